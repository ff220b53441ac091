"""Texts that exist in several languages: {"fr": "Rupture de stock", "en": "Stock-out"}."""

from collections.abc import Mapping


def said(texts: Mapping[str, str], *languages: str) -> str:
    """The text in the first of these languages that has one, else in any, else nothing.

    >>> said({"fr": "Paludisme", "en": "Malaria"}, "pt", "en", "fr")
    'Malaria'
    >>> said({"fr": "Paludisme"}, "en")
    'Paludisme'
    """
    wanted = (texts.get(language, "") for language in languages)
    return next(filter(None, wanted), "") or next(filter(None, texts.values()), "")
