"""What the web server calls.

Nothing that the start makes is ever thrown away, so the collector need not look at it: neither
while it is made, from before the first import, nor afterwards, in each worker, again and again.
"""

import gc

gc.disable()

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "districtteam.config.settings")
application = get_wsgi_application()
gc.freeze()
gc.enable()
