from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    name = "districtteam.ui"
    verbose_name = _("Look")
    default_auto_field = "django.db.models.BigAutoField"
