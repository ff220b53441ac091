from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from districtteam.people import actions, queries
from districtteam.people.forms.networks import (
    EndMandateForm,
    LetterForm,
    MandateForm,
    NetworkForm,
    WordsForm,
)
from districtteam.people.models import Mandate, MandateLetter, Person
from districtteam.people.rights import KEEPING, keeps
from districtteam.people.sight import Sight
from districtteam.people.terms import MEANINGS, WORDS, word_of
from districtteam.trail.actor import actor_of
from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request
from districtteam.ui.pages import done, files_of, sent

from .common import page

MOST_MANDATES = 20


@door(SIGNED_IN)
def network(request: Request) -> HttpResponse:
    """The network: who mandates it, what was agreed, its words. A missing mandate is the worry
    of those who keep the list, never shown to teams.
    """
    here = request.here
    if here.network is None:
        raise Http404
    today = here.today
    mandates = here.network.mandates.select_related("focal_point")
    letters = MandateLetter.objects.filter(mandate__network=here.network)
    names = Sight.of(here).names
    posts = queries.posts_shown(here.network, [], today) if names else []
    return page(
        request,
        "network",
        network=here.network,
        mandate=queries.mandate_of(here.network, today),
        letters=set(letters.values_list("mandate", flat=True)),
        mandates=list(mandates[:MOST_MANDATES]) if keeps(here) else [],
        words=_words(here.network),
        posts=queries.network_posts(posts),
        names=names,
        keeps=keeps(here),
        administers="administrator" in here.roles,
    )


@door("administrator", methods="GET POST")
def amend_network(request: Request) -> HttpResponse:
    """Languages, time zone, holidays, owner of the data, charter."""
    shown = request.here.network
    form = NetworkForm(shown, sent(request))
    if form.is_valid() and done(
        form, lambda: actions.amend_network(shown, **form.cleaned_data, by=actor_of(request))
    ):
        messages.success(request, _("Saved."))
        return redirect("people:network")
    return page(request, "amend_network", form)


@door(*KEEPING, methods="GET POST", files=True)
def mandate(request: Request) -> HttpResponse:
    """Record who mandates the work."""
    here = request.here
    people = Person.objects.filter(pk__in=_possible_focal_points(request))
    form = MandateForm(people, sent(request), files_of(request), initial={"starts": here.today})
    if form.is_valid() and done(
        form,
        lambda: actions.record_mandate(here.network, **form.cleaned_data, by=actor_of(request)),
    ):
        messages.success(request, _("The mandate is recorded."))
        return redirect("people:network")
    return page(request, "mandate", form)


@door(SIGNED_IN)
def letter(request: Request, pk: int) -> HttpResponse:
    """The letter as it came, for the people of the network: to be kept, never shown by us."""
    kept = get_object_or_404(MandateLetter, mandate=pk, mandate__network=request.here.network)
    answer = HttpResponse(bytes(kept.data), content_type=kept.kind)
    name = f"mandate-{pk}.{kept.get_kind_display().lower()}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@door(*KEEPING, methods="GET POST", files=True)
def add_letter(request: Request, pk: int) -> HttpResponse:
    """Put the letter to a mandate, or another in its place."""
    shown = get_object_or_404(Mandate, pk=pk, network=request.here.network)
    form = LetterForm(sent(request), files_of(request))
    if form.is_valid() and done(
        form,
        lambda: actions.add_letter(shown, form.cleaned_data["letter"], by=actor_of(request)),
    ):
        messages.success(request, _("The letter is kept."))
        return redirect("people:network")
    return page(request, "add_letter", form, mandate=shown)


@door(*KEEPING, methods="GET POST")
def end_mandate(request: Request, pk: int) -> HttpResponse:
    """Set or correct the last day of a mandate."""
    shown = get_object_or_404(Mandate, pk=pk, network=request.here.network)
    start = {"ends": shown.ends or request.here.today}
    form = EndMandateForm(sent(request), initial=start)
    if form.is_valid() and done(
        form, lambda: actions.end_mandate(shown, **form.cleaned_data, by=actor_of(request))
    ):
        return redirect("people:network")
    return page(request, "end_mandate", form, mandate=shown)


@door("administrator", methods="GET POST")
def words(request: Request) -> HttpResponse:
    """Choose what this network calls a district, a team, a lead…, in each of its languages."""
    shown = request.here.network
    form = WordsForm(shown, sent(request))
    if form.is_valid() and done(form, lambda: _set_words(request, form)):
        messages.success(request, _("Saved."))
        return redirect("people:words")
    return page(request, "words", form, rows=_rows(form))


def _set_words(request: Request, form: WordsForm) -> None:
    network, by = request.here.network, actor_of(request)
    for row, given in form.changed():
        if given["singular"]:
            actions.set_term(network, row["word"], row["language"], **given, by=by)
        else:
            actions.reset_term(network, row["word"], row["language"], by=by)


def _rows(form: WordsForm) -> list[dict[str, Any]]:
    """The fields of the form, word by word, for the page to place."""
    return [
        {
            **row,
            "meaning": MEANINGS[row["word"]],
            "fields": [
                form[f"{row['stem']}-{part}"]
                for part in ("singular", "plural", "gender")
                if f"{row['stem']}-{part}" in form.fields
            ],
        }
        for row in form.rows
    ]


def _words(network: Any) -> list[tuple[Any, Any]]:
    language = get_language() or "en"
    return [(MEANINGS[word], word_of(network, word, language).singular) for word in WORDS]


def _possible_focal_points(request: Request) -> Any:
    """People of the ministry, the regions and the network itself: a list one can look through."""
    here = request.here
    posts = here.network.memberships.on(here.today)
    return posts.exclude(team__kind="hdmt").values("person")[:200]
