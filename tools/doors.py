"""Every address of the site and who may open it.

python -m tools.doors    # writes docs/doors.md anew, as `make doors` does
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver

from districtteam.ui.doors import Door

PAGE = Path(__file__).resolve().parent.parent / "docs" / "doors.md"
HEAD = """# Doors

Every address of the site, by whom and how it may be opened. Written by `make doors` from the
`@door(...)` above each view; a test fails when it is out of date, and another tries every address
as everybody with every verb. *fresh* asks for a code first, *own*
asks whoever picked a name on a shared telephone. The words are the roles of
`districtteam/people/roles.py`; `anyone` needs no sign-in, `signed-in` any role.

| address | name | verbs | open to |
| --- | --- | --- | --- |
"""


@dataclass(frozen=True)
class Route:
    """address: as written in the urls; name: "people:team"; view: what answers."""

    address: str
    name: str
    view: Any

    @property
    def door(self) -> Door | None:
        return getattr(self.view, "door", None)


def routes() -> list[Route]:
    from django.urls import get_resolver  # noqa: PLC0415  (Django must be set up by then)

    return sorted(_walk(get_resolver().url_patterns, "/", ""), key=lambda route: route.address)


def _walk(patterns: list[URLPattern | URLResolver], address: str, space: str) -> Iterator[Route]:
    for pattern in patterns:
        here = address + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, here, inner)
        else:
            yield Route(here, f"{space}{pattern.name or ''}", pattern.callback)


def page() -> str:
    return HEAD + "".join(f"{_row(route)}\n" for route in routes())


def _row(route: Route) -> str:
    rule = route.door or Door(frozenset({"no door"}), ())
    asks = [word for word, asked in (("fresh", rule.fresh), ("own", rule.own)) if asked]
    who = ", ".join(sorted(rule.audience)) + (f" ({', '.join(asks)})" if asks else "")
    return f"| `{route.address}` | `{route.name}` | {' '.join(rule.methods)} | {who} |"


def main() -> None:
    import django  # noqa: PLC0415

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "districtteam.config.settings")
    django.setup()
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
