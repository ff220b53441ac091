"""Changing one place by hand."""

from datetime import date

import pytest

from districtteam.places import errors
from districtteam.places.actions import close_place, move_place, rename_place, reopen_place
from districtteam.places.models import Change, Place
from districtteam.trail.models import Entry
from tests import make


def history(place: Place) -> list[tuple[str, str, str]]:
    return list(place.changes.values_list("what", "before", "after"))


def test_a_place_is_renamed_and_found_by_its_new_name(cast: make.Cast) -> None:
    rename_place(cast.koubia, "  Koubia-Élevé ", by=make.actor(cast.hawa))
    assert history(cast.koubia) == [("renamed", "Koubia", "Koubia-Élevé")]
    assert Place.objects.matching("koubia eleve").get() == cast.koubia
    entry = Entry.objects.get(deed="places.rename_place")
    assert (entry.by, entry.facts) == (cast.hawa, {"before": "Koubia"})


def test_the_same_name_is_no_deed(cast: make.Cast) -> None:
    rename_place(cast.koubia, "Koubia", by=make.actor(cast.hawa))
    assert not Change.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("name", "error"), [(" \u200b ", errors.NameMissing), ("x" * 231, errors.NameTooLong)]
)
def test_a_bad_name_is_refused(cast: make.Cast, name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        rename_place(cast.koubia, name, by=make.actor(cast.hawa))
    assert not Change.objects.exists()


def test_a_place_moves_with_what_is_below_it(cast: make.Cast) -> None:
    post = make.place("Poste", cast.koubia)
    move_place(cast.koubia, cast.lola, by=make.actor(cast.hawa))
    post.refresh_from_db()
    assert (cast.koubia.path, cast.koubia.level) == ("/kadou/haute-kadou/lola/koubia/", 4)
    assert (post.path, post.level) == ("/kadou/haute-kadou/lola/koubia/poste/", 5)
    assert history(cast.koubia) == [("moved", "Haute-Kadou", "Lola")]
    move_place(cast.koubia, cast.lola, by=make.actor(cast.hawa))
    assert len(history(cast.koubia)) == 1


def test_a_place_does_not_move_into_itself(cast: make.Cast) -> None:
    for parent in (cast.region, cast.koubia):
        with pytest.raises(errors.InsideItself) as caught:
            move_place(cast.region, parent, by=make.actor(cast.hawa))
    assert str(caught.value) == (
        "“Haute-Kadou” cannot be moved under “Koubia”, which stands below it."
    )


def test_a_place_stays_in_its_country(cast: make.Cast) -> None:
    with pytest.raises(errors.OtherTree):
        move_place(cast.koubia, Place.objects.get(source="palmeraie"), by=make.actor(cast.hawa))


def test_a_tree_is_not_made_too_deep(cast: make.Cast) -> None:
    place = cast.lola
    for n in range(12):
        place = make.place(f"deep-{n}", place)
    with pytest.raises(errors.TreeTooDeep):
        move_place(cast.koubia, place, by=make.actor(cast.hawa))


def test_a_place_closes_and_reopens(cast: make.Cast) -> None:
    close_place(cast.koubia, date(2026, 12, 31), by=make.actor(cast.hawa))
    assert not Place.objects.open_on(date(2027, 1, 1)).filter(uid="koubia").exists()
    with pytest.raises(errors.AlreadyClosed):
        close_place(cast.koubia, date(2026, 12, 31), by=make.actor(cast.hawa))
    reopen_place(cast.koubia, by=make.actor(cast.hawa))
    assert history(cast.koubia) == [
        ("reopened", "2026-12-31", ""),
        ("closed", "", "2026-12-31"),
    ]
    with pytest.raises(errors.NotClosed):
        reopen_place(cast.koubia, by=make.actor(cast.hawa))


def test_a_place_does_not_close_before_it_opens(cast: make.Cast) -> None:
    cast.koubia.opened = date(2020, 1, 1)
    with pytest.raises(errors.ClosedBeforeOpened):
        close_place(cast.koubia, date(2019, 1, 1), by=make.actor(cast.hawa))
