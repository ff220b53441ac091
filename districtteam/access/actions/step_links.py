"""Step links: personal, good on any telephone, for one step's pages, until it closes."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from districtteam.access import tokens
from districtteam.access.models import StepLink
from districtteam.people.models import Person, Team
from districtteam.trail.actions import record, record_each
from districtteam.trail.actor import Actor


class Wanted(NamedTuple):
    """A link that somebody is to have: see make_step_link."""

    person: Person
    step: str
    path: str
    closes_at: datetime
    team: Team | None = None


def make_step_link(
    person: Person,
    step: str,
    path: str,
    closes_at: datetime,
    *,
    by: Actor,
    team: Team | None = None,
) -> str:
    """The URL that opens the pages under `path` as this person until `closes_at`.

    step: what the caller calls it, at most 80 characters ("cycle:12:answers"). A second call for
    the same person and step gives the same URL, so that reminders repeat the link instead of
    ending the one before; path, team and closing time are brought up to date. After
    `revoke_step_link` it is a new one. team: the link dies when the person leaves it.
    """
    [url] = make_step_links([Wanted(person, step, path, closes_at, team)], by=by)
    return url


@transaction.atomic
def make_step_links(wanted: Sequence[Wanted], *, by: Actor) -> list[str]:
    """Many at once, in the order of the wishes: five queries. No person and step twice."""
    rows = StepLink.objects.filter(
        person__in={one.person.pk for one in wanted}, step__in={one.step for one in wanted}
    )
    known = {(row.person_id, row.step): row for row in rows}
    links = [_link(one, known.get((one.person.pk, one.step)), by) for one in wanted]
    fresh = [
        one
        for one, link in zip(wanted, links, strict=True)
        if link.pk is None or link.revoked_at is not None
    ]
    StepLink.objects.bulk_create(
        [link for link in links if link.pk is None],
        ignore_conflicts=True,  # somebody else has just made the same one
    )
    _bring_up_to_date([link for link in links if link.pk is not None])
    for step in {one.step for one in fresh}:
        about = [(one.person, *filter(None, [one.team])) for one in fresh if one.step == step]
        record_each("access.made_step_link", about, by=by, step=step)
    return [_url(link) for link in links]


def _link(wanted: Wanted, known: StepLink | None, by: Actor) -> StepLink:
    """The row as it is to be, not saved."""
    link = known or StepLink(person=wanted.person, step=wanted.step, made_at=by.at)
    link.path, link.team, link.closes_at = _checked(wanted.path), wanted.team, wanted.closes_at
    link.digest = tokens.digest(_token(wanted.person, wanted.step, link.serial))
    return link


def _bring_up_to_date(links: list[StepLink]) -> None:
    for link in links:
        link.revoked_at = None
    StepLink.objects.bulk_update(links, ["path", "team", "closes_at", "digest", "revoked_at"], 200)


def _url(link: StepLink) -> str:
    token = _token(link.person, link.step, link.serial)
    return settings.SITE_URL + reverse("access:step_link", args=[token])


def _token(person: Person, step: str, serial: int) -> str:
    return tokens.derived_token("step", person.pk, step, serial)


def _checked(path: str) -> str:
    """Never the whole site, never another one: at least one part, as Django's routes write it."""
    if not path.startswith("/") or not path.strip("/") or "//" in path or ".." in path:
        raise ValueError(f"A step link leads to the pages of one step, not to {path!r}.")
    return path


@transaction.atomic
def move_step_links(step: str, closes_at: datetime, *, by: Actor) -> int:
    """Every link to a step closes at another moment, such as now. How many there are."""
    links = StepLink.objects.filter(step=step).exclude(closes_at=closes_at)
    moved = links.update(closes_at=closes_at)
    if moved:
        record("access.moved_step_links", by=by, step=step, links=moved)
    return moved


@transaction.atomic
def revoke_step_link(link: StepLink, *, by: Actor) -> None:
    """The link opens nothing from now on, on no telephone; the next one will be different."""
    if link.revoked_at is not None:
        return
    link.revoked_at, link.serial = by.at, link.serial + 1
    link.save(update_fields=["revoked_at", "serial"])
    record("access.revoked_step_link", link.person, by=by, step=link.step)
