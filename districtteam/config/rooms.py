"""The addresses of a room, read when the first of them is asked for."""

from typing import Any

from django.urls import URLResolver
from django.urls.resolvers import RoutePattern
from django.utils.translation import get_language


class Room(URLResolver):
    """What `path(prefix, include("districtteam.<name>.urls"))` makes, but lazily.

    For the first link on the first page, Django prepares the links to every page that there is:
    45 µs for each, a tenth of a start with the whole house. A room prepares its own when somebody
    links to it, and its urls.py is read no sooner.
    """

    def __init__(self, prefix: str, name: str) -> None:
        route = RoutePattern(prefix, is_endpoint=False)
        super().__init__(route, f"districtteam.{name}.urls", app_name=name, namespace=name)

    def _populate(self) -> None:
        """Nothing: this is asked of all rooms for a link to one."""

    def _read(self) -> None:
        if get_language() not in self._reverse_dict:
            super()._populate()

    @property
    def reverse_dict(self) -> Any:
        self._read()
        return super().reverse_dict

    @property
    def namespace_dict(self) -> Any:
        self._read()
        return super().namespace_dict

    @property
    def app_dict(self) -> Any:
        self._read()
        return super().app_dict
