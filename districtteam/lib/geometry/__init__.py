"""Places on the ground: checked, simplified, measured, drawn; or as tiles without borders."""

from .errors import GeometryError
from .measures import area_km2, bounds, centroid, contains, lies_in, representative_point
from .paths import MapPaths, map_paths
from .reading import read_coordinates, read_geometry
from .shapes import Geometry, Position, from_text, to_text
from .simplify import simplify
from .tiles import Tile, tile_grid

__all__ = [
    "Geometry",
    "GeometryError",
    "MapPaths",
    "Position",
    "Tile",
    "area_km2",
    "bounds",
    "centroid",
    "contains",
    "from_text",
    "lies_in",
    "map_paths",
    "read_coordinates",
    "read_geometry",
    "representative_point",
    "simplify",
    "tile_grid",
    "to_text",
]
