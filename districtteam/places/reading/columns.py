"""The headings by which a table or the properties of a GeoJSON feature say what they hold."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "uid": ("uid", "id", "identifiant", "identifier", "org unit id", "organisation unit id"),
    "name": (
        *("name", "nom", "display name", "displayname", "libellé", "nom de l'unité"),
        *("org unit", "organisation unit", "unité d'organisation", "nom officiel", "place", "lieu"),
    ),
    "code": ("code", "code officiel", "org unit code", "code de l'unité"),
    "parent": (
        *("parent", "parent id", "parent uid", "parent code", "parent name", "under"),
        *("unité parente", "unité mère", "code du parent", "nom du parent", "parent nom"),
        *("id du parent", "uid du parent", "identifiant du parent", "relève de", "rattachement"),
    ),
    "level": ("level", "niveau", "org unit level"),
    "opened": (
        *("opened", "opening date", "openingdate", "date d'ouverture", "ouverture"),
        *("ouvert le", "ouverte le"),
    ),
    "closed": (
        *("closed", "closing date", "closed date", "closeddate", "date de fermeture"),
        *("fermeture", "fermé le", "fermée le"),
    ),
    "latitude": ("latitude", "lat", "y"),
    "longitude": ("longitude", "long", "lon", "lng", "x"),
    "geometry": ("geometry", "géométrie", "geojson", "coordinates", "coordonnées"),
    "groups": ("groups", "group", "groupes", "groupe"),
}
LANGUAGE_PREFIXES = ("name", "nom")
LONGEST_LANGUAGE = 3


def language_of(folded: str) -> str:
    """The language of a heading such as "nom fr" or "Name (en)", folded; "" for another.

    >>> language_of("nom fr"), language_of("nom officiel")
    ('fr', '')
    """
    first, _, second = folded.partition(" ")
    is_code = second.isalpha() and len(second) <= LONGEST_LANGUAGE
    return second if first in LANGUAGE_PREFIXES and is_code else ""
