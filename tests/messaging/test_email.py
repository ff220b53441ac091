import smtplib

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend

from districtteam.messaging.channels.email import EmailChannel, letter
from districtteam.messaging.errors import DeliveryError
from tests import make

from .make_messages import message


class Broken(BaseEmailBackend):
    """A mail server that answers with a fault."""

    def __init__(self, *, opening: Exception | None = None, sending: Exception | None = None):
        super().__init__()
        self.opening, self.sending = opening, sending

    def open(self) -> bool:
        if self.opening:
            raise self.opening
        return True

    def send_messages(self, email_messages: object) -> int:  # noqa: ARG002  (the base class says so)
        assert self.sending
        raise self.sending


def test_a_letter_is_plain_and_says_that_a_machine_wrote_it(cast: make.Cast) -> None:
    said = message(cast.awa, subject="Vos réponses", text="Merci.")
    EmailChannel().dial().hand_over(said.deliveries.get())
    (sent,) = mail.outbox
    raw = sent.message()
    assert raw.get_content_type() == "text/plain"
    assert sent.to == ["awa@example.org"]
    assert sent.body == "Merci.\n\n-- \nDistrict.Team\nhttps://testserver\n"
    assert raw["Message-ID"] == f"<{said.uid.hex}@testserver>"
    assert raw["Auto-Submitted"] == "auto-generated"
    assert raw["Date"] == "Mon, 02 Nov 2026 09:00:00 +0000"


def test_a_second_copy_folds_into_the_first(cast: make.Cast) -> None:
    said = message(cast.awa)
    first, second = letter(said, "a@example.org"), letter(said, "a@example.org")
    assert first.message().as_bytes() == second.message().as_bytes()


@pytest.mark.parametrize(
    ("fault", "permanent"),
    [
        (smtplib.SMTPRecipientsRefused({"a@example.org": (550, b"no such mailbox")}), True),
        (smtplib.SMTPRecipientsRefused({"a@example.org": (451, b"greylisted")}), False),
        (smtplib.SMTPDataError(554, b"spam"), True),
        (smtplib.SMTPDataError(452, b"full"), False),
        (smtplib.SMTPServerDisconnected("gone"), False),
        (TimeoutError("slow"), False),
        (ValueError("newline in a header"), True),
    ],
)
def test_faults_are_told_apart(cast: make.Cast, fault: Exception, permanent: bool) -> None:
    line = EmailChannel(lambda: Broken(sending=fault)).dial()
    with pytest.raises(DeliveryError) as told:
        line.hand_over(message(cast.awa).deliveries.get())
    assert told.value.permanent is permanent
    assert not told.value.down


@pytest.mark.parametrize(
    "fault", [ConnectionRefusedError("no"), smtplib.SMTPAuthenticationError(535, b"wrong word")]
)
def test_a_silent_server_is_no_fault_of_the_message(fault: Exception) -> None:
    with pytest.raises(DeliveryError) as told:
        EmailChannel(lambda: Broken(opening=fault)).dial()
    assert told.value.down


def test_what_a_mail_server_says_names_no_address(cast: make.Cast) -> None:
    """It goes to the logs, and to administrators of other countries too."""
    words = b"5.1.1 <Awa@Example.org>: Recipient address rejected (awa@example.org)"
    refusal = smtplib.SMTPRecipientsRefused({"awa@example.org": (550, words)})
    line = EmailChannel(lambda: Broken(sending=refusal)).dial()
    with pytest.raises(DeliveryError) as told:
        line.hand_over(message(cast.awa).deliveries.get())
    assert told.value.problem == "550 5.1.1 <…>: Recipient address rejected (…)"
