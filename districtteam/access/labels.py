"""Naming a browser so that its owner recognises it: "Chrome, Android"."""

BROWSERS = (
    ("OPiOS", "Opera Mini"),
    ("Opera Mini", "Opera Mini"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("UCBrowser", "UC Browser"),
    ("EdgA/", "Edge"),
    ("Edg/", "Edge"),
    ("FxiOS", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("KAIOS", "KaiOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def device_label(user_agent: str) -> str:
    """What a browser says of itself, in words; empty where it says nothing that we know.

    >>> device_label("Mozilla/5.0 (Linux; Android 13) Chrome/120.0 Mobile Safari/537.36")
    'Chrome, Android'
    """
    found = (_first(BROWSERS, user_agent), _first(SYSTEMS, user_agent))
    return ", ".join(name for name in found if name)


def _first(table: tuple[tuple[str, str], ...], text: str) -> str:
    return next((name for mark, name in table if mark in text[:500]), "")
