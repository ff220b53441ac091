"""Bad files of places: refused with the verdict of VERDICTS.md, and nothing changed."""

import re
import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.translation import override

from districtteam.lib.tables import csv_cell
from districtteam.places.actions import import_places, keep_upload, take_upload
from districtteam.places.errors import FileRefused, PlaceError, PlanBlocked
from districtteam.places.fault_words import FAULTS
from districtteam.places.models import Change, Import, Place, Upload
from districtteam.places.planning import plan_file
from districtteam.places.words import fault_words
from tests import make
from tests.places.files import TREE, dhis2

from .builders import twins
from .cases import BAD, ODD

TABLES = (Path(__file__).parent / "VERDICTS.md").read_text(encoding="utf-8").split("\n# ")
ROW = re.compile(r"^\| (.+) \|$", re.MULTILINE)


def rows(table: str) -> dict[str, list[str]]:
    """The lines of a Markdown table below its head, by their first cell."""
    lines = [line.split(" | ") for line in ROW.findall(table)[2:]]
    return {cells[0]: cells[1:] for cells in lines}


VERDICTS, STORED = rows(TABLES[0]), rows(TABLES[1])


@pytest.fixture
def tree(db: None) -> None:
    import_places(plan_file("kadou", dhis2(*TREE, *twins())), by=make.actor())


def state() -> list[object]:
    return [
        *Place.objects.order_by("pk").values_list(),
        *Change.objects.order_by("pk").values_list(),
        *Import.objects.order_by("pk").values_list(),
    ]


def verdict(data: bytes) -> tuple[str, str, str]:
    """Code, English and French of the first thing that keeps a file out."""
    try:
        plan = plan_file("kadou", data)
    except FileRefused as refused:
        with override("en"):
            english = refused.message
        with override("fr"):
            return refused.detail, english, refused.message
    fault = next(fault for fault in plan.faults.listed if fault.blocks)
    with override("en"):
        english = fault_words(fault, plan.kind)
    with override("fr"):
        return fault.code, english, fault_words(fault, plan.kind)


def test_every_bad_file_has_its_verdict_and_every_verdict_its_file() -> None:
    assert list(VERDICTS) == list(BAD)
    assert list(STORED) == list(ODD)
    assert len(BAD) >= 40


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_both_languages_and_changes_nothing(name: str, tree: None) -> None:
    data, before, by = BAD[name](), state(), make.actor(make.person("Hawa"))
    begun = time.process_time()
    code, english, french = verdict(data)
    assert time.process_time() - begun < 2
    assert [f"`{code}`", english, french] == VERDICTS[name]
    try:
        upload = keep_upload("kadou", "file", data, by=by)
    except PlaceError:
        assert not Upload.objects.exists()
    else:
        with pytest.raises(PlanBlocked):
            take_upload(upload, by=by)
    assert state() == before


def test_every_fault_that_blocks_is_tried() -> None:
    """Of the words for single faults, only remarks are not in the table."""
    remarks = {"columns_ignored", "several_tops", "same_name", "geometry_far_away"}
    tried = {cells[0].strip("`") for cells in VERDICTS.values()}
    assert FAULTS.keys() - tried == remarks


@pytest.mark.parametrize("name", ODD)
def test_an_odd_file_is_taken_and_does_no_harm(name: str, tree: None) -> None:
    plan = plan_file("kadou", ODD[name]())
    import_places(plan, by=make.actor())
    place = Place.objects.latest("pk")
    assert [place.name] == STORED[name]
    assert place.parent == Place.objects.get(uid="haute")
    assert plan_file("kadou", ODD[name]()).counts == {"unchanged": 1}


def test_a_formula_leaves_as_text_and_a_tag_is_shown_as_text(
    client: Client, cast: make.Cast
) -> None:
    assert csv_cell('=HYPERLINK("http://evil")') == '\'=HYPERLINK("http://evil")'
    place = make.place("<script>alert(1)</script>", cast.region, uid="tag")
    client.force_login(cast.awa)
    for url in ("/places/", f"/places/{place.pk}", f"/places/{cast.region.pk}"):
        assert "<script>alert" not in client.get(url).text


@pytest.mark.parametrize(
    "name", ["a circle of three", "a formula in a cell", "a picture called .csv"]
)
def test_the_page_says_the_same(client: Client, cast: make.Cast, name: str) -> None:
    client.force_login(cast.hawa)
    file = SimpleUploadedFile("lieux.csv", BAD[name]())
    answer = client.post("/places/import", {"file": file}, follow=True)
    assert VERDICTS[name][1].split("“")[0] in answer.text
