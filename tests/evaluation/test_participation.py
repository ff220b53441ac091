"""Who took part at each point, counted as in 2016-17 and by channel; never a name."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.step4_results.queries import response_of
from districtteam.deliberation.actions import write_post
from districtteam.deliberation.models import Thread
from districtteam.evaluation.participation import Share, lines_of
from districtteam.people.models import Person, Team
from districtteam.questionnaires.models import Sheet, Submission
from tests import browse, make
from tests.cycle.story import at_completion, at_discussion, later, started
from tests.questionnaires.make_forms import confirmed


class Browser(browse.Browser):
    room = "evaluation"


def say(cycle: Cycle, author: Person, team: Team | None, *, hours: int, **given: str) -> None:
    """Somebody says something in the cycle's first conversation under a chart, or in the whole."""
    thread = Thread.objects.filter(subject=cycle.subject, team=None).order_by("pk").first()
    by = make.actor(author, at=later(hours=hours).at, **given)
    write_post(thread, "We keep a spare.", team=team, uid=uuid4(), by=by)


def test_a_post_counts_once_for_its_district_and_never_for_facilitators(cast: make.Cast) -> None:
    cycle = at_discussion(cast)
    say(cycle, cast.daouda, None, hours=1)
    (line,) = lines_of([cycle])
    assert line.forum == Share(0, 2, 0)
    say(cycle, cast.awa, cast.team, hours=2)
    say(cycle, cast.bakary, cast.team, hours=3)
    say(cycle, cast.jeanne, cast.other_team, hours=4, channel="email")
    (line,) = lines_of([cycle])
    assert line.forum == Share(2, 2, 1)
    assert line.forum.other == 1
    assert line.filled == Share(0, 2, 0)


def test_who_was_asked_nothing_has_left_nothing_open(cast: make.Cast) -> None:
    """As the results say of the same team."""
    cycle = at_completion(cast)
    confirmed(Sheet.objects.get(subject=cycle.subject, team=cast.team), cast.bakary)
    Submission.objects.update(asked=0, answered=0)
    (line,) = lines_of([cycle])
    assert (line.filled.some, response_of(cycle).filled) == (1, 1)


def test_a_team_that_joined_after_the_opening_is_no_denominator(cast: make.Cast) -> None:
    cycle = at_completion(cast)
    part = cycle.participations.get(team=cast.team)
    part.invited_at = make.NOW + timedelta(days=400)
    part.save()
    (line,) = lines_of([cycle])
    assert line.filled == Share(0, 1, 0)


def test_activity_is_compared_with_the_cycle_before(cast: make.Cast) -> None:
    first = at_discussion(cast)
    say(first, cast.awa, cast.team, hours=1)
    second = started(cast)
    second.previous = first
    second.save()
    newer, _older = lines_of([second, first])
    assert newer.retained == Share(0, 1)
    assert newer.to_forum.drop is None


@pytest.mark.parametrize(
    ("share", "said"),
    [(Share(26, 22), "none (26 after 22)"), (Share(1, 2), "50% (1 after 2)"), (Share(0, 0), "–")],
)
def test_where_more_came_than_before_none_was_lost(share: Share, said: str) -> None:
    shown = render_to_string("evaluation/drop.html", {"share": share, "label": "Drop-off"})
    assert f"<dd>{said}</dd>" in shown


@pytest.mark.parametrize("part", ["evaluator", "facilitator", "national"])
def test_those_who_look_at_the_method_read_counts_and_no_names(cast: make.Cast, part: str) -> None:
    say(at_discussion(cast), cast.awa, cast.team, hours=1)
    page = Browser(cast.by_part()[part]).read("participation")
    main = page[page.index("<main") : page.index("</main")].replace("\u00a0", " ")
    assert "1 of 2" in main
    assert "50%" in main or "50 %" in main
    for name in ("Koubia", "Lola", "Awa", "Jeanne"):
        assert name not in main


def test_in_french(cast: make.Cast) -> None:
    say(at_discussion(cast), cast.awa, cast.team, hours=1)
    page = Browser(cast.gilbert, language="fr").read("participation").replace("\u00a0", " ")
    assert "A pris la parole dans la discussion" in page
    assert "1 sur 2" in page


def test_the_file_has_numerators_and_denominators(cast: make.Cast) -> None:
    say(at_discussion(cast), cast.awa, cast.team, hours=1)
    answer = Browser(cast.gilbert).get("participation_file")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    head, row = answer.content.decode("utf-8-sig").strip().splitlines()
    cells = dict(zip(head.split(","), row.split(","), strict=True))
    assert (cells["invited"], cells["forum"], cells["forum_web"]) == ("2", "1", "1")
    assert "Koubia" not in row


def test_others_are_refused_and_strangers_see_nothing(cast: make.Cast) -> None:
    at_discussion(cast)
    for name in ("participation", "participation_file"):
        for person in (cast.awa, cast.bakary, cast.issa, cast.esther):
            assert Browser(person).get(name).status_code == 403
        assert Browser(cast.gilbert).post(name).status_code == 405
    make.member(cast.issa, cast.issa.memberships.get().network, "facilitator")
    assert "Stock-outs" not in Browser(cast.issa).read("participation")


def test_it_costs_the_same_for_many_cycles(cast: make.Cast) -> None:
    at_discussion(cast)
    browser = Browser(cast.gilbert)
    browser.read("participation")
    with CaptureQueriesContext(connection) as one:
        browser.read("participation")
    for _n in range(3):
        started(cast)
    with CaptureQueriesContext(connection) as four:
        browser.read("participation")
    assert len(four) == len(one)
