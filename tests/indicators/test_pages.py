"""The pages of indicators: who reads, who keeps, what goes through the gate."""

import pytest

from districtteam.disclosure.actions import adopt_charter, propose_charter
from districtteam.disclosure.policy import STARTING, Policy
from districtteam.indicators.models import Indicator
from districtteam.indicators.queries import signals
from districtteam.indicators.words import period_words, signal_words
from districtteam.people.models import Team
from tests import browse, make
from tests.indicators.things import indicator, taken


class Browser(browse.Browser):
    room = "indicators"


def many(cast: make.Cast, count: int) -> None:
    """More districts, each with a team."""
    for n in range(count):
        make.team(cast.network, f"D{n}", make.place(f"D{n}", cast.region))


def test_a_sensitive_indicator_has_no_names(cast: make.Cast) -> None:
    many(cast, 8)
    it = indicator(cast, "deaths", unit="number", content_class="C")
    taken(cast, *[f"deaths;;D{n};2026;{n + 10};" for n in range(8)], "deaths;;Koubia;2026;77;")
    page = Browser(cast.awa).read("indicator", it.pk)
    assert "77" in page
    assert "Without names" in page
    assert "D3" not in page
    assert "each answer without a name" in page


def test_a_routine_one_is_named_with_the_sum_of_its_parts(cast: make.Cast) -> None:
    it = indicator(cast)
    taken(cast, "anc1;;Koubia;202603;90;100", "anc1;;Lola;202603;10;300")
    page = Browser(cast.awa).read("indicator", it.pk)
    assert "March 2026: 25%" in page
    assert "Lola" in page
    stranger = Browser(cast.issa).get("indicator", it.pk)
    assert stranger.status_code == 404


def test_names_that_peers_do_not_see_are_not_shown_without_a_look(cast: make.Cast) -> None:
    table = STARTING.to_json()
    table["B"] |= {"peers": "distribution", "public": "nothing"}
    by = make.actor(cast.hawa)
    adopt_charter(propose_charter(cast.network, Policy.from_json(table), by=by), by=by)
    many(cast, 8)
    it = indicator(cast)
    taken(cast, *[f"anc1;;D{n};202603;{n + 10};100" for n in range(8)])
    for person in (cast.daouda, cast.fanta, cast.awa):
        page = Browser(person).read("indicator", it.pk)
        assert "Without names" in page
        assert "D3" not in page


def test_the_period_is_chosen_and_a_wrong_one_gives_the_newest(cast: make.Cast) -> None:
    it = indicator(cast)
    taken(cast, "anc1;;Lola;202601;1;2", "anc1;;Lola;202603;3;4")
    assert "January 2026" in Browser(cast.awa).read("indicator", it.pk, period="202601")
    assert "March 2026: 75%" in Browser(cast.awa).read("indicator", it.pk, period="'--")


@pytest.mark.parametrize("part", ["member", "lead", "region", "national", "evaluator"])
def test_only_those_who_keep_the_network_describe_indicators(cast: make.Cast, part: str) -> None:
    browser = Browser(cast.by_part()[part])
    assert browser.get("make").status_code == 403
    assert browser.get("send").status_code == 403
    assert "Take in values" not in browser.read("indicators")


def test_an_indicator_is_described_and_corrected(cast: make.Cast) -> None:
    daouda = Browser(cast.daouda, language="fr")
    start = {"code": "penta3", "unit": "share", "direction": "up", "content_class": "B"}
    assert "Donnez-lui un nom" in daouda.refused("make", **start)
    daouda.send("make", **start, name_fr="Penta 3")
    it = Indicator.objects.get()
    daouda.send("amend", it.pk, **{**start, "direction": "none"}, name_fr="Couverture Penta 3")
    it.refresh_from_db()
    assert (str(it), it.direction) == ("Couverture Penta 3", "none")
    assert "déjà un indicateur" in daouda.refused("make", **start, name_fr="Penta 3")


def test_what_asks_for_attention_names_no_district(cast: make.Cast) -> None:
    many(cast, 11)
    indicator(cast)
    rows = [f"anc1;;D{n};202603;{600 + n};1000" for n in range(10)]
    taken(cast, *rows, "anc1;;Koubia;202603;990;1000", "anc1;;Koubia;202503;300;1000")
    told = {signal.code: signal_words(signal) for signal in signals(cast.network)}
    assert told["missing"] == "ANC 1 coverage, March 2026: 2 places of 13 have no value."
    assert "1 place of 11" in told["beyond_chance"]
    assert told["rose"] == "ANC 1 coverage, March 2026: 99%, a year before 30%. It rose."
    assert "Koubia" not in Browser(cast.daouda).read("indicators")


def test_there_are_no_signals_without_values(cast: make.Cast) -> None:
    indicator(cast)
    assert signals(cast.network) == []
    assert Team.objects.exists()


def test_periods_in_words() -> None:
    words = {code: period_words(code) for code in ("202603", "2026Q1", "2026W5", "2026April")}
    assert words == {
        "202603": "March 2026",
        "2026Q1": "quarter 1 of 2026",
        "2026W5": "week 5 of 2026",
        "2026April": "April 2026 – March 2027",
    }
