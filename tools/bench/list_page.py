"""The list of teams, 40 rows, signed in, beside the same rows in a Jinja2 page written by hand.

Ours goes through the whole house: session, reader, roles, door, sight, menu, words in the reader's
language, formats, policy, compression. The other asks for just its columns and fills one template,
with no session, no reader and no translation: the least that could show the same rows.
"""

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import jinja2

from tools.bench.figures import Ratio, pairs

ROWS = 40
ROUNDS = 15
CALLS = 20  # in each round
GOAL = 2.0
PATH = "/people/"
PLAIN = """<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><title>Équipes</title>
<link rel="stylesheet" href="/static/s.css"></head>
<body><header><a href="/">District.Team</a></header><main><h1>Équipes</h1>
<table><thead><tr><th>Équipe</th><th>Responsable</th><th>Membres</th></tr></thead><tbody>
{% for team in teams %}<tr>
<td><a href="/people/teams/{{ team.pk }}">{{ team.name }}</a></td>
<td>{% for post in posts[team.pk] if post.role != "member" -%}
<a href="/people/persons/{{ post.person__pk }}">{{ post.person__name }}</a>
{%- endfor %}</td>
<td>{{ posts[team.pk] | length }}</td></tr>
{% endfor %}</tbody></table></main></body></html>"""


def ratios() -> Iterator[Ratio]:
    with house() as (application, environ, network):
        plain = by_hand(network)
        shown = rows_in(answer(application, environ)), rows_in(plain())
        assert shown == (ROWS, ROWS), f"rows of ours and of the other: {shown}"
        taken = pairs(lambda: cpu(lambda: answer(application, environ)), lambda: cpu(plain), ROUNDS)
        yield Ratio(f"{ROWS} teams, signed in, beside Jinja2 by hand", *taken, "µs CPU", GOAL)


@contextmanager
def house() -> Iterator[tuple[Any, dict[str, Any], Any]]:
    """The application on a database of its own, and the request of a team's lead."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "districtteam.config.settings",
            "DISTRICTTEAM_DATA_DIR": folder,
            "DISTRICTTEAM_DATABASE": "sqlite:///",
            "DISTRICTTEAM_LOG_LEVEL": "ERROR",
        }
        from tools.bench import list_data  # noqa: PLC0415  (the settings are chosen just above)

        yield list_data.made(ROWS)


def by_hand(network: Any) -> Callable[[], bytes]:
    """The same rows, by two plain queries and one template."""
    from districtteam.people.models import Membership, Team  # noqa: PLC0415

    template = jinja2.Environment(autoescape=True).from_string(PLAIN)

    def page() -> bytes:
        teams = list(Team.objects.filter(network=network).values("pk", "name").order_by("name"))
        posts: dict[int, list[Any]] = {team["pk"]: [] for team in teams}
        held = Membership.objects.filter(network=network, ends=None, team__in=list(posts))
        for post in held.values("team_id", "role", "person__pk", "person__name"):
            posts[post["team_id"]].append(post)
        return template.render(teams=teams, posts=posts).encode()

    return page


def answer(application: Any, environ: dict[str, Any]) -> bytes:
    """The page's HTML, as a server would fetch it."""
    said: list[str] = []
    body = application(
        {**environ, "PATH_INFO": PATH, "wsgi.input": BytesIO()},
        lambda status, *_: said.append(status),
    )
    content = b"".join(body)
    body.close()
    assert said == ["200 OK"], said
    return content


def rows_in(html: bytes) -> int:
    return html.partition(b"<tbody")[2].partition(b"</tbody")[0].count(b"<tr")


def cpu(page: Callable[[], bytes]) -> float:
    """Microseconds of processor time for one page."""
    gc.collect()
    began = time.process_time()
    for _ in range(CALLS):
        page()
    return 1e6 * (time.process_time() - began) / CALLS


if __name__ == "__main__":
    sys.exit("Run: python -m tools.bench list")
