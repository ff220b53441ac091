"""Giving, correcting and ending posts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from districtteam.people.models import Address, Membership, Network, Person, Team
from districtteam.people.roles import NETWORK_ROLES, TEAM_ROLES, Role

from .fields import AddressesField, DayField, TeamField

ROLES_OF_A_TEAM = [Role.MEMBER, Role.LEAD]
ROLES_OF_THE_NETWORK = [role for role in Role if role in NETWORK_ROLES]


def choices_of(roles: list[Role]) -> list[tuple[str, Any]]:
    return [(role.value, role.label) for role in roles]


def network_roles(*, with_administrator: bool) -> list[tuple[str, Any]]:
    kept = [
        role for role in ROLES_OF_THE_NETWORK if with_administrator or role != Role.ADMINISTRATOR
    ]
    return choices_of(kept)


class EnrolForm(forms.Form):
    """Somebody new, with their first post."""

    name = forms.CharField(label=_("Name"), max_length=150)
    role = forms.ChoiceField(label=_("Role"))
    post = forms.CharField(
        label=_("Post"),
        required=False,
        max_length=120,
        help_text=_("What the post is called, as on a letter."),
    )

    def __init__(
        self, network: Network, roles: list[tuple[str, Any]], *args: Any, **given: Any
    ) -> None:
        super().__init__(*args, **given)
        self.fields["role"].choices = roles  # type: ignore[attr-defined]
        several = _("Several? Put them apart with a semicolon.")
        self.fields["numbers"] = AddressesField(
            Address.PHONE, network.country, label=_("Telephone"), help_text=several
        )
        self.fields["mailboxes"] = AddressesField(Address.EMAIL, label=_("E-mail"))


class AppointForm(forms.Form):
    """A further post for somebody who is on the list."""

    role = forms.ChoiceField(label=_("Role"))
    post = forms.CharField(label=_("Post"), required=False, max_length=120)
    starts = DayField(label=_("First day"))

    def __init__(
        self, network: Network, roles: list[tuple[str, Any]], *args: Any, **given: Any
    ) -> None:
        super().__init__(*args, **given)
        self.fields["role"].choices = [*choices_of(ROLES_OF_A_TEAM), *roles]  # type: ignore[attr-defined]
        self.fields["team"] = TeamField(
            network,
            label=_("Team"),
            required=False,
            help_text=_("Leave it empty for a role in the network itself."),
        )
        self.order_fields(["team", "role", "post", "starts"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("role") in TEAM_ROLES and "team" in given and not given["team"]:
            self.add_error("team", _("This role is held in a team. Enter the team."))
        return given


class PostForm(forms.Form):
    """Correct a post."""

    post = forms.CharField(label=_("Post"), required=False, max_length=120)
    role = forms.ChoiceField(label=_("Role"))

    def __init__(self, membership: Membership, roles: list[Any], data: Any = None) -> None:
        start = {"post": membership.post, "role": membership.role}
        super().__init__(data, initial=start)
        held = Role(membership.role)
        choices = dict([(held.value, held.label), *roles])
        self.fields["role"].choices = list(choices.items())  # type: ignore[attr-defined]


class LeaveForm(forms.Form):
    ends = DayField(label=_("First day without this post"))


class TransferForm(forms.Form):
    day = DayField(label=_("First day in the new team"))
    role = forms.ChoiceField(label=_("Role"), choices=choices_of(ROLES_OF_A_TEAM))
    post = forms.CharField(label=_("Post"), required=False, max_length=120)

    def __init__(self, network: Network, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["team"] = TeamField(network, label=_("New team"))
        self.order_fields(["team", "day", "role", "post"])


class ActingLeadForm(forms.Form):
    """Somebody of the team who stands in for the lead."""

    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Who stands in"), widget=forms.RadioSelect, empty_label=None
    )
    starts = DayField(label=_("First day"))
    ends = DayField(label=_("First day on which the lead is back"))

    def __init__(self, team: Team, day: Any, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        posts = Membership.objects.on(day).filter(team=team).exclude(role=Role.LEAD)
        people = Person.objects.filter(pk__in=posts.values("person"))
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
