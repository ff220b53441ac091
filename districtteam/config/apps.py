from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from .light import load_tasks

load_tasks()  # before the list of apps comes to it


class ConfigConfig(AppConfig):
    name = "districtteam.config"
    verbose_name = _("Installation")
    default_auto_field = "django.db.models.BigAutoField"
