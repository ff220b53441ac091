"""Taking a plan in: what is written, in which order, and what a stop half-way leaves."""

import time
from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from districtteam.places.actions import import_places, importing
from districtteam.places.errors import PlanBlocked, TreeChanged
from districtteam.places.models import Change, Group, Import, Level, Place
from districtteam.places.planning import plan_file
from districtteam.trail.models import Entry
from tests import make
from tests.places.country import organisation_units
from tests.places.files import TREE, box, dhis2, unit

pytestmark = pytest.mark.django_db


def take(data: bytes, source: str = "kadou") -> Import:
    return import_places(plan_file(source, data, "tree.json"), by=make.actor())


def paths() -> dict[str, str]:
    return dict(Place.objects.of("kadou").values_list("uid", "path"))


def test_a_tree_is_written_with_paths_levels_parents_and_history() -> None:
    taken = take(dhis2(*TREE))
    koubia = Place.objects.get(uid="koubia")
    assert (koubia.path, koubia.level) == ("/kadou/haute/koubia/", 3)
    assert koubia.parent == Place.objects.get(uid="haute")
    assert (koubia.code, koubia.opened) == ("KD-H-1", date(1996, 1, 1))
    assert list(koubia.changes.values_list("what", "after", "part_of")) == [
        ("created", "Haute-Kadou", taken.pk)
    ]
    assert (taken.total, taken.done, taken.finished_at) == (7, 7, make.NOW)


def test_the_trail_says_who_took_in_what() -> None:
    hawa = make.person("Hawa")
    plan = plan_file("kadou", dhis2(*TREE), "tree.json")
    import_places(plan, by=make.actor(hawa))
    entry = Entry.objects.get(deed="places.import_places")
    assert (entry.by, entry.facts["created"]) == (hawa, 7)
    assert [mention.label for mention in entry.mentions.all()] == ["tree.json"]


def test_nothing_is_removed_for_being_absent() -> None:
    take(dhis2(*TREE))
    take(dhis2(unit("kadou", "Kadou", code="KD")))
    assert Place.objects.of("kadou").count() == 7


def test_a_place_moves_with_everything_below_it() -> None:
    take(dhis2(*TREE))
    take(dhis2(unit("koubia", "Koubia", "kadou", code="KD-H-1", openingDate="1996-01-01")))
    assert paths()["csa"] == "/kadou/koubia/csa/"
    assert Place.objects.get(uid="csb").level == 3
    assert list(Change.objects.filter(what="moved").values_list("before", "after")) == [
        ("Haute-Kadou", "Kadou")
    ]


def test_a_place_and_the_one_below_it_may_change_places() -> None:
    take(dhis2(*TREE))
    take(dhis2(unit("koubia", "Koubia", "kadou"), unit("haute", "Haute-Kadou", "koubia")))
    assert paths()["koubia"] == "/kadou/koubia/"
    assert paths()["haute"] == "/kadou/koubia/haute/"
    assert paths()["lola"] == "/kadou/koubia/haute/lola/"
    assert paths()["csa"] == "/kadou/koubia/csa/"
    assert Place.objects.get(uid="lola").level == 4


def test_what_the_file_does_not_speak_of_stays() -> None:
    take(dhis2(unit("a", "A", code="X", geometry=box(1, 2), closedDate="2020-01-01")))
    take(b"uid,name\na,Autre\n")
    place = Place.objects.get(uid="a")
    assert (place.name, place.code, place.closed) == ("Autre", "X", date(2020, 1, 1))
    assert "Polygon" in place.geometry


def test_a_blank_closing_date_reopens() -> None:
    take(dhis2(unit("a", "A", closedDate="2020-01-01")))
    take(b"uid,closed\na,\n")
    assert Place.objects.get(uid="a").closed is None


def test_groups_and_levels_are_kept_with_the_tree() -> None:
    units = [unit("a", "A", organisationUnitGroups=[{"id": "u", "name": "Urban"}])]
    levels = [{"level": 1, "name": "Country", "translations": []}]
    take(dhis2(*units, organisationUnitLevels=levels))
    assert list(Group.objects.get(uid="u").places.values_list("uid", flat=True)) == ["a"]
    assert Level.objects.get(source="kadou").name == "Country"
    take(dhis2(unit("a", "A", organisationUnitGroups=[{"id": "v", "name": "Coast"}])))
    assert [group.name for group in Place.objects.get(uid="a").groups.all()] == ["Coast"]
    assert Change.objects.filter(what="regrouped").values_list("before", "after").get() == (
        *("Urban", "Coast"),
    )


def test_names_are_found_without_accents() -> None:
    take(dhis2(unit("a", "N’Zérékoré", code="NZE-1")))
    assert Place.objects.matching("nzerekore").count() == 0
    assert Place.objects.matching("N'ZEREKORE").count() == 1
    assert Place.objects.matching("zérék").count() == 1
    assert Place.objects.matching("nze 1").count() == 1


def test_a_plan_with_faults_is_not_taken() -> None:
    plan = plan_file("kadou", dhis2(unit("a", "A", "nowhere")))
    with pytest.raises(PlanBlocked):
        import_places(plan, by=make.actor())
    assert not Import.objects.exists()


def test_progress_is_told_after_each_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "BATCH", 2)
    told: list[tuple[int, int]] = []
    plan = plan_file("kadou", dhis2(*TREE))
    import_places(plan, by=make.actor(), tell=lambda *far: told.append(far))
    assert told == [(1, 7), (3, 7), (5, 7), (7, 7)]


def test_an_import_that_stops_half_way_is_harmless_and_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """At every stop each place has its parent and its true path; the same file does the rest."""
    monkeypatch.setattr(importing, "BATCH", 2)
    data = dhis2(*TREE)
    for stop in (1, 3, 5):
        source = f"kadou-{stop}"

        def fall(done: int, total: int, stop: int = stop) -> None:
            if done >= stop:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            import_places(plan_file(source, data), by=make.actor(), tell=fall)
        assert Place.objects.of(source).count() == stop
        assert all(
            place.path == f"{place.parent.path if place.parent else '/'}{place.uid}/"
            for place in Place.objects.of(source).select_related("parent")
        )
        stopped = Import.objects.latest("pk")
        assert (stopped.done, stopped.finished_at) == (stop, None)
        take(data, source)
        assert Place.objects.of(source).count() == 7
        assert plan_file(source, data).counts == {"unchanged": 7}


@pytest.mark.django_db(transaction=True)
def test_a_parent_that_goes_meanwhile_stops_the_import() -> None:
    take(dhis2(unit("a", "A")))
    plan = plan_file("kadou", dhis2(unit("b", "B", "a")))
    Place.objects.all().delete()
    with pytest.raises(TreeChanged):
        import_places(plan, by=make.actor())
    assert not Place.objects.exists()


def test_transactions_are_short_whatever_the_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """No transaction holds more than a batch, and a batch costs the same few statements."""
    plan = plan_file("kadou", organisation_units(3_000))
    longest, begun = 0.0, 0.0
    enter, leave = transaction.Atomic.__enter__, transaction.Atomic.__exit__

    def timed_enter(self: transaction.Atomic) -> None:
        nonlocal begun
        begun = time.perf_counter()
        return enter(self)

    def timed_leave(self: transaction.Atomic, *fault: object) -> None:
        nonlocal longest
        longest = max(longest, time.perf_counter() - begun)
        return leave(self, *fault)

    monkeypatch.setattr(transaction.Atomic, "__enter__", timed_enter)
    monkeypatch.setattr(transaction.Atomic, "__exit__", timed_leave)
    with CaptureQueriesContext(connection) as queries:
        import_places(plan, by=make.actor())
    assert longest < 1
    assert len(queries) < 200


@pytest.mark.data
def test_sierra_leone_is_taken_in_within_five_seconds(data) -> None:
    content = (data / "sierra-leone" / "organisationUnits.json").read_bytes()
    begun = time.perf_counter()
    take(content)
    assert time.perf_counter() - begun < 5
    assert Place.objects.count() == 1_332
    assert Place.objects.exclude(geometry="").count() == 766
    assert Place.objects.get(name="Bo", level=2).children.count() == 15
    assert plan_file("kadou", content).counts == {"unchanged": 1_332}


def test_three_thousand_places_take_seconds() -> None:
    """Fifty thousand, in 60 s and 300 MB, are for `make bench`."""
    content = organisation_units(3_000)
    begun = time.process_time()
    take(content)
    assert time.process_time() - begun < 6
