"""Texts that people write in each language of their network, as {code: text}."""

from collections.abc import Iterable, Mapping

from django.conf.locale import LANG_INFO
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def said(texts: Mapping[str, str], language: str, network: Iterable[str] = ()) -> str:
    """A text in the reader's language, else in the network's first that has it, else in any.

    >>> said({"fr": "Lits", "en": "Beds"}, "en"), said({"fr": "Lits"}, "en"), said({}, "fr")
    ('Beds', 'Lits', '')
    """
    for code in (language, *network):
        if texts.get(code):
            return texts[code]
    return next((text for text in texts.values() if text), "")


def language_of(texts: Mapping[str, str], language: str, network: Iterable[str] = ()) -> str:
    """The code of the text that `said` gives; "" where there is none.

    >>> language_of({"fr": "Lits"}, "en"), language_of({}, "fr")
    ('fr', '')
    """
    text = said(texts, language, network)
    codes = (language, *network, *texts)
    return next((code for code in codes if text and texts.get(code) == text), "")


def written_in(code: str) -> str:
    """That a text is in that language: "written in French", "écrit en anglais"."""
    name = _(LANG_INFO.get(code, {}).get("name", code))
    shown = name if get_language() == "en" else name.lower()
    return _("written in %(language)s") % {"language": shown}
