"""A list that nobody takes in is forgotten the next night."""

from datetime import timedelta

from districtteam.jobs import periodic
from districtteam.people.models import PeopleImport
from districtteam.people.tasks import forget_drafts
from districtteam.trail.models import Entry
from tests import make
from tests.people import things


def test_the_clock_knows_the_job() -> None:
    assert "people.forget_drafts" in {job.name for job in periodic.jobs()}


def test_old_drafts_go_and_lists_taken_in_stay(cast: make.Cast) -> None:
    things.taken(cast)
    waiting = things.draft(cast)
    forget_drafts(make.NOW + timedelta(hours=23))
    assert PeopleImport.objects.count() == 2
    forget_drafts(make.NOW + timedelta(hours=25))
    assert not PeopleImport.objects.filter(pk=waiting.pk).exists()
    assert PeopleImport.objects.count() == 1
    entry = Entry.objects.get(deed="people.drop_draft")
    assert (entry.by, entry.channel) == (None, "clock")
