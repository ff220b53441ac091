"""The circular that announces a cycle, as an office opens it in Word."""

import io

from django.http import HttpResponse
from docx import Document as WordFile

from districtteam.people.actions import record_mandate
from tests import make

from .browse import Browser
from .story import planned, started


def opened(answer: HttpResponse) -> tuple[str, list[list[list[str]]]]:
    """What it says between its tables, and its tables."""
    assert answer.status_code == 200, answer.status_code
    word = WordFile(io.BytesIO(answer.content))
    tables = [[[cell.text for cell in row.cells] for row in it.rows] for it in word.tables]
    return "\n".join(it.text for it in word.paragraphs).replace("\u00a0", " "), tables


def mandated(cast: make.Cast) -> None:
    make_by = make.actor(cast.daouda)
    record_mandate(
        cast.network,
        "Ministère de la Santé",
        "ministry",
        reference="n° 12",
        starts=make.TODAY,
        by=make_by,
    )


def test_it_says_who_mandates_what_is_asked_and_until_when(cast: make.Cast) -> None:
    mandated(cast)
    cycle = started(cast)
    answer = Browser(cast.daouda).get("circular", cycle.pk)
    assert answer["Content-Disposition"] == f'attachment; filename="circular-{cycle.pk}.docx"'
    text, (calendar, sight) = opened(answer)
    assert "Circular: Stock-outs" in text
    assert "Mandated by Ministère de la Santé, n° 12." in text
    assert "2 teams: Koubia, Lola." in text
    assert "Daouda, daouda@example.org" in text
    assert calendar[1][0] == "1. Issue"
    assert calendar[1][2].replace("\u00a0", " ") == "9 November 2026"
    assert [row[4] for row in calendar[1:]] == ["10", "–", "30", "10", "40", "30"]
    assert sight[0] == ["What is seen by", "practices", "routine figures", "sensitive answers"]
    peers = next(row for row in sight if row[0] == "the other teams")
    assert peers[1] == "each answer with the name"


def test_a_plan_has_the_dates_that_it_would_have_today(cast: make.Cast) -> None:
    text, (calendar, _sight) = opened(Browser(cast.daouda).get("circular", planned(cast).pk))
    assert "The teams that the facilitation team invites when the cycle starts." in text
    assert "Mandated" not in text
    assert [row[0] for row in calendar[1:]] == [
        "1. Issue",
        "2. Questionnaire",
        "3. Completion",
        "4. Results",
        "5. Discussion",
        "6. Translation",
    ]


def test_it_is_in_the_readers_language(cast: make.Cast) -> None:
    mandated(cast)
    text, (calendar, _sight) = opened(
        Browser(cast.fanta, language="fr").get("circular", started(cast).pk)
    )
    assert "Note circulaire : Ruptures de stock" in text
    assert "En tout, environ 120 minutes" in text
    assert calendar[0][3] == "Ce qui est demandé à chaque équipe"


def test_it_is_offered_to_those_who_announce_the_cycle(cast: make.Cast) -> None:
    cycle = started(cast)
    link = f'href="/cycles/{cycle.pk}/circular.docx"'
    assert link in Browser(cast.daouda).read("cycle", cycle.pk)
    assert link in Browser(cast.fanta).read("cycle", cycle.pk)
    assert link not in Browser(cast.awa).read("cycle", cycle.pk)


def test_others_and_strangers_do_not_get_it(cast: make.Cast) -> None:
    cycle = started(cast)
    assert Browser(cast.awa).get("circular", cycle.pk).status_code == 403
    assert Browser(cast.issa).get("circular", cycle.pk).status_code == 403
    assert Browser(cast.fanta).get("circular", planned(cast).pk).status_code == 404
    assert Browser(cast.daouda).get("circular", 999_999).status_code == 404
    assert Browser(cast.daouda).post("circular", cycle.pk).status_code == 405
