from django.db import transaction

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.step4_results.models import Note, Quote
from districtteam.people.models import Team
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor


@transaction.atomic
def write_note(cycle: Cycle, team: Team, question: str, text: str, *, by: Actor) -> Note | None:
    """What the team says beside its own figure; an empty text takes it away."""
    said = " ".join(text.split())[:300]
    notes = Note.objects.filter(cycle=cycle, team=team, question=question)
    held = notes.first()
    if said == (held.text if held else ""):
        return held
    if not said:
        notes.delete()
        record("cycle.drop_note", cycle, team, by=by, question=question)
        return None
    note, _new = Note.objects.update_or_create(
        cycle=cycle,
        team=team,
        question=question,
        defaults={"text": said, "person": by.person, "at": by.at},
    )
    record("cycle.write_note", cycle, team, by=by, question=question)
    return note


@transaction.atomic
def set_quote(cycle: Cycle, team: Team, question: str, consent: str, *, by: Actor) -> Quote:
    """Whether the team's own words may stand beside the chart, from the next edition on."""
    quote, _new = Quote.objects.update_or_create(
        cycle=cycle,
        team=team,
        question=question,
        defaults={"consent": consent, "person": by.person, "at": by.at},
    )
    record("cycle.set_quote", cycle, team, by=by, question=question)
    return quote
