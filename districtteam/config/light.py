"""Loads the library of tasks without what it would load for type checkers and its version.

At import, django_tasks has django_stubs_ext make some thirty of Django's classes subscriptable, and
so loads Django's admin, feeds and sitemaps; and it looks its own version up among all packages.
That is a twelfth of each start of a process. Of the classes it needs one, of the version nothing.
Whoever imports django_stubs_ext or importlib.metadata later gets the real ones.
"""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from django.utils.connection import BaseConnectionHandler

STUBS, METADATA = "django_stubs_ext", "importlib.metadata"


def load_tasks() -> None:
    if "django_tasks" in sys.modules:
        return
    with stand_in(STUBS, monkeypatch=make_subscriptable), stand_in(METADATA, version=unknown):
        importlib.import_module("django_tasks")
        importlib.import_module("django_tasks_db")


@contextmanager
def stand_in(name: str, **functions: Any) -> Iterator[None]:
    """A module of that name with these functions, unless the real one is loaded already."""
    if name in sys.modules:
        yield
        return
    package, _dot, own = name.rpartition(".")
    sys.modules[name] = module = ModuleType(name)
    vars(module).update(functions)
    if package:
        setattr(sys.modules[package], own, module)
    try:
        yield
    finally:
        del sys.modules[name]
        if package:
            delattr(sys.modules[package], own)


def unknown(_package: str) -> str:
    return ""


def make_subscriptable() -> None:
    if not hasattr(BaseConnectionHandler, "__class_getitem__"):
        BaseConnectionHandler.__class_getitem__ = classmethod(itself)  # type: ignore[attr-defined]


def itself(cls: type, _of: Any) -> type:
    return cls
