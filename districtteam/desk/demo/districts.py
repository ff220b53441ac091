"""The district teams: who holds which post, who left, who stands in, who shares a telephone."""

from districtteam.access.actions.hand_overs import Successor, hand_over
from districtteam.access.models import Invitation
from districtteam.people import actions as people
from districtteam.people.models import Address, Membership, Person, Team
from districtteam.people.roles import Role, TeamKind
from districtteam.places.models import Place

from .country import DISTRICT, Region
from .invitations import accept
from .persons import LEAD, POSTS, Someone
from .profiles import Profile, profile_of
from .story import LISTED, Story

NOTES = {
    "fr": (
        "Le cahier des alertes est dans l’armoire du bureau de la surveillance. Le forage du centre"
        " de santé le plus éloigné est en panne depuis juin : la région a promis une pompe pour la"
        " fin de l’année. Deux agents attendent encore leur formation au PEV."
    ),
    "en": (
        "The alert register is in the surveillance office. The cold box of the farthest health"
        " centre leaks; the region promised a new one before the rains. Two officers still wait"
        " for their EPI training."
    ),
}


def form_district_teams(story: Story) -> None:
    """Every district's team on the day the list was read in, then what has happened to it since."""
    regions = {region.name: region for region in story.country.regions}
    districts = Place.objects.of(story.network.place_source).filter(level=DISTRICT)
    for place in districts.select_related("parent").order_by("path"):
        region = regions[place.parent.name if place.parent else ""]
        _form(story, place, region, profile_of(place.name))


def _form(story: Story, place: Place, region: Region, profile: Profile) -> None:
    by = story.by(story.keeper, LISTED, 14, story.some_minute())
    team = people.form_team(story.network, place.name, TeamKind.HDMT, [place], by=by)
    phone = story.crowd.number() if profile.one_phone else None
    since = 200 + story.some_minute() * 20
    lead = _somebody(story, region, phone)
    head = story.appoint(
        lead,
        team,
        Role.LEAD,
        post=LEAD.in_(region.language),
        since=since,
        by=by,
        shared=profile.one_phone,
    )
    others = [
        story.appoint(
            _somebody(story, region, phone),
            team,
            post=post.in_(region.language),
            since=140 + story.some_minute() * 15,
            by=by,
            shared=profile.one_phone,
        )
        for post in POSTS[: profile.members]
    ]
    _what_happened_since(story, team, region, profile, head, others)


def _somebody(story: Story, region: Region, phone: str | None) -> Someone:
    """Where there is no network nobody has a mailbox; elsewhere a few have no telephone listed."""
    if phone is None and not region.remote and story.crowd.chance(0.07):
        phone = ""
    with_mail = not region.remote and (phone == "" or story.crowd.chance(0.86))
    return story.crowd.somebody(region.language, email=with_mail, phone=phone)


def _what_happened_since(
    story: Story,
    team: Team,
    region: Region,
    profile: Profile,
    head: Membership,
    others: list[Membership],
) -> None:
    for post in others[len(others) - profile.left :]:
        people.end_membership(post, story.day(33), by=story.by(story.keeper, 31, 16))
    if profile.unled:
        people.end_membership(head, story.day(45), by=story.by(story.keeper, 44, 10))
    if profile.new_lead:
        _change_lead(story, region, profile, head)
    if profile.acting:
        _name_acting_lead(story, team, profile, head, others[0].person)


def _change_lead(story: Story, region: Region, profile: Profile, head: Membership) -> None:
    """The lead was posted elsewhere, and told whoever took over what to know."""
    by = story.by(head.person, profile.new_lead + 3, 11)
    following = _somebody(story, region, None)
    kind = Address.EMAIL if following.email else Address.PHONE
    handed = hand_over(
        head,
        story.day(profile.new_lead),
        to=Successor(name=following.name, kind=kind, address=following.email or following.phone),
        note=NOTES[region.language],
        by=by,
    )
    post = handed.next_membership
    invitation = Invitation.objects.filter(membership=post).first() if post else None
    if invitation:
        accept(story, invitation, profile.new_lead - 2)


def _name_acting_lead(
    story: Story, team: Team, profile: Profile, head: Membership, deputy: Person
) -> None:
    """The lead is away; a member of the team stands in, named with dates."""
    people.name_acting_lead(
        team,
        deputy,
        starts=story.day(6),
        ends=story.in_days(profile.acting),
        by=story.by(head.person, 7, 17),
    )
