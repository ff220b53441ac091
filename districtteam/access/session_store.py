"""Django's sessions in the database, found by a query that is written once."""

from datetime import datetime

from django.contrib.sessions.backends.db import SessionStore as Store
from django.contrib.sessions.models import Session
from django.utils import timezone

from districtteam.ui.kept import Kept

ALIVE: Kept[Session] = Kept(
    lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now), str, datetime
)


class SessionStore(Store):
    def _get_session_from_db(self) -> Session | None:
        found = ALIVE.first(self.session_key or "", timezone.now())
        if found is None:
            self._session_key = None
        return found
