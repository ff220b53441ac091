"""The languages of a form, and texts in them.

An XLSForm names a language as its writer liked: "Français (fr)", "French", "fr", "default".
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from babel import Locale
from babel.core import UnknownLocaleError

from districtteam.lib.words import fold
from districtteam.lib.xforms import Form
from districtteam.lib.xforms.instance.answers import plain
from districtteam.lib.xforms.model import Words

IN_BRACKETS = re.compile(r"\(([A-Za-z]{2,3})(?:[-_]\w+)?\)\s*$")
SHORT = re.compile(r"[a-z]{2,3}")
NAMED_BY = ("en", "fr", "pt", "es")  # languages in which writers of forms name languages
UNNAMED = ""


@lru_cache(maxsize=256)
def code_of(name: str) -> str:
    """The code of a form's language; "" where it is not said.

    >>> code_of("Français (fr)"), code_of("French"), code_of("en"), code_of("default")
    ('fr', 'fr', 'en', '')
    """
    found = IN_BRACKETS.search(name)
    if found:
        return found[1].lower()
    named = _names().get(fold(name))
    if named:
        return named
    return name.lower() if SHORT.fullmatch(name.lower()) and _is_language(name.lower()) else UNNAMED


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    codes = [code for code in map(str, Locale.parse("en").languages) if SHORT.fullmatch(code)]
    found: dict[str, str] = {}
    for speaker in NAMED_BY:
        names = Locale.parse(speaker).languages
        found |= {fold(names[code]): code for code in codes if code in names}
    own = (Locale.parse(code) for code in NAMED_BY)
    return found | {fold(one.get_display_name() or ""): str(one.language) for one in own}


def _is_language(code: str) -> bool:
    try:
        Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def codes_of(form: Form, usual: str) -> list[str]:
    """The languages that a form speaks; `usual` where it names none."""
    return list(dict.fromkeys(code_of(name) or usual for name in form.languages)) or [usual]


def name_for(form: Form, reader: str, usual: str = "") -> str:
    """The form's own name of the reader's language, else of the usual one, else its default."""
    for wanted in (reader, usual):
        for name in form.languages:
            if wanted and code_of(name) == wanted:
                return name
    return form.language


def by_code(words: Words, usual: str) -> dict[str, str]:
    """A text of the form by language code."""
    texts = {code_of(name) or usual: text for name, text in plain(words).items() if text != "-"}
    return {code: " ".join(text.split()) for code, text in texts.items() if text.strip()}


def first_of(texts: dict[str, str], wanted: Iterable[str]) -> str:
    """The text in the first of these languages that it has, else in any."""
    found = (texts[code] for code in wanted if texts.get(code))
    return next(found, next(iter(texts.values()), ""))
