"""Secrets and their digests. A secret leaves once, in a message; only its digest is kept."""

import base64
import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING

from django.conf import settings

from .rules import CODE_DIGITS

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

TOKEN_BYTES = 15  # 120 bits: 20 characters, short enough for an SMS
TOKEN_LENGTH = 20


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def derived_token(purpose: str, *parts: object) -> str:
    """A token that can be made again from the same parts, for links that reminders repeat."""
    tag = _keyed(f"token:{purpose}", *parts)[:TOKEN_BYTES]
    return base64.urlsafe_b64encode(tag).decode("ascii")


def digest(token: str) -> str:
    """SHA-256: enough for a random token of 120 bits, which no list of guesses can reach."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_code() -> str:
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}d}"


def code_digest(code: str, *parts: object) -> str:
    """Keyed, since a million codes are tried in a second by whoever has read the table."""
    return _keyed("code", code, *parts).hex()


def same(one: str, other: str) -> bool:
    """Compare in constant time."""
    return hmac.compare_digest(one.encode(), other.encode())


def _keyed(purpose: str, *parts: object) -> bytes:
    text = "\x1f".join([purpose, *map(str, parts)])
    key = hashlib.sha256(b"districtteam.access:" + settings.SECRET_KEY.encode()).digest()
    return hmac.new(key, text.encode(), hashlib.sha256).digest()


def seal(text: str) -> str:
    """Encrypt what must be read again (the secret of an authenticator app), for the database."""
    return _box().encrypt(text.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    return _box().decrypt(sealed.encode("ascii")).decode()


def _box() -> "Fernet":
    from cryptography.fernet import Fernet  # noqa: PLC0415  (0.05 s, only for second factors)

    return Fernet(base64.urlsafe_b64encode(_keyed("seal")))
