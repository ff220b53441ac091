"""What is written to somebody who waits for a link or a code."""

from django.utils.translation import gettext_lazy as _

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
