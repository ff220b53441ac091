"""The table of the shared cache (settings.CACHES), so that `migrate` is all that it takes."""

from typing import Any

from django.core.management import call_command
from django.db import migrations


def make(_apps: Any, schema_editor: Any) -> None:
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies: list[tuple[str, str]] = []
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
