"""This room's part of "what the system knows of me"."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _

from districtteam.people.knowledge import Fact
from districtteam.people.models import Person

from .models import Field, Remark, Trial


def facts_of_person(person: Person) -> Iterator[Fact]:
    """What the person wrote or told of answers, and their remarks on questions."""
    mine = Field.objects.filter(Q(by=person) | Q(on_behalf_of=person))
    written = mine.select_related("sheet__team", "sheet__version__form__network").order_by("-at")
    for field in written.iterator(chunk_size=500):
        yield Fact(str(field.sheet), f"{field.path}: {field.value}", field.at)
    remarks = Remark.objects.filter(person=person).select_related("question").order_by("-at")
    for remark in remarks.iterator(chunk_size=500):
        yield Fact(remark.question.name, remark.text, remark.at)
    trials = Trial.objects.filter(person=person).select_related("version__form__network")
    for trial in trials.iterator(chunk_size=500):
        yield Fact(str(trial.version), str(_("tried for the team")), trial.at)
