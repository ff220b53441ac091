"""Writing a questionnaire: from a topic or a file to a published version."""

import re
from collections import Counter

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from districtteam.people.words import said
from districtteam.questionnaires import actions, hooks, queries
from districtteam.questionnaires.finding_words import finding_words, place_words
from districtteam.questionnaires.models import DisclosureClass, Form, Version
from districtteam.questionnaires.pilots import candidates_of, offered, with_parts
from districtteam.questionnaires.rights import WRITING
from districtteam.questionnaires.writing_forms import (
    FILE,
    ClassesForm,
    FileForm,
    NewForm,
    PilotsForm,
    PublishForm,
)
from districtteam.trail.actor import actor_of
from districtteam.ui.components import page_of, path
from districtteam.ui.doors import door
from districtteam.ui.http import Request
from districtteam.ui.pages import done, files_of, sent

from .common import language, page

MOST_FINDINGS = 50  # of a level, on a page
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def version_or_404(request: Request, pk: int) -> Version:
    versions = Version.objects.visible_to(request.here)
    return get_object_or_404(versions.select_related("form__network"), pk=pk)


@door(*WRITING)
def forms(request: Request) -> HttpResponse:
    """The questionnaires of the network, the newest first."""
    seen = Form.objects.visible_to(request.here).prefetch_related("versions")
    shown = page_of(request, seen)
    rows = [(said(form.title, language()), next(iter(form.versions.all()), None)) for form in shown]
    return page(request, "forms", rows=rows, page=shown)


@door(*WRITING, methods="GET POST", files=True)
def new(request: Request) -> HttpResponse:
    """Begin a questionnaire from a starter topic or a file."""
    network = request.here.network
    form = NewForm(network, sent(request), files_of(request))
    made: list[Version] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and done(form, lambda: made.append(_begun(request, form)))
    ):
        return redirect("questionnaires:version", made[0].pk)
    return page(request, "new", form)


def _begun(request: Request, form: NewForm) -> Version:
    given, by, network = form.cleaned_data, actor_of(request), request.here.network
    if given["how"] != FILE:
        return actions.start_from_topic(network, given["topic"], by=by)
    file = given["file"]
    titles = form.titles.said()
    return actions.write_form(network, titles, file.read(), file_name=file.name, by=by)


@door(*WRITING)
def version(request: Request, pk: int) -> HttpResponse:
    """What the gate says, what is asked, what pilots remarked, and what remains to be done."""
    shown = version_or_404(request, pk)
    by_level: dict[str, list[tuple[str, str]]] = {"stop": [], "warn": [], "note": []}
    for finding in shown.findings:
        line = (place_words(finding), finding_words(finding))
        if len(by_level[finding["level"]]) < MOST_FINDINGS:
            by_level[finding["level"]].append(line)
    questions = page_of(request, shown.questions.prefetch_related("remarks__team"))
    feeds = Counter(said(one.feeds, language()) for one in shown.questions.all())
    decision = _commonest(feeds)
    newest = shown.form.versions.first()
    tried = queries.teams_that_tried(shown.form)
    pilots = list(shown.pilots.all())
    return page(
        request,
        "version",
        version=shown,
        title=said(shown.form.title, language()),
        findings=by_level,
        mendable=not shown.mended and any(one.get("mend") for one in shown.findings),
        undecided=feeds[""],
        decision=decision,
        alike=set(feeds) == {decision},
        lines=[
            (one, said(one.labels, language()), said(one.feeds, language())) for one in questions
        ],
        page=questions,
        tried=tried,
        waiting=[team for team in pilots if team not in tried],
        classes=[str(label) for label in DisclosureClass.labels],
        purpose=hooks.purpose.answer(shown),
        newest=newest if newest and newest.pk != shown.pk else None,
    )


def _commonest(feeds: Counter[str]) -> str:
    """What most questions feed, said once; "" where each feeds its own."""
    said_by = Counter({decision: many for decision, many in feeds.items() if decision})
    [(decision, many)] = said_by.most_common(1) or [("", 0)]
    return decision if many > 1 or len(feeds) == 1 else ""


@door(*WRITING, methods="POST")
def mend(request: Request, pk: int) -> HttpResponse:
    """Have the faults mended that can be."""
    shown = version_or_404(request, pk)
    if not shown.is_published:
        actions.mend_version(shown, by=actor_of(request))
        messages.success(request, _("Mended. Each change stands below."))
    return redirect("questionnaires:version", pk)


@door(*WRITING, methods="GET POST", files=True)
def rewrite(request: Request, pk: int) -> HttpResponse:
    """Send the file again: into the draft, or as the next version of what is published."""
    shown = version_or_404(request, pk)
    form = FileForm(sent(request), files_of(request))
    made: list[Version] = []
    if (
        request.method == "POST"
        and form.is_valid()
        and done(form, lambda: made.append(_rewritten(request, shown, form)))
    ):
        return redirect("questionnaires:version", made[0].pk)
    title = said(shown.form.title, language())
    return page(request, "rewrite", form, version=shown, title=title)


def _rewritten(request: Request, shown: Version, form: FileForm) -> Version:
    file = form.cleaned_data["file"]
    return actions.write_form(
        shown.form.network,
        {},
        file.read(),
        file_name=file.name,
        form=shown.form,
        by=actor_of(request),
    )


@door(*WRITING)
def source(request: Request, pk: int) -> HttpResponse:
    """The file as it was sent, to be changed and sent again."""
    shown = version_or_404(request, pk)
    data = bytes(shown.content.source)
    is_xml = data[:200].lstrip().startswith(b"<")
    name = re.sub(r"[^A-Za-z0-9._-]", "_", shown.file_name)
    return HttpResponse(
        data,
        content_type="application/xml" if is_xml else XLSX,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@door(*WRITING, methods="GET POST")
def classes(request: Request, pk: int) -> HttpResponse:
    """Say of each question how sensitive it is and which decision it feeds."""
    shown = version_or_404(request, pk)
    questions = page_of(request, shown.questions.all(), 25)
    purpose = hooks.purpose.answer(shown)
    decisions = purpose.decisions if purpose else {}
    form = ClassesForm(shown, list(questions), decisions, request.POST or None)
    if request.method == "POST" and form.is_valid():
        by = actor_of(request)
        if done(form, lambda: actions.classify_questions(shown, form.judgements(), by=by)):
            messages.success(request, _("Saved."))
            if questions.has_next():
                following = f"?page={questions.next_page_number()}"
                return redirect(path("questionnaires:classes", pk) + following)
            return redirect("questionnaires:version", pk)
    title = said(shown.form.title, language())
    return page(request, "classes", form, version=shown, title=title, page=questions)


@door(*WRITING, methods="GET POST")
def pilots(request: Request, pk: int) -> HttpResponse:
    """Ask some teams to try the draft and say what is unclear."""
    shown = version_or_404(request, pk)
    chosen = with_parts(list(shown.pilots.all()))
    words = request.GET.get("q", "")[:100]
    found = offered(shown, candidates_of(shown, request.here), words)
    teams = list(dict.fromkeys([*chosen, *found]))
    initial = {"teams": [str(one.team.pk) for one in chosen]}
    form = PilotsForm(teams, sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        by = actor_of(request)
        if done(form, lambda: actions.ask_pilots(shown, form.chosen(), by=by)):
            messages.success(request, _("These teams see it among their tasks now."))
            return redirect("questionnaires:version", pk)
    title = said(shown.form.title, language())
    return page(request, "pilots", form, version=shown, title=title, words=words)


@door(*WRITING, methods="GET POST")
def publish(request: Request, pk: int) -> HttpResponse:
    """From now on this is what teams answer."""
    shown = version_or_404(request, pk)
    form = PublishForm(shown, sent(request))
    if request.method == "POST" and form.is_valid():
        reason, by = form.cleaned_data.get("reason", ""), actor_of(request)
        if done(form, lambda: actions.publish_version(shown, reason=reason, by=by)):
            messages.success(request, _("Published. It stays as it is now."))
            return redirect("questionnaires:version", pk)
    title = said(shown.form.title, language())
    return page(request, "publish", form, version=shown, title=title)
