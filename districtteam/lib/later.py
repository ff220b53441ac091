"""Functions of a module that is loaded when the first of them is called.

    views = Later("districtteam.people.views.teams")
    path("teams/<int:pk>", views.team, name="team")

The urls.py and apps.py of a room name its views and handlers so. A process then starts with the
rooms' models and addresses alone, however many rooms there are, and loads the rest of a room when
somebody asks for it.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

ASKED_OF_ALL = {"view_class"}  # by Django, of every address, long before anybody goes there


class Function:
    """Stands for a function until it is called, or asked for its door or another public mark."""

    def __init__(self, module: str, name: str) -> None:
        self.__module__ = module
        self.__name__ = self.__qualname__ = name

    def _itself(self) -> Callable[..., Any]:
        """Raises ImportError or AttributeError where there is no such function."""
        found: Callable[..., Any] = getattr(import_module(self.__module__), self.__name__)
        return found

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._itself()(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        if name in ASKED_OF_ALL or name.startswith("_"):
            raise AttributeError(name)
        return getattr(self._itself(), name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Function) and repr(self) == repr(other)

    def __hash__(self) -> int:
        return hash(repr(self))

    def __repr__(self) -> str:
        return f"{self.__module__}.{self.__name__}"


class Later:
    """A module, by its dotted name, that is not loaded yet: each attribute is a Function."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Function:
        return Function(self._module, name)
