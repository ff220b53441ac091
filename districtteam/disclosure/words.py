"""Who sees what, in words: audiences, details, classes, and why something is shown or hidden."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .policy import OTHERS, Audience, ContentClass, Detail, Policy
from .released import Reason, Released

AUDIENCES: dict[Audience, Promise] = {
    Audience.OWN: gettext_lazy("your own team"),
    Audience.TWIN: gettext_lazy("your twin or group"),
    Audience.PEERS: gettext_lazy("the other teams"),
    Audience.FACILITATORS: gettext_lazy("the facilitators"),
    Audience.REGION: gettext_lazy("the region"),
    Audience.NATIONAL: gettext_lazy("the national level"),
    Audience.PUBLIC: gettext_lazy("everybody"),
}
DETAILS: dict[Detail, Promise] = {
    Detail.NOTHING: gettext_lazy("nothing"),
    Detail.AGGREGATE: gettext_lazy("sums only"),
    Detail.DISTRIBUTION: gettext_lazy("each answer without a name"),
    Detail.CODE: gettext_lazy("each answer under a code"),
    Detail.NAMED: gettext_lazy("each answer with the name"),
}
OWN_DETAILS: dict[Detail, Promise] = {  # of one's own answer, as others see it
    Detail.NOTHING: gettext_lazy("not at all"),
    Detail.AGGREGATE: gettext_lazy("in sums only"),
    Detail.DISTRIBUTION: gettext_lazy("without our name"),
    Detail.CODE: gettext_lazy("under a code"),
    Detail.NAMED: gettext_lazy("with our name"),
}
CLASSES: dict[ContentClass, Promise] = {
    ContentClass.PRACTICE: gettext_lazy("practices"),
    ContentClass.ROUTINE: gettext_lazy("routine figures"),
    ContentClass.SENSITIVE: gettext_lazy("sensitive answers"),
}
EXAMPLES: dict[ContentClass, Promise] = {
    ContentClass.PRACTICE: gettext_lazy("means, delays, stories, offers and requests for help"),
    ContentClass.ROUTINE: gettext_lazy("indicators that the national system has already"),
    ContentClass.SENSITIVE: gettext_lazy(
        "deaths, absence, money gone astray, who blocks, what a team thinks of itself"
    ),
}


def reason_words(reason: Reason) -> str:
    """One sentence: how many answers, how they are seen, and why."""
    params = {"count": reason.count, **_said(reason)}
    return str(_sentence(reason.code, reason.count)) % params


def _said(reason: Reason) -> dict[str, str]:
    detail, kind = reason.params.get("detail"), reason.params.get("class")
    return {
        "detail": str(DETAILS[Detail.of(detail)]) if detail else "",
        "class": str(CLASSES[ContentClass(kind)]) if kind else "",
    }


def _sentence(code: str, n: int) -> str:  # noqa: PLR0911  (a table of sentences with plurals)
    match code:
        case "own":
            return _("Your own answer: you always see it whole.")
        case "policy":
            return ngettext(
                "%(count)d answer: %(detail)s. So it was agreed for %(class)s.",
                "%(count)d answers: %(detail)s. So it was agreed for %(class)s.",
                n,
            )
        case "tightened":
            return ngettext(
                "%(count)d answer: %(detail)s. Its team asked for this.",
                "%(count)d answers: %(detail)s. Their teams asked for this.",
                n,
            )
        case "consent":
            return ngettext(
                "%(count)d answer: %(detail)s. Its team agreed to show more than the rest.",
                "%(count)d answers: %(detail)s. Their teams agreed to show more than the rest.",
                n,
            )
        case "role":
            return ngettext(
                "%(count)d answer: %(detail)s. In your role you work without names.",
                "%(count)d answers: %(detail)s. In your role you work without names.",
                n,
            )
        case "missing":
            return ngettext(
                "%(count)d team has not answered.", "%(count)d teams have not answered.", n
            )
    return _small(code, n)


def _small(code: str, n: int) -> str:
    match code:
        case "too_few":
            return ngettext(
                "%(count)d answer: %(detail)s. There are too few others for it to hide among.",
                "%(count)d answers: %(detail)s. There are too few for them to hide among.",
                n,
            )
        case "few_persons":
            return ngettext(
                "%(count)d answer: %(detail)s. It counts so few people that they could be known.",
                "%(count)d answers: %(detail)s. They count so few people that they could be known.",
                n,
            )
        case "held":
            return ngettext(
                "%(count)d answer is as in the edition before: too few have changed since, and the"
                " difference would tell whose.",
                "%(count)d answers are as in the edition before: too few have changed since, and"
                " the difference would tell whose.",
                n,
            )
    return ngettext(
        "%(count)d answer: %(detail)s. Compared with the edition before it could be told whose it"
        " is.",
        "%(count)d answers: %(detail)s. Compared with the edition before it could be told whose"
        " they are.",
        n,
    )


def reasons_of(released: Released) -> list[str]:
    """Every reason of a released figure, for the page “why is this shown or hidden”."""
    return [reason_words(reason) for reason in released.reasons]


def policy_rows(policy: Policy) -> Iterable[tuple[str, str, list[tuple[str, str]]]]:
    """The table as words: class, examples, and for each audience what it sees."""
    for kind in ContentClass:
        cells = [(str(AUDIENCES[who]), str(DETAILS[policy.cell(kind, who)])) for who in OTHERS]
        yield str(CLASSES[kind]), str(EXAMPLES[kind]), cells
