"""Messages as e-mail: plain text, light, with nothing in them that watches the reader."""

import smtplib
from collections.abc import Callable
from email.utils import format_datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from districtteam.messaging.channels import Line
from districtteam.messaging.errors import DeliveryError
from districtteam.messaging.models import Delivery, Message
from districtteam.people.models import Address

PERMANENT_FROM = 500  # SMTP reply codes from here on mean: do not try again (RFC 5321, 4.2.1)

Connect = Callable[[], BaseEmailBackend]


class EmailChannel:
    """Folds: every copy of a message has the same Message-ID, and mail programs show one."""

    code = "email"
    serves = frozenset({Address.EMAIL})
    folds = True

    def __init__(self, connect: Connect = get_connection) -> None:
        self._connect = connect

    def dial(self) -> Line:
        line = EmailLine(self._connect())
        line.open()
        return line


class EmailLine:
    def __init__(self, connection: BaseEmailBackend) -> None:
        self._connection = connection

    def open(self) -> None:
        """Connect, unless that has been done."""
        try:
            self._connection.open()
        except (OSError, smtplib.SMTPException) as fault:
            raise DeliveryError(f"The mail server does not answer: {fault}", down=True) from fault

    def hand_over(self, delivery: Delivery) -> None:
        self.open()
        mail = letter(delivery.message, delivery.address)
        try:
            self._connection.send_messages([mail])
        except smtplib.SMTPRecipientsRefused as refusal:
            code, words = next(iter(refusal.recipients.values()))
            raise _refused(code, words) from refusal
        except smtplib.SMTPResponseException as refusal:
            raise _refused(refusal.smtp_code, refusal.smtp_error) from refusal
        except (OSError, smtplib.SMTPException) as fault:
            self.close()
            raise DeliveryError(f"The mail server broke off: {fault}") from fault
        except ValueError as fault:
            raise DeliveryError(f"This cannot be sent: {fault}", permanent=True) from fault

    def close(self) -> None:
        self._connection.close()


def letter(message: Message, address: str) -> EmailMessage:
    """The e-mail: the same bytes of identity each time it is made from the same message."""
    return EmailMessage(
        subject=message.subject,
        body=f"{message.text.rstrip()}\n\n-- \n{settings.SITE_NAME}\n{settings.SITE_URL}\n",
        from_email=settings.EMAIL_FROM,
        to=[address],
        headers={
            "Message-ID": message_id(message),
            "Date": format_datetime(message.created_at),
            "Content-Language": message.language,
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
        },
    )


def message_id(message: Message) -> str:
    return f"<{message.uid.hex}@{urlsplit(settings.SITE_URL).hostname}>"


def _refused(code: int, words: bytes | str) -> DeliveryError:
    text = words.decode(errors="replace") if isinstance(words, bytes) else words
    return DeliveryError(f"{code} {text}", permanent=code >= PERMANENT_FROM)
