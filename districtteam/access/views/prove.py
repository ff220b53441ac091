"""A code to one's own address: before a binding act, and to confirm an address."""

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from districtteam.access import sessions
from districtteam.access.actions.keys import ask_to_prove, try_code
from districtteam.access.actions.proofs import confirm_address
from districtteam.access.actions.proofs import prove as note_proof
from districtteam.access.addresses import masked
from districtteam.access.errors import AccessError, TooOftenError
from districtteam.access.factor_rows import has_second_factor
from districtteam.access.forms.sign_in import AddressForm, CodeForm
from districtteam.access.models import Key
from districtteam.access.queries import addresses_for_proof, waiting_key
from districtteam.access.redirects import HOME, next_of
from districtteam.access.secret import secret
from districtteam.people.models import Address
from districtteam.trail.actor import actor_of
from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request

from .answers import answer, refuse


@door(SIGNED_IN, methods="GET POST")
@secret
def prove(request: Request) -> HttpResponse:
    """Where to send the code; whoever has a second factor shows that instead."""
    to = next_of(request)
    if request.user == request.here.person and has_second_factor(request.here.person):
        return HttpResponseRedirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': to})}")
    addresses = addresses_for_proof(request.here.person)
    if not addresses:
        return render(request, "access/prove_unreachable.html")
    form = AddressForm(addresses, request.POST or None)
    if form.is_valid():
        try:
            key = ask_to_prove(form.chosen, Key.PROVE, next_path=to, by=actor_of(request))
            return redirect("access:prove_code", key.uid)
        except TooOftenError as error:
            refuse(form, "address", error)
    return answer(request, "access/prove.html", form, next=to)


@door(SIGNED_IN, methods="GET POST")
@secret
def prove_code(request: Request, uid: UUID) -> HttpResponse:
    person = request.here.person
    key = get_object_or_404(Key, uid=uid, purpose=Key.PROVE, person=person)
    form = CodeForm(request.POST or None)
    if form.is_valid() and _turned(request, key, form):
        if not request.user.is_authenticated:
            request.session.cycle_key()
        sessions.note_proof(request.session, person.pk, request.here.now)
        note_proof(person, how="code", by=actor_of(request))
        return HttpResponseRedirect(key.next_path or HOME)
    return answer(
        request, "access/prove_code.html", form, address=masked(key.address), next=key.next_path
    )


@door(SIGNED_IN, methods="GET POST", own=True)
@secret
def verify(request: Request, pk: int) -> HttpResponse:
    """Confirm one of one's own addresses with the code sent there."""
    address = get_object_or_404(request.here.person.addresses, pk=pk)
    key = waiting_key(address, Key.VERIFY, request.here.now)
    form = CodeForm(request.POST if "code" in request.POST else None)
    if request.method == "POST" and "code" not in request.POST:
        return _send_code(request, address, form, key)
    if key and form.is_valid() and _turned(request, key, form):
        confirm_address(key, address, by=actor_of(request))
        return redirect("access:verify", pk)
    return answer(request, "access/verify.html", form, address=address, key=key)


def _send_code(request: Request, address: Address, form: CodeForm, key: Key | None) -> HttpResponse:
    try:
        ask_to_prove(address, Key.VERIFY, by=actor_of(request))
    except TooOftenError as error:
        form.refusal = error  # type: ignore[attr-defined]
        return answer(request, "access/verify.html", form, address=address, key=key)
    return redirect("access:verify", address.pk)


def _turned(request: Request, key: Key, form: CodeForm) -> bool:
    try:
        try_code(key.uid, form.cleaned_data["code"], by=actor_of(request))
    except AccessError as error:
        refuse(form, "code", error)
        return False
    return True
