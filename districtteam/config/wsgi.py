"""What the web server calls.

Nothing that the start makes is ever thrown away, so the collector need not look at it: neither
while it is made nor afterwards, in each worker, again and again.
"""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "districtteam.config.settings")
gc.disable()
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018  (reads every room's addresses now, not with the first page)
gc.freeze()
gc.enable()
