"""The words of the trail. Each room registers a sentence for each of its deeds at start-up."""

from collections.abc import Mapping

from django.utils.functional import Promise

_sentences: dict[str, str | Promise] = {}


def register(sentences: Mapping[str, str | Promise]) -> None:
    """Give deeds their sentence, a lazy gettext string with named slots.

    Slots: %(by)s, %(on_behalf_of)s, the labels of what the deed mentions by the last part of
    their kind (%(team)s, %(person)s, %(place)s; %(person_1)s and %(person_2)s where a deed
    mentions several), and the entry's facts.
    """
    _sentences.update(sentences)


def sentence_of(deed: str) -> str | Promise | None:
    return _sentences.get(deed)
