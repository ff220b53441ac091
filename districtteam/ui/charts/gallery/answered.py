"""Answers to a question, and steps taken."""

from django.utils.translation import gettext as _

from districtteam.lib import charts
from districtteam.ui.charts import words
from districtteam.ui.charts.words import plain

from .data import UGLY, Sample, sample


def choices() -> list[charts.Choice]:
    return [
        charts.Choice("chief", _("The district medical officer alone"), 5),
        charts.Choice(
            "team",
            _("The team, in a meeting, with minutes that are sent to the regional directorate"),
            18,
        ),
        charts.Choice("region", _("The regional directorate"), None),
        charts.Choice("other", _("Somebody else"), None),
    ]


def one_of() -> list[Sample]:
    title = words.answers(_("Who decides how the funds are used?"))
    empty = [charts.Choice("a", UGLY[0], 0), charts.Choice("b", UGLY[1], 0)]
    return [
        sample(_("As it is meant"), charts.one_of(choices(), charts.Asked(34, 2), title), "team"),
        sample(_("Ugly data"), charts.one_of(empty, charts.Asked(0, 36), title), "a"),
    ]


def several_of() -> list[Sample]:
    title = words.answers(_("Who takes part in the decision?"))
    return [
        sample(
            _("As it is meant"),
            charts.several_of(choices(), charts.Asked(34, 2), title),
            ["team", "other"],
        )
    ]


def scale_of() -> list[Sample]:
    levels = [
        _("Not at all"),
        _("Rather not"),
        _("Neither nor"),
        _("Rather"),
        _("Fully"),
    ]
    title = words.scale(_("How far do you agree?"), levels)
    asked = [
        charts.Rated("stock", _("The medicines that we ordered came in time"), (2, 5, 4, 14, 9)),
        charts.Rated("use", _("Our monthly meetings led to decisions"), (8, 9, 3, 10, 4)),
        charts.Rated("pay", _("Community health workers are paid"), (20, 9, 3, 1, 1)),
    ]
    often = words.scale(_("How often?"), [_("Never"), _("Sometimes"), _("Often"), _("Always")])
    one = [charts.Rated("q", asked[0].label, (3, 9, 15, 7))]
    return [
        sample(_("As it is meant"), charts.scale_of(asked, title), ["stock:3", "use:0", "pay:4"]),
        sample(
            _("From little to much"),
            charts.scale_of(one, often, two_sided=False),
            "q:1",
        ),
        sample(_("Ugly data"), charts.scale_of([charts.Rated("q", UGLY[0], (0,) * 5)], title)),
    ]


def number_of() -> list[Sample]:
    def days(value: float) -> str:
        return _("%(count)s days") % {"count": plain(value)}

    title = words.numbers(_("Days until a claim is paid"), days)
    given = [3, 5, 5, 8, 9, 9, 12, 14, 14, 14, 16, 21, 21, 24, 30, 30, 45, 60, None]
    many = [float(n * n % 97) for n in range(774)]
    constant = [7.0] * 30
    return [
        sample(
            _("As it is meant"),
            charts.number_of(given, title),
            9,
            days(9),
            number=days,
        ),
        sample(_("774 teams"), charts.number_of(many, title), 0, days(0), number=days),
        sample(_("Ugly data"), charts.number_of(constant, title), 7, days(7), number=days),
    ]


def participation() -> list[Sample]:
    title = words.steps(_("Participation in the fourth cycle"), 34)
    steps = [
        charts.Passed("filled", _("Questionnaire filled in"), 32, 31),
        charts.Passed("commented", _("Results commented on"), 14, 9),
        charts.Passed("forum", _("Joined the discussion"), 16, 7),
        charts.Passed("committed", _("Made a commitment"), 11),
        charts.Passed("reported", _("Reported back on it"), 4),
    ]
    return [
        sample(
            _("As it is meant"), charts.participation(steps, 34, title, 34), ["filled", "commented"]
        ),
        sample(_("Ugly data"), charts.participation(steps, 0, title)),
    ]
