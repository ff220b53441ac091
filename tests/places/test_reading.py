"""Every kind of file comes down to the same units."""

from datetime import date

import pytest

from districtteam.lib.geometry import Geometry
from districtteam.places.errors import FileRefused
from districtteam.places.reading import KEPT, read_places
from tests.places.files import box, dhis2, feature, geojson, point, unit


def test_dhis2s_wire_format_is_read() -> None:
    reading = read_places(
        dhis2(
            unit(
                "O6uvpzGd5pu",
                " Bo  (ville)",
                "ImspTQPwCqd",
                code="OU_264",
                level=2,
                openingDate="1990-02-01T00:00:00.000",
                closedDate="2020-03-04",
                translations=[
                    {"property": "NAME", "locale": "fr_SL", "value": "Bô"},
                    {"property": "SHORT_NAME", "locale": "fr", "value": "B"},
                ],
                geometry=box(1, 2),
                organisationUnitGroups=[{"id": "CXw2yu5fodb", "name": "CHC"}],
            ),
            organisationUnitLevels=[{"level": 2, "name": "District"}],
        )
    )
    (bo,) = reading.units
    assert (bo.uid, bo.name, bo.parent, bo.code, bo.level) == (
        *("O6uvpzGd5pu", "Bo (ville)", "ImspTQPwCqd", "OU_264", "2"),
    )
    assert (bo.opened, bo.closed) == (date(1990, 2, 1), date(2020, 3, 4))
    assert bo.names == {"fr": "Bô"}
    assert isinstance(bo.geometry, Geometry)
    assert bo.groups == {"CXw2yu5fodb"}
    assert reading.levels == {2: ("District", {})}
    assert reading.groups == {"CXw2yu5fodb": "CHC"}


def test_what_a_file_does_not_say_is_kept() -> None:
    (bo,) = read_places(dhis2({"id": "bo", "displayName": "Bo", "path": "/sl/bo"})).units
    assert (bo.name, bo.parent) == ("Bo", "sl")
    assert {bo.code, bo.opened, bo.closed, bo.geometry, bo.names, bo.groups} == {KEPT}


def test_a_file_with_dates_says_who_is_open() -> None:
    dated = read_places(dhis2(unit("a", "A", openingDate="2001-01-01"), unit("b", "B"))).units
    assert [u.closed for u in dated] == [None, None]


def test_coordinates_of_before_2_33_are_read() -> None:
    reading = read_places(dhis2(unit("a", "A", featureType="POINT", coordinates="[-11.4,8.1]")))
    assert reading.units[0].geometry == Geometry(point=(-11.4, 8.1))


def test_groups_listed_apart_with_their_members_are_read() -> None:
    reading = read_places(
        dhis2(
            unit("a", "A"),
            organisationUnitGroups=[
                {"id": "g", "name": "Urban", "organisationUnits": [{"id": "a"}]}
            ],
        )
    )
    assert reading.members == {"g": {"a"}}


def test_a_bare_list_of_units_is_read() -> None:
    assert read_places(b'\xef\xbb\xbf [{"id": "a", "name": "A"}]').units[0].uid == "a"


def test_a_table_in_french_is_read() -> None:
    text = (
        "Identifiant;Nom;Nom (en);Code;Unité parente;Niveau;Date d'ouverture;Fermée le;Latitude;"
        "Longitude;Groupes;Remarque\n"
        "x1;Koubia;Koobia;KB;Haute-Kadou;3;31/12/1999;;11,58;-11,89;Urbain; \n"
    )
    reading = read_places(text.encode("cp1252"))
    (koubia,) = reading.units
    assert (koubia.number, koubia.uid, koubia.name, koubia.code) == (2, "x1", "Koubia", "KB")
    assert (koubia.parent, koubia.level, koubia.names) == ("Haute-Kadou", "3", {"en": "Koobia"})
    assert (koubia.opened, koubia.closed) == (date(1999, 12, 31), None)
    assert koubia.geometry == Geometry(point=(-11.89, 11.58))
    assert koubia.groups == {"urbain"}
    assert [fault.params for fault in reading.faults.listed] == [{"columns": "Remarque"}]
    assert not reading.faults.blocking


def test_a_table_with_a_column_for_each_level_is_read() -> None:
    text = "Département,Commune,Code\nAlibori,Kandi,K\nAlibori,Banikoara,B\nBorgou,,\n"
    units = read_places(text.encode()).units
    assert [(u.number, u.name, u.code) for u in units] == [
        (2, "Alibori", KEPT),
        (2, "Kandi", "K"),
        (3, "Banikoara", "B"),
        (4, "Borgou", ""),
    ]
    assert units[1].parent == units[2].parent == units[0].handle


def test_features_of_a_map_are_read_with_whatever_they_call_things() -> None:
    reading = read_places(
        geojson(feature(box(1, 2), NOM="Koubia", Code="KB", parent={"id": "haute"}, area=3))
    )
    (koubia,) = reading.units
    assert (reading.kind, koubia.name, koubia.code, koubia.parent) == (
        *("geojson", "Koubia", "KB", "haute"),
    )


def test_a_point_stays_a_point() -> None:
    (post,) = read_places(geojson(feature(point(1.5, 2.5), uid="p", name="P"))).units
    assert post.geometry == Geometry(point=(1.5, 2.5))


@pytest.mark.parametrize(
    "data", [b"{}", b"[]", b'{"features": []}', b'{"organisationUnits": []}', b'{"pager": {}}']
)
def test_a_file_without_places_is_refused(data: bytes) -> None:
    with pytest.raises(FileRefused) as caught:
        read_places(data)
    assert caught.value.detail == "no_places"


@pytest.mark.data
def test_sierra_leone_is_read_whole(data) -> None:
    reading = read_places((data / "sierra-leone" / "organisationUnits.json").read_bytes())
    assert len(reading.units) == 1_332
    assert sum(isinstance(unit.geometry, Geometry) for unit in reading.units) == 766
    assert reading.faults.total == 0
