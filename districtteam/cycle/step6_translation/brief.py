"""The brief of a cycle: what was asked, learned, recommended and promised, in one page or three.

It leaves the platform, and a file knows no permission: so whoever has not agreed to be cited by
name is "a district", and the foot says for whom it is meant.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.db.models import Max, Min
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.queries import invited
from districtteam.cycle.step1_issue.queries import choice_of
from districtteam.cycle.step3_completion.queries import answered_teams
from districtteam.cycle.step4_results.models import Panel
from districtteam.cycle.step4_results.queries import edition_of, panels_of
from districtteam.cycle.step5_discussion.models import Citation, Consent, Point, Synthesis
from districtteam.cycle.step5_discussion.queries import points_of, synthesis_of
from districtteam.deliberation.queries import speaking_teams
from districtteam.lib.documents import Bullets, Document, Foreign, Heading, Paragraph, Quote, Table
from districtteam.lib.documents.content import Block
from districtteam.lib.words import fold
from districtteam.people.words import written_in
from districtteam.ui.format import day

from .errors import NothingPublished
from .models import Commitment, Help, Recommendation, SupportRequest
from .queries import (
    committed_teams,
    confirmed_of,
    recommendations_of,
    standing_of,
    support_asked,
)

NAMED = (Consent.AGREED, Consent.AMENDED)
SHORT = 5  # lessons and recommendations on one page
LONG = 60
FIGURES = 3


def brief_of(cycle: Cycle, today: date, *, pages: int, language: str) -> Document:
    """In the language that is active. pages: 1 or 3. Raises NothingPublished before the lessons."""
    synthesis = synthesis_of(cycle)
    if synthesis is None or synthesis.published_at is None:
        raise NothingPublished
    most = SHORT if pages == 1 else LONG
    points = list(points_of(cycle)[:most])
    blocks = [
        *_in_short(synthesis, points),
        *_why(cycle),
        *_participation(cycle),
        *(_results(cycle) if pages > 1 else []),
        Heading(_("What we learned")),
        *(_lessons(points) if pages > 1 else [Bullets([_said(it, it.language) for it in points])]),
        *_asked(cycle, most),
        *_promised(cycle, today, detailed=pages > 1),
        *_support(cycle, detailed=pages > 1),
        *(_how_sure(points) if pages > 1 else []),
    ]
    head = [cycle.network.data_owner or cycle.network.name, day(today)]
    return Document(str(cycle), language, blocks, head=head, foot=_foot(cycle))


def _in_short(synthesis: Synthesis, points: list[Point]) -> Iterator[Block]:
    """The summary, unless it is one of the lessons, which follow."""
    if fold(synthesis.intro) not in {fold(str(point)) for point in points}:
        yield Paragraph(_said(synthesis.intro, synthesis.language), strong=True)


def _said(text: object, code: str) -> str:
    """With its language, where that is not the brief's."""
    if not code or code == get_language():
        return str(text)
    return Foreign(str(text), code, written_in(code))


def _foot(cycle: Cycle) -> str:
    words = _("For the network %(network)s and those it works with. Figures only as agreed.")
    return words % {"network": cycle.network.name}


def _why(cycle: Cycle) -> Iterator[Block]:
    choice = choice_of(cycle)
    if choice is None:
        return
    yield Heading(_("Why this issue"))
    yield Paragraph(f"{choice.proposal}. {choice.why}")
    yield Paragraph(_("It feeds this decision: %(decision)s") % {"decision": choice.decision})


def _participation(cycle: Cycle) -> Iterator[Block]:
    """How many did what, all of those that were invited."""
    teams = set(invited(cycle).values_list("team", flat=True))
    words = _(
        "Teams that answered: %(answered)s of %(invited)s; that spoke in the discussion: %(spoke)s;"
        " that made a commitment: %(committed)s."
    )
    counts = {
        "invited": len(teams),
        "answered": len(teams & answered_teams(cycle)),
        "spoke": len(teams & speaking_teams(cycle.subject)),
        "committed": len(teams & committed_teams(cycle)),
    }
    yield Paragraph(words % counts)


def _results(cycle: Cycle) -> Iterator[Block]:
    """What an edition says to everybody: a brief goes further than any audience inside."""
    edition = edition_of(cycle)
    if edition is None or edition.public_at is None:
        return
    asked = panels_of(edition, "public", get_language() or "").filter(beside="")
    said = [it for it in asked if it.body["answered"] and re.search(r"\d", it.sentence)]
    if said:
        yield Heading(_("What the answers say"))
        yield Bullets([_figure(it) for it in said[:FIGURES]])
        words = _("As of %(day)s; only what everybody may read.")
        yield Paragraph(words % {"day": day(edition.as_of)})


def _figure(panel: Panel) -> str:
    title = panel.title.rstrip(" .:\u00a0")
    end = "" if title.endswith(("?", "!")) else "."
    return _said(f"{title}{end} {panel.sentence}", panel.language)


def _lessons(points: list[Point]) -> Iterator[Block]:
    """Each with where it holds and whose words it cites; the same words do not stand twice."""
    for point in points:
        yield Paragraph(_said(point, point.language), strong=True)
        known = {fold(str(point)), ""}
        if fold(point.limit) not in known:
            yield Paragraph(_said(point.limit, point.language_of_limit))
        quotable = [it for it in point.citations.all() if _may_leave(it)]
        for citation in [it for it in quotable if fold(it.quote) not in known][:2]:
            yield Quote(citation.quote, _by(citation), (_("“"), _("”")))


def _may_leave(citation: Citation) -> bool:
    """What was said among peers leaves them only if its author agreed; what is hidden, never."""
    agreed = citation.state in NAMED or citation.post.is_read_above
    return agreed and citation.post.hidden_at is None


def _by(citation: Citation) -> str:
    named = citation.state in NAMED and citation.post.team is not None
    return str(citation.post.team) if named else _("a district")


def _asked(cycle: Cycle, most: int) -> Iterator[Block]:
    rows = list(recommendations_of(cycle)[:most])
    if not rows:
        return
    yield Heading(_("What is recommended"))
    heads = [_("Recommendation"), _("To whom"), _("Answer")]
    cells = [[_said(it, it.language), it.addressee.name, _answer(it)] for it in rows]
    yield Table(heads, cells, _("; "))


def _answer(made: Recommendation) -> str:
    replies = list(made.replies.all())
    if not replies:
        return _("asked for by %(day)s") % {"day": day(made.answer_by)}
    last = replies[-1]
    return f"{last.get_verdict_display()}{_(': ')}{last.text}"


def _promised(cycle: Cycle, today: date, *, detailed: bool) -> Iterator[Block]:
    standing = standing_of(cycle, today)
    if not standing.all:
        return
    yield Heading(_("What the teams will do"))
    words = ngettext(
        "Commitments of %(teams)s team: %(all)s. Kept: %(done)s. Blocked: %(blocked)s.",
        "Commitments of %(teams)s teams: %(all)s. Kept: %(done)s. Blocked: %(blocked)s.",
        standing.teams,
    )
    yield Paragraph(f"{words % vars(standing)} {_days_of(cycle)}")
    if detailed:
        yield Bullets([_promise(it) for it in confirmed_of(cycle)[:LONG]])


def _days_of(cycle: Cycle) -> str:
    days = confirmed_of(cycle).aggregate(first=Min("due_on"), last=Max("due_on"))
    if days["first"] == days["last"]:
        return _("To be kept by %(day)s.") % {"day": day(days["last"])}
    words = _("To be kept by %(first)s for the first and %(last)s for the last.")
    return words % {name: day(found) for name, found in days.items()}


def _promise(it: Commitment) -> str:
    who = _("%(team)s, by %(day)s") % {"team": it.team, "day": day(it.due_on)}
    return _said(f"{who}{_(': ')}{it.text}", it.language)


def _support(cycle: Cycle, *, detailed: bool) -> Iterator[Block]:
    """What the teams asked for to keep them, and what was answered."""
    asked = support_asked(cycle)
    if not asked:
        return
    yield Heading(_("Support asked for"))
    if not detailed:
        yield Paragraph(_answers_to(asked))
        return
    heads = [_("Support"), _("For whom"), _("Asked of"), _("Answer")]
    cells = [
        [
            _said(it.commitment.support, it.commitment.language),
            it.commitment.team.name,
            it.team.name,
            _helps(it),
        ]
        for it in asked[:LONG]
    ]
    yield Table(heads, cells, _("; "))


def _answers_to(asked: list[SupportRequest]) -> str:
    by = Counter(it.verdict for it in asked)
    words = _(
        "Requests: %(all)s. Accepted: %(will)s; declined: %(cannot)s; passed on to the level"
        " above: %(above)s; not answered yet: %(waiting)s."
    )
    counts = {verdict.value: by[verdict] for verdict in Help}
    return words % {"all": len(asked), "waiting": by[""], **counts}


def _helps(it: SupportRequest) -> str:
    if not it.verdict:
        return _("asked on %(day)s, has not answered yet") % {"day": day(it.asked_at)}
    passed = f" ({it.passed_to})" if it.passed_to else ""
    said = f"{_(': ')}{it.text}" if it.text else ""
    return f"{it.get_verdict_display()}{passed}{said}"


def _how_sure(points: list[Point]) -> Iterator[Block]:
    """Where it comes from and how sure it is: what briefs most often leave out."""
    yield Heading(_("How sure are we?"))
    cited = sum(len(point.citations.all()) for point in points)
    yield Paragraph(
        _(
            "The lessons come from what district teams wrote, and cite %(cited)s of their posts."
            " They are experience, not proof; the edition of the results says how each figure"
            " was made."
        )
        % {"cited": cited}
    )
