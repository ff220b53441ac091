"""E-mail addresses as people type them, brought to one form: trimmed and in lower case."""

import re
import unicodedata
from typing import Any

LONGEST, LONGEST_LOCAL = 254, 64  # RFC 5321, 4.5.3.1
_WRAPPED = re.compile(r"<([^<>]+)>\s*$")
_LOCAL = re.compile(r"^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$")
_LABEL = re.compile(r"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$")
_BETWEEN = re.compile(r"[\s;,|]+|\s/\s|(?<=\w)/(?=[^@]+@)")


class MailboxError(ValueError):
    """What was typed is no e-mail address.

    code: empty, no_at, several, bad_name, bad_domain, too_long; params: typed.
    """

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def read_mailbox(typed: str) -> str:
    """The mailbox somebody typed.

    >>> read_mailbox("Awa Diallo <Awa.Diallo@Sante.gov.gn>")
    'awa.diallo@sante.gov.gn'

    Raises MailboxError.
    """
    text = _cleaned(typed)
    if len(text) > LONGEST:
        raise MailboxError("too_long", typed=typed[:80] + "…")
    if not text:
        raise MailboxError("empty", typed=typed)
    if text.count("@") != 1:
        raise MailboxError("several" if "@" in text else "no_at", typed=typed)
    local, domain = text.split("@")
    if not _LOCAL.fullmatch(local) or len(local) > LONGEST_LOCAL:
        raise MailboxError("bad_name", typed=typed)
    return f"{local}@{_domain(domain, typed)}"


def split_mailboxes(cell: str) -> list[str]:
    """The addresses in one cell, with what is no address kept for the one who reads the faults.

    >>> split_mailboxes("awa@example.org; b@example.org")
    ['awa@example.org', 'b@example.org']
    """
    cell = cell.strip()
    if cell.count("@") <= 1:
        return [cell] if cell else []
    return [piece for piece in _BETWEEN.split(cell) if "@" in piece]


def _cleaned(typed: str) -> str:
    text = unicodedata.normalize("NFKC", typed[: LONGEST * 2])
    text = "".join(mark for mark in text if unicodedata.category(mark) != "Cf").strip()
    wrapped = _WRAPPED.search(text)
    text = (wrapped.group(1) if wrapped else text).strip().lower()
    return text.removeprefix("mailto:").strip(" .,;'\"")


def _domain(domain: str, typed: str) -> str:
    try:
        plain = domain.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise MailboxError("bad_domain", typed=typed) from error
    labels = plain.split(".")
    if len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels):  # noqa: PLR2004  (name and top level)
        raise MailboxError("bad_domain", typed=typed)
    if labels[-1].isdigit():
        raise MailboxError("bad_domain", typed=typed)
    return plain
