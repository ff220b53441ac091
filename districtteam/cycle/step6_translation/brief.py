"""The brief of a cycle: what was asked, learned, recommended and promised, in one page or three.

It leaves the platform, and a file knows no permission: so whoever has not agreed to be cited by
name is "a district", and the foot says for whom it is meant.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.queries import invited
from districtteam.cycle.step1_issue.queries import choice_of
from districtteam.cycle.step5_discussion.models import Citation, Consent, Point, Synthesis
from districtteam.cycle.step5_discussion.queries import points_of, synthesis_of
from districtteam.deliberation.queries import speaking_teams
from districtteam.lib.documents import Bullets, Document, Foreign, Heading, Paragraph, Quote, Table
from districtteam.lib.documents.content import Block
from districtteam.lib.words import fold
from districtteam.people.words import written_in
from districtteam.ui.format import day

from .errors import NothingPublished
from .models import Commitment, Recommendation
from .queries import confirmed_of, recommendations_of, standing_of

NAMED = (Consent.AGREED, Consent.AMENDED)
SHORT = 5  # lessons and recommendations on one page
LONG = 60


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
        Heading(_("What we learned")),
        *(_lessons(points) if pages > 1 else [Bullets([_said(it, it.language) for it in points])]),
        *_asked(cycle, most),
        *_promised(cycle, today, detailed=pages > 1),
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
    teams = set(invited(cycle).values_list("team", flat=True))
    spoke = len(teams & speaking_teams(cycle.subject))
    words = _("%(invited)s teams were invited; %(spoke)s spoke in the discussion.")
    yield Paragraph(words % {"invited": len(teams), "spoke": spoke})


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
    yield Paragraph(words % vars(standing))
    if detailed:
        yield Bullets([_promise(it) for it in confirmed_of(cycle)[:LONG]])


def _promise(it: Commitment) -> str:
    return _said(f"{it.team}{_(': ')}{it.text}", it.language)


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
