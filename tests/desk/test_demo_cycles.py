"""The learning cycles of the demonstration: told once, for each role to see."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client, TestCase
from pytest_django import DjangoDbBlocker

from districtteam.cycle.core.models import Cycle, State, Step
from districtteam.cycle.step1_issue.models import Ballot
from districtteam.cycle.step4_results.queries import response_of
from districtteam.cycle.step5_discussion.models import Citation, Consent
from districtteam.cycle.step6_translation.models import Commitment
from districtteam.deliberation.models import Post
from districtteam.desk.demo.build import build
from districtteam.desk.demo.cycles.telling import SCRIPTS, script_of
from districtteam.desk.demo.parts import Guise
from districtteam.messaging.models import Delivery
from districtteam.questionnaires.models import Submission
from districtteam.trail.models import Entry
from tests.house.crowd import count_anew

NOW = datetime.now(UTC)


def test_what_is_said_is_well_formed() -> None:
    """Every answer and citation in a script points at something that is there."""
    for path in sorted(SCRIPTS.glob("*.json")):
        script = script_of(path.stem)
        posts = script.get("posts", [])
        assert all(line.get("to", -1) < place for place, line in enumerate(posts))
        lessons = script.get("lessons", [])
        assert all(place < len(posts) for line in lessons for place in line["cites"])
        asked = script.get("recommendations", []) + script.get("commitments", [])
        assert all(line.get("lesson", 0) < len(lessons) for line in asked)
        said = [line["text"] for line in posts + script.get("commitments", [])]
        assert len(said) == len(set(said))


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Guise]]:
    with django_db_blocker.unblock():
        atomics = TestCase._enter_atomics()
        guises = build(NOW, len)
        count_anew()
        yield guises
        TestCase._rollback_atomics(atomics)


def cycle(title: str) -> Cycle:
    return Cycle.objects.get(titles__fr__startswith=title, network__slug="zembara")


@pytest.mark.slow
def test_cycles_stand_where_each_role_has_something_to_do(told: list[Guise], db: None) -> None:
    stand = Cycle.objects.filter(network__slug="zembara").values_list("at_step", "state")
    assert sorted(stand) == [
        (1, State.RUNNING),
        (3, State.RUNNING),
        (4, State.RUNNING),
        (5, State.RUNNING),
        (6, State.FINISHED),
    ]
    joint = Cycle.objects.exclude(joint=None)
    assert {it.network.slug for it in joint} == {"zembara", "mayelo"}
    assert len({it.joint_id for it in joint}) == 1


@pytest.mark.slow
def test_the_finished_one_is_full_of_life(told: list[Guise], db: None) -> None:
    whole = cycle("Ruptures")
    response = response_of(whole)
    assert response.invited == 38
    assert response.silent == 3
    assert sum(response.declined.values()) == 2
    assert Submission.objects.filter(sheet__subject=whole.subject).count() == 33
    posts = Post.objects.filter(thread__subject=whole.subject)
    assert posts.values("team").distinct().count() >= 20
    assert set(posts.values_list("language", flat=True)) == {"fr", "en"}
    assert posts.filter(channel="phone").count() >= 3
    cited = Citation.objects.filter(point__synthesis__cycle=whole)
    assert set(cited.values_list("state", flat=True)) == set(Consent.values)
    held = Commitment.objects.filter(cycle=whole)
    assert held.values("team").distinct().count() >= 25
    assert len(Counter(held.values_list("progress", flat=True))) == 5


@pytest.mark.slow
def test_nothing_of_a_cycle_is_in_the_future_or_still_to_be_sent(
    told: list[Guise], db: None
) -> None:
    assert not Entry.objects.filter(at__gt=NOW).exists()
    assert not Delivery.objects.exclude(state=Delivery.SENT).exists()
    for step in Step.objects.exclude(closed_at=None):
        assert step.opens_at < step.closed_at <= NOW
    assert Ballot.objects.filter(cycle=cycle("Quatrième"), confirmed_at=None).exists()


@pytest.mark.slow
@pytest.mark.parametrize("place", range(9))
def test_everybody_reads_the_finished_cycle(
    told: list[Guise], db: None, client: Client, place: int
) -> None:
    """The last of the nine is of another country and is told of nothing."""
    client.post(told[place].link, {"phone": "own"})
    answer = client.get(f"/cycles/{cycle('Ruptures').pk}")
    assert answer.status_code == (404 if place == 8 else 200)
