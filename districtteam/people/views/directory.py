from django.db.models import QuerySet
from django.http import HttpResponse

from districtteam.people import queries
from districtteam.people.models import Team
from districtteam.people.rights import keeps
from districtteam.people.sight import Sight
from districtteam.ui.components import page_of
from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request

from .common import page

LONGEST_SEARCH = 80


@door(SIGNED_IN)
def directory(request: Request) -> HttpResponse:
    """The network's teams and who leads them; people and teams by a part of their name."""
    here = request.here
    words = request.GET.get("q", "")[:LONGEST_SEARCH].strip()
    teams: QuerySet[Team] = Team.objects.visible_to(here).open_on(here.today)
    names = Sight.of(here).names
    if words:
        teams = queries.teams_named(teams, words)
    shown = page_of(request, teams)
    listed: list[Team] = list(shown)
    posts = queries.posts_shown(here.network, listed, here.today) if names else []
    return page(
        request,
        "directory",
        page=shown,
        lines=queries.lines_of(listed, posts),
        people=queries.people_named(here, words) if words and names else [],
        network_posts=[] if words else queries.network_posts(posts),
        q=words,
        keeps=keeps(here),
    )
