"""Routine figures of the made-up country, as its DHIS2 would give them out."""

from collections.abc import Iterator
from datetime import datetime
from random import Random

from districtteam.cycle.step2_questionnaire.actions import add_companion
from districtteam.desk.demo.story import Story
from districtteam.indicators.actions import make_indicator, read_values, take_values
from districtteam.indicators.models import Indicator, Unit

from .answers import FACILITIES, district
from .telling import Told, districts_of

CODE = "act_days"
NAMES = {
    "fr": "Jours sans rupture de CTA dans les centres de santé",
    "en": "Days without an ACT stock-out in health centres",
}
TOPIC = "04_stock_outs"
QUARTERS = 6  # up to the one before the cycle
DAYS = 91
BEGUN = 104  # days ago: the last file was taken in before the questionnaire was written
SILENT = 0.06  # share of quarters in which a district has sent nothing


def take_routine_figures(story: Story) -> None:
    """One indicator, by district and quarter, from a file."""
    at = story.at(BEGUN, 15)
    by = story.by(story.keeper, BEGUN, 15)
    make_indicator(story.network, CODE, NAMES, unit=Unit.SHARE, direction="up", by=by)
    lines = ["Indicator;Place;Period;Numerator;Denominator", *_lines(story, at)]
    text = "\n".join(lines).encode()
    draft = read_values(
        story.network, text, file_name="ruptures_cta.csv", source="DHIS2 (SNIS)", by=by
    )
    take_values(draft, by=by)


def _lines(story: Story, at: datetime) -> Iterator[str]:
    """The better a district does, the fewer days it is without; all slip a little, then recover."""
    for team in districts_of(story):
        who = district(team.name, "fr", TOPIC)
        dice = Random(f"{team.name} {CODE}")  # noqa: S311  (made-up figures, not a secret)
        whole = max(3, round(FACILITIES * who.size)) * DAYS
        for turn, quarter in enumerate(_quarters(at)):
            share = 0.62 + 0.33 * who.skill - 0.03 * (turn in {2, 3}) + dice.gauss(0, 0.03)
            if dice.random() > SILENT:
                yield f"{CODE};{team.name};{quarter};{round(whole * min(0.99, share))};{whole}"


def _quarters(at: datetime) -> list[str]:
    """The last ones that were over by then, oldest first."""
    count = at.year * 4 + (at.month - 1) // 3
    return [f"{n // 4}Q{n % 4 + 1}" for n in range(count - QUARTERS, count)]


def put_beside(told: Told, at: datetime) -> None:
    """What stands beside which question, as the facilitator chose."""
    for line in told.script.get("companions", ()):
        indicator = Indicator.objects.get(network=told.story.network, code=line["indicator"])
        add_companion(told.cycle, line["question"], indicator, by=told.facilitator(at))
