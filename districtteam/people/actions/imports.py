from collections.abc import Iterable, Mapping
from datetime import timedelta

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from districtteam.lib.tables import Limits, read_table
from districtteam.people import errors
from districtteam.people.models import Address, Membership, Network, PeopleImport, Person, Team
from districtteam.people.roles import TeamKind
from districtteam.people.roster.columns import columns_of
from districtteam.people.roster.persons import Known
from districtteam.people.roster.plan import NewTeam, Plan, Planned, plan_of
from districtteam.people.roster.reading import lines_of
from districtteam.people.roster.teams import team_words
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

from .addresses import hide_addresses

MOST = 4_000  # people in one list: taken in within one transaction of about a second
LIMITS = Limits(size=8 * 1024 * 1024, rows=20_000, columns=100)
DRAFTS_LAST = timedelta(days=1)


def read_people(
    network: Network, data: bytes | str, *, file_name: str = "", by: Actor
) -> PeopleImport:
    """Read a list as a draft to look at; of people, teams and addresses nothing is written yet.

    Raises TableError, ColumnMissing, NobodyListed, TooManyPeople.
    """
    table = read_table(data, limits=LIMITS)
    found = columns_of(table, team_words(network))
    lines = lines_of(table, found)
    if not lines:
        raise errors.NobodyListed
    if len(lines) > MOST:
        raise errors.TooManyPeople(count=len(lines), most=MOST)
    with transaction.atomic():
        forget_old_drafts(network, by=by)
        draft = PeopleImport.objects.create(
            network=network,
            file_name=file_name[:255],
            at=by.at,
            by=by.person,
            rows=[line.as_row() for line in lines],
            counts={"rows": len(lines), "unused": found.unused[:20]},
        )
        record("people.read_people", draft, network, by=by, rows=len(lines))
    return draft


def choose_teams(draft: PeopleImport, choices: Mapping[str, str], *, by: Actor) -> PeopleImport:
    """Say what unknown names of teams mean: {folded name: "team:12" | "form" | "skip"}."""
    if draft.taken_at:
        raise errors.AlreadyTaken
    with transaction.atomic():
        draft.choices = dict(choices)
        draft.save(update_fields=["choices"])
        record("people.choose_teams", draft, draft.network, by=by)
    return draft


def drop_draft(draft: PeopleImport, *, by: Actor) -> None:
    """Forget a list that was only looked at."""
    if draft.taken_at:
        raise errors.AlreadyTaken
    with transaction.atomic():
        record("people.drop_draft", draft, draft.network, by=by)
        draft.delete()


def forget_old_drafts(network: Network, *, by: Actor) -> None:
    """A list nobody took in within a day is forgotten: it is full of names and numbers."""
    old = network.people_imports.filter(taken_at=None, at__lt=by.at - DRAFTS_LAST)
    for draft in old:
        drop_draft(draft, by=by)


def import_people(draft: PeopleImport, *, by: Actor) -> PeopleImport:
    """Take in a list: people, posts, addresses and teams, in one transaction and one trace.

    Raises AlreadyTaken, NothingToTake, ListChanged (somebody changed the same people meanwhile).
    """
    if draft.taken_at:
        raise errors.AlreadyTaken
    plan = plan_of(draft)
    if not plan.planned:
        raise errors.NothingToTake
    counts = plan.counts()
    try:
        with transaction.atomic():
            taken = PeopleImport.objects.select_for_update().get(pk=draft.pk)
            if taken.taken_at:
                raise errors.AlreadyTaken
            taken.made = _write(plan, taken, by)
            taken.counts = {**taken.counts, **counts}
            taken.taken_at, taken.rows, taken.choices = by.at, [], {}
            taken.save()
            record("people.import_people", taken, taken.network, by=by, **counts)
    except IntegrityError as error:
        raise errors.ListChanged from error
    return taken


def _write(plan: Plan, taken: PeopleImport, by: Actor) -> dict[str, list[int]]:
    """Everything in the plan; returns the keys of the rows made, by kind."""
    teams = _form_teams(plan, taken.network)
    people = _enrol(plan.planned, by)
    hide_addresses(_coming_back(plan.planned, taken.network, by), taken.network, by=by)
    _show_addresses(plan.planned, taken.network)
    posts = Membership.objects.bulk_create(_posts(plan.planned, teams, taken.network, by))
    addresses = Address.objects.bulk_create(_addresses(plan.planned, by))
    shared = _mark_shared(addresses, taken.network)
    return {
        "people.team": [team.pk for team in teams.values()],
        "people.person": [person.pk for person in people],
        "people.membership": [post.pk for post in posts],
        "people.address": [address.pk for address in addresses],
        "shared": shared,
    }


def _coming_back(rows: list[Planned], network: Network, by: Actor) -> Iterable[Person]:
    """Those who worked elsewhere and have no post here today."""
    keys = {row.match.known.key or 0 for row in rows if row.posted}
    elsewhere = Membership.objects.exclude(network=network).filter(person__in=keys)
    here = network.memberships.not_over(network.day_at(by.at))
    people = Person.objects.filter(pk__in=elsewhere.values("person"))
    return people.exclude(pk__in=here.values("person"))


def _show_addresses(rows: list[Planned], network: Network) -> None:
    """What the list says of somebody, the network was told, though it may not have seen it."""
    told = {(kind, value) for row in rows for kind, value, _note in row.reading.addresses}
    hidden = Address.hidden_from.through.objects.filter(network=network)
    near = hidden.filter(address__person__in={row.match.known.key or 0 for row in rows})
    reaches = near.values_list("pk", "address__kind", "address__value")
    hidden.filter(pk__in=[pk for pk, *reach in reaches if tuple(reach) in told]).delete()


def _form_teams(plan: Plan, network: Network) -> dict[str, Team]:
    wanted = list(plan.new_teams.values())
    made = Team.objects.bulk_create(
        Team(network=network, name=team.name[:200], kind=TeamKind.HDMT) for team in wanted
    )
    Team.places.through.objects.bulk_create(
        Team.places.through(team_id=team.pk, place_id=new.place)
        for team, new in zip(made, wanted, strict=True)
        if new.place is not None
    )
    return {new.key: team for new, team in zip(wanted, made, strict=True)}


def _enrol(rows: list[Planned], by: Actor) -> list[Person]:
    """Make the new people and write their keys into what the rows know of them."""
    new: dict[int, tuple[Known, str]] = {}
    for row in rows:
        if row.match.known.key is None:
            new.setdefault(id(row.match.known), (row.match.known, row.reading.language))
    people = Person.objects.bulk_create(
        Person(
            name=known.name,
            language=language,
            created_at=by.at,
            password=make_password(None),
        )
        for known, language in new.values()
    )
    for person, (known, _language) in zip(people, new.values(), strict=True):
        known.key = person.pk
    return people


def _posts(
    rows: list[Planned], teams: dict[str, Team], network: Network, by: Actor
) -> Iterable[Membership]:
    for row in rows:
        if not row.posted:
            continue
        team = teams[row.team.key].pk if isinstance(row.team, NewTeam) else row.team
        yield Membership(
            person_id=row.match.known.key or 0,
            network=network,
            team_id=team,
            role=row.reading.role,
            post=" ".join(row.reading.line.post.split()),
            starts=network.day_at(by.at),
        )


def _addresses(rows: list[Planned], by: Actor) -> Iterable[Address]:
    for row in rows:
        shared = {reach for reach, _name in row.match.shared}
        for kind, value, _note in row.added:
            yield Address(
                person_id=row.match.known.key or 0,
                kind=kind,
                value=value,
                shared=(kind, value) in shared,
                added_at=by.at,
            )


def _mark_shared(addresses: list[Address], network: Network) -> list[int]:
    """A number that several people answer is shared for the first of them as well."""
    values = {address.value for address in addresses if address.shared}
    here = Membership.objects.filter(network=network).values("person")
    first = Address.objects.filter(value__in=values, shared=False, person__in=here)
    marked = list(first.values_list("pk", flat=True))
    Address.objects.filter(pk__in=marked).update(shared=True)
    return marked
