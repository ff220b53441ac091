from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from districtteam.cycle.core.agreement import policy_under
from districtteam.cycle.core.calendar import PREVIEW
from districtteam.cycle.core.models import QUESTIONNAIRE, Cycle, Template
from districtteam.cycle.core.pages import FACILITATING, cycle_or_404, page
from districtteam.cycle.core.queries import is_open
from districtteam.disclosure.policy import ContentClass
from districtteam.disclosure.words import CLASSES, policy_rows
from districtteam.indicators.words import period_words
from districtteam.people.words import said
from districtteam.questionnaires.models import Question, Version
from districtteam.trail.actor import actor_of
from districtteam.ui.components import page_of
from districtteam.ui.doors import SIGNED_IN, door
from districtteam.ui.http import Request
from districtteam.ui.pages import done, files_of, sent

from . import actions
from .forms import FILE, TOPIC, ChooseForm, CompanionForm
from .queries import companions_of, questionnaire_of, questions_of, topic_of


@door(SIGNED_IN)
def questionnaire(request: Request, pk: int) -> HttpResponse:
    """What will be asked, how sensitive each question is, and which decision it feeds."""
    cycle = cycle_or_404(request, pk)
    held = questionnaire_of(cycle)
    facilitates = "facilitator" in request.here.roles
    version = held.version if held and (facilitates or held.version.is_published) else None
    questions = version.questions.all() if version else Version.objects.none()
    language = get_language() or "en"
    shown = page_of(request, questions)
    return page(
        request,
        "step2/questionnaire",
        cycle=cycle,
        opened=is_open(cycle, QUESTIONNAIRE),
        facilitates=facilitates,
        version=version,
        title=said(version.form.title, language, cycle.network.languages) if version else "",
        lines=[_line(one, language) for one in shown],
        page=shown,
        policy=policy_rows(policy_under(cycle)),
        ours=version is not None and version.form.network_id == cycle.network_id,
    )


def _line(one: Question, language: str) -> tuple[str, object, str]:
    """What is asked, its class in the words of the table below, and the decision it feeds."""
    kind = CLASSES[ContentClass(one.disclosure_class)]
    return said(one.labels, language), kind, said(one.feeds, language)


@door(*FACILITATING, methods="GET POST", files=True)
def choose_questionnaire(request: Request, pk: int) -> HttpResponse:
    """Begin from a starter topic or a file, or take a questionnaire that is there."""
    cycle = cycle_or_404(request, pk)
    form = ChooseForm(cycle, sent(request), files_of(request), initial={"topic": topic_of(cycle)})
    made: list[Version] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and done(form, lambda: made.append(_begun(request, cycle, form)))
    ):
        words = _("Here it is. Have it tried, then publish it on this page.")
        messages.success(request, words)
        return _to(cycle, made[0])
    return page(request, "step2/choose", form, cycle=cycle, opened=is_open(cycle, QUESTIONNAIRE))


def _begun(request: Request, cycle: Cycle, form: ChooseForm) -> Version:
    given, by = form.cleaned_data, actor_of(request)
    if given["how"] == TOPIC:
        return actions.begin_from_topic(cycle, given["topic"], by=by)
    if given["how"] == FILE:
        file = given["file"]
        return actions.begin_from_file(cycle, file.read(), file.name, by=by)
    version: Version = form.versions[given["version"]]
    actions.use_version(cycle, version, by=by)
    return version


def _to(cycle: Cycle, version: Version) -> HttpResponse:
    """The form's own page while it is a draft of ours, else the cycle's."""
    if version.is_published or version.form.network_id != cycle.network_id:
        return redirect("cycle:questionnaire", cycle.pk)
    return redirect("questionnaires:version", version.pk)


@door(*FACILITATING, methods="GET POST")
def companions(request: Request, pk: int) -> HttpResponse:
    """Which routine figures stand beside which question of the results."""
    cycle = cycle_or_404(request, pk)
    form = CompanionForm(cycle, sent(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        by = actor_of(request)
        if done(
            form,
            lambda: actions.add_companion(cycle, given["question"], given["indicator"], by=by),
        ):
            messages.success(request, _("Saved. Each team reads its own figure first."))
            return redirect("cycle:companions", cycle.pk)
    language = get_language() or "en"
    titles = {one.name: said(one.labels, language) or one.name for one in questions_of(cycle)}
    lines = [
        {
            "companion": it,
            "period": period_words(it.period),
            "question": titles.get(it.question, it.question),
            "from": it.chosen_at + timedelta(days=PREVIEW[Template(cycle.template)]),
        }
        for it in companions_of(cycle)
    ]
    return page(request, "step2/companions", form, cycle=cycle, lines=lines)


@door(*FACILITATING, methods="POST")
def drop_companion(request: Request, pk: int, companion: int) -> HttpResponse:
    """A routine figure stands beside no question any more."""
    cycle = cycle_or_404(request, pk)
    held = get_object_or_404(companions_of(cycle), pk=companion)
    actions.drop_companion(held, by=actor_of(request))
    messages.success(request, _("Taken away, from the next edition on."))
    return redirect("cycle:companions", cycle.pk)
