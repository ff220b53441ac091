from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConfigConfig(AppConfig):
    name = "districtteam.config"
    verbose_name = _("Installation")
    default_auto_field = "django.db.models.BigAutoField"
