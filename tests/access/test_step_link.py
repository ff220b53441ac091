"""A personal link opens one step's pages, on any telephone, until the step closes."""

from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from districtteam.access.actions.step_links import make_step_link, revoke_step_link
from districtteam.access.models import StepLink
from districtteam.people.actions import end_membership
from districtteam.people.models import Person
from districtteam.people.roles import Role
from districtteam.trail.models import Entry
from tests import make
from tests.access.door import enter, letters, reader

pytestmark = pytest.mark.usefixtures("steps")
STEP = "cycle:7:answers"


def link_for(person: Person, *, path: str = "/steps/7", step: str = STEP, **more) -> str:
    closes = more.pop("closes_at", timezone.now() + timedelta(days=7))
    url = make_step_link(person, step, path, closes, by=make.actor(at=timezone.now()), **more)
    assert url.startswith("https://testserver/k/")
    return url.removeprefix("https://testserver")


def read(client: Client, path: str = "/steps/7") -> str:
    return client.get(path).content.decode()


def test_a_link_opens_the_step_on_any_telephone(cast: make.Cast) -> None:
    url = link_for(cast.awa)
    assert len(url) == len("/k/") + 20
    for phone in (Client(), Client()):
        answer = phone.get(url)
        assert (answer.status_code, answer["Location"]) == (302, "/steps/7")
        assert read(phone) == "GET Awa ['member'] False"
        assert phone.post("/steps/7").content == b"POST Awa ['member'] False"


def test_opening_writes_nothing(cast: make.Cast, django_assert_num_queries) -> None:
    url = link_for(cast.awa)
    phone = Client()
    with django_assert_num_queries(1):
        phone.get(url)
    before = StepLink.objects.values().get()
    for verb in (phone.head, phone.get, phone.options):
        verb(url, headers={"user-agent": "WhatsApp/2.23 preview"})
    assert StepLink.objects.values().get() == before
    assert Client().head(url)["Location"] == "/steps/7"


def test_on_a_shared_telephone_the_link_opened_last_says_who_reads(cast: make.Cast) -> None:
    """Awa has opened the step's link, then Bakary that of a single page of it."""
    wide = link_for(cast.awa).removeprefix("/k/")
    narrow = link_for(cast.bakary, path="/steps/7/submit", step="cycle:7:one")
    narrow = narrow.removeprefix("/k/")
    phone = Client()

    def opened(path: str, *cookies: str) -> HttpResponse:
        header = "; ".join(f"k={it}" for it in cookies)
        return phone.get(path, headers={"cookie": header})

    assert opened("/steps/7", wide).content == b"GET Awa ['member'] False"
    asked = opened("/steps/7/submit", f"{narrow}.1200.5", f"{wide}.1100")
    assert asked.wsgi_request.here.person == cast.bakary
    assert asked.cookies["k"].value == f"{narrow}.1200.5"
    asked = opened("/steps/7/submit", f"{narrow}.1200.5", f"{wide}.1300")
    assert asked.wsgi_request.here.person == cast.awa
    dead = StepLink.objects.get(person=cast.bakary)
    revoke_step_link(dead, by=make.actor())
    asked = opened("/steps/7/submit", f"{narrow}.1200.5", wide)
    assert asked.wsgi_request.here.person == cast.awa
    assert asked.cookies["k"].value == f"{wide}.0.0"
    assert opened("/steps/7", "x", "y", "z", "zz", wide).status_code == 302
    for moment in ("", "nan", "inf", "1e9", "-1", "9" * 400):
        assert opened("/steps/7", f"{wide}.{moment}").wsgi_request.here.person == cast.awa


def test_a_link_opens_nothing_else(cast: make.Cast) -> None:
    phone = Client()
    phone.get(link_for(cast.awa))
    for path in ("/steps/70", "/steps/8", "/devices", "/steps"):
        answer = phone.get(path)
        assert answer.status_code in {302, 404}, path
        assert answer.get("Location", "/sign-in").startswith("/sign-in")
    # nor with the cookie sent by hand where no browser would send it
    token = phone.cookies["k"].value
    assert Client(headers={"cookie": f"k={token}"}).get("/devices").status_code == 302
    assert phone.cookies["k"]["path"] == "/steps/7"
    assert phone.cookies["k"]["httponly"]
    assert phone.cookies["k"]["secure"]


def test_a_link_is_for_one_person_and_one_step(cast: make.Cast) -> None:
    awa, bakary = link_for(cast.awa), link_for(cast.bakary)
    other = link_for(cast.awa, step="cycle:8:answers", path="/steps/8")
    assert len({awa, bakary, other}) == 3
    phone = Client()
    phone.get(bakary)
    assert read(phone) == "GET Bakary ['lead'] False"


def test_the_same_link_again_for_a_reminder(cast: make.Cast) -> None:
    assert link_for(cast.awa) == link_for(cast.awa)
    assert StepLink.objects.count() == 1
    assert Entry.objects.filter(deed="access.made_step_link").count() == 1


def test_only_a_digest_is_kept(cast: make.Cast) -> None:
    token = link_for(cast.awa).removeprefix("/k/")
    assert token not in str(StepLink.objects.values().get())
    assert token not in str(Entry.objects.values())


def test_a_closed_step_opens_nothing_even_on_a_phone_that_was_in(cast: make.Cast) -> None:
    url = link_for(cast.awa)
    phone = Client()
    phone.get(url)
    StepLink.objects.update(closes_at=timezone.now() - timedelta(seconds=1))
    assert phone.get("/steps/7").status_code == 302
    assert phone.post("/steps/7").status_code == 302
    closed = phone.get(url)
    assert closed.status_code == 410
    assert "This link no longer opens anything" in closed.content.decode()


def test_a_revoked_link_is_dead_everywhere_and_the_next_is_another(cast: make.Cast) -> None:
    url = link_for(cast.awa)
    phone = Client()
    phone.get(url)
    revoke_step_link(StepLink.objects.get(), by=make.actor(cast.daouda))
    assert phone.get("/steps/7").status_code == 302
    assert phone.get(url).status_code == 410
    assert link_for(cast.awa) != url
    assert phone.get(url).status_code == 410


def test_a_link_dies_when_the_person_leaves_the_team(cast: make.Cast) -> None:
    url = link_for(cast.awa, team=cast.team)
    phone = Client()
    phone.get(url)
    assert read(phone) == "GET Awa ['member'] False"
    now = timezone.now()
    end_membership(cast.awa.memberships.get(), now.date(), by=make.actor(at=now))
    assert phone.get("/steps/7").status_code == 302


def test_a_link_carries_the_roles_of_its_team_only(cast: make.Cast) -> None:
    make.member(cast.awa, cast.network, Role.FACILITATOR)
    make.member(cast.awa, cast.other_team, Role.LEAD)
    phone = Client()
    phone.get(link_for(cast.awa, team=cast.team))
    assert read(phone) == "GET Awa ['member'] False"
    phone.get(link_for(cast.awa))
    assert read(phone) == "GET Awa ['lead', 'member'] False"
    assert phone.get("/steps/7/steering").status_code == 403


def test_somebody_inactive_is_out(cast: make.Cast) -> None:
    phone = Client()
    phone.get(link_for(cast.awa))
    Person.objects.filter(pk=cast.awa.pk).update(is_active=False)
    assert phone.get("/steps/7").status_code == 302


def test_a_binding_act_asks_for_a_code_and_comes_back(cast: make.Cast) -> None:
    phone = Client()
    phone.get(link_for(cast.awa))
    asked = phone.get("/steps/7/submit")
    assert asked["Location"] == "/prove?next=%2Fsteps%2F7%2Fsubmit"
    assert phone.post("/steps/7/submit")["Location"].startswith("/prove")
    choice = asked.wsgi_request.here.person.addresses.get().pk
    page = phone.post(asked["Location"], {"address": choice})["Location"]
    answer = phone.post(page, {"code": letters()[0].code})
    assert answer["Location"] == "/steps/7/submit"
    assert phone.post("/steps/7/submit").content == b"POST by Awa"
    assert phone.get("/devices").status_code == 302  # still nobody elsewhere
    session = phone.session
    session["proved"] = [cast.awa.pk, (timezone.now() - timedelta(minutes=16)).timestamp()]
    session.save()
    assert phone.get("/steps/7/submit").status_code == 302


def test_the_code_of_somebody_else_proves_nothing(cast: make.Cast) -> None:
    phone = Client()
    phone.get(link_for(cast.awa))
    phone.get("/steps/7/submit")
    enter(Client(), "bakary@example.org")
    other = Client()
    other.get(link_for(cast.bakary))
    asked = other.get("/steps/7/submit")["Location"]
    page = other.post(asked, {"address": cast.bakary.addresses.get().pk})["Location"]
    code = letters()[-1].code
    assert phone.post(page, {"code": code}).status_code == 404
    refused = phone.post("/prove", {"address": cast.bakary.addresses.get().pk})
    assert "Location" not in refused


def test_somebody_signed_in_as_another_is_asked_first(cast: make.Cast, client: Client) -> None:
    enter(client, "bakary@example.org")
    url = link_for(cast.awa)
    page = client.get(url)
    assert page.status_code == 200
    assert "This is the personal link of <b>Awa</b>" in page.content.decode()
    assert read(client) == "GET Bakary ['lead'] True"
    client.post(url)
    assert read(client) == "GET Awa ['member'] False"
    assert reader(client) == cast.bakary  # everywhere else


def test_who_signs_in_after_a_link_was_opened_is_who_reads(cast: make.Cast, client: Client) -> None:
    """Else one would vote for another team without noticing."""
    client.get(link_for(cast.awa))
    assert read(client) == "GET Awa ['member'] False"
    enter(client, "bakary@example.org")
    assert read(client) == "GET Bakary ['lead'] True"


def test_the_page_of_a_link_says_whose_it_is(cast: make.Cast, client: Client) -> None:
    phone = Client()
    phone.get(link_for(cast.awa))
    asked = phone.get("/steps/7/submit")
    page = phone.get(asked["Location"]).content.decode()
    assert "You are here as Awa, Koubia." in page
    assert "/as-myself" not in page
    enter(client, "bakary@example.org")
    assert "You are here as" not in client.get("/devices").content.decode()
    client.post(link_for(cast.awa))
    asked = client.get("/steps/7/submit")
    page = client.get(asked["Location"]).content.decode()
    assert "You are here as Awa, Koubia." in page
    assert "Go on as Bakary" in page


def test_ones_own_name_is_taken_up_again(cast: make.Cast, client: Client) -> None:
    enter(client, "bakary@example.org")
    url = link_for(cast.awa)
    client.post(url)
    assert read(client) == "GET Awa ['member'] False"
    back = client.post("/as-myself", {"next": "/steps/7"})
    assert back["Location"] == "/steps/7"
    assert read(client) == "GET Bakary ['lead'] True"
    assert client.get("/as-myself").status_code == 405
    assert client.post("/as-myself", {"next": "//evil.example"})["Location"] == "/"


def test_ones_own_link_is_opened_after_that_of_another(cast: make.Cast, client: Client) -> None:
    enter(client, "bakary@example.org")
    client.post(link_for(cast.awa))
    client.get(link_for(cast.bakary))
    assert read(client) == "GET Bakary ['lead'] True"


def test_ones_own_session_is_worth_more_than_the_link(cast: make.Cast, client: Client) -> None:
    enter(client)
    client.get(link_for(cast.awa))
    assert read(client) == "GET Awa ['member'] True"
    assert "k" not in client.cookies


@pytest.mark.parametrize("token", ["", "x", "x" * 20, "x" * 500, "..%2f..%2f"])
def test_a_made_up_token_opens_nothing(cast: make.Cast, client: Client, token: str) -> None:
    assert client.get(f"/k/{token}").status_code in {404, 410}
    assert Client(headers={"cookie": f"k={token}"}).get("/steps/7").status_code == 302


@pytest.mark.parametrize("path", ["/", "//evil.example/x", "https://evil/", "steps/7", "/a/../b"])
def test_a_link_never_leads_to_the_whole_site(cast: make.Cast, path: str) -> None:
    with pytest.raises(ValueError, match="A step link leads to the pages of one step"):
        link_for(cast.awa, path=path)


def test_the_token_page_tells_nobody(cast: make.Cast, client: Client) -> None:
    answer = client.get(link_for(cast.awa))
    assert answer["Referrer-Policy"] == "strict-origin"
    assert answer["Cache-Control"] == "no-store, private"


def test_the_first_page_leads_back_to_what_was_asked(cast: make.Cast) -> None:
    phone = Client(headers={"accept-language": "fr"})
    assert "Continuer ce qui vous est demandé" not in read(phone, "/")
    phone.get(link_for(cast.awa))
    answer = phone.get("/")
    page = answer.content.decode()
    assert '<a class="button start" href="/steps/7">Continuer ce qui vous est demandé</a>' in page
    assert 'href="/sign-in"' in page
    assert "Awa" not in page
    assert "Cookie" in answer["Vary"]
    phone.get("/steps/7")


@pytest.mark.parametrize(
    "path", ["//evil.example/", "https://evil.example", "/\\evil", "javascript:x", "/a//b", "/" * 9]
)
def test_the_first_page_leads_nowhere_else(db: None, path: str) -> None:
    phone = Client()
    phone.cookies["w"] = path
    page = read(phone, "/")
    assert "Go on with what you were asked" not in page
    assert "evil" not in page


def test_who_is_signed_in_meets_their_own_first_page(cast: make.Cast) -> None:
    phone = Client()
    phone.get(link_for(cast.awa))
    phone.force_login(cast.awa)
    assert "You came by a personal link" not in read(phone, "/")
