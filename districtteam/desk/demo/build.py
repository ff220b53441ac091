"""Makes the demonstration's two countries, a chapter at a time, telling how far it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from time import monotonic

from django.db import transaction
from django.utils.translation import gettext as _

from districtteam.access.actions.one_click import one_click_link
from districtteam.people.models import Membership, Person
from districtteam.people.roles import Role
from districtteam.trail.actor import system

from . import districts, founding, invitations, roll_call
from .countries import MAYELO, ZEMBARA
from .cycles import chapters
from .parts import LABELS, Guise
from .persons import Crowd
from .places import read_in_places
from .story import Story

Say = Callable[[str], None]
LINKS_LAST = timedelta(days=3650)


def build(now: datetime, say: Say, *, cycles: bool = True) -> list[Guise]:
    """Both countries up to `now`, and whom a visitor may be.

    cycles: whether their learning cycles are told as well, which takes three times as long.
    """
    zembara = Story(ZEMBARA, now, Crowd("zembara.example", seed=8))
    with transaction.atomic():  # nobody else writes yet, so one commit may be long
        _tell_zembara(zembara, say)
    mayelo = Story(MAYELO, now, Crowd("mayelo.example", seed=2, after=zembara.crowd))
    with transaction.atomic():
        _tell_mayelo(mayelo, say)
    if cycles:
        _tell_cycles(zembara, mayelo, say)
    with transaction.atomic():
        chosen = _cast(zembara, mayelo)
        return [_guise(part, person, now) for part, person in chosen.items()]


def _tell_zembara(story: Story, say: Say) -> None:
    with telling(_("Zembara: its places, with every border drawn"), say):
        founding.found(story, data_owner="Ministère de la Santé du Zembara")
        read_in_places(story)
    with telling(_("Zembara: its people, in 38 districts and 6 regions"), say):
        founding.record_mandate(
            story, "Ministère de la Santé du Zembara, Secrétariat général", "N° 0417/MS/SG"
        )
        founding.gather_facilitators(story, ("fr", "en", "fr"))
        founding.form_directorates(story, "Direction générale de la santé", "DRS %(region)s")
        founding.invite_observers(story)
        districts.form_district_teams(story)
    with telling(_("Zembara: invitations, hand-overs and a roll call"), say):
        invitations.send_invitations(story)
        roll_call.hold_roll_call(story)


def _tell_mayelo(story: Story, say: Say) -> None:
    """A smaller country that has just begun: no mandate yet, which worries its facilitator."""
    with telling(_("Mayélo: a second country, with words of its own"), say):
        founding.found(story, data_owner="Ministère de la Santé du Mayélo")
        founding.choose_words(story)
        read_in_places(story)
        founding.gather_facilitators(story, ("fr",))
        founding.form_directorates(
            story,
            "Direction nationale de la santé publique",
            "DDS %(region)s",
        )
        districts.form_district_teams(story)
        invitations.send_invitations(story)
        roll_call.hold_roll_call(story)


def _tell_cycles(zembara: Story, mayelo: Story, say: Say) -> None:
    """A transaction each, since nobody reads yet; then every letter of the past is delivered."""
    with telling(_("A whole cycle: stock-outs, from votes to what came of it"), say):
        _once(chapters.finished_cycle, zembara)
    with telling(_("A cycle in discussion: zero-dose children"), say):
        _once(chapters.cycle_in_discussion, zembara)
    with telling(_("A joint cycle of both countries, being filled in: malaria"), say):
        _once(chapters.joint_cycle, zembara, mayelo)
    with telling(_("A rapid cycle: cholera on the coast"), say):
        _once(chapters.rapid_cycle, zembara)
    with telling(_("A cycle that begins: problems proposed, votes given"), say):
        _once(chapters.next_cycle, zembara)
    with telling(_("Letters of the past, delivered"), say), transaction.atomic():
        invitations.carry_letters(zembara.now)


def _once(chapter: Callable[..., None], *stories: Story) -> None:
    with transaction.atomic():
        chapter(*stories)


def _cast(zembara: Story, mayelo: Story) -> dict[str, Person]:
    """Who is shown: people in whose case there is something to see."""
    people = zembara.cast
    found = {
        "lead": _in_post(zembara, "Houékan-Plage", Role.LEAD),
        "member": _in_post(zembara, "Sanawé-Nord", Role.MEMBER),
        "acting_lead": _in_post(zembara, "Great Falls", Role.ACTING_LEAD),
        "facilitator": people["facilitator"],
        "region": people["region Littoral-Sanawé"],
        "national": people["national"],
        "evaluator": people["evaluator"],
        "administrator": people["administrator"],
        "neighbour": _in_post(mayelo, "Port-Mayélo", Role.LEAD),
    }
    return {part: found[part] for part in LABELS}


def _in_post(story: Story, team: str, role: str) -> Person:
    today = story.day_at(story.now)
    posts = Membership.objects.on(today).filter(network=story.network, team__name=team)
    return posts.filter(role=role).select_related("person")[0].person


def _guise(part: str, person: Person, now: datetime) -> Guise:
    posts = person.memberships.select_related("team", "network").order_by("-team")
    post = next(it for it in posts if it.is_held_at(now))
    link = one_click_link(person, by=system(now, channel="command"), lasts=LINKS_LAST)
    path = "/" + link.split("/", 3)[3]
    where = f"{post.team}, {post.network}" if post.team else str(post.network)
    return Guise(part, person.name, where, path)


@contextmanager
def telling(words: str, say: Say) -> Iterator[None]:
    """Say what is being done, and after how many seconds it was."""
    started = monotonic()
    yield
    say(f"  {words:<58} {monotonic() - started:5.1f} s")
