"""Random policies, terms, roles and answers: no panel and no page shows more than its cell allows.

Names, codes and numbers are unlike any other text, so that finding one says whose it is. A number
without a name is rounded, so that the exact one is nowhere.
"""

import json
import random
import re
from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils import translation
from hypothesis import example, given, settings
from hypothesis import strategies as st

from districtteam.access.middleware import Visit
from districtteam.cycle.core.models import Agreement
from districtteam.cycle.step2_questionnaire.actions import add_companion
from districtteam.cycle.step2_questionnaire.models import Questionnaire
from districtteam.cycle.step4_results import queries
from districtteam.cycle.step4_results.actions import open_to_public, set_quote
from districtteam.cycle.step4_results.charts import drawn
from districtteam.cycle.step4_results.drawing.frozen import Asked, Frozen, Team, figures_of
from districtteam.cycle.step4_results.drawing.material import (
    READERS,
    audience_in,
    reader_of,
)
from districtteam.cycle.step4_results.drawing.panels import drawings
from districtteam.cycle.step4_results.models import Edition
from districtteam.cycle.step5_discussion.models import Synthesis
from districtteam.cycle.step6_translation.brief import brief_of
from districtteam.disclosure.actions import tighten
from districtteam.disclosure.gate import level_of
from districtteam.disclosure.policy import OTHERS, Audience, ContentClass, Detail, Policy
from districtteam.lib.documents import as_chat
from districtteam.people.models import Team as PeopleTeam
from tests import make
from tests.cycle.story import LESSON
from tests.house.visits import Browser
from tests.indicators.things import indicator, taken

from .scene import Scene, scene

MOST = 14
words = st.sampled_from([detail.word for detail in Detail])
policies = st.dictionaries(
    st.tuples(st.sampled_from(ContentClass), st.sampled_from(OTHERS)), st.sampled_from(Detail)
).map(Policy)
people = st.fixed_dictionaries(
    {
        "answers": st.booleans() | st.just(value=True),
        "tightened": st.dictionaries(st.sampled_from(["days", "share", "story", "figure"]), words),
        "consents": st.dictionaries(
            st.sampled_from("ABC"),
            st.dictionaries(st.sampled_from([who.value for who in OTHERS]), words, max_size=1),
            max_size=1,
        ),
        "quote": st.sampled_from(["no", "nameless", "named", ""]),
    }
)


def name(key: int) -> str:
    return f"Zq{key:03}x"


def number(key: int) -> int:
    return 1_000_003 + 17 * (key + 2) ** 4


PERIODS = ["2025Q4", "2026Q1", "2026Q2", "2026Q3"]


def routine(key: int, at: int) -> int:
    """A routine figure of a team in a period: like no other number, nor a quarter between two."""
    return 40_000_003 + 1_000_000 * at + 17 * (key + 2) ** 4


REGIONS = {  # keys unlike a team's; somebody has a post in both
    "101": lambda key: key % 3 == 0,
    "102": lambda key: key % 2 == 1,
    "101+102": lambda key: key % 3 == 0 or key % 2 == 1,
}


def frozen_of(rows: list[dict], policy: Policy, kinds: list[str]) -> Frozen:
    days, share, story, figure = kinds
    questions = [
        Asked("days", "number", {"en": "Days"}, days),
        Asked("share", "ratio", {"en": "Share"}, share, of="share_of"),
        Asked("story", "text", {"en": "Story"}, story, beside="days"),
        Asked("figure", "number", {"en": "F"}, figure, beside="days", periods=PERIODS),
    ]
    teams = [
        Team(
            key,
            name(key),
            f"Kw{key:03}",
            f"Part {key % 3}",
            filled=True,
            tightened=row["tightened"],
            consents=row["consents"],
            notes={"days": f"Note {name(key)}", "figure": f"Note {name(key)}"},
            quotes={"story": row["quote"]},
        )
        for key, row in enumerate(rows)
    ]
    answers = {
        key: {
            "days": number(key),
            "share": number(key) // 2,
            "share_of": number(key) + 1,
            "story": f"Story {name(key)}",
        }
        for key, row in enumerate(rows)
        if row["answers"]
    }
    series = {
        key: {"figure": [routine(key, at) for at, _code in enumerate(PERIODS)]}
        for key, row in enumerate(rows)
        if row["answers"]
    }
    regions = {key: [n for n, _row in enumerate(rows) if lies(n)] for key, lies in REGIONS.items()}
    return Frozen(questions, teams, answers, policy, ["en"], series=series, regions=regions)


@settings(max_examples=60, deadline=None)
@given(
    policies,
    st.lists(people, max_size=MOST),
    st.lists(st.sampled_from("ABC"), min_size=4, max_size=4),
)
@example(
    Policy({(ContentClass.SENSITIVE, Audience.REGION): Detail.NAMED}),
    [{"answers": True, "tightened": {}, "consents": {}, "quote": "no"}] * MOST,
    ["C", "C", "C", "C"],
)
def test_no_panel_shows_more_than_its_cell(policy: Policy, rows: list, kinds: list[str]) -> None:
    frozen = frozen_of(rows, policy, kinds)
    for panel in drawings(frozen):
        whole, _colon, region = panel.audience.partition(":")
        text = json.dumps([panel.title, panel.sentence, panel.body], ensure_ascii=False)
        asked = frozen.question(panel.question)
        figures = {row.team: row for row in figures_of(frozen, asked).rows}
        stories = {row.team: row for row in figures_of(frozen, frozen.question("story")).rows}
        for key, row in figures.items():
            own = bool(region) and REGIONS[region](key)
            reader = replace(READERS[whole], under=frozenset({key})) if own else READERS[whole]
            seen = level_of(reader, policy, figures_of(frozen, asked), row)
            told = level_of(
                reader, policy, figures_of(frozen, frozen.question("story")), stories[key]
            )
            quoted = told if panel.question == "days" else Detail.NOTHING
            if max(seen, quoted) < Detail.NAMED:
                assert name(key) not in text.replace(f"Story {name(key)}", "")
            if quoted < Detail.DISTRIBUTION:
                assert f"Story {name(key)}" not in text
            if seen < Detail.NAMED:
                assert f"Note {name(key)}" not in text
                plain = set(re.findall(r"\d+", text.replace(",", "")))
                assert str(number(key)) not in plain
                assert not any(str(routine(key, at)) in plain for at in range(len(PERIODS)))
            if seen < Detail.CODE:
                assert f"Kw{key:03}" not in text


@pytest.mark.parametrize("seed", range(4))
def test_no_page_names_whom_the_reader_may_not_see(cast: make.Cast, seed: int) -> None:
    """Every page of the results, for everybody, under a table drawn by lot."""
    lot = random.Random(seed)
    policy = Policy(
        {(kind, who): lot.choice(list(Detail)) for kind in ContentClass for who in OTHERS}
    )
    told = scene(cast)
    beyond = make.place("Basse-Kadou", cast.country)
    for n in range(4, 10):  # of another region than Esther's
        place = told.teams[2 + n].places.get()
        place.path, place.parent = f"{beyond.path}{place.uid}/", beyond
        place.save()
    told.answer(cast.team, delay=77, deaths=33, reviewed=20, reviewed_of=30, blood="yes")
    Agreement.objects.create(cycle=told.cycle, policy=policy.to_json(), agreed_at=make.NOW)
    for team in told.teams:
        tighten(team, told.cycle.subject, "delay", lot.choice(list(Detail)), by=told.by())
        set_quote(told.cycle, team, "trick", lot.choice(["no", "nameless", "named"]), by=told.by())
    _put_beside(told, lot)
    edition = told.published()
    open_to_public(edition, by=told.by(days=9))
    frozen = queries.frozen_of(edition)
    esther = audience_in([cast.esther.memberships.get().team_id])
    check_brief(told, edition)
    for part, person in cast.by_part().items():
        browser = Browser(person)
        seen_as = {esther if part == "region" else AUDIENCES.get(part, "public"), "public"}
        for at, asked in enumerate(frozen.drawn, start=1):
            allowed = {"Koubia"}.union(
                *(find(frozen, asked, who) for find in (named_to, quoted_to) for who in seen_as)
            )
            for page in ("chart", "tiles", "why", "public_chart"):
                address = reverse(f"cycle:{page}", args=[told.cycle.pk, at])
                text = browser.visit(f"{address}?purpose=check").content.decode()
                seen = {team.name for team in frozen.teams if f">{team.name}<" in text}
                assert seen <= allowed, f"{address} as {part}"
            with translation.override("en"):
                small = drawn(told.cycle, asked.name, Visit(person, told.by(days=9).at))
            unasked = {*allowed} - _privileged(edition, asked, seen_as)
            seen = {team.name for team in frozen.teams if re.search(rf"\b{team.name}\b", small)}
            assert seen <= unasked, f"in a conversation about {asked.name} as {part}"
        for page in ("results", "public"):
            text = browser.visit(reverse(f"cycle:{page}", args=[told.cycle.pk])).content.decode()
            assert not {team.name for team in told.teams[2:] if f">{team.name}<" in text}


def check_brief(told: Scene, edition: Edition) -> None:
    """It names no team, and its figures are those of three sentences that everybody reads."""
    Synthesis.objects.create(cycle=told.cycle, intros=LESSON, published_at=make.NOW)
    frozen = queries.frozen_of(edition)
    with translation.override("en"):
        made = brief_of(told.cycle, told.by(days=9).at.date(), pages=3, language="en")
    text = as_chat(made)
    assert not {team.name for team in frozen.teams if re.search(rf"\b{team.name}\b", text)}
    public = queries.panels_of(edition, "public", "en").filter(beside="")
    told_to_all = [it.sentence for it in public if re.search(r"\d", it.sentence)][:3]
    assert [it for it in told_to_all if it not in text] == []
    assert ("What the answers say" in text) is bool(told_to_all)
    for it in edition.panels.filter(language="en").exclude(audience="public"):
        if it.sentence not in {one.sentence for one in public}:
            assert it.sentence not in text


def _privileged(edition: Edition, asked: Asked, seen_as: set[str]) -> set[str]:
    """Whose names wait until it is said what they are looked at for."""
    found = edition.panels.filter(audience__in=seen_as, question=asked.name)
    keys = {key for panel in found for key in panel.privileged}
    return set(PeopleTeam.objects.filter(pk__in=keys).values_list("name", flat=True))


def _put_beside(told: Scene, lot: random.Random) -> None:
    """A routine figure beside the first question, which teams have tightened by lot."""
    Questionnaire.objects.create(cycle=told.cycle, version=told.version, chosen_at=make.NOW)
    bcg = indicator(told.cast, "bcg", content_class=lot.choice("ABC"))
    names = ["Koubia", *[team.name for team in told.teams[2:]]]
    quarters = ("2025Q4", "2026Q1", "2026Q2")
    taken(
        told.cast,
        *[f"bcg;;{it};{when};{40 + n};97" for n, it in enumerate(names) for when in quarters],
    )
    add_companion(told.cycle, "delay", bcg, by=told.by())
    for team in told.teams:
        tighten(team, told.cycle.subject, "routine:bcg", lot.choice(list(Detail)), by=told.by())


AUDIENCES = {
    "member": "peers",
    "lead": "peers",
    "acting_lead": "peers",
    "neighbour": "peers",
    "facilitator": "facilitators",
    "national": "national",
    "evaluator": "evaluator",
}


def named_to(frozen: Frozen, asked: Asked, audience: str) -> set[str]:
    given = figures_of(frozen, asked)
    reader = reader_of(frozen, audience)
    levels = {row.name: level_of(reader, frozen.policy, given, row) for row in given.rows}
    return {team for team, level in levels.items() if level is Detail.NAMED}


def quoted_to(frozen: Frozen, asked: Asked, audience: str) -> set[str]:
    return {
        team
        for text in frozen.questions
        if text.kind == "text" and text.beside == asked.name
        for team in named_to(frozen, text, audience)
    }
