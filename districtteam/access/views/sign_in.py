"""Signing in: an address, a message, its link or its code, and who of several one is."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language

from districtteam.access import arrival, limits, rules, sessions
from districtteam.access.actions.devices import admit
from districtteam.access.actions.keys import ask_to_sign_in, find_link, try_code, turn_link
from districtteam.access.addresses import masked
from districtteam.access.errors import AccessError, SpentKeyError, TooOftenError
from districtteam.access.forms.sign_in import CodeAndPhoneForm, PhoneForm, SignInForm, WhoForm
from districtteam.access.models import Key
from districtteam.access.queries import people_at
from districtteam.access.redirects import HOME, next_of
from districtteam.access.secret import secret
from districtteam.people.models import Person
from districtteam.trail.actor import Actor, actor_of
from districtteam.ui.doors import ANYONE, door
from districtteam.ui.http import Request

from .answers import answer, refuse


@door(ANYONE, methods="GET POST")
@secret
def sign_in(request: Request) -> HttpResponse:
    to = next_of(request)
    if request.here.person is not None and request.method != "POST":
        return HttpResponseRedirect(to or HOME)
    form = SignInForm(request.POST or None)
    key = _ask(request, form, to) if form.is_valid() else None
    if key is not None:
        return redirect("access:code", key.uid)
    return answer(request, "access/sign_in.html", form, next=to)


def _ask(request: Request, form: SignInForm, to: str) -> Key | None:
    kind, value = form.cleaned_data["address"]
    try:
        limits.stop_flood(request, request.here.now)
        return ask_to_sign_in(
            kind, value, language=get_language() or "", next_path=to, by=actor_of(request)
        )
    except TooOftenError as error:
        refuse(form, "address", error)
        return None


@door(ANYONE, methods="GET POST")
@secret
def code(request: Request, uid: UUID) -> HttpResponse:
    key = get_object_or_404(Key, uid=uid, purpose=Key.SIGN_IN)
    form = CodeAndPhoneForm(request.POST or None)
    if form.is_valid():
        try:
            limits.stop_flood(request, request.here.now, "codes")
            key = try_code(uid, form.cleaned_data["code"], by=actor_of(request))
            return _come_in(request, key, shared=form.shared)
        except AccessError as error:
            refuse(form, "code", error)
    return answer(
        request,
        "access/code.html",
        form,
        address=masked(key.address),
        minutes=_minutes(rules.CODE_LASTS),
        next=key.next_path,
    )


@door(ANYONE, methods="GET POST")
@secret
def link(request: Request, token: str) -> HttpResponse:
    """GET shows one button, since programs that preview a message open its links."""
    key = find_link(token, request.here.now)
    if key is None:
        return render(request, "access/link_spent.html", status=410)
    form = PhoneForm(request.POST or None)
    if form.is_valid():
        try:
            key = turn_link(token, by=actor_of(request))
            return _come_in(request, key, shared=form.shared)
        except SpentKeyError:
            return render(request, "access/link_spent.html", status=410)
    return answer(request, "access/link.html", form, address=masked(key.address), person=key.person)


def _come_in(request: Request, key: Key, *, shared: bool) -> HttpResponse:
    people = people_at(key)
    if not people:
        raise SpentKeyError
    if len(people) == 1:
        return _enter(request, key, people[0], shared=shared)
    arrival.start_anew(request)
    request.session[sessions.TURNED] = {"key": key.pk, "shared": shared}
    return redirect("access:who")


def _enter(request: Request, key: Key, person: Person, *, shared: bool) -> HttpResponse:
    admit(key, person, by=Actor(person=person, at=request.here.now))
    return arrival.begin(request, person, how=key.how or "link", shared=shared, to=key.next_path)


@door(ANYONE, methods="GET POST")
@secret
def who(request: Request) -> HttpResponse:
    """Several persons have this address: which of them is here?"""
    turned = request.session.get(sessions.TURNED) if sessions.has_session(request) else None
    key = _turned_key(request, turned) if turned else None
    if turned is None or key is None:
        return redirect("access:sign_in")
    people = people_at(key)
    form = WhoForm(people, request.POST or None)
    if form.is_valid():
        person = next(it for it in people if str(it.pk) == form.cleaned_data["person"])
        return _enter(request, key, person, shared=turned["shared"])
    return answer(request, "access/who.html", form, address=masked(key.address))


def _turned_key(request: Request, turned: dict[str, Any]) -> Key | None:
    since = request.here.now - rules.WHO_LASTS
    return Key.objects.filter(pk=turned["key"], person=None, used_at__gt=since).first()


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60)
