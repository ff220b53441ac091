"""The first days: the network, its tree of places, its words, who mandates and facilitates it."""

from districtteam.people import actions as people
from districtteam.people.models import AuthorityKind, Membership, Team
from districtteam.people.roles import Role, TeamKind
from districtteam.places.models import Place
from districtteam.trail.actor import Actor, system

from .country import COUNTRY, REGION
from .story import FOUNDED, LISTED, Story

WORDS = (
    ("district", "zone sanitaire", "zones sanitaires", "f"),
    (
        "team",
        "équipe d’encadrement de zone sanitaire",
        "équipes d’encadrement de zone sanitaire",
        "f",
    ),
    ("lead", "médecin coordonnateur de zone", "médecins coordonnateurs de zone", "m"),
    ("region", "département", "départements", "m"),
)
NOBODY_S_COUNTRY = "ZZ"  # ISO 3166-1 keeps it for users; no telephone number belongs to it


def found(story: Story, *, data_owner: str) -> None:
    """The network and its administrator, from the command line, as a real one begins."""
    country, started = story.country, system(story.at(FOUNDED), channel="command")
    story.network = people.found_network(
        country.slug,
        country.name,
        NOBODY_S_COUNTRY,
        languages=country.languages,
        time_zone=country.time_zone,
        district_level=3,
        by=started,
    )
    keeper = story.crowd.somebody(country.languages[0])
    post = story.appoint(keeper, story.network, Role.ADMINISTRATOR, since=FOUNDED, by=started)
    story.keeper = story.cast["administrator"] = post.person
    described = story.by(story.keeper, FOUNDED, 10)
    people.amend_network(story.network, data_owner=data_owner, by=described)


def record_mandate(story: Story, authority: str, letter: str) -> None:
    people.record_mandate(
        story.network,
        authority,
        AuthorityKind.MINISTRY,
        reference=letter,
        starts=story.day(FOUNDED - 10),
        by=story.by(story.keeper, FOUNDED - 10, 11),
    )


def form_directorates(story: Story, national: str, regional: str) -> None:
    """The ministry's directorate and one for each region, with the people who work there."""
    by = story.by(story.keeper, LISTED, 9)
    places = Place.objects.of(story.network.place_source)
    whole = places.get(level=COUNTRY)
    ministry = people.form_team(story.network, national, TeamKind.NATIONAL, [whole], by=by)
    story.cast["national"] = _staff(story, ministry, "fr", by).person
    languages = {region.name: region.language for region in story.country.regions}
    for place in places.filter(level=REGION).order_by("path"):
        name = regional % {"region": place.name}
        team = people.form_team(story.network, name, TeamKind.REGION, [place], by=by)
        director = _staff(story, team, languages[place.name], by)
        story.cast[f"region {place.name}"] = director.person


def _staff(story: Story, team: Team, language: str, by: Actor) -> Membership:
    """A director and somebody beside them."""
    director = "Director" if language == "en" else "Directeur"
    deputy = "Planning officer" if language == "en" else "Chargé de la planification"
    crowd = story.crowd
    lead = story.appoint(crowd.somebody(language), team, Role.LEAD, post=director, since=300, by=by)
    story.appoint(crowd.somebody(language), team, post=deputy, since=200, by=by)
    return lead


def gather_facilitators(story: Story, languages: tuple[str, ...]) -> None:
    """Who animates the network, one in each language, then who evaluates and who advises."""
    by = story.by(story.keeper, LISTED, 8)
    team = people.form_team(story.network, "Équipe de facilitation", TeamKind.FACILITATION, by=by)
    for language in languages:
        post = story.appoint(
            story.crowd.somebody(language), story.network, Role.FACILITATOR, since=LISTED, by=by
        )
        first = "facilitator" not in story.cast
        role = Role.LEAD if first else Role.MEMBER
        people.appoint(post.person, team, role, starts=story.day(LISTED), by=by)
        story.cast.setdefault("facilitator", post.person)
    story.helper = story.cast["facilitator"]


def invite_observers(story: Story) -> None:
    by = story.by(story.keeper, LISTED - 20, 15)
    evaluator = story.crowd.somebody("en" if "en" in story.country.languages else "fr")
    post = story.appoint(evaluator, story.network, Role.EVALUATOR, since=LISTED - 20, by=by)
    story.cast["evaluator"] = post.person
    expert = story.crowd.somebody("fr")
    story.appoint(expert, story.network, Role.EXPERT, since=LISTED - 20, by=by)


def choose_words(story: Story) -> None:
    """What this country calls the things of the field."""
    by = story.by(story.keeper, FOUNDED, 11)
    for word, singular, plural, gender in WORDS:
        people.set_term(
            story.network, word, "fr", singular=singular, plural=plural, gender=gender, by=by
        )
