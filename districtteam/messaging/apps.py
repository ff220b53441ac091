from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MessagingConfig(AppConfig):
    name = "districtteam.messaging"
    verbose_name = _("Messages")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # Here, because models exist only once all rooms are known.
        from districtteam.jobs import loops  # noqa: PLC0415

        from . import channels  # noqa: PLC0415
        from .actions import delivering  # noqa: PLC0415
        from .channels.email import EmailChannel  # noqa: PLC0415
        from .tasks import Postman  # noqa: PLC0415

        channels.register(EmailChannel())
        loops.when_lost(delivering.release)
        for code in channels.codes():
            postman = Postman(channels.channel(code))
            loops.register(code, postman, pause=timedelta(seconds=0.5))
