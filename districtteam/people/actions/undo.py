from collections.abc import Collection

from django.db import transaction

from districtteam.people import errors, usage
from districtteam.people.models import Address, Membership, PeopleImport, Person, Team
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

PERSON, POST, ADDRESS, TEAM = (
    "people.person",
    "people.membership",
    "people.address",
    "people.team",
)
SIGNED_IN, VERIFIED, CHANGED, REFERRED, NOT_EMPTY = (
    "signed_in",
    "verified",
    "changed",
    "referred",
    "not_empty",
)


def undo_import(taken: PeopleImport, *, by: Actor) -> PeopleImport:
    """Take back what an import made, except what somebody has used since.

    What stays is in `counts["stays"]`, as [kind, key, reason]: signed_in, verified, changed,
    referred (something else in the house refers to it), not_empty (a team with other people).
    """
    if taken.taken_at is None or taken.undone_at is not None:
        raise errors.NotTaken
    with transaction.atomic():
        stays = _take_back(taken.made)
        taken.undone_at = by.at
        taken.counts = {**taken.counts, "stays": stays}
        taken.save(update_fields=["undone_at", "counts"])
        record("people.undo_import", taken, taken.network, by=by, stays=len(stays))
    return taken


def _take_back(made: dict[str, list[int]]) -> list[list[object]]:
    used = _used_people(made)
    gone = [key for key in made[PERSON] if key not in used]
    stays: list[list[object]] = [[PERSON, key, reason] for key, reason in sorted(used.items())]
    stays += _remove_posts(made, used.keys())
    _remove_addresses(made, used.keys())
    Person.objects.filter(pk__in=gone).delete()
    Address.objects.filter(pk__in=made.get("shared", [])).update(shared=False)
    return stays + _remove_teams(made)


def _used_people(made: dict[str, list[int]]) -> dict[int, str]:
    """People of the import whom somebody has to do with since, and how."""
    keys = made[PERSON]
    used: dict[int, str] = {}
    for key in Person.objects.filter(pk__in=keys, last_login__isnull=False).values_list(
        "pk", flat=True
    ):
        used[key] = SIGNED_IN
    proved = Address.objects.filter(person__in=keys, verified_at__isnull=False)
    for key in proved.values_list("person", flat=True):
        used.setdefault(key, VERIFIED)
    for key in usage.mentioned(Person, keys):
        used.setdefault(key, CHANGED)
    for key in usage.referred(Person, keys, made):
        used.setdefault(key, REFERRED)
    return used


def _remove_posts(made: dict[str, list[int]], used: Collection[int]) -> list[list[object]]:
    """Posts of those who go, and posts given to people known before, if nothing hangs on them."""
    posts = Membership.objects.filter(pk__in=made[POST]).exclude(person__in=used)
    hanging = usage.referred(Membership, made[POST], {})
    posts.exclude(pk__in=hanging).filter(ends=None).delete()
    left = Membership.objects.filter(pk__in=made[POST]).exclude(person__in=used)
    return [[POST, key, REFERRED] for key in left.values_list("pk", flat=True)]


def _remove_addresses(made: dict[str, list[int]], used: Collection[int]) -> None:
    """Those of people who stay because they are used stay too; so does what they have proved."""
    addresses = Address.objects.filter(pk__in=made[ADDRESS], verified_at=None, stopped_at=None)
    addresses.exclude(person__in=used).delete()


def _remove_teams(made: dict[str, list[int]]) -> list[list[object]]:
    """Teams that the import formed and that nobody else has joined or changed."""
    keys = made[TEAM]
    peopled = set(Membership.objects.filter(team__in=keys).values_list("team", flat=True))
    places = {"people.team_places": _links(keys)}
    reasons = dict.fromkeys(usage.referred(Team, keys, places), REFERRED)
    reasons |= dict.fromkeys(usage.mentioned(Team, keys), CHANGED)
    reasons |= dict.fromkeys(peopled, NOT_EMPTY)
    Team.objects.filter(pk__in=[key for key in keys if key not in reasons]).delete()
    return [[TEAM, key, reason] for key, reason in sorted(reasons.items())]


def _links(teams: Collection[int]) -> list[int]:
    """The rows that tie these teams to their places: they go with the team."""
    links = Team.places.through.objects.filter(team__in=teams)
    return list(links.values_list("pk", flat=True))
