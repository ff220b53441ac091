"""Who may read the history of a team, a network, a person or a place, told to the trail."""

from django.db.models import CharField, Q
from django.db.models.functions import Cast

from districtteam.places.models import Change, Place
from districtteam.trail.models import Mention
from districtteam.ui.http import Here

from .models import Membership, PeopleImport, Team
from .roles import Role
from .sight import KEEPERS


def may_read_team(here: Here, key: str) -> bool:
    """Its own people, and those who keep the network's list."""
    if here.network is None:
        return False
    if any(str(post.team_id) == key for post in here.memberships):
        return True
    ours = Team.objects.filter(pk=key, network=here.network)
    return bool(here.roles & KEEPERS) and ours.exists()


def may_read_network(here: Here, key: str) -> bool:
    """Those who keep the network's list."""
    return bool(here.network and here.roles & KEEPERS and str(here.network.pk) == key)


def may_read_person(here: Here, key: str) -> bool:
    """The person, and the administrators of the only network in which the person ever held a post.

    It tells what they did wherever they worked: not for another country, nor for whoever picked
    their name on a shared telephone.
    """
    if str(here.person.pk) == key:
        return here.fresh or not here.lent
    networks = Membership.objects.filter(person_id=key).values_list("network", flat=True)
    return Role.ADMINISTRATOR.value in here.roles and set(networks) == {here.network.pk}


def may_read_place(here: Here, key: str) -> bool:
    """Everybody of a network that works in that tree of places."""
    if here.network is None:
        return False
    return Place.objects.of(here.network.place_source).filter(pk=key).exists()


def deeds_of_place(key: str) -> Q:
    """The imports that changed it: they name the file, not its thousands of places."""
    parts = Change.objects.filter(place_id=key).exclude(part_of=None)
    imports = parts.annotate(taken=Cast("part_of", CharField(max_length=40))).values("taken")
    named = Mention.objects.filter(kind="places.import", key__in=imports)
    return Q(pk__in=named.values("entry"))


def may_read_import(here: Here, key: str) -> bool:
    """Those who keep the network's list."""
    if not here.roles & KEEPERS:
        return False
    return PeopleImport.objects.filter(pk=key, network=here.network).exists()


def deeds_of_network(key: str) -> Q:
    """What happened to any of its teams."""
    teams = Team.objects.filter(network_id=key).annotate(key=Cast("pk", CharField(max_length=40)))
    named = Mention.objects.filter(kind="people.team", key__in=teams.values("key"))
    return Q(pk__in=named.values("entry"))


def deeds_of_person(key: str) -> Q:
    """What the person did, or somebody else on their behalf."""
    return Q(by_id=key) | Q(on_behalf_of_id=key)
