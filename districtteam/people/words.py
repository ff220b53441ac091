"""Texts that people write in each language of their network, as {code: text}."""

from collections.abc import Iterable, Mapping


def said(texts: Mapping[str, str], language: str, network: Iterable[str] = ()) -> str:
    """A text in the reader's language, else in the network's first that has it, else in any.

    >>> said({"fr": "Lits", "en": "Beds"}, "en"), said({"fr": "Lits"}, "en"), said({}, "fr")
    ('Beds', 'Lits', '')
    """
    for code in (language, *network):
        if texts.get(code):
            return texts[code]
    return next((text for text in texts.values() if text), "")
