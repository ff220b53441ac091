"""What is written to somebody who waits for a link or a code."""

from django.utils.translation import gettext_lazy as _

from districtteam.people.models import Mandate

from .models import Key

# For each purpose, subject and text. The code stays out of the subject, which lock screens show
# and the outbox keeps.
KEY_WORDS = {
    Key.SIGN_IN: (
        _("Sign in to %(site)s"),
        _(
            "To sign in to %(site)s, open this link and press “Sign in”. It works once, on any "
            "telephone or computer, for %(link_minutes)s minutes:\n\n"
            "%(link)s\n\n"
            "Or type this code on the page that asks for it, within %(code_minutes)s minutes:\n\n"
            "%(code)s\n\n"
            "Give the code to nobody, not even to a facilitator. If you did not ask to sign in, "
            "there is nothing to do: without this message nobody comes in."
        ),
    ),
    Key.PROVE: (
        _("Confirm that it is you, %(site)s"),
        _(
            "Somebody who is signed in under your name on %(site)s is about to do something "
            "that binds you or your team. If that is you, type this code on the page that asks "
            "for it, within %(code_minutes)s minutes:\n\n"
            "%(code)s\n\n"
            "Give the code to nobody. If it is not you, do not use it, and sign out everywhere: "
            "%(devices)s"
        ),
    ),
    Key.VERIFY: (
        _("Confirm your address for %(site)s"),
        _(
            "To confirm that this address is yours, type this code on the page of %(site)s that "
            "asks for it, within %(code_minutes)s minutes:\n\n"
            "%(code)s\n\n"
            "If you did not ask for it, there is nothing to do."
        ),
    ),
}

# What changed: subject and text.
FACTOR_WORDS = {
    "added": (
        _("A second factor was added on %(site)s"),
        _(
            "A passkey, an authenticator app or new recovery codes were added to your name on "
            "%(site)s. If that was you, there is nothing to do. If not, sign out everywhere and "
            "tell an administrator at once: %(devices)s"
        ),
    ),
    "removed": (
        _("A second factor was removed on %(site)s"),
        _(
            "A passkey or an authenticator app was removed from your name on %(site)s. If that "
            "was you, there is nothing to do. If not, sign out everywhere and tell an "
            "administrator at once: %(devices)s"
        ),
    ),
}

INVITATION_SUBJECT = _("%(inviter)s invites you to %(site)s")
_GREETING = _(
    "%(name)s,\n\n"
    "%(inviter)s invites you to take part in %(network)s on %(site)s, where health district teams "
    "learn from their own data and from each other.\n\n"
    "Your post: %(post)s, %(team)s."
)
_MANDATED = _("The work is mandated by: %(authority)s.")
_MANDATED_BY_LETTER = _("The work is mandated by: %(authority)s (%(reference)s).")
_HOW = _(
    "To see what it is about, and to accept or decline, open this link. It is yours alone and "
    "works until %(day)s:\n\n%(link)s"
)


def invitation_text(mandate: Mandate | None, slots: dict[str, str]) -> str:
    """The letter, headed by its mandate; of a mandate that is missing it says nothing."""
    parts = [_GREETING, _HOW]
    if mandate:
        parts.insert(1, _MANDATED_BY_LETTER if mandate.reference else _MANDATED)
        slots = {**slots, "authority": mandate.authority, "reference": mandate.reference}
    return "\n\n".join(str(part) % slots for part in parts)
