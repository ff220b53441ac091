"""Whom a session belongs to, found by a query that is written once."""

from django.contrib.auth.backends import ModelBackend

from districtteam.people.models import Person
from districtteam.ui.kept import Kept

BY_KEY: Kept[Person] = Kept(lambda pk: Person.objects.filter(pk=pk), int)


class Backend(ModelBackend):
    def get_user(self, user_id: int) -> Person | None:
        found = BY_KEY.first(user_id)
        return found if found and self.user_can_authenticate(found) else None
