"""Every chart with made-up figures: as it is meant, and with what goes wrong in data."""

from collections.abc import Callable

from django.utils.translation import gettext_noop

from . import answered, compared, through_time, where
from .data import Sample

GALLERY: dict[str, tuple[str, Callable[[], list[Sample]]]] = {
    "peers": (gettext_noop("You and your peers"), compared.peers),
    "ranges": (gettext_noop("Expected range"), compared.ranges),
    "trend": (gettext_noop("Trend"), through_time.trend),
    "one-of": (gettext_noop("One of several answers"), answered.one_of),
    "several-of": (gettext_noop("Several answers"), answered.several_of),
    "scale": (gettext_noop("Answers on a scale"), answered.scale_of),
    "numbers": (gettext_noop("Numbers"), answered.number_of),
    "participation": (gettext_noop("Participation"), answered.participation),
    "multiples": (gettext_noop("Small multiples"), through_time.panels),
    "strip": (gettext_noop("By region"), where.strip),
    "map": (gettext_noop("Map"), where.choropleth),
    "tiles": (gettext_noop("Grid of tiles"), where.tiles),
}
