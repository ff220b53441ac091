import csv
import json
from collections.abc import Iterator
from datetime import datetime, tzinfo
from itertools import islice
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from districtteam.lib.tables import csv_cell
from districtteam.people import actions, knowledge, my_page, queries
from districtteam.people.actions.addresses import country_of
from districtteam.people.forms.persons import AddressForm, PreferencesForm, SureForm
from districtteam.people.models import Address, Membership, Network
from districtteam.trail.actor import actor_of
from districtteam.ui.doors import ANYONE, SIGNED_IN, door
from districtteam.ui.http import Request
from districtteam.ui.pages import done, sent

from .common import page

MOST_FACTS = 50  # of one room on the page; all of them are in the export


@door(SIGNED_IN, methods="GET POST", own=True)
def me(request: Request) -> HttpResponse:
    """One's own page: name, language, channels, addresses, posts, and the way to all the rest."""
    here = request.here
    form = PreferencesForm(here.person, sent(request))

    def deed() -> None:
        given = dict(form.cleaned_data)
        actions.amend_person(here.person, given.pop("name"), by=actor_of(request))
        actions.set_preferences(here.person, **given, by=actor_of(request))

    if form.is_valid() and done(form, deed):
        with translation.override(form.cleaned_data["language"] or translation.get_language()):
            messages.success(request, _("Saved."))
        return redirect("people:me")
    today = here.today
    posts = Membership.objects.filter(person=here.person).not_over(today)
    return page(
        request,
        "me",
        form,
        addresses=list(here.person.addresses.prefetch_related("hidden_from")),
        posts=list(posts.select_related("team", "network")[: queries.PAGE]),
        networks=here.networks,
        sections=my_page.sections(),
        verifies=my_page.verifier() is not None,
    )


@door(SIGNED_IN, methods="POST")
def choose_network(request: Request) -> HttpResponse:
    """Work in another of one's networks from now on."""
    wanted = request.POST.get("network", "")
    request.session["network"] = _network_or_404(request, wanted).slug
    return redirect("people:me")


@door(SIGNED_IN, methods="GET POST", fresh=True)
def add_my_address(request: Request) -> HttpResponse:
    """Add one's own number or mailbox; it counts once it is proved."""
    person = request.here.person
    form = AddressForm(country_of(person), sent(request))
    made: list[Address] = []
    if form.is_valid() and done(
        form,
        lambda: made.append(
            actions.add_address(person, form.kind, **form.cleaned_data, by=actor_of(request))
        ),
    ):
        return _prove(request, made[0])
    return page(request, "add_my_address", form)


@door(SIGNED_IN, methods="POST", own=True)
def verify_my_address(request: Request, pk: int) -> HttpResponse:
    """Ask for a code to be sent to one's own address."""
    return _prove(request, _my_address_or_404(request, pk))


@door(SIGNED_IN, methods="GET POST", fresh=True)
def remove_my_address(request: Request, pk: int) -> HttpResponse:
    """Forget one's own number or mailbox."""
    shown = _my_address_or_404(request, pk)
    others = request.here.person.addresses.exclude(pk=pk).exclude(verified_at=None).exists()
    if request.method == "POST":
        actions.remove_address(shown, by=actor_of(request))
        return redirect("people:me")
    return page(request, "remove_my_address", address=shown, others=others)


@door(SIGNED_IN, methods="POST", own=True)
def show_my_address(request: Request, pk: int) -> HttpResponse:
    """Let the network in which the reader works see an address that it never had."""
    here = request.here.network.slug if request.here.network else ""
    network = _network_or_404(request, request.POST.get("network", here))
    actions.show_address(_my_address_or_404(request, pk), network, by=actor_of(request))
    return redirect("people:me")


@door(SIGNED_IN, methods="POST", fresh=True)
def resume_my_address(request: Request, pk: int) -> HttpResponse:
    """Be written to again at an address where one had said stop."""
    actions.resume_address(_my_address_or_404(request, pk), by=actor_of(request))
    return redirect("people:me")


@door(SIGNED_IN, own=True)
def my_knowledge(request: Request) -> HttpResponse:
    """What the system knows of the reader, room by room."""
    parts = [
        (provider, list(islice(provider.facts(request.here.person), MOST_FACTS + 1)))
        for provider in knowledge.providers()
    ]
    shown = [
        {"provider": it, "facts": facts[:MOST_FACTS], "more": len(facts) > MOST_FACTS}
        for it, facts in parts
    ]
    return page(request, "my_knowledge", parts=shown)


@door(SIGNED_IN, fresh=True)
def my_export(request: Request, kind: str) -> StreamingHttpResponse:
    """All of it as a file, "json" or "csv", sent while it is read."""
    if kind not in {"json", "csv"}:
        raise Http404
    rows = _as_json(request) if kind == "json" else _as_csv(request)
    types = {"json": "application/json", "csv": "text/csv; charset=utf-8"}
    language, zone = translation.get_language() or "en", timezone.get_current_timezone()
    answer = StreamingHttpResponse(_spoken(rows, language, zone), content_type=types[kind])
    answer["Content-Disposition"] = f'attachment; filename="my-data.{kind}"'
    return answer


@door(SIGNED_IN, methods="GET POST", fresh=True)
def erase_me(request: Request) -> HttpResponse:
    """Be forgotten. Says what stays and why; asks for a code first."""
    form = SureForm(sent(request))
    person = request.here.person
    if form.is_valid() and done(form, lambda: actions.erase_person(person, by=actor_of(request))):
        request.session.flush()
        return redirect("people:erased")
    stays = [it for it in knowledge.providers() if it.stays]
    alone = queries.administered_alone(person, request.here.now)
    return page(request, "erase_me", form, stays=stays, alone=alone)


@door(ANYONE)
def erased(request: Request) -> HttpResponse:
    """Where somebody who was forgotten lands: it is done, and what they can still do."""
    if request.here.person is not None:
        return redirect("people:me")
    return page(request, "erased")


def _prove(request: Request, address: Address) -> HttpResponse:
    """Where a code is asked for, if the access room has said how; else back to one's page."""
    verifier = my_page.verifier()
    if verifier is None or address.verified_at:
        return redirect("people:me")
    return redirect(verifier(address, actor_of(request)))


def _network_or_404(request: Request, wanted: str) -> Network:
    """One of the reader's, by its short name."""
    chosen = next((it for it in request.here.networks if it.slug == wanted), None)
    if chosen is None:
        raise Http404
    found: Network = chosen
    return found


def _my_address_or_404(request: Request, pk: int) -> Address:
    return get_object_or_404(Address, pk=pk, person=request.here.person)


def _spoken(rows: Iterator[str], language: str, zone: tzinfo) -> Iterator[str]:
    """Rows made after the page's own language and zone are taken down, in these all the same."""
    with translation.override(language), timezone.override(zone):
        yield from rows


def _as_json(request: Request) -> Iterator[str]:
    """One object a line inside a list, so that nothing is gathered in memory."""
    yield "["
    comma = "\n"
    for provider, fact in knowledge.everything_about(request.here.person):
        row = {"room": provider.key, "what": fact.what, "value": fact.value, "at": _iso(fact.at)}
        yield comma + json.dumps(row, ensure_ascii=False)
        comma = ",\n"
    yield "\n]\n"


class _Echo:
    """A file that gives back what is written to it, for the csv module."""

    def write(self, text: str) -> str:
        return text


def _as_csv(request: Request) -> Iterator[str]:
    writer: Any = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow([_("Room"), _("What"), _("Value"), _("When")])
    for provider, fact in knowledge.everything_about(request.here.person):
        cells = (str(provider.title), fact.what, fact.value, _iso(fact.at))
        yield writer.writerow([csv_cell(cell) for cell in cells])


def _iso(at: datetime | None) -> str:
    return at.isoformat(timespec="seconds") if at else ""
