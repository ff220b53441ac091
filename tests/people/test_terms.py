"""Each network has its own words, in each of its languages, at the cost of one look."""

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from districtteam.people.actions import reset_term, set_term
from districtteam.people.here import Here
from districtteam.people.models import Network
from districtteam.people.terms import WORDS, choice_of_words, term
from tests import make

BY = make.actor()
TEMPLATE = Template(
    '{% load terms %}{% term "district" %}, {% term "district" "many" %}, '
    '{% term "lead" "of_the" %}, {% term "team" "the" %}'
)


@pytest.mark.parametrize(
    ("country", "language", "word", "form", "expected"),
    [
        ("BJ", "fr", "district", "one", "zone sanitaire"),
        ("BJ", "fr", "directorate", "the", "la direction départementale de la santé"),
        ("CD", "fr", "lead", "of_the", "du médecin-chef de zone"),
        ("GN", "fr", "district", "many", "préfectures sanitaires"),
        ("NG", "en", "district", "a", "an LGA"),
        ("ET", "en", "district", "many", "woredas"),
        ("ML", "fr", "district", "of_the", "du district sanitaire"),
        ("ML", "fr", "facility", "the", "la formation sanitaire"),
        ("ML", "fr", "team", "to_the", "à l’équipe cadre de district"),
        ("ML", "en", "team", "many", "health district management teams"),
    ],
)
def test_a_country_has_its_usual_words(
    db: None, country: str, language: str, word: str, form: str, expected: str
) -> None:
    network = make.network("land", country=country)
    with override(language):
        assert term(network, word, form) == expected


def test_without_a_network_the_usual_words_are_said() -> None:
    with override("fr"):
        assert term(None, "district", "many") == "districts sanitaires"


def test_a_word_may_be_asked_for_in_another_language(cast: make.Cast) -> None:
    with override("en"):
        assert term(cast.network, "facilitator", "the_many", "fr") == "les facilitateurs"


def test_a_page_full_of_words_costs_one_look(cast: make.Cast) -> None:
    set_term(cast.network, "district", "fr", singular="cercle", plural="cercles", gender="m", by=BY)
    here = Here(person=cast.awa, now=make.NOW)
    assert here.network
    with override("fr"), CaptureQueriesContext(connection) as looks:
        said = [TEMPLATE.render(Context({"here": here})) for _ in range(3)]
    assert said[0] == ("cercle, cercles, du médecin-chef de district, l’équipe cadre de district")
    assert len(looks) == 1


def test_a_network_goes_back_to_the_usual_word(cast: make.Cast) -> None:
    set_term(cast.network, "region", "fr", singular="aire", plural="aires", gender="f", by=BY)
    assert term(Network.objects.get(pk=cast.network.pk), "region", "the", "fr") == "l’aire"
    reset_term(cast.network, "region", "fr", by=BY)
    assert term(cast.network, "region", "the", "fr") == "la région"


def test_every_word_can_be_chosen_in_every_language(cast: make.Cast) -> None:
    rows = choice_of_words(cast.network)
    assert [(row["word"], row["language"]) for row in rows[:2]] == [
        ("district", "fr"),
        ("district", "en"),
    ]
    assert len(rows) == 2 * len(WORDS)
    assert all(row["singular"] and row["plural"] and not row["own"] for row in rows)
    assert {row["gender"] for row in rows if row["language"] == "fr"} == {"f", "m"}
