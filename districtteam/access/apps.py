from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccessConfig(AppConfig):
    name = "districtteam.access"
    verbose_name = _("Access")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from districtteam.people import hooks  # noqa: PLC0415  (models must exist first)
        from districtteam.trail import sentences  # noqa: PLC0415
        from districtteam.ui import menu  # noqa: PLC0415
        from districtteam.ui.doors import SIGNED_IN  # noqa: PLC0415

        from . import signals  # noqa: PLC0415
        from .actions.devices import forget_person  # noqa: PLC0415
        from .actions.proofs import send_first_code  # noqa: PLC0415

        signals.connect()
        hooks.address_added.add(send_first_code)
        hooks.erased.add(forget_person)
        menu.add("access:sign_out", _("Sign out"), SIGNED_IN, order=99)
        sentences.register(
            {
                "access.made_link": _("%(by)s made a link that signs %(person)s in."),
                "access.asked_for_second_factor": _("%(person)s was asked for a second factor."),
                "access.added_second_factor": _("%(by)s added a second factor."),
                "access.removed_second_factor": _("%(by)s removed a second factor."),
                "access.made_step_link": _("%(by)s made a personal link for %(person)s."),
                "access.revoked_step_link": _("%(by)s ended a personal link of %(person)s."),
                "access.proved": _("%(by)s confirmed that it was really them."),
                "access.signed_in": _("%(by)s signed in."),
                "access.signed_out": _("%(by)s signed %(person)s out on one device."),
                "access.signed_out_everywhere": _("%(by)s signed %(person)s out everywhere."),
            }
        )
