"""What every page of a sheet does in the same way."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import get_language

from districtteam.people.forms.roll_call import HowForm
from districtteam.people.models import Person
from districtteam.people.words import said
from districtteam.questionnaires import hooks
from districtteam.questionnaires.drafts import Draft, draft_of
from districtteam.questionnaires.hooks import Heading
from districtteam.questionnaires.models import Sheet
from districtteam.questionnaires.rights import team_mates, writes_for
from districtteam.questionnaires.sections import Section
from districtteam.questionnaires.texts import text_of
from districtteam.trail.actor import Actor, actor_of
from districtteam.ui.http import Request
from districtteam.ui.kept import Kept
from districtteam.ui.pages import sent, show

WITH_ALL: Kept[Sheet] = Kept(
    lambda pk: Sheet.objects.filter(pk=pk).select_related(
        "team__network", "version__form__network", "ready_by"
    ),
    int,
)


def page(request: Request, template: str, form: Any = None, **context: Any) -> HttpResponse:
    """A page of this room, by the name of its template."""
    return show(request, f"questionnaires/{template}.html", form, **context)


def sheet_or_404(request: Request, pk: int) -> Sheet:
    found = WITH_ALL.first(pk)
    if found is None or not found.is_visible_to(request.here):
        raise Http404
    return found


def title_of(sheet: Sheet) -> str:
    return said(sheet.version.form.title, language(), sheet.team.network.languages)


def heading_of(sheet: Sheet) -> Heading:
    """What the room above says of the sheet; without one, the sheet's own title."""
    return hooks.heading.answer(sheet, language()) or Heading("")


def draft_for(request: Request, sheet: Sheet) -> Draft:
    return draft_of(sheet, request.here.now, language())


def language() -> str:
    return get_language() or "en"


def how_form(request: Request, sheet: Sheet) -> HowForm | None:
    """Asked of a facilitator who writes for a team; as they said it the last time."""
    here = request.here
    if not writes_for(here, sheet):
        return None
    people = Person.objects.filter(pk__in=[post.person_id for post in team_mates(here, sheet)])
    last = sheet.fields.filter(by=here.person).order_by("-revision").first()
    initial = {"channel": last.channel, "told_by": last.on_behalf_of_id} if last else None
    return HowForm(people, sent(request), initial=initial)


def actor(request: Request, how: HowForm | None) -> Actor:
    """The reader; or the one who told it, through the facilitator who writes."""
    by = actor_of(request)
    if how is None or not how.is_valid() or how.cleaned_data["channel"] == "web":
        return by
    return by.on_behalf(how.cleaned_data["told_by"], how.cleaned_data["channel"])


def section_or_404(shown: Sheet, key: str) -> Section:
    found = text_of(shown.version).by_key.get(key)
    if found is None:
        raise Http404
    return found
