"""Files that nobody should have to read: made here, as small as they can be."""

import io
import json
import struct
import zipfile
from typing import Any

from openpyxl import Workbook

from tests.places.files import Unit, box, dhis2, point, unit

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def chain_of(length: int) -> bytes:
    """A tree as deep as it has places."""
    return dhis2(*(unit(f"d{n}", f"D {n}", f"d{n - 1}" if n else "") for n in range(length)))


def with_shape(geometry: Any) -> bytes:
    return dhis2(unit("p", "Pita", "haute", geometry=geometry))


def ring(*points: list[Any]) -> Unit:
    return {"type": "Polygon", "coordinates": [list(points)]}


def nan() -> bytes:
    return with_shape({"type": "Point", "coordinates": [float("nan"), 9.5]})


def nested(depth: int) -> Unit:
    coordinates: Any = 1
    for _ in range(depth):
        coordinates = [coordinates]
    return {"type": "MultiPolygon", "coordinates": coordinates}


def swapped() -> bytes:
    country = unit("kadou", "Kadou", code="KD", geometry=box(-15, 7, 8))
    return dhis2(country, unit("p", "Pita", "haute", geometry=point(11.05, -12.4)))


def crowded() -> bytes:
    return with_shape(ring(*([1, 2] for _ in range(200_001))))


def many_places() -> bytes:
    return json.dumps([unit(f"u{n}", "U") for n in range(100_001)]).encode()


def workbook(*rows: list[Any]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Lieux"
    for row in rows:
        sheet.append(row)
    book.save(out)
    return out.getvalue()


def repacked(part: str, content: bytes) -> bytes:
    """A workbook with one of its parts exchanged."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(["nom"]))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in dict.fromkeys([*old.namelist(), part]):
            new.writestr(name, content if name == part else old.read(name))
    return out.getvalue()


def with_cell(cell: bytes) -> bytes:
    return repacked(
        "xl/worksheets/sheet1.xml",
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1">' + cell + b"</row></sheetData></worksheet>",
    )


def zip_bomb() -> bytes:
    return repacked("xl/sharedStrings.xml", b"0" * 30_000_000)


def entities() -> bytes:
    laughs = b'<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">'
    return repacked("xl/workbook.xml", b"<!DOCTYPE x [" + laughs + b"]><x>&c;</x>")


def old_excel() -> bytes:
    return OLE + bytes(504)


def encrypted() -> bytes:
    return OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le")


def opendocument() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    return out.getvalue()


def zipped(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "nom\nKoubia\n")
    return out.getvalue()


def picture() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4s", 13, b"IHDR") + bytes(17)


def fifty_megabytes() -> bytes:
    return b"nom;code\n" + b"Koubia;1\n" * 5_900_000


def twins() -> tuple[Unit, Unit]:
    """Two places of one name in different districts: nothing wrong with that."""
    return unit("ma", "Marché", "koubia"), unit("mb", "Marché", "lola")
