"""The words for numbers and mailboxes that cannot be right, and for those that were mended."""

from django.utils.translation import gettext_lazy as _

from districtteam.lib.mailboxes import MailboxError, read_mailbox
from districtteam.lib.phones import TEN_DIGITS, ZERO_RESTORED, PhoneError, read_phone

from .errors import BadAddress
from .models import Address

# What is wrong, then what to do about it.
PHONE_FAULTS = {
    "empty": _("No number was given. Enter one, or leave the cell empty."),
    "scientific": _(
        "The spreadsheet shortened this number and digits are lost. "
        "Set the column’s format to text and type the number again."
    ),
    "letters": _("There are letters in this number. Use digits only: 0, not the letter O."),
    "no_country": _("The country is missing. Begin with + and the country’s code."),
    "unknown_country": _("No country has this code. Check the digits after the +."),
    "too_short": _("Digits are missing (%(digits)s given). Example: %(example)s"),
    "too_long": _(
        "There are too many digits (%(digits)s given). Put several numbers apart with a "
        "semicolon. Example: %(example)s"
    ),
    "wrong_length": _("The number of digits is wrong (%(digits)s given). Example: %(example)s"),
    "not_in_use": _(
        "No number in this country looks like this (%(digits)s digits given). Example: %(example)s"
    ),
}
MAILBOX_FAULTS = {
    "empty": _("No e-mail address was given. Enter one, or leave the cell empty."),
    "no_at": _("The @ is missing. Example: awa.diallo@example.org"),
    "several": _("There is more than one @. Put several addresses apart with a semicolon."),
    "bad_name": _("What stands before the @ cannot be right: no spaces, accents or double dots."),
    "bad_domain": _("What stands after the @ cannot be right. Example: example.org"),
    "too_long": _("This e-mail address is too long."),
}
PHONE_NOTES = {
    TEN_DIGITS: _(
        "Benin’s numbers have had ten digits since 30 November 2024: 01 was put in front."
    ),
    ZERO_RESTORED: _("The first 0, which the spreadsheet had dropped, was put back."),
}


def read_address(kind: str, typed: str, country: str) -> str:
    """The number (E.164) or mailbox (lower case) that somebody typed. Raises BadAddress."""
    try:
        if kind == Address.PHONE:
            return read_phone(typed, country).e164
        return read_mailbox(typed)
    except (PhoneError, MailboxError) as error:
        raise bad_address(error) from error


def bad_address(error: PhoneError | MailboxError) -> BadAddress:
    """The library's code as a sentence for a person."""
    faults = PHONE_FAULTS if isinstance(error, PhoneError) else MAILBOX_FAULTS
    return BadAddress(error.code, faults[error.code], **error.params)
