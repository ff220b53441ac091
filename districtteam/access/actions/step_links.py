"""Step links: personal, good on any telephone, for one step's pages, until it closes."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from districtteam.access import tokens
from districtteam.access.models import StepLink
from districtteam.people.models import Person, Team
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor


@transaction.atomic
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
    wanted = {"path": _checked(path), "team": team, "closes_at": closes_at}
    link, new = StepLink.objects.get_or_create(
        person=person,
        step=step,
        defaults={**wanted, "made_at": by.at, "digest": tokens.digest(_token(person, step, 0))},
    )
    token = _token(person, step, link.serial)
    renewed = link.revoked_at is not None
    for field, value in {**wanted, "digest": tokens.digest(token), "revoked_at": None}.items():
        setattr(link, field, value)
    link.save()
    if new or renewed:
        about = [team] if team else []
        record("access.made_step_link", person, *about, by=by, step=step)
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
