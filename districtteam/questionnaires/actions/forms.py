"""Writing a form, saying what its questions are, publishing it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from districtteam.people.models import Network
from districtteam.questionnaires import library
from districtteam.questionnaires.admission import Admission, judged
from districtteam.questionnaires.errors import (
    DecisionsMissing,
    GateClosed,
    TitleMissing,
    TooLong,
    UnknownClass,
    UnknownQuestion,
    UnknownTopic,
)
from districtteam.questionnaires.models import (
    Content,
    DisclosureClass,
    Form,
    Question,
    Version,
)
from districtteam.questionnaires.queries import asked_of, asks_much
from districtteam.questionnaires.questions import Asked
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

from .trying import is_draft

LONGEST_TITLE, LONGEST_FEEDS, LONGEST_REASON = 200, 300, 2000


@dataclass(frozen=True)
class Judgement:
    """What a facilitator says of a question."""

    disclosure_class: str
    feeds: Mapping[str, str]  # {"fr": "the decision that it feeds"}


def write_form(  # noqa: PLR0913  (keywords that read as a sentence)
    network: Network,
    title: Mapping[str, str],
    source: bytes,
    *,
    file_name: str = "",
    topic: str = "",
    form: Form | None = None,
    mended: bool = False,
    by: Actor,
) -> Version:
    """A draft from the bytes of an XLSForm or XForm; its findings say what is wrong with it.

    form: write it anew, in its draft or as the next version; what was said of questions of the
    same name is kept. mended: known faults are mended. Raises TitleMissing and FileTooLarge.
    """
    titles = _texts(title, LONGEST_TITLE)
    if form is None and not titles:
        raise TitleMissing
    admission = judged(source, network.language, mended=mended)
    with transaction.atomic():
        if form is None:
            form = Form.objects.create(network=network, title=titles, topic=topic, made_at=by.at)
        version = _draft(form, admission, source, by)
        version.file_name, version.mended = file_name[:255], mended
        version.save()
        record("questionnaires.write_form", form, version, by=by)
    return version


def start_from_topic(network: Network, topic: str, *, by: Actor) -> Version:
    """A draft from a starter topic, its questions classed and fed. Raises UnknownTopic."""
    if topic not in library.names():
        raise UnknownTopic
    known = library.topic(topic)
    with transaction.atomic():
        version = write_form(
            network,
            _spoken(known.titles, network),
            library.workbook(topic),
            file_name=f"{topic}.xlsx",
            topic=topic,
            by=by,
        )
        version.questions.update(feeds=_spoken(known.decisions, network))
    return version


def _spoken(texts: Mapping[str, str], network: Network) -> dict[str, str]:
    """In the languages of the network; in English where it speaks none of them."""
    spoken = {code: text for code, text in texts.items() if code in network.languages}
    return spoken or {"en": texts["en"]}


def rename_form(form: Form, title: Mapping[str, str], *, by: Actor) -> Form:
    """Another title; that of a published version changes too: answers are not about it."""
    titles = _texts(title, LONGEST_TITLE)
    if not titles:
        raise TitleMissing
    with transaction.atomic():
        form.title = titles
        form.save(update_fields=["title"])
        record("questionnaires.rename_form", form, by=by)
    return form


def mend_version(version: Version, *, by: Actor) -> Version:
    """Have the faults mended that can be; each change is told among the findings."""
    is_draft(version)
    source = bytes(version.content.source)
    admission = judged(source, version.form.network.language, mended=True)
    with transaction.atomic():
        version = _draft(version.form, admission, source, by)
        version.mended = True
        version.save()
        record("questionnaires.mend_version", version.form, version, by=by)
    return version


def _draft(form: Form, admission: Admission, source: bytes, by: Actor) -> Version:
    """The form's draft, with this text in it."""
    last = form.versions.order_by("-number").first()
    version = last if last and not last.is_published else None
    if version is None:
        number = last.number + 1 if last else 1
        version = Version(form=form, number=number, made_at=by.at)
    version.digest, version.languages = admission.digest, admission.languages
    version.minutes, version.findings = admission.minutes, admission.findings
    version.save()
    texts = {"source": source, "xform": admission.xform}
    Content.objects.update_or_create(version=version, defaults=texts)
    _write_questions(version, admission, last)
    return version


def _write_questions(version: Version, admission: Admission, last: Version | None) -> None:
    """Rows for the questions; those of the same path keep what was said of them, and remarks."""
    said = {_key(question): question for question in last.questions.all()} if last else {}
    kept = {_key(question): question for question in version.questions.all()}
    for position, one in enumerate(admission.questions):
        before = said.get(_key(one))
        row = kept.pop(_key(one), None) or Question(version=version)
        _describe(row, one)
        row.position = position
        row.disclosure_class = one.disclosure_class or (
            before.disclosure_class if before else DisclosureClass.C
        )
        row.feeds = one.feeds or (before.feeds if before else {})
        row.save()
    Question.objects.filter(pk__in=[row.pk for row in kept.values()]).delete()


def _key(question: Question | Asked) -> tuple[str, str]:
    return question.repeat, question.path


def _describe(row: Question, one: Asked) -> None:
    row.section, row.name, row.path, row.repeat = one.section, one.name, one.path, one.repeat
    row.kind, row.labels, row.required, row.always = one.kind, one.labels, one.required, one.always


def classify_questions(version: Version, judgements: Mapping[int, Judgement], *, by: Actor) -> None:
    """Say of questions, by their keys, how sensitive they are and which decision they feed."""
    is_draft(version)
    questions = {q.pk: q for q in version.questions.all()}
    if not judgements.keys() <= questions.keys():
        raise UnknownQuestion
    with transaction.atomic():
        for key, judgement in judgements.items():
            if judgement.disclosure_class not in DisclosureClass.values:
                raise UnknownClass
            question = questions[key]
            question.disclosure_class = judgement.disclosure_class
            question.feeds = _texts(judgement.feeds, LONGEST_FEEDS)
        Question.objects.bulk_update(questions.values(), ["disclosure_class", "feeds"])
        record("questionnaires.classify_questions", version.form, version, by=by)


def publish_version(version: Version, *, reason: str = "", by: Actor) -> Version:
    """From now on this text is what teams answer, and it never changes.

    reason: why it asks more of a team than 20 questions or 30 minutes. Raises GateClosed,
    DecisionsMissing, TooLong, AlreadyPublished.
    """
    with transaction.atomic():
        version = Version.objects.select_for_update(of=("self",)).get(pk=version.pk)
        is_draft(version)
        _may_be_published(version, reason.strip())
        version.state, version.published_at = Version.PUBLISHED, by.at
        version.reason = reason.strip()[:LONGEST_REASON]
        version.save()
        record(
            "questionnaires.publish_version", version.form, version, by=by, number=version.number
        )
    return version


def _may_be_published(version: Version, reason: str) -> None:
    if not version.digest or any(one["level"] == "stop" for one in version.findings):
        raise GateClosed
    questions = list(version.questions.all())
    missing = sum(not any(question.feeds.values()) for question in questions)
    if missing:
        raise DecisionsMissing(count=missing)
    if not reason and asks_much(version):
        raise TooLong(questions=asked_of(version), minutes=version.minutes)


def _texts(given: Mapping[str, str], longest: int) -> dict[str, str]:
    """Texts by language, tidied, without empty ones."""
    tidied = {code: " ".join(str(text).split())[:longest] for code, text in given.items()}
    return {code: text for code, text in tidied.items() if text}
