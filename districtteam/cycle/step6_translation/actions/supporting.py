"""Support that a commitment needs of another team: asked for, answered in a word, passed on."""

from django.db import transaction

from districtteam.cycle.core.models import State
from districtteam.cycle.step6_translation.errors import SayToWhom
from districtteam.cycle.step6_translation.levels import teams_above
from districtteam.cycle.step6_translation.models import CheckIn, Commitment, Help, SupportRequest
from districtteam.cycle.step6_translation.notices import ask_for_support, tell_of_support
from districtteam.lib.words import tidy
from districtteam.people.models import Team
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor


def ask_again(commitment: Commitment, report: CheckIn, by: Actor) -> None:
    """What is blocked asks once more: whoever was asked last."""
    last = commitment.support_requests.select_related("team").last()
    if last is not None:
        ask(commitment, last.team, report, by)


def ask(commitment: Commitment, team: Team | None, report: CheckIn | None, by: Actor) -> None:
    """Ask a team to support a commitment, in the transaction of what leads to it.

    In a pause it waits, and nobody is written to; once the cycle is cancelled nothing is asked.
    """
    if team is None or commitment.cycle.state == State.CANCELLED:
        return
    waiting, new = SupportRequest.objects.get_or_create(
        commitment=commitment, team=team, verdict="", defaults={"asked_at": by.at}
    )
    if report is not None:
        waiting.blocked = report
        waiting.save(update_fields=["blocked"])
    if new or report is not None:
        record("cycle.ask_for_support", commitment.cycle, commitment.team, team, by=by)
        ask_for_support(waiting, by)


@transaction.atomic
def answer_support(
    asked: SupportRequest,
    verdict: str,
    text: str = "",
    *,
    passed_to: Team | None = None,
    by: Actor,
) -> SupportRequest:
    """The team that is asked answers, or answers anew. Passed on, it is asked of that team.

    Raises SayToWhom.
    """
    asked = SupportRequest.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    if (verdict == Help.ABOVE) != (passed_to is not None):
        raise SayToWhom
    day = asked.team.network.day_at(by.at)
    if passed_to and not teams_above(asked.team, day).filter(pk=passed_to.pk).exists():
        raise SayToWhom
    said = {"verdict": verdict, "text": tidy(text), "passed_to": passed_to}
    if all(getattr(asked, name) == value for name, value in said.items()):
        return asked
    for name, value in said.items():
        setattr(asked, name, value)
    asked.answered_by = by.on_behalf_of or by.person
    asked.answered_at, asked.channel = by.at, by.channel
    asked.save()
    commitment = asked.commitment
    record("cycle.answer_support", commitment.cycle, asked.team, by=by, verdict=verdict)
    tell_of_support(asked, by)
    ask(commitment, passed_to, None, by)
    return asked
