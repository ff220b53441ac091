"""The rows that allauth keeps of somebody's second factors. It is imported when they are needed."""

from typing import Any

from districtteam.people.models import Person


def has_second_factor(person: Person) -> bool:
    from allauth.mfa.utils import is_mfa_enabled  # noqa: PLC0415  (not at start-up)

    return bool(is_mfa_enabled(person))


def passkey_of(person: Person, key: int) -> Any:
    """One of somebody's passkeys, by its primary key, or None."""
    from allauth.mfa.models import Authenticator  # noqa: PLC0415

    own = Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN)
    return own.filter(pk=key).first()


def forget_factors(person: Person) -> None:
    from allauth.mfa.models import Authenticator  # noqa: PLC0415

    Authenticator.objects.filter(user=person).delete()
