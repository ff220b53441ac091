"""Moments at which the rooms above may want to act. They register at start-up (apps.py).

    hooks.erased.add(Later("districtteam.access.actions.devices").forget_person)

A handler runs inside the action's transaction: what it raises undoes the whole action.
"""

from collections.abc import Callable
from typing import Generic, ParamSpec

from districtteam.trail.actor import Actor

from .models import Address, Membership, Person

Given = ParamSpec("Given")


class Moment(Generic[Given]):
    """Something that happens here and that others may answer to."""

    def __init__(self) -> None:
        self._handlers: list[Callable[Given, None]] = []

    def add(self, handler: Callable[Given, None]) -> None:
        if handler not in self._handlers:
            self._handlers.append(handler)

    def remove(self, handler: Callable[Given, None]) -> None:
        self._handlers.remove(handler)

    def tell(self, *args: Given.args, **kwargs: Given.kwargs) -> None:
        for handler in self._handlers:
            handler(*args, **kwargs)


# (person, actor): the person is being erased; end sessions, forget keys.
erased: Moment[[Person, Actor]] = Moment()
# (address, actor): a number or mailbox was added or changed and is not verified yet.
address_added: Moment[[Address, Actor]] = Moment()
# (address, actor): it is about to be removed; withdraw what was sent to it.
address_removed: Moment[[Address, Actor]] = Moment()
# (membership, actor): somebody was given a post.
appointed: Moment[[Membership, Actor]] = Moment()
# (membership, actor): the end of somebody's post was set.
ended: Moment[[Membership, Actor]] = Moment()
