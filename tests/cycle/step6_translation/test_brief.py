"""The figures of a brief: who took part, what everybody may read, by when, with whose support."""

from datetime import date

import pytest
from django.utils import translation

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.step4_results.actions import open_to_public
from districtteam.cycle.step5_discussion.models import Synthesis
from districtteam.cycle.step6_translation import actions
from districtteam.cycle.step6_translation.brief import brief_of
from districtteam.lib.documents import as_chat
from tests import make
from tests.cycle.step4_results.scene import scene
from tests.cycle.story import LESSON, at_translation

from .scene import committed, ministry, told_lessons


@pytest.fixture
def cycle(cast: make.Cast) -> Cycle:
    return at_translation(cast)


def read(cycle: Cycle, pages: int, language: str = "en") -> str:
    with translation.override(language):
        return as_chat(brief_of(cycle, make.TODAY, pages=pages, language=language))


def test_a_minister_reads_how_many_took_part_by_when_and_with_whose_support(
    cast: make.Cast, cycle: Cycle
) -> None:
    told_lessons(cycle, cast)
    held = committed(cycle, cast, support="Fuel for the boat", support_from=ministry(cast))
    committed(cycle, cast, "Count weekly", due_on=date(2027, 3, 1))
    one, three = read(cycle, 1), read(cycle, 3)
    assert (
        "Teams that answered: 0 of 2; that spoke in the discussion: 1; that made a commitment: 1."
    ) in one
    dates = "To be kept by 1\u00a0February 2027 for the first and 1\u00a0March 2027 for the last."
    assert dates in one
    assert "Koubia, by 1\u00a0March 2027: Count weekly" in three
    waiting = "Requests: 1. Accepted: 0; declined: 0; passed on to the level above: 0"
    assert waiting in one
    asked = "Fuel for the boat; Koubia; Direction nationale; asked on 2\u00a0November 2026"
    assert asked in three
    actions.answer_support(
        held.support_requests.get(), "will", "Two drums", by=make.actor(cast.fanta)
    )
    short, chat = read(cycle, 1, "fr"), read(cycle, 3, "fr")
    assert (
        "Équipes ayant répondu\u00a0: 0 sur 2\u00a0; s’étant exprimées dans les échanges" in short
    )
    assert "Demandes\u00a0: 1. Acceptées\u00a0: 1\u00a0; refusées\u00a0: 0" in short
    dates = (
        "Échéances\u00a0: la première le 1er\u00a0février 2027, la dernière le 1er\u00a0mars 2027."
    )
    assert dates in short
    assert "Koubia\u00a0; Direction nationale\u00a0; aidera\u00a0: Two drums" in chat


def test_a_brief_without_commitments_speaks_of_no_support(cast: make.Cast, cycle: Cycle) -> None:
    told_lessons(cycle, cast)
    committed(cycle, cast, confirmed=False, support="Fuel", support_from=ministry(cast))
    chat = read(cycle, 3)
    assert "Support asked for" not in chat
    assert "To be kept" not in chat
    assert "that made a commitment: 0." in chat


def test_three_pages_say_what_everybody_may_read_of_the_answers_and_nothing_else(
    cast: make.Cast,
) -> None:
    told = scene(cast)
    edition = told.published()
    Synthesis.objects.create(cycle=told.cycle, intros=LESSON, published_at=make.NOW)
    assert "Teams that answered: 10 of 12;" in read(told.cycle, 1)
    assert "What the answers say" not in read(told.cycle, 3)
    open_to_public(edition, by=told.by(days=9))
    assert "What the answers say" not in read(told.cycle, 1)
    said = read(told.cycle, 3)
    assert "Of 10 teams together: 45." in said
    assert "As of 10\u00a0November 2026; only what everybody may read." in said
    assert "Half of the teams" not in said
    assert "not shown here" not in said
    french = read(told.cycle, 3, "fr")
    assert "Ce que disent les réponses" in french
    assert "Au 10\u00a0novembre 2026\u00a0; seulement ce que tout le monde peut lire." in french
    told.published(reason="A correction", days=10)
    assert "What the answers say" not in read(told.cycle, 3)


def test_a_text_for_whatsapp_is_not_cut_before_support_and_days(
    cast: make.Cast, cycle: Cycle
) -> None:
    told_lessons(cycle, cast)
    Synthesis.objects.filter(cycle=cycle).update(intros={"fr": "Longue leçon. " * 100})
    committed(cycle, cast, support="Fuel for the boat", support_from=ministry(cast))
    chat = read(cycle, 1, "fr")
    assert len(chat) > 1200
    assert "*Appuis demandés*" in chat
    assert "Échéance\u00a0: 1er\u00a0février 2027." in chat
    assert not chat.endswith("…")
