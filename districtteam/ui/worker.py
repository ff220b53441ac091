"""The service worker and the manifest, which name the frame's files as they are named today."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static

from .components import path
from .storage import minified

FRAME = ("ui/site.css", "ui/site.js")
MARK = Path(__file__).parent / "static" / "ui" / "mark.svg"


@lru_cache(maxsize=1)
def script() -> str:
    frame = [static(name) for name in FRAME]
    text = render_to_string(
        "ui/sw.js",
        {
            "frame": frame,
            "away": path("ui:offline"),
            "sign_in": path(settings.LOGIN_URL),
            "version": sha256(" ".join(frame).encode()).hexdigest()[:8],
        },
    )
    return minified(text, ".js")


@lru_cache(maxsize=1)
def mark() -> bytes:
    return MARK.read_bytes()


def manifest() -> dict[str, object]:
    """What a telephone needs to put the site among its applications."""
    return {
        "name": settings.SITE_NAME,
        "short_name": settings.SITE_NAME,
        "start_url": "/",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": "#212b66",
        "icons": [{"src": static("ui/mark.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
