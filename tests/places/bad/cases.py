"""The files of VERDICTS.md by name, and how each is made."""

from collections.abc import Callable

from tests.places.files import TREE, dhis2, point, unit

from .builders import (
    chain_of,
    crowded,
    encrypted,
    entities,
    fifty_megabytes,
    many_places,
    nan,
    nested,
    old_excel,
    opendocument,
    picture,
    ring,
    swapped,
    with_cell,
    with_shape,
    workbook,
    zip_bomb,
    zipped,
)

Build = Callable[[], bytes]

TREES: dict[str, Build] = {
    "a parent that is nowhere": lambda: dhis2(unit("p", "Pita", "nowhere")),
    "a parent that no line names": lambda: b"nom;parent\nPita;Atlantis\n",
    "a circle of three": lambda: dhis2(
        unit("a", "A", "c"), unit("b", "B", "a"), unit("c", "C", "b")
    ),
    "its own parent": lambda: b"uid,name,parent\np,Pita,p\n",
    "a circle closed over the tree": lambda: dhis2(unit("haute", "Haute-Kadou", "csa")),
    "one uid for two places": lambda: dhis2(unit("p", "Pita", "haute"), unit("p", "Tolo", "haute")),
    "one line twice": lambda: b"Region,District\nNord,Pita\nNord,Pita\n",
    "one code for two places of the file": lambda: b"uid,name,code\np,Pita,X1\nt,Tolo,X1\n",
    "a code that the tree has already": lambda: b"uid,name,code\np,Pita,KD-H-1\n",
    "a parent called as two places are": lambda: (
        b"nom,parent\nPita,Kadou\nPita,Haute-Kadou\nTimbi,pita\n"
    ),
    "a name that is missing": lambda: dhis2(unit("p", "", "haute")),
    "a name that is no text": lambda: dhis2(
        {"id": "p", "name": ["Pita"], "parent": {"id": "haute"}}
    ),
    "a name of ten thousand letters": lambda: dhis2(unit("p", "P" * 10_000, "haute")),
    "a code of a hundred letters": lambda: dhis2(unit("p", "Pita", "haute", code="X" * 100)),
    "a uid that climbs out of its folder": lambda: dhis2(unit("../../etc/passwd", "Pita", "haute")),
    "a uid with a slash": lambda: b"uid,name,parent\nhaute/p,Pita,haute\n",
    "a group without a usable uid": lambda: dhis2(
        unit("p", "Pita", "haute", organisationUnitGroups=[{"id": "g" * 50}])
    ),
    "a tree of sixteen levels": lambda: chain_of(16),
    "a level that the parents contradict": lambda: dhis2(unit("p", "Pita", "haute", level=2)),
    "a level that nobody knows": lambda: b"nom,parent,niveau\nPita,haute,galaxie\n",
    "a gap in the columns of levels": lambda: b"Region,District,Commune\nNord,,Pita\n",
    "a day that is none": lambda: b"uid,name,opened\nkoubia,Koubia,31/02/2020\n",
    "closed before it opened": lambda: dhis2(
        unit("p", "Pita", "haute", openingDate="2020-05-01", closedDate="2019-05-01")
    ),
    "a list with something else in it": lambda: b'{"organisationUnits": ["Pita", null]}',
    "two places meant by one name": "nom\nMarché\n".encode,
}
SHAPES: dict[str, Build] = {
    "a ring that is not closed": lambda: with_shape(ring([0, 0], [1, 0], [1, 1], [0, 1])),
    "a ring of three points": lambda: with_shape(ring([0, 0], [1, 1], [0, 0])),
    "a polygon without area": lambda: with_shape(ring([0, 0], [1, 1], [2, 2], [0, 0])),
    "a line for a border": lambda: with_shape(
        {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}
    ),
    "not a number": nan,
    "longitude and latitude exchanged": swapped,
    "longitude beyond the pole": lambda: with_shape(point(9.5, -113.7)),
    "metres instead of degrees": lambda: (
        b"nom,parent,longitude,latitude\nPita,haute,641250,1222345\n"
    ),
    "off the earth": lambda: with_shape(point(-191, 11)),
    "degrees and minutes in words": "nom,parent,long,lat\nPita,haute,12°24 O,11°03 N\n".encode,
    "coordinates nested five hundred deep": lambda: with_shape(nested(500)),
    "an empty polygon": lambda: with_shape({"type": "Polygon", "coordinates": []}),
    "a cell that is no GeoJSON": lambda: b'nom;parent;geojson\nPita;haute;{"type": "Point"\n',
    "a border of 200,001 points": crowded,
}
FILES: dict[str, Build] = {
    "a JSON file cut off": lambda: dhis2(*TREE)[:200],
    "JSON nested 200,000 deep": lambda: b"[" * 200_000,
    "nearly JSON": lambda: b'{"organisationUnits": [{id: 1}, {"name": "and more that follows"}]}',
    "a number of five thousand digits": lambda: (
        b'{"organisationUnits": [{"level": ' + b"1" * 5_000 + b"}]}"
    ),
    "JSON without places": lambda: b'{"dataElements": []}',
    "100,001 places": many_places,
    "a sign-in page saved as .json": lambda: b"<!doctype html><title>Login</title>",
    "nothing at all": lambda: b"",
    "a picture called .csv": picture,
    "a PDF called .csv": lambda: b"%PDF-1.7\n",
    "an old workbook called .xlsx": old_excel,
    "a workbook with a password": encrypted,
    "a LibreOffice table called .xlsx": opendocument,
    "an archive called .xlsx": lambda: zipped("lieux.csv"),
    "a zip bomb": zip_bomb,
    "entities that unfold": entities,
    "a workbook cut off": lambda: workbook(["nom"], ["Pita"])[:-300],
    "a formula in a cell": lambda: workbook(["nom", "parent"], ["Pita", "haute"], ["=A1", "haute"]),
    "an error of Excel in a cell": lambda: with_cell(b'<c r="A1" t="e"><v>#REF!</v></c>'),
    "a null character": lambda: b"nom,parent\nPi\0ta,haute\n",
    "letters of no encoding": lambda: b"nom,parent\nPita,haute\n\x81\x8d,haute\n",
    "a quotation mark left open": lambda: b'nom,parent\nPita,haute\n"Tolo,haute\n',
    "a comma too many": lambda: b"nom,parent\nPita,haute,3\n",
    "two columns of names": lambda: b"nom,name\nPita,Pita\n",
    "a column without a heading": lambda: b"nom,,parent\nPita,x,haute\n",
    "no column of names": lambda: b"commentaire,total\nPita,3\n",
    "fifty megabytes": fifty_megabytes,
}
BAD = TREES | SHAPES | FILES

ODD: dict[str, Build] = {
    "UTF-16 with a mark": lambda: "nom;parent\nN’Zérékoré;haute\n".encode("utf-16"),
    "Windows-1252": lambda: "nom;parent\nKérouané;haute\n".encode("cp1252"),
    "UTF-8 with a mark, CRLF, blank lines": "\ufeff\r\nnom;parent\r\n\r\nLélouma;haute\r\n;".encode,
    "accents set apart from their letters": lambda: dhis2(unit("p", "Le\u0301louma", "haute")),
    "a name that is a formula elsewhere": lambda: (
        b'nom;parent\n"=HYPERLINK(""http://evil"")";haute\n'
    ),
    "a name that is a tag elsewhere": lambda: dhis2(
        unit("p", "<script>alert(1)</script>", "haute")
    ),
    "half a character, a zero byte, a turned direction": lambda: (
        rb'[{"id": "p", "name": "\ud800Pi\u0000ta\u202e", "parent": {"id": "haute"}}]'
    ),
    "the separator named in the first line": lambda: b"sep=;\nnom;parent\nPita;haute\n",
}
