"""Taking a file in through the pages: send, look, confirm, see."""

import re
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from districtteam.places.actions import forget_uploads, rename_place, uploads
from districtteam.places.actions.uploads import take_in
from districtteam.places.models import Change, Import, Place, Upload
from districtteam.trail.models import Entry
from tests import make
from tests.places import files

GOOD = b"name,parent,code\nPita,Haute-Kadou,PT\n=Sum(A1),Pita,\n"


@pytest.fixture
def hawa(client: Client, cast: make.Cast) -> Client:
    client.force_login(cast.hawa)
    return client


def send(client: Client, data: bytes, name: str = "places.csv"):
    return client.post("/places/import", {"file": SimpleUploadedFile(name, data)})


def test_a_file_is_sent_looked_at_and_taken_in(hawa: Client, cast: make.Cast) -> None:
    answer = send(hawa, GOOD)
    page = hawa.get(answer.url)
    assert "Nothing has been written yet." in page.text
    assert "<b>Pita</b>: added under Haute-Kadou" in page.text
    assert Place.objects.of("kadou").count() == 4
    done = hawa.post(answer.url, follow=True)
    assert Place.objects.get(name="Pita").path.startswith("/kadou/haute-kadou/")
    taken = Import.objects.get()
    assert done.redirect_chain == [(f"/places/imports/{taken.pk}", 302)]
    assert (taken.by, taken.file_name, taken.counts) == (
        *(cast.hawa, "places.csv", {"created": 2, "unchanged": 0}),
    )
    assert "Imported on" in done.text
    assert hawa.get(answer.url).status_code == 404
    assert not Upload.objects.exists()
    assert "places.csv" in hawa.get("/places/import").text


def test_the_page_between_holds_nothing_that_can_be_changed(hawa: Client) -> None:
    page = hawa.get(send(hawa, GOOD).url).text
    form = re.search(r'<form method="post">.*?</form>', page, re.DOTALL)
    assert form
    assert re.findall(r'name="(\w+)"', form.group()) == ["csrfmiddlewaretoken"]


def test_all_changes_can_be_had_as_a_harmless_table(hawa: Client) -> None:
    answer = hawa.get(f"{send(hawa, GOOD).url}/changes.csv")
    assert answer["Content-Disposition"] == 'attachment; filename="changes.csv"'
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "uid,name,change,before,after"
    assert lines[2].split(",")[1:3] == ["'=Sum(A1)", "new"]


def test_a_file_with_faults_is_shown_and_cannot_be_taken(hawa: Client) -> None:
    url = send(hawa, b"name,parent\nPita,Atlantis\nTolo,Lola\n").url
    page = hawa.get(url).text
    assert "1 fault keeps the file out." in page
    assert "Line 2, “Pita”: the place above it, “Atlantis”, is neither in the file" in page
    assert "Apply these changes" not in page
    assert "The file has faults." in hawa.post(url, follow=True).text
    assert not Import.objects.exists()


def test_a_file_that_is_none_is_refused_at_once(hawa: Client) -> None:
    answer = send(hawa, b"%PDF-1.7", "places.csv")
    assert answer.status_code == 422
    assert "This is a PDF document, not a table." in answer.text
    assert not Upload.objects.exists()


def test_no_file_is_asked_for(hawa: Client) -> None:
    answer = hawa.post("/places/import", {})
    assert (answer.status_code, "Choose a file." in answer.text) == (422, True)
    assert "The file is empty." in send(hawa, b"").text


def test_a_file_beyond_the_limit_is_cut_off_and_said_so(hawa: Client, settings) -> None:
    settings.UPLOAD_LIMIT = 5_000_000
    answer = send(hawa, b"name\n" * 1_010_000)
    assert answer.status_code == 422
    assert "The file has more than 4 MB." in answer.text
    settings.UPLOAD_LIMIT = 100
    assert "The file has more than" in send(hawa, b"name\n" * 100).text


def test_what_changed_meanwhile_is_shown_again(hawa: Client, cast: make.Cast) -> None:
    url = send(hawa, b"uid,name\nkoubia,Koubia-Ville\n").url
    rename_place(cast.koubia, "Koubia-Centre", by=make.actor(cast.hawa))
    page = hawa.post(url)
    assert "The tree has changed since you looked." in page.text
    assert "renamed from “Koubia-Centre” to “Koubia-Ville”" in page.text
    assert not Import.objects.exists()
    assert hawa.post(url).status_code == 302
    assert Place.objects.get(uid="koubia").name == "Koubia-Ville"


def test_a_file_changed_on_the_disk_is_not_taken(hawa: Client, cast: make.Cast) -> None:
    upload = files.upload(cast.hawa)
    default_storage.delete(upload.stored_as)
    default_storage.save(upload.stored_as, ContentFile(b"name,parent\nTolo,Lola\n"))
    answer = hawa.post(f"/places/import/{upload.key}", follow=True)
    assert "This file is no longer kept." in answer.text
    assert not Import.objects.exists()


def test_only_who_sent_it_sees_it(client: Client, cast: make.Cast) -> None:
    upload = files.upload(cast.hawa)
    other = make.person("Kadiatou")
    make.member(other, cast.network, "administrator")
    client.force_login(other)
    for method in (client.get, client.post):
        assert method(f"/places/import/{upload.key}").status_code == 404
    assert client.get(f"/places/import/{upload.key}/changes.csv").status_code == 404


def test_a_file_waits_for_a_day(hawa: Client, cast: make.Cast) -> None:
    upload = files.upload(cast.hawa)
    tomorrow = timezone.now() + timedelta(hours=25)
    Upload.objects.update(expires_at=timezone.now())
    assert hawa.get(f"/places/import/{upload.key}").status_code == 404
    assert forget_uploads(by=make.actor(at=tomorrow)) == 1
    assert not default_storage.exists(upload.stored_as)
    assert Entry.objects.filter(deed="places.forget_uploads").exists()
    assert forget_uploads(by=make.actor(at=tomorrow)) == 0


def test_a_large_file_is_left_to_a_worker_and_the_page_tells_how_far_it_is(
    hawa: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "AT_ONCE", 1)
    answer = hawa.post(send(hawa, GOOD).url, follow=True)
    assert "The file is being imported." in answer.text
    assert '<meta http-equiv="refresh" content="2">' in answer.text
    assert "0 of 2" in answer.text
    assert Place.objects.of("kadou").count() == 4
    taken, upload = Import.objects.get(), Upload.objects.get()
    take_in.call(taken.pk, upload.pk)
    assert "Imported on" in hawa.get(f"/places/imports/{taken.pk}").text
    assert Place.objects.of("kadou").count() == 6
    take_in.call(taken.pk, upload.pk)
    assert Change.objects.count() == 2


def test_a_large_file_confirmed_twice_is_one_import(
    hawa: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second would wait for its file for ever: the first one's end removes it."""
    monkeypatch.setattr(uploads, "AT_ONCE", 1)
    url = send(hawa, GOOD).url
    assert hawa.post(url).url == hawa.post(url).url == f"/places/imports/{Import.objects.get().pk}"


def test_a_worker_that_cannot_go_on_says_why(hawa: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "AT_ONCE", 1)
    hawa.post(send(hawa, GOOD).url)
    taken, upload = Import.objects.get(), Upload.objects.get()
    default_storage.delete(upload.stored_as)
    take_in.call(taken.pk, upload.pk)
    page = hawa.get(f"/places/imports/{taken.pk}").text
    assert "This file is no longer kept. Send it again." in page
    assert "refresh" not in page


def test_others_are_kept_out(client: Client, cast: make.Cast) -> None:
    upload, taken = files.upload(cast.hawa), files.taken(cast.hawa)
    addresses = (
        *("/places/import", f"/places/import/{upload.key}"),
        *(f"/places/import/{upload.key}/changes.csv", f"/places/imports/{taken.pk}"),
    )
    for person in (cast.bakary, cast.daouda, cast.fanta):
        client.force_login(person)
        assert [client.get(url).status_code for url in addresses] == [403] * 4
    make.member(cast.issa, cast.issa.memberships.get().network, "administrator")
    client.force_login(cast.issa)
    assert [client.get(url).status_code for url in addresses] == [200, 404, 404, 404]


def test_it_is_all_in_french_too(hawa: Client, cast: make.Cast) -> None:
    cast.hawa.language = "fr"
    cast.hawa.save()
    hawa.cookies["l"] = "fr"
    page = hawa.get(send(hawa, b"name,parent\nPita,Atlantis\n").url).text
    assert "1 erreur empêche l’importation du fichier." in page
    assert "Ligne 2, «\u00a0Pita\u00a0»\u00a0: le lieu dont il relève," in page
    good = hawa.get(send(hawa, b"uid,name\nkoubia,Koubia-Ville\n").url).text
    assert "<b>Koubia-Ville</b>\u00a0: renommé de «\u00a0Koubia\u00a0» en" in good
    assert '<th scope="row">renommés</th><td class="number">1</td>' in good
