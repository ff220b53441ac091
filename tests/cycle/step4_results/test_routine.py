"""Routine figures beside the questions: chosen, read first by each team, frozen, drawn."""

import pytest
from django.urls import reverse

from districtteam.cycle.step2_questionnaire.actions import add_companion
from districtteam.cycle.step2_questionnaire.errors import (
    NoRoutineFigure,
    NotAQuestion,
    TooManyCompanions,
)
from districtteam.cycle.step2_questionnaire.models import Companion, Questionnaire
from districtteam.cycle.step4_results.actions import open_to_public
from districtteam.cycle.step4_results.charts import subjects_of
from districtteam.cycle.step4_results.freezing import freeze
from districtteam.cycle.step4_results.models import Edition, Note, Panel
from districtteam.disclosure.actions import tighten
from districtteam.disclosure.policy import Detail
from districtteam.indicators.models import Indicator
from tests import make
from tests.cycle.browse import Browser
from tests.indicators.things import indicator, taken

from .scene import OTHERS, Scene, scene

QUARTERS = ["2025Q3", "2025Q4", "2026Q1", "2026Q2"]


@pytest.fixture
def told(cast: make.Cast) -> Scene:
    """Twelve districts; of a thousand births D3's are vaccinated far more often than chance gives,
    Koubia's more than a thousand times.
    """
    found = scene(cast)
    found.answer(cast.team, delay=77)
    Questionnaire.objects.create(cycle=found.cycle, version=found.version, chosen_at=make.NOW)
    indicator(cast, "bcg", direction="up")
    rows = [
        f"bcg;;D{n};{quarter};{990 if n == 3 else 600 + 10 * at + n};1000"
        for n in range(OTHERS)
        for at, quarter in enumerate(QUARTERS)
    ]
    taken(cast, *rows, *[f"bcg;;Koubia;{quarter};1030;1000" for quarter in QUARTERS])
    return found


def chosen(told: Scene, question: str = "delay", **gone: int) -> Companion:
    return add_companion(
        told.cycle, question, Indicator.objects.get(code="bcg"), by=told.by(**gone)
    )


def panel(edition: Edition, audience: str = "peers", language: str = "en") -> Panel:
    return edition.panels.get(question="routine:bcg", audience=audience, language=language)


def test_a_facilitator_chooses_what_stands_beside_which_question(told: Scene) -> None:
    daouda = Browser(told.cast.daouda, language="fr")
    bcg = Indicator.objects.get()
    assert "Ce champ est obligatoire" in daouda.refused("companions", told.cycle.pk, indicator="")
    wrong = daouda.refused("companions", told.cycle.pk, indicator=bcg.pk, question="x' OR 1")
    assert "x&#x27; OR 1" in wrong
    daouda.send("companions", told.cycle.pk, indicator=bcg.pk, question="delay")
    row = Companion.objects.get()
    assert (row.question, row.period) == ("delay", "2026Q2")
    page = daouda.read("companions", told.cycle.pk)
    assert "Délai en jours" in page
    assert "trimestre 2 de 2026" in page
    daouda.send("drop_companion", told.cycle.pk, row.pk)
    assert not Companion.objects.exists()
    assert daouda.post("drop_companion", told.cycle.pk, row.pk).status_code == 404


@pytest.mark.parametrize("part", ["member", "lead", "region", "national", "evaluator"])
def test_nobody_else_chooses(told: Scene, part: str) -> None:
    browser = Browser(told.cast.by_part()[part])
    assert browser.get("companions", told.cycle.pk).status_code == 403
    row = chosen(told)
    assert browser.post("drop_companion", told.cycle.pk, row.pk).status_code == 403
    stranger = Browser(told.cast.issa)
    assert stranger.get("companions", told.cycle.pk).status_code in {403, 404}
    assert Browser(told.cast.daouda).get("drop_companion", told.cycle.pk, row.pk).status_code == 405


def test_what_cannot_stand_there_is_refused(told: Scene) -> None:
    with pytest.raises(NotAQuestion):
        chosen(told, "nothing")
    empty = indicator(told.cast, "empty")
    with pytest.raises(NoRoutineFigure):
        add_companion(told.cycle, "delay", empty, by=told.by())
    empty.network_id = 0
    with pytest.raises(NoRoutineFigure):
        add_companion(told.cycle, "delay", empty, by=told.by())
    for n in range(12):
        it = indicator(told.cast, f"i{n}")
        Companion.objects.create(
            cycle=told.cycle, question="delay", indicator=it, period="2026", chosen_at=make.NOW
        )
    with pytest.raises(TooManyCompanions):
        chosen(told)


def test_a_team_reads_its_own_routine_figure_before_the_others_do(told: Scene) -> None:
    chosen(told)
    awa = Browser(told.cast.awa, language="fr")
    page = awa.read("preview", told.cycle.pk)
    assert "CPN 1, trimestre 2 de 2026" in page
    assert "103\u00a0% (1\u202f030 / 1\u202f000)" in page
    assert "Chiffre de routine, source\u00a0: DHIS2; plus que le total\u00a0: à vérifier" in page
    assert "D3" not in page
    names = [asked.name for asked in freeze(told.cycle, only=told.cast.team).questions]
    at = names.index("routine:bcg") + 1
    assert "faites-le corriger" in awa.read("own_figure", told.cycle.pk, at)
    awa.send("own_figure", told.cycle.pk, at, text="Births are undercounted.", detail="nothing")
    assert Note.objects.get().question == "routine:bcg"
    assert "Koubia" not in str(panel(told.published()).body)


def test_one_chosen_late_waits_until_the_teams_have_had_their_days(told: Scene) -> None:
    chosen(told, days=5)
    first = told.published(days=8)
    assert not first.panels.filter(question="routine:bcg").exists()
    second = told.published(reason="With BCG", days=12)
    assert panel(second).beside == "delay"


def test_moved_to_another_question_it_need_not_be_read_again(told: Scene) -> None:
    chosen(told)
    assert chosen(told, "blood", days=7).chosen_at == make.NOW
    assert panel(told.published()).beside == "blood"


def test_an_edition_draws_range_course_source_and_what_is_to_be_checked(told: Scene) -> None:
    chosen(told)
    edition = told.published()
    shown = panel(edition, language="fr")
    assert shown.title == "CPN 1, trimestre 2 de 2026"
    assert shown.sentence.endswith("nsemble\u00a0: 67\u00a0%.")
    assert shown.body["source"] == "DHIS2"
    assert "T3 2025" in shown.body["course"]["svg"]
    head, rows = shown.body["table"]["head"], shown.body["table"]["rows"]
    assert head[-2:] == ["Compté", "Qualité"]
    ours = next(row for row in rows if row[0] == "Koubia")
    assert ours[-2:] == ["1\u202f030 / 1\u202f000", "plus que le total\u00a0: à vérifier"]
    public = panel(edition, "public")
    assert "Koubia" not in str(public.body)
    assert (public.body["drawn"], public.body["course"]) == (None, None)
    assert public.sentence.startswith("Of 11 teams together: ")


def test_it_stands_beside_its_question_with_ones_own_figure(told: Scene) -> None:
    chosen(told)
    edition = told.published()
    at = edition.panels.filter(question="delay").first().position
    page = Browser(told.cast.awa).read("chart", told.cycle.pk, at)
    assert "Routine figure: ANC 1 coverage, quarter 2 of 2026" in page
    assert "103% (more than the whole: to be checked)" in page
    assert "You 103% (Q2 2026)" in page
    assert "You 103%" not in Browser(told.cast.jeanne).read("chart", told.cycle.pk, at)
    own = panel(edition).position
    whole = Browser(told.cast.awa).read("chart", told.cycle.pk, own)
    assert "Back to the question:" in whole
    assert "Source: DHIS2." in whole
    assert "11 teams have a figure, 1 has none." in whole
    assert "<b>D3</b> does better than chance explains" in whole
    assert "Routine figure:" in Browser(told.cast.awa).read("results", told.cycle.pk)
    assert Browser(told.cast.issa).get("chart", told.cycle.pk, own).status_code == 404
    assert Browser(told.cast.daouda).post("chart", told.cycle.pk, own).status_code == 405


def test_a_routine_figure_has_no_conversation_of_its_own(told: Scene) -> None:
    chosen(told)
    told.published()
    assert "routine:bcg" not in {it.key for it in subjects_of(told.cycle)}


def test_what_was_tightened_stays_so_in_a_newer_period(told: Scene) -> None:
    chosen(told)
    tighten(told.teams[2], told.cycle.subject, "routine:bcg", Detail.NOTHING, by=told.by())
    told.published()
    taken(told.cast, *[f"bcg;;D{n};2026Q3;{500 + n};1000" for n in range(OTHERS)])
    chosen(told, days=9)
    edition = told.published(reason="A newer quarter", days=17)
    shown = panel(edition)
    assert shown.title.endswith("quarter 3 of 2026")
    assert "D0" not in str(shown.body)
    assert "D1" in str(shown.body)


def test_the_public_part_draws_no_team(told: Scene) -> None:
    chosen(told)
    edition = told.published()
    open_to_public(edition, by=told.by(days=9))
    page = Browser(told.cast.awa).client.get(reverse("cycle:public", args=[told.cycle.pk]))
    assert "Routine figure:" in page.content.decode()


def test_a_teams_preview_reads_its_own_routine_figures_alone(told: Scene) -> None:
    chosen(told)
    assert len(freeze(told.cycle).series) == OTHERS + 1
    assert list(freeze(told.cycle, only=told.cast.team).series) == [told.cast.team.pk]
