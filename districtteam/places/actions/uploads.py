"""Files that wait on the server between being looked at and being taken in.

The page between holds the upload's key and nothing else. What is confirmed is the file as it was
sent (its hash) and the changes as they were shown (the plan's fingerprint).
"""

import hashlib
import logging
import secrets
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django_tasks import task

from districtteam.jobs.growth import have_grown
from districtteam.lib.words import tidy
from districtteam.places.errors import FileGone, PlaceError, PlanBlocked, PlanChanged
from districtteam.places.models import Change, Import, Place, Upload
from districtteam.places.planning import Plan, plan_file
from districtteam.places.planning.summary import summary_of
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor
from districtteam.ui import clock

from .importing import begin_import, go_on

log = logging.getLogger(__name__)

KEPT_FOR = timedelta(hours=24)
AT_ONCE = 1_500  # places taken in while the page waits: well under a second


def keep_upload(source: str, file_name: str, data: bytes, *, by: Actor) -> Upload:
    """Read a file, and keep it with a fingerprint of what it would change.

    Raises FileRefused, and keeps nothing, when the file cannot be used at all.
    """
    plan = plan_file(source, data)
    key = secrets.token_urlsafe(32)
    stored_as = default_storage.save(f"places/{secrets.token_hex(16)}", ContentFile(data))
    with transaction.atomic():
        upload = Upload.objects.create(
            key=key,
            source=source,
            file_name=" ".join(tidy(file_name).split())[-255:] or "?",
            stored_as=stored_as,
            sha256=plan.sha256,
            plan=plan.fingerprint,
            summary=summary_of(plan).to_json(),
            by=by.person,
            at=by.at,
            expires_at=by.at + KEPT_FOR,
        )
        record("places.read_places", by=by, source=source, sha256=plan.sha256)
    return upload


def plan_upload(upload: Upload, now: datetime) -> Plan:
    """What the kept file would change now. Raises FileGone."""
    if upload.expires_at <= now or not default_storage.exists(upload.stored_as):
        raise FileGone
    with default_storage.open(upload.stored_as) as file:
        data = file.read()
    if hashlib.sha256(data).hexdigest() != upload.sha256:
        raise FileGone
    return plan_file(upload.source, data, upload.file_name)


def take_upload(upload: Upload, *, by: Actor) -> Import:
    """Import a file that was looked at; a large one by a worker, while a page tells how far it is.

    Raises FileGone, PlanBlocked, and PlanChanged when it would change something else than what
    was shown: the new plan counts as shown then. Confirmed twice, it is one import.
    """
    if upload.taken:
        return upload.taken
    plan = plan_upload(upload, by.at)
    if plan.fingerprint != upload.plan:
        upload.plan, upload.summary = plan.fingerprint, summary_of(plan).to_json()
        upload.save(update_fields=["plan", "summary"])
        raise PlanChanged
    at_once = len(_sound(plan).steps) <= AT_ONCE
    taken, is_ours = _begin(upload, plan, by, at_once=at_once)
    if at_once and is_ours:
        _take(upload, plan, taken, by)
        taken.refresh_from_db()
    return taken


def _begin(upload: Upload, plan: Plan, by: Actor, *, at_once: bool) -> tuple[Import, bool]:
    """The import, and whether it was begun here and not in the same moment by another press."""
    with transaction.atomic():
        waiting = Upload.objects.select_for_update(of=("self",)).filter(pk=upload.pk).first()
        if waiting is None:
            raise FileGone
        if waiting.taken:
            return waiting.taken, False
        upload.taken = begin_import(plan, by=by)
        upload.save(update_fields=["taken"])
        if not at_once:
            take_in.enqueue(upload.taken.pk, upload.pk)
    return upload.taken, True


def _take(upload: Upload, plan: Plan, taken: Import, by: Actor) -> None:
    """What stops it is written on the import, for its page to say."""
    try:
        go_on(_sound(plan), taken, by=by)
    except PlaceError as fault:
        _stop(taken.pk, fault)
    have_grown(taken.total, Place, Change)
    drop(upload)


def _stop(import_pk: int, fault: PlaceError) -> None:
    log.warning("Import %s of places stopped: %s", import_pk, fault.code)
    Import.objects.filter(pk=import_pk).update(problem=fault.code)


@task()
def take_in(import_pk: int, upload_pk: int) -> None:
    """Take in a large file, or what is left of it after a crash."""
    taken = Import.objects.get(pk=import_pk)
    upload = Upload.objects.filter(pk=upload_pk).first()
    if upload is None or taken.finished_at:
        return
    by = Actor(person=taken.by, at=clock.now())
    try:
        plan = plan_upload(upload, by.at)
    except PlaceError as fault:
        _stop(import_pk, fault)
        drop(upload)
        return
    _take(upload, plan, taken, by)


def _sound(plan: Plan) -> Plan:
    if plan.is_blocked:
        raise PlanBlocked
    return plan


def drop(upload: Upload) -> None:
    upload.delete()
    default_storage.delete(upload.stored_as)


def forget_uploads(*, by: Actor) -> int:
    """Remove the files that nobody confirmed in time; how many there were."""
    expired = list(Upload.objects.filter(expires_at__lte=by.at))
    if expired:
        with transaction.atomic():
            Upload.objects.filter(pk__in=[upload.pk for upload in expired]).delete()
            record("places.forget_uploads", by=by, count=len(expired))
    for upload in expired:
        default_storage.delete(upload.stored_as)
    return len(expired)
