from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from districtteam.lib.words import tidy
from districtteam.people import checks
from districtteam.people.errors import SlugTaken, UnknownWord, WrongDay
from districtteam.people.letters import Letter
from districtteam.people.models import (
    AuthorityKind,
    Mandate,
    MandateLetter,
    Network,
    Person,
    Term,
)
from districtteam.people.terms import WORDS
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor


def found_network(
    slug: str,
    name: str,
    country: str,
    *,
    by: Actor,
    languages: Sequence[str] = ("en",),
    time_zone: str = "UTC",
    **more: Any,
) -> Network:
    """Start a country's programme.

    country: ISO 3166-1 alpha-2; more: place_source (else the slug), district_level, data_owner,
    charter, holidays (dates or ISO dates).
    """
    given = _checked({"name": name, "languages": languages, "time_zone": time_zone, **more})
    with transaction.atomic():
        if Network.objects.filter(slug=slug).exists():
            raise SlugTaken(slug=slug)
        network = Network.objects.create(
            slug=slug,
            country=checks.a_country(country),
            **{"place_source": slug, **given},
        )
        record("people.found_network", network, by=by)
    return network


def amend_network(network: Network, *, by: Actor, **changes: Any) -> Network:
    """Change languages, time_zone, holidays, data_owner, charter, name, district_level."""
    with transaction.atomic():
        changed = _apply(network, _checked(changes))
        if changed:
            network.save(update_fields=changed)
            record("people.amend_network", network, by=by, fields=changed)
    return network


def set_term(  # noqa: PLR0913  (keywords that read as a sentence)
    network: Network,
    word: str,
    language: str,
    *,
    singular: str,
    plural: str,
    gender: str = "",
    by: Actor,
) -> Term:
    """Say how the network calls `word` (a code of people.terms) in one language."""
    if word not in WORDS:
        raise UnknownWord(word=word)
    (code,) = checks.some_languages([language])
    with transaction.atomic():
        term, _made = Term.objects.update_or_create(
            network=network,
            word=word,
            language=code,
            defaults={
                "singular": checks.a_name(singular, 80),
                "plural": checks.a_name(plural, 80),
                "gender": gender if gender in {Term.FEMININE, Term.MASCULINE} else "",
            },
        )
        network.__dict__.pop("own_terms", None)
        record("people.set_term", network, by=by, word=word, language=code, term=term.singular)
    return term


def reset_term(network: Network, word: str, language: str, *, by: Actor) -> None:
    """Go back to the usual word."""
    with transaction.atomic():
        gone, _rows = Term.objects.filter(network=network, word=word, language=language).delete()
        network.__dict__.pop("own_terms", None)
        if gone:
            record("people.reset_term", network, by=by, word=word, language=language)


def record_mandate(  # noqa: PLR0913  (keywords that read as a sentence)
    network: Network,
    authority: str,
    kind: str,
    *,
    starts: date,
    ends: date | None = None,
    reference: str = "",
    text: str = "",
    letter: Letter | None = None,
    focal_point: Person | None = None,
    by: Actor,
) -> Mandate:
    """Write down who mandates the work: the letter, its reference and dates, the focal point."""
    checks.in_order(starts, ends)
    with transaction.atomic():
        mandate = Mandate.objects.create(
            network=network,
            authority=checks.a_name(authority, 200),
            kind=AuthorityKind(kind).value,
            reference=checks.a_line(reference, 120),
            text=tidy(text),
            starts=starts,
            ends=ends,
            focal_point=focal_point,
        )
        if letter:
            _keep(mandate, letter)
        record(
            "people.record_mandate",
            network,
            by=by,
            authority=mandate.authority,
            starts=starts.isoformat(),
            ends=ends.isoformat() if ends else "",
        )
    return mandate


def add_letter(mandate: Mandate, letter: Letter, *, by: Actor) -> Mandate:
    """Put the letter to a mandate that is recorded, or another in its place."""
    with transaction.atomic():
        _keep(mandate, letter)
        record("people.add_letter", mandate.network, by=by, authority=mandate.authority)
    return mandate


def _keep(mandate: Mandate, letter: Letter) -> None:
    kept = {"kind": letter.kind, "data": letter.data, "size": len(letter.data)}
    MandateLetter.objects.update_or_create(mandate=mandate, defaults=kept)


def end_mandate(mandate: Mandate, ends: date, *, by: Actor) -> Mandate:
    """Set the last day of a mandate."""
    checks.in_order(mandate.starts, ends)
    with transaction.atomic():
        mandate.ends = ends
        mandate.save(update_fields=["ends"])
        record(
            "people.end_mandate",
            mandate.network,
            by=by,
            authority=mandate.authority,
            ends=ends.isoformat(),
        )
    return mandate


def _checked(changes: dict[str, Any]) -> dict[str, Any]:
    known: dict[str, Callable[[Any], Any]] = {
        "name": lambda text: checks.a_name(text, 120),
        "languages": checks.some_languages,
        "time_zone": checks.a_time_zone,
        "holidays": _dates,
        "data_owner": lambda text: checks.a_line(text, 200),
        "charter": lambda text: text.strip(),
        "district_level": int,
        "place_source": str,
    }
    return {field: known[field](value) for field, value in changes.items()}


def _dates(days: Sequence[date | str]) -> list[str]:
    """ISO dates, each once, in order. Raises WrongDay."""
    return sorted({day.isoformat() if isinstance(day, date) else _iso(day) for day in days})


def _iso(text: str) -> str:
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError as error:
        raise WrongDay(day=text) from error


def _apply(network: Network, changes: dict[str, Any]) -> list[str]:
    changed = [field for field, value in changes.items() if getattr(network, field) != value]
    for field in changed:
        setattr(network, field, changes[field])
    return changed
