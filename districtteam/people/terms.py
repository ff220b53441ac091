"""What each network calls the things of the field: its own word, its country's, or the usual one.

    {% load terms %}{% term "district" %} {% term "team" "many" %} {% term "district" "of_the" %}

Words come from the glossary in the project's papers. The forms are those of lib.articles.
"""

from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import get_language, override, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from districtteam.lib.articles import form_of

from .models import Network


class Word(NamedTuple):
    """A noun in one language. gender: "f" or "m" where the language has them."""

    singular: str | Promise
    plural: str | Promise
    gender: str | Promise = ""

    def form(self, form: str, language: str) -> str:
        return form_of(
            form,
            language,
            singular=str(self.singular),
            plural=str(self.plural),
            gender=str(self.gender),
        )


# The usual words, by gettext: the third msgid is translated by "f" or "m", the noun's gender.
WORDS: dict[str, Word] = {
    "district": Word(
        pgettext_lazy("term", "health district"),
        pgettext_lazy("term", "health districts"),
        pgettext_lazy("gender of “health district”", "m"),
    ),
    "team": Word(
        pgettext_lazy("term", "health district management team"),
        pgettext_lazy("term", "health district management teams"),
        pgettext_lazy("gender of “health district management team”", "m"),
    ),
    "lead": Word(
        pgettext_lazy("term", "district medical officer"),
        pgettext_lazy("term", "district medical officers"),
        pgettext_lazy("gender of “district medical officer”", "m"),
    ),
    "facilitator": Word(
        pgettext_lazy("term", "facilitator"),
        pgettext_lazy("term", "facilitators"),
        pgettext_lazy("gender of “facilitator”", "m"),
    ),
    "facility": Word(
        pgettext_lazy("term", "health facility"),
        pgettext_lazy("term", "health facilities"),
        pgettext_lazy("gender of “health facility”", "m"),
    ),
    "region": Word(
        pgettext_lazy("term", "region"),
        pgettext_lazy("term", "regions"),
        pgettext_lazy("gender of “region”", "m"),
    ),
    "directorate": Word(
        pgettext_lazy("term", "regional health directorate"),
        pgettext_lazy("term", "regional health directorates"),
        pgettext_lazy("gender of “regional health directorate”", "m"),
    ),
}

# What a word stands for, for the one who chooses it.
MEANINGS = {
    "district": _("the area that a team is in charge of"),
    "team": _("the team that runs it"),
    "lead": _("the head of that team"),
    "facilitator": _("who animates the network"),
    "facility": _("health centre, health post, hospital"),
    "region": _("the area above the district"),
    "directorate": _("the health office of that area"),
}

# Official names in countries where the network has not chosen otherwise.
USUAL_IN: dict[str, dict[tuple[str, str], Word]] = {
    "BJ": {
        ("district", "fr"): Word("zone sanitaire", "zones sanitaires", "f"),
        ("district", "en"): Word("health zone", "health zones"),
        ("team", "fr"): Word(
            "équipe d’encadrement de zone sanitaire",
            "équipes d’encadrement de zone sanitaire",
            "f",
        ),
        ("team", "en"): Word("health zone management team", "health zone management teams"),
        ("lead", "fr"): Word(
            "médecin coordonnateur de zone sanitaire",
            "médecins coordonnateurs de zone sanitaire",
            "m",
        ),
        ("lead", "en"): Word("health zone coordinator", "health zone coordinators"),
        ("region", "fr"): Word("département", "départements", "m"),
        ("region", "en"): Word("department", "departments"),
        ("directorate", "fr"): Word(
            "direction départementale de la santé", "directions départementales de la santé", "f"
        ),
        ("directorate", "en"): Word(
            "departmental health directorate", "departmental health directorates"
        ),
    },
    "CD": {
        ("district", "fr"): Word("zone de santé", "zones de santé", "f"),
        ("district", "en"): Word("health zone", "health zones"),
        ("team", "fr"): Word(
            "équipe cadre de zone de santé", "équipes cadres de zone de santé", "f"
        ),
        ("team", "en"): Word("health zone management team", "health zone management teams"),
        ("lead", "fr"): Word("médecin-chef de zone", "médecins-chefs de zone", "m"),
        ("lead", "en"): Word("zone medical officer", "zone medical officers"),
        ("region", "fr"): Word("province", "provinces", "f"),
        ("region", "en"): Word("province", "provinces"),
        ("directorate", "fr"): Word(
            "division provinciale de la santé", "divisions provinciales de la santé", "f"
        ),
        ("directorate", "en"): Word("provincial health division", "provincial health divisions"),
    },
    "GN": {
        ("district", "fr"): Word("préfecture sanitaire", "préfectures sanitaires", "f"),
        ("district", "en"): Word("health prefecture", "health prefectures"),
    },
    "NG": {
        ("district", "en"): Word("LGA", "LGAs"),
        ("district", "fr"): Word("LGA", "LGA", "f"),
        ("region", "en"): Word("state", "states"),
        ("region", "fr"): Word("État", "États", "m"),
    },
    "ET": {
        ("district", "en"): Word("woreda", "woredas"),
        ("district", "fr"): Word("woreda", "woredas", "m"),
    },
}


def word_of(network: Network | None, word: str, language: str) -> Word:
    """The network's own word, else the country's, else the usual one (KeyError: no such word)."""
    usual = WORDS[word]
    if network is None:
        return usual
    own = network.own_terms.get((word, language))
    if own:
        return Word(own.singular, own.plural, own.gender)
    return USUAL_IN.get(network.country, {}).get((word, language), usual)


def term(network: Network | None, word: str, form: str = "one", language: str = "") -> str:
    """The network's word in a form of lib.articles; language: that of the reader when left out."""
    code = language or get_language() or "en"
    if code == get_language():
        return word_of(network, word, code).form(form, code)
    with override(code):
        return word_of(network, word, code).form(form, code)


def choice_of_words(network: Network) -> list[dict[str, Any]]:
    """Every word in every language of the network, as it stands, and whether it is its own."""
    return [
        {
            "word": word,
            "language": language,
            "own": (word, language) in network.own_terms,
            **_spelled(network, word, language),
        }
        for word in WORDS
        for language in network.languages
    ]


def _spelled(network: Network, word: str, language: str) -> dict[str, str]:
    with override(language):
        found = word_of(network, word, language)
        return {
            "singular": str(found.singular),
            "plural": str(found.plural),
            "gender": str(found.gender) if language.startswith("fr") else "",
        }
