"""Small files of places, as DHIS2, a spreadsheet or a map program would write them."""

import hashlib
import json
from typing import Any

from django.utils import timezone

from districtteam.people.models import Person
from districtteam.places.actions import import_places, keep_upload
from districtteam.places.models import Import, Upload
from districtteam.places.planning import plan_file
from tests import make

Unit = dict[str, Any]


def unit(uid: str, name: str, parent: str = "", **more: Any) -> Unit:
    above = {"parent": {"id": parent}} if parent else {}
    return {"id": uid, "name": name, **above, **more}


def dhis2(*units: Any, **more: Any) -> bytes:
    return json.dumps({"organisationUnits": list(units), **more}, ensure_ascii=False).encode()


def feature(geometry: Any, uid: str = "", **properties: Any) -> Unit:
    identified = {"id": uid} if uid else {}
    return {"type": "Feature", **identified, "properties": properties, "geometry": geometry}


def geojson(*features: Any) -> bytes:
    collection = {"type": "FeatureCollection", "features": list(features)}
    return json.dumps(collection, ensure_ascii=False).encode()


def box(west: float, south: float, size: float = 1) -> Unit:
    east, north = west + size, south + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def point(longitude: float, latitude: float) -> Unit:
    return {"type": "Point", "coordinates": [longitude, latitude]}


TREE = (
    unit("kadou", "Kadou", code="KD", level=1),
    unit("haute", "Haute-Kadou", "kadou", code="KD-H", level=2),
    unit("basse", "Basse-Kadou", "kadou", code="KD-B", level=2),
    unit("koubia", "Koubia", "haute", code="KD-H-1", level=3, openingDate="1996-01-01"),
    unit("lola", "Lola", "haute", code="KD-H-2", level=3),
    unit("csa", "Centre de santé A", "koubia", level=4),
    unit("csb", "Centre de santé B", "koubia", level=4),
)


PITA = b"name,parent\nPita,Haute-Kadou\n"


def upload(by: Person, data: bytes = PITA) -> Upload:
    """A file that somebody has sent for Kadou's tree, and has not confirmed."""
    kept = Upload.objects.filter(by=by, sha256=hashlib.sha256(data).hexdigest()).first()
    return kept or keep_upload("kadou", "pita.csv", data, by=make.actor(by, at=timezone.now()))


def taken(by: Person, data: bytes = PITA) -> Import:
    """A file that somebody has taken into Kadou's tree."""
    done = Import.objects.filter(by=by, sha256=hashlib.sha256(data).hexdigest()).first()
    return done or import_places(plan_file("kadou", data, "pita.csv"), by=make.actor(by))
