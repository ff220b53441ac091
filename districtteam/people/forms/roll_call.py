"""Appel de rentrée on one page: a part for each post, room for newcomers, one button."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from districtteam.people.actions import Line, Newcomer
from districtteam.people.models import Address, Membership, Person, Team
from districtteam.people.roles import Role

from .fields import AddressesField, DayField, as_typed
from .posts import ROLES_OF_A_TEAM, choices_of

NEWCOMERS = 2
WEB, PHONE, PAPER = "web", "phone", "paper"


class PersonForm(forms.Form):
    """What one may say of anybody in the team."""

    name = forms.CharField(label=_("Name"), max_length=150)
    post = forms.CharField(label=_("Post"), required=False, max_length=120)
    role = forms.ChoiceField(label=_("Role"), choices=choices_of(ROLES_OF_A_TEAM))

    def __init__(self, country: str, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["numbers"] = AddressesField(Address.PHONE, country, label=_("Telephone"))
        self.fields["mailboxes"] = AddressesField(Address.EMAIL, label=_("E-mail"))


class LineForm(PersonForm):
    """Somebody in post. closed: their addresses are not the reader's to change.

    seen: the addresses that the page showed. What was added since, by the person or by another
    who confirms, was not struck out by leaving it out.
    """

    has_left = forms.BooleanField(label=_("Has left this post"), required=False)
    left = DayField(label=_("First day without the post"), required=False)

    def __init__(
        self, membership: Membership, addresses: Sequence[Address], *args: Any, **given: Any
    ) -> None:
        self.membership = membership
        self.addresses = addresses
        self.closed: bool = given.pop("closed", False)
        start = {
            "name": membership.person.name,
            "post": membership.post,
            "role": membership.role,
            "numbers": as_typed(addresses, Address.PHONE),
            "mailboxes": as_typed(addresses, Address.EMAIL),
        }
        country = membership.network.country
        super().__init__(country, *args, initial=start, prefix=f"p{membership.pk}", **given)
        if membership.role not in {Role.MEMBER, Role.LEAD}:
            del self.fields["role"]
        if self.closed:
            del self.fields["numbers"], self.fields["mailboxes"]
        shown = " ".join(address.value for address in addresses)
        self.fields["seen"] = forms.CharField(
            required=False, initial=shown, widget=forms.HiddenInput
        )

    def line(self, today: date) -> Line:
        given = self.cleaned_data
        gone = given["left"] or today
        return Line(
            self.membership,
            given["name"],
            given["post"],
            given.get("role", self.membership.role),
            numbers=given.get("numbers"),
            mailboxes=given.get("mailboxes"),
            left=max(gone, self.membership.starts) if given["has_left"] else None,
            seen=given["seen"].split() if self.add_prefix("seen") in self.data else None,
        )


class NewcomerForm(PersonForm):
    """Somebody who joins; left empty, nobody does."""

    def __init__(self, country: str, number: int, data: Any = None) -> None:
        super().__init__(
            country,
            data,
            prefix=f"n{number}",
            initial={"role": Role.MEMBER.value},
            empty_permitted=True,
            use_required_attribute=False,
        )

    def newcomer(self) -> Newcomer:
        given = self.cleaned_data
        return Newcomer(
            given["name"], given["post"], given["role"], given["numbers"], given["mailboxes"]
        )


class HowForm(forms.Form):
    """By which way the team said it, for somebody who keeps the list and writes for them."""

    channel = forms.ChoiceField(
        label=_("How did the team tell you?"),
        choices=[(PHONE, _("by telephone")), (PAPER, _("on paper")), (WEB, _("I know it myself"))],
        initial=PHONE,
        widget=forms.RadioSelect,
    )
    told_by = forms.ModelChoiceField(
        Person.objects.none(), label=_("Who told you?"), required=False, empty_label="–"
    )

    def __init__(self, people: Any, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["told_by"].queryset = people  # type: ignore[attr-defined]


class RollForm:
    """All the parts of the page, valid together; drawn like one form in the error summary."""

    def __init__(
        self,
        team: Team,
        posts: Sequence[Membership],
        *,
        data: Any = None,
        closed: frozenset[int] = frozenset(),
        how: HowForm | None = None,
    ) -> None:
        country = team.network.country
        self.lines = [
            LineForm(post, _in_use(post), data, closed=post.person_id in closed) for post in posts
        ]
        self.newcomers = [NewcomerForm(country, number, data) for number in range(NEWCOMERS)]
        self.how = how
        self.refused: list[str] = []

    @property
    def parts(self) -> list[forms.Form]:
        how = [self.how] if self.how else []
        return [*self.lines, *self.newcomers, *how]

    def is_valid(self) -> bool:
        valid = [part.is_valid() for part in self.parts]  # each, so that all faults are told
        return all(valid)

    def add_error(self, _field: None, words: str) -> None:
        self.refused.append(words)

    @property
    def errors(self) -> list[Any]:
        told = [error for part in self.parts if part.is_bound for error in part.errors.values()]
        return [*self.refused, *told]

    @property
    def non_field_errors(self) -> list[str]:
        return self.refused

    def __iter__(self) -> Iterator[forms.BoundField]:
        for part in self.parts:
            yield from part

    def said(self, today: date) -> tuple[list[Line], list[Newcomer]]:
        newcomers = [part.newcomer() for part in self.newcomers if part.has_changed()]
        return [part.line(today) for part in self.lines], newcomers


def _in_use(post: Membership) -> list[Address]:
    return [address for address in post.person.addresses.all() if address.stopped_at is None]
