"""A sentence for each fault of a file of places: what is wrong and what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FAULTS: dict[str, str | Promise] = {
    "not_a_unit": _("this is not a place. Remove it, or export the file again."),
    "gap": _("the column “%(heading)s” is empty. Fill it in."),
    "columns_ignored": _("these columns are not used: %(columns)s."),
    "name_missing": _("the name is missing. Add it."),
    "name_too_long": _("the name has %(length)s characters, more than %(limit)s. Shorten it."),
    "name_ambiguous": _(
        "%(count)s places of the tree have this name or code. Say which one by its uid."
    ),
    "code_too_long": _("the code has more than %(limit)s characters. Shorten it."),
    "bad_uid": _(
        "“%(uid)s” cannot be a uid. Use at most 40 letters, digits, dots, hyphens or underscores."
    ),
    "duplicate_uid": _("this is the same place as %(other)s. Remove one of them."),
    "duplicate_code": _("the code “%(code)s” belongs to “%(other)s” too. Correct one of them."),
    "orphan": _(
        "the place above it, “%(parent)s”, is neither in the file nor in the tree. Add it, or"
        " correct the parent."
    ),
    "parent_ambiguous": _(
        "%(count)s places are called “%(parent)s”. Name the parent by its code or uid."
    ),
    "cycle": _("the places stand under each other in a circle: %(circle)s. Correct one parent."),
    "too_deep": _("it would stand deeper than %(limit)s levels. Correct the parents."),
    "several_tops": _(
        "%(count)s places have no place above them. Usually only the country has none."
    ),
    "same_name": _("another place beside it has the same name. Is it the same place?"),
    "unknown_level": _(
        "“%(level)s” is not a level of this tree. Write its number, or the name of a level."
    ),
    "level_differs": _(
        "the file says level %(stated)s, by its parents it is level %(actual)s. Correct either."
    ),
    "bad_date": _("“%(date)s” is not a date. Write it as 2026-12-31."),
    "dates_reversed": _("it closes on %(closed)s before it opens on %(opened)s. Correct a date."),
    "geometry_not_a_geometry": _("the geometry is not GeoJSON. Correct or remove it."),
    "geometry_geometry_type": _(
        "the geometry is a %(type)s; it must be a Point, a Polygon or a MultiPolygon."
    ),
    "geometry_bad_position": _(
        "point %(point)s of the geometry is not a pair of numbers. Write longitude, latitude."
    ),
    "geometry_bad_ring": _("the geometry lacks a list of points. Correct or remove it."),
    "geometry_not_finite": _(
        "point %(point)s of the geometry is not a number (%(x)s, %(y)s). Correct or remove it."
    ),
    "geometry_out_of_range": _(
        "point %(point)s of the geometry (%(x)s, %(y)s) does not lie on the earth. Correct it."
    ),
    "geometry_axes_swapped": _(
        "longitude (%(x)s) and latitude (%(y)s) seem to be exchanged. Correct them; in GeoJSON the "
        "longitude comes first."
    ),
    "geometry_projected": _(
        "the geometry is in metres (%(x)s, %(y)s), not in degrees. Export it in WGS 84 (EPSG:4326)."
    ),
    "geometry_ring_short": _(
        "ring %(ring)s of polygon %(polygon)s has %(points)s points; it needs at least 4."
        " Correct or remove the geometry."
    ),
    "geometry_ring_open": _(
        "ring %(ring)s of polygon %(polygon)s is not closed. Its last point must be its first."
    ),
    "geometry_ring_flat": _("the geometry encloses no area. Correct or remove it."),
    "geometry_too_many_points": _(
        "the geometry has %(points)s points, more than %(limit)s. Simplify it."
    ),
    "geometry_far_away": _(
        "it lies far from the rest of the tree (longitude %(x)s, latitude %(y)s). Check its "
        "coordinates."
    ),
}
