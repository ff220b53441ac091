"""Nouns with the little words that bend around them."""

import pytest

from districtteam.lib.articles import FORMS, form_of

ZONE = {"singular": "zone sanitaire", "plural": "zones sanitaires", "gender": "f"}
DISTRICT = {"singular": "district", "plural": "districts", "gender": "m"}
HOSPITAL = {"singular": "hôpital", "plural": "hôpitaux", "gender": "m"}
TEAM = {"singular": "équipe cadre", "plural": "équipes cadres", "gender": "f"}
LGA = {"singular": "LGA", "plural": "LGAs"}


@pytest.mark.parametrize(
    ("noun", "language", "expected"),
    [
        (
            ZONE,
            "fr",
            "zone sanitaire|zones sanitaires|une zone sanitaire|la zone sanitaire|"
            "de la zone sanitaire|à la zone sanitaire|les zones sanitaires|"
            "des zones sanitaires|de zones sanitaires",
        ),
        (
            DISTRICT,
            "fr",
            "district|districts|un district|le district|du district|au district|les districts|"
            "des districts|de districts",
        ),
        (
            HOSPITAL,
            "fr",
            "hôpital|hôpitaux|un hôpital|l’hôpital|de l’hôpital|à l’hôpital|les hôpitaux|"
            "des hôpitaux|d’hôpitaux",
        ),
        (
            TEAM,
            "fr-bj",
            "équipe cadre|équipes cadres|une équipe cadre|l’équipe cadre|de l’équipe cadre|"
            "à l’équipe cadre|les équipes cadres|des équipes cadres|d’équipes cadres",
        ),
        (
            LGA,
            "en",
            "LGA|LGAs|an LGA|the LGA|of the LGA|to the LGA|the LGAs|of the LGAs|of LGAs",
        ),
        (
            DISTRICT,
            "pt",
            "district|districts|district|district|district|district|districts|districts|districts",
        ),
    ],
)
def test_every_form(noun: dict[str, str], language: str, expected: str) -> None:
    assert [form_of(form, language, **noun) for form in FORMS] == expected.split("|")
