from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from districtteam.people import actions, queries
from districtteam.people.forms.persons import AddressForm, NameForm, SureForm
from districtteam.people.models import Address, Membership
from districtteam.people.rights import (
    KEEPING,
    keeps,
    keeps_person,
    may_erase,
    may_remove,
    refuse_unless,
)
from districtteam.trail.actor import actor_of
from districtteam.trail.readers import may_read
from districtteam.ui.components import page_of
from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request
from districtteam.ui.pages import done, sent

from .common import page, person_or_404

MOST_POSTS = 20
FORMER = 10  # former posts on a page


@door(SIGNED_IN)
def person(request: Request, pk: int) -> HttpResponse:
    """Somebody: their posts in this network and, for whom it is, how to reach them."""
    here, shown = request.here, person_or_404(request, pk)
    today = here.today
    posts = Membership.objects.visible_to(here).filter(person=shown, network=here.network)
    posts = posts.select_related("team")
    addresses = list(Address.objects.visible_to(here).filter(person=shown).select_related("person"))
    may = keeps_person(here, shown)
    hidden = shown.addresses.filter(hidden_from=here.network).exists() if may else False
    return page(
        request,
        "person",
        person=shown,
        posts=list(posts.not_over(today)[:MOST_POSTS]),
        past=page_of(request, posts.over(today).order_by("-ends", "-id"), FORMER),
        addresses=addresses,
        removable={it.pk for it in addresses if may and may_remove(here, it)},
        keeps=keeps(here),
        reads_history=may_read(here, "people.person", str(pk)),
        may_correct=may,
        hidden=hidden,
        may_erase=may_erase(here, shown),
    )


@door(*KEEPING, methods="GET POST")
def amend_person(request: Request, pk: int) -> HttpResponse:
    """Correct somebody's name."""
    shown = person_or_404(request, pk)
    refuse_unless(keeps_person(request.here, shown))
    form = NameForm(sent(request), initial={"name": shown.name})
    if form.is_valid() and done(
        form, lambda: actions.amend_person(shown, **form.cleaned_data, by=actor_of(request))
    ):
        return redirect("people:person", pk)
    return page(request, "amend_person", form, person=shown)


@door(*KEEPING, methods="GET POST", fresh=True)
def add_address(request: Request, pk: int) -> HttpResponse:
    """Add a number or mailbox of somebody."""
    shown = person_or_404(request, pk)
    refuse_unless(keeps_person(request.here, shown))
    network = request.here.network
    form = AddressForm(network.country, sent(request))
    if form.is_valid() and done(
        form,
        lambda: actions.add_address(
            shown,
            form.kind,
            **form.cleaned_data,
            told=network,
            by=actor_of(request),
        ),
    ):
        return redirect("people:person", pk)
    return page(request, "add_address", form, person=shown)


@door(*KEEPING, methods="GET POST", fresh=True)
def remove_address(request: Request, pk: int) -> HttpResponse:
    """Forget a number or mailbox of somebody."""
    shown = _address_or_404(request, pk)
    refuse_unless(may_remove(request.here, shown))
    if request.method == "POST":
        person = shown.person
        actions.remove_address(shown, by=actor_of(request))
        return redirect("people:person", person.pk)
    return page(request, "remove_address", address=shown, person=shown.person)


@door(*KEEPING, methods="POST")
def share_address(request: Request, pk: int) -> HttpResponse:
    """Say that several people answer a telephone, or that only this person does."""
    shown = _address_or_404(request, pk)
    refuse_unless(keeps_person(request.here, shown.person))
    shared = request.POST.get("shared") == "yes"
    actions.mark_shared(shown, shared=shared, by=actor_of(request))
    return redirect("people:person", shown.person.pk)


@door("administrator", methods="GET POST", fresh=True)
def erase_person(request: Request, pk: int) -> HttpResponse:
    """Forget somebody, on their demand."""
    shown = person_or_404(request, pk)
    refuse_unless(may_erase(request.here, shown))
    form = SureForm(sent(request))
    if form.is_valid() and done(form, lambda: actions.erase_person(shown, by=actor_of(request))):
        messages.success(request, _("The name and the addresses are erased."))
        return redirect("people:directory")
    alone = queries.administered_alone(shown, request.here.now)
    return page(request, "erase_person", form, person=shown, alone=alone)


def _address_or_404(request: Request, pk: int) -> Address:
    seen = Address.objects.visible_to(request.here).select_related("person")
    return get_object_or_404(seen, pk=pk)
