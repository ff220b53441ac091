"""Files of values: read, looked at, taken in once; every fault said where it is."""

import csv
import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from districtteam.indicators import actions, queries
from districtteam.indicators.errors import (
    AlreadyTaken,
    CodeTaken,
    FileRefused,
    NothingToTake,
    PlanChanged,
)
from districtteam.indicators.models import Import, Indicator, Value
from districtteam.indicators.words import fault_words, signal_words
from districtteam.people.models import Network
from districtteam.places.actions import import_places
from districtteam.places.models import Place
from districtteam.places.planning import plan_file as plan_places
from tests import browse, make
from tests.indicators.things import BY, draft, indicator, lines, taken


class Browser(browse.Browser):
    room = "indicators"


def told(cast: make.Cast, *rows: str) -> list[str]:
    return [fault_words(fault) for fault in actions.planned(draft(cast, *rows)).faults]


def test_a_file_is_looked_at_before_anything_is_written(cast: make.Cast) -> None:
    plan = actions.planned(draft(cast))
    assert plan.counts == {"indicators": 1, "new": 2, "corrected": 0, "same": 0}
    assert not Value.objects.exists()
    assert not Indicator.objects.exists()


def test_taken_in_it_is_seen_and_known_the_next_time(cast: make.Cast) -> None:
    taken(cast)
    it = Indicator.objects.get(code="anc1")
    assert (it.unit, str(it)) == ("share", "ANC 1 coverage")
    known = queries.value_of(it, cast.koubia, "202603")
    assert (known.value, known.numerator, known.denominator) == (0.81, 81, 100)
    assert (known.source, known.as_of) == ("DHIS2", "2026-11-02")
    again = draft(cast)
    assert again.counts["same"] == 2
    with pytest.raises(NothingToTake):
        actions.take_values(again, by=BY)


def test_a_correction_is_shown_as_one_and_the_newest_counts(cast: make.Cast) -> None:
    taken(cast)
    later = draft(cast, "anc1;;Koubia;202603;85;100")
    (change,) = actions.planned(later).changes
    assert (change.before, change.value) == (0.81, 0.85)
    actions.take_values(later, by=BY)
    it = Indicator.objects.get()
    assert queries.value_of(it, cast.koubia, "202603").value == 0.85
    assert Value.objects.count() == 3


def test_what_waits_is_not_seen(cast: make.Cast) -> None:
    it = indicator(cast)
    waiting = draft(cast)
    Value.objects.create(
        indicator=it, place=cast.koubia, period="202603", value=1, as_of=make.TODAY, part_of=waiting
    )
    assert queries.value_of(it, cast.koubia, "202603") is None
    assert queries.series(it, cast.koubia) == []


def test_a_plan_that_has_changed_is_shown_again(cast: make.Cast) -> None:
    first, text = draft(cast), lines("anc1;;Koubia;202603;9;10")
    other = Import.objects.create(
        network=cast.network, sha256="", plan="", at=make.NOW, content=text
    )
    other.plan = actions.planned(other).fingerprint
    actions.take_values(other, by=BY)
    with pytest.raises(PlanChanged):
        actions.take_values(first, by=BY)
    with pytest.raises(AlreadyTaken):
        actions.take_values(Import.objects.get(pk=other.pk), by=BY)


FAULTS = [
    (
        "anc1;;Koubia;2026-03;1;2",
        "Line 2: “2026-03” is not a period, such as 202603, 2026Q1 or 2026.",
    ),
    ("anc1;;Koubia;202603;many;2", "Line 2: “many” is not a number. Write 1234.5 or 1234,5."),
    ("anc1;;Koubia;202603;nan;2", "Line 2: “nan” is not a number. Write 1234.5 or 1234,5."),
    ("anc1;;Koubia;202603;1;0", "Line 2: the denominator must be more than 0."),
    ("anc1;;Koubia;202603;;5", "Line 2: there is a denominator but no numerator."),
    (
        "anc1;;Koubia;202603;;",
        "Line 2: there is no value. A missing value is a line left out, never 0.",
    ),
    (";;Koubia;202603;1;2", "Line 2: the indicator is missing."),
    ("anc1;;;202603;1;2", "Line 2: the place is missing."),
    (
        f"{'x' * 61};;Koubia;202603;1;2",
        "Line 2: “xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…” is too long.",
    ),
]


@pytest.mark.parametrize(("row", "words"), FAULTS)
def test_a_fault_is_said_with_its_line_and_stops_the_file(
    cast: make.Cast, row: str, words: str
) -> None:
    assert told(cast, row) == [words]
    with pytest.raises(FileRefused):
        actions.take_values(Import.objects.get(), by=BY)
    assert not Value.objects.exists()


def test_the_same_value_twice_is_a_fault_and_an_unknown_place_is_left_out(cast: make.Cast) -> None:
    row = "anc1;;Koubia;202603;1;2"
    assert told(cast, row, row) == [
        "Line 3: the same indicator, place and period stand on line 2 already."
    ]
    assert told(cast, row, "anc1;;Nowhere;202603;1;2") == [
        "Line 3: “Nowhere” is no place of this network, or several. Left out."
    ]
    assert actions.planned(Import.objects.get()).blocking == []


def test_a_missing_column_is_said_with_the_headings_that_were_found(cast: make.Cast) -> None:
    kept = actions.read_values(cast.network, b"Indicateur,Lieu,Valeur\na,b,1", by=BY)
    (fault,) = actions.planned(kept).faults
    assert fault_words(fault) == (
        "No column holds the periods. Give one the heading “Period”. Headings found:"
        " Indicateur, Lieu, Valeur"
    )


def test_a_rate_per_thousand_is_no_percentage(cast: make.Cast) -> None:
    text = b"Indicator,Place,Period,Numerator,Denominator,Value\nmal,Koubia,2026,5,1000,5\n"
    actions.take_values(actions.read_values(cast.network, text, by=BY), by=BY)
    it = Indicator.objects.get()
    assert (it.unit, queries.value_of(it, cast.koubia, "2026").value) == ("number", 5)


def test_a_code_is_taken_once(cast: make.Cast) -> None:
    indicator(cast)
    with pytest.raises(CodeTaken):
        indicator(cast)


# By the page, by the command


def send(browser: Browser, data: bytes) -> str:
    return browser.send("send", file=SimpleUploadedFile("values.csv", data), source="DHIS2")


def test_by_the_page_in_french(cast: make.Cast) -> None:
    daouda = Browser(cast.daouda, language="fr")
    send(daouda, lines("anc1;CPN 1;Koubia;202603;81;100", "anc1;;Ailleurs;202603;1;2"))
    waiting = Import.objects.get()
    page = daouda.read("check", waiting.pk)
    assert "mars 2026" in page
    assert "Ligne 3" in page
    daouda.send("check", waiting.pk)
    assert "81\u00a0%" in Browser(cast.awa, language="fr").read(
        "indicator", Indicator.objects.get().pk
    )
    assert "valeurs nouvelles" in daouda.read("check", waiting.pk).lower()


def test_a_file_that_is_no_table_is_refused_in_words(cast: make.Cast) -> None:
    page = Browser(cast.daouda, language="fr").refused(
        "send", file=SimpleUploadedFile("x.pdf", b"%PDF-1.4")
    )
    assert "PDF" in page
    assert not Import.objects.exists()


def test_a_file_is_forgotten(cast: make.Cast) -> None:
    Browser(cast.daouda).send("drop", draft(cast).pk)
    assert not Import.objects.exists()


def test_by_the_command(cast: make.Cast, tmp_path: Path) -> None:
    path, out = tmp_path / "values.csv", io.StringIO()
    path.write_bytes(lines("anc1;;Koubia;202603;81;100"))
    call_command("import-indicators", str(path), "--network", "kadou", stdout=out)
    assert not Value.objects.exists()
    call_command("import-indicators", str(path), "--network", "kadou", "--yes", stdout=out)
    assert Value.objects.count() == 1
    for wrong in (["--network", "nowhere"], ["--network", "kadou"]):
        with pytest.raises(CommandError):
            call_command("import-indicators", str(tmp_path / "gone.csv"), *wrong, stdout=out)


# Real figures


@pytest.fixture
def salone(db: None, data: Path) -> Network:
    """Sierra Leone's tree of places, as its national system has it."""
    network = make.network("salone", name="Sierra Leone", country="SL", place_source="sl")
    path = data / "sierra-leone" / "organisationUnits.json"
    import_places(plan_places("sl", path.read_bytes(), path.name), by=BY)
    return network


def test_sierra_leones_values_are_taken_in_whole(salone: Network, data: Path) -> None:
    text = (data / "sierra-leone" / "analytics" / "values_long.csv").read_bytes()
    refused = actions.planned(actions.read_values(salone, text, by=BY)).blocking
    assert {fault.code for fault in refused} == {"not_a_number"}
    assert len(refused) == 5
    assert fault_words(refused[0]).startswith("Line 154: “Measles, also known as")
    kept = actions.read_values(salone, numbers_only(text), file_name="values_long.csv", by=BY)
    plan = actions.planned(kept)
    assert (plan.blocking, plan.counts["breakdown"]) == ([], 7182)
    actions.take_values(kept, by=BY)
    assert Value.objects.count() == plan.counts["new"] > 6_000
    coverage = next(it for it in salone.indicators.all() if str(it) == "ANC 1 Coverage")
    assert coverage.unit == "share"
    for n, place in enumerate(Place.objects.of("sl").filter(level=2)):
        make.team(salone, f"DHMT {n}", place)
    told = queries.signals(salone)
    assert {"missing"} <= {signal.code for signal in told}
    assert all(signal_words(signal) for signal in told)


def numbers_only(text: bytes) -> bytes:
    """Without the five lines whose value is a text, as somebody would correct the file."""
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    writer.writerows(row for row in rows if row["value"][:1] in "-0123456789")
    return out.getvalue().encode()
