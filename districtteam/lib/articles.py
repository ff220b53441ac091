"""A noun with the little words around it, where a language bends them: "du district".

A network chooses its own nouns, so a sentence cannot carry the article of one of them.
"""

import unicodedata

FORMS = ("one", "many", "a", "the", "of_the", "to_the", "the_many", "of_the_many", "of_many")

_FRENCH = {
    # form: (masculine, feminine, before a vowel)
    "a": ("un ", "une ", ""),
    "the": ("le ", "la ", "l’"),
    "of_the": ("du ", "de la ", "de l’"),
    "to_the": ("au ", "à la ", "à l’"),
    "the_many": ("les ", "les ", ""),
    "of_the_many": ("des ", "des ", ""),
    "of_many": ("de ", "de ", "d’"),
}
_ENGLISH = {
    "the": "the ",
    "of_the": "of the ",
    "to_the": "to the ",
    "the_many": "the ",
    "of_the_many": "of the ",
    "of_many": "of ",
}
_PLURAL = {"many", "the_many", "of_the_many", "of_many"}


def form_of(form: str, language: str, *, singular: str, plural: str, gender: str = "") -> str:
    """The noun in one of FORMS; gender "f", else masculine; other languages get the bare noun.

    >>> form_of("of_the", "fr", singular="zone sanitaire", plural="", gender="f")
    'de la zone sanitaire'
    """
    noun = plural if form in _PLURAL else singular
    if form in {"one", "many"}:
        return noun
    if language.startswith("fr"):
        return _french(form, noun, gender) + noun
    if language.startswith("en"):
        return _english(form, noun) + noun
    return noun


def _french(form: str, noun: str, gender: str) -> str:
    masculine, feminine, elided = _FRENCH[form]
    if elided and _elides(noun):
        return elided
    return feminine if gender == "f" else masculine


def _elides(noun: str) -> bool:
    """Before a vowel or a mute h; "haut-" is the one aspirated h among our nouns."""
    plain = unicodedata.normalize("NFKD", noun).lower()
    return plain.startswith(tuple("aeiouyh")) and not plain.startswith(("haut", "ya", "yo"))


def _english(form: str, noun: str) -> str:
    if form != "a":
        return _ENGLISH[form]
    spelled = len(noun.split(" ", maxsplit=1)[0]) > 1 and noun.split(" ", maxsplit=1)[0].isupper()
    vowels = "AEFHILMNORSX" if spelled else "aeioAEIO"  # "an LGA" is read letter by letter
    return "an " if noun[:1] in tuple(vowels) else "a "
