"""The tree of places, read in by the room that keeps it, from the country's own DHIS2 file."""

from districtteam.places.actions import import_places
from districtteam.places.planning import plan_file

from .country import organisation_units
from .story import FOUNDED, Story


def read_in_places(story: Story) -> None:
    file = organisation_units(story.country)
    plan = plan_file(story.network.place_source, file, "organisationUnits.json")
    import_places(plan, by=story.by(story.keeper, FOUNDED - 1, 11))
