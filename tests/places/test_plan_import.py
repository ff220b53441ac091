"""What an import would change is known before anything is written."""

import pytest

from districtteam.places.actions import import_places
from districtteam.places.models import Level, Place
from districtteam.places.planning import Plan, plan_file
from districtteam.places.planning.tree import tree_of
from tests import make
from tests.places.files import TREE, box, dhis2, feature, geojson, point, unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree() -> None:
    import_places(plan_file("kadou", dhis2(*TREE)), by=make.actor())


def changes(plan: Plan) -> list[tuple[str, str, str, str]]:
    return [(step.uid, *change) for step, change in plan.changes()]


def codes(plan: Plan) -> dict[str, int]:
    return dict(plan.faults.counts)


def test_a_new_tree_is_planned_from_the_top_down() -> None:
    plan = plan_file("kadou", dhis2(*reversed(TREE)), "tree.json")
    assert plan.steps[0].uid == "kadou"
    assert [step.level for step in plan.steps] == [1, 2, 2, 3, 3, 4, 4]
    assert plan.steps[-1].path.startswith("/kadou/haute/koubia/cs")
    assert plan.counts == {"created": 7, "unchanged": 0}
    assert not Place.objects.exists()


@pytest.mark.usefixtures("tree")
def test_the_same_file_again_changes_nothing() -> None:
    plan = plan_file("kadou", dhis2(*TREE))
    assert plan.counts == {"unchanged": 7}
    assert not plan.changes_anything


@pytest.mark.usefixtures("tree")
def test_each_kind_of_change_is_told_apart() -> None:
    plan = plan_file(
        "kadou",
        dhis2(
            unit("koubia", "Koubia-Ville", "haute", code="K1", openingDate="1996-01-01"),
            unit("lola", "Lola", "basse", closedDate="2026-01-01"),
            unit("csa", "Centre de santé A", "koubia", geometry=point(1, 2)),
            unit("csb", "Centre de santé B", "koubia", organisationUnitGroups=[{"id": "u"}]),
        ),
    )
    assert changes(plan) == [
        ("koubia", "renamed", "Koubia", "Koubia-Ville"),
        ("koubia", "recoded", "KD-H-1", "K1"),
        ("lola", "moved", "Haute-Kadou", "Basse-Kadou"),
        ("lola", "closed", "", "2026-01-01"),
        ("csa", "redrawn", "", ""),
        ("csb", "regrouped", "", "u"),
    ]
    assert (plan.unchanged, plan.absent) == (0, 3)


@pytest.mark.usefixtures("tree")
def test_another_source_is_another_tree() -> None:
    assert plan_file("palmeraie", dhis2(*TREE)).counts == {"created": 7, "unchanged": 0}


@pytest.mark.usefixtures("tree")
def test_a_shape_finds_its_place_by_id_code_or_name() -> None:
    plan = plan_file(
        "kadou",
        geojson(
            feature(box(1, 2), uid="lola", name="Another spelling"),
            feature(box(2, 2), uid="GIN-1", code="KD-H-1", name="Koubia (préfecture)"),
            feature(box(3, 2), name="HAUTE KADOU"),
        ),
    )
    assert changes(plan) == [
        ("haute", "redrawn", "", ""),
        ("lola", "redrawn", "", ""),
        ("koubia", "redrawn", "", ""),
    ]


@pytest.mark.usefixtures("tree")
def test_a_shape_of_no_place_becomes_one_under_the_only_top() -> None:
    plan = plan_file("kadou", geojson(feature(box(1, 2), uid="GIN-9", name="Moyenne-Kadou")))
    (step,) = plan.steps
    assert (step.uid, step.path, step.level) == ("GIN-9", "/kadou/GIN-9/", 2)


@pytest.mark.usefixtures("tree")
def test_a_table_without_uids_means_the_same_places_each_time() -> None:
    text = b"nom;parent\nKoubia;haute-kadou\nPita;KD-B\nPita Centre;Pita\n"
    first = plan_file("kadou", text)
    assert [(step.name, step.path.count("/")) for step in first.steps] == [
        ("Pita", 4),
        ("Pita Centre", 5),
    ]
    import_places(first, by=make.actor())
    assert plan_file("kadou", text).counts == {"unchanged": 3}


def test_columns_for_levels_make_a_tree_and_mean_it_again() -> None:
    text = b"Region,District\nNord,Lola\nNord,Bo\nSud,Bo\n"
    plan = plan_file("kadou", text)
    assert [(step.name, step.level) for step in plan.steps] == [
        ("Nord", 1),
        ("Sud", 1),
        ("Lola", 2),
        ("Bo", 2),
        ("Bo", 2),
    ]
    assert codes(plan) == {"several_tops": 1}
    import_places(plan, by=make.actor())
    assert plan_file("kadou", text).counts == {"unchanged": 5}


@pytest.mark.usefixtures("tree")
def test_a_level_may_be_given_by_its_name() -> None:
    Level.objects.create(source="kadou", level=3, name="District", names={"fr": "Préfecture"})
    good = plan_file("kadou", "name,parent,level\nPita,haute,préfecture\n".encode())
    assert (good.counts, codes(good)) == ({"created": 1, "unchanged": 0}, {})
    assert codes(plan_file("kadou", b"name,parent,level\nPita,kadou,3\n")) == {"level_differs": 1}
    assert codes(plan_file("kadou", b"name,parent,level\nPita,kadou,galaxy\n")) == {
        "unknown_level": 1
    }


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize("level", ["9" * 30, "9" * 5000])
def test_a_level_that_no_tree_has_is_said_of_a_place_meant_by_its_name(level: str) -> None:
    plan = plan_file("kadou", f"name,parent,level\nKoubia,Haute-Kadou,{level}\n".encode())
    assert codes(plan) == {"unknown_level": 1}


@pytest.mark.usefixtures("tree")
def test_two_parents_of_one_name_are_not_guessed_between() -> None:
    import_places(plan_file("kadou", dhis2(unit("lola2", "Lola", "basse"))), by=make.actor())
    assert codes(plan_file("kadou", b"name,parent\nPita,Lola\n")) == {"parent_ambiguous": 1}


@pytest.mark.usefixtures("tree")
def test_a_place_may_be_called_as_the_one_above_it() -> None:
    plan = plan_file("kadou", b"name,parent\nLola,Lola\n")
    assert [step.path for step in plan.steps] == [f"/kadou/haute/lola/{plan.steps[0].uid}/"]


def test_names_alike_side_by_side_are_pointed_out_but_taken() -> None:
    plan = plan_file("kadou", dhis2(unit("a", "A"), unit("b", "Bo", "a"), unit("c", "BO", "a")))
    assert codes(plan) == {"same_name": 1}
    assert not plan.is_blocked


def test_borders_that_are_shared_stay_shared() -> None:
    plan = plan_file(
        "kadou",
        dhis2(
            unit("a", "A", geometry=box(0, 0, 2)),
            unit("b", "B", "a", geometry=box(0, 0)),
            unit("c", "C", "a", geometry=box(1, 0)),
        ),
    )
    texts = {step.uid: step.geometry or "" for step in plan.steps}
    assert "[1.0,0.0],[1.0,1.0]" in texts["b"]
    assert "[1.0,1.0],[1.0,0.0]" in texts["c"]


def test_axes_are_held_against_the_country() -> None:
    country = unit("a", "A", geometry=box(-15, 7, 8))
    swapped = unit("b", "B", "a", geometry=point(9.5, -13.7))
    plan = plan_file("kadou", dhis2(country, swapped))
    assert codes(plan) == {"geometry_axes_swapped": 1}
    away = unit("b", "B", "a", geometry=point(60, 60))
    assert codes(plan_file("kadou", dhis2(country, away))) == {"geometry_far_away": 1}


def test_the_fingerprint_is_of_what_would_change() -> None:
    plan = plan_file("kadou", dhis2(*TREE))
    assert plan.fingerprint == plan_file("kadou", dhis2(*TREE)).fingerprint
    assert plan.fingerprint != plan_file("palmeraie", dhis2(*TREE)).fingerprint
    place = make.place("Kadou", uid="kadou")
    assert plan.fingerprint != plan_file(place.source, dhis2(*TREE)).fingerprint


def test_circles_are_found_once_and_what_hangs_from_them_is_lost() -> None:
    tree = tree_of({"a": "b", "b": "c", "c": "a", "d": "a", "e": "d", "f": "", "g": "g"})
    assert sorted(map(sorted, tree.circles)) == [["a", "b", "c"], ["g"]]
    assert [tree.levels[uid] for uid in "abcdefg"] == [0, 0, 0, 0, 0, 1, 0]


def test_planning_asks_the_same_few_questions_whatever_the_size(
    django_assert_num_queries,
) -> None:
    with django_assert_num_queries(5):
        plan_file("kadou", dhis2(*TREE))
    import_places(plan_file("kadou", dhis2(*TREE)), by=make.actor())
    with django_assert_num_queries(5):
        plan_file("kadou", dhis2(*TREE))
