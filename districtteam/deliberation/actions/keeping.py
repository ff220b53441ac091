from django.db import transaction

from districtteam.deliberation.models import Post, Report
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor


@transaction.atomic
def report_post(post: Post, reason: str, text: str = "", *, by: Actor) -> Report:
    """Ask the facilitators to look at a post; once a person."""
    fields = {"reason": reason, "text": text[:300], "at": by.at}
    report, new = Report.objects.get_or_create(post=post, person=by.person, defaults=fields)
    if new:
        record("deliberation.report_post", post.thread, by=by, post=post.pk)
    return report


@transaction.atomic
def hide_post(post: Post, why: str, *, by: Actor) -> Post:
    """Take a post out of sight; its author reads why, and it can be shown again."""
    if post.hidden_at is None:
        post.hidden_at, post.hidden_why = by.at, why.strip()[:300]
        post.save(update_fields=["hidden_at", "hidden_why"])
        record("deliberation.hide_post", post.thread, by=by, post=post.pk)
    return settle_reports(post, by=by)


@transaction.atomic
def show_post(post: Post, *, by: Actor) -> Post:
    """A hidden post is read again."""
    if post.hidden_at is not None:
        post.hidden_at, post.hidden_why = None, ""
        post.save(update_fields=["hidden_at", "hidden_why"])
        record("deliberation.show_post", post.thread, by=by, post=post.pk)
    return post


def settle_reports(post: Post, *, by: Actor) -> Post:
    """A facilitator has looked: the reports are answered, whatever was decided."""
    settled = post.reports.filter(settled_at=None).update(settled_at=by.at)
    if settled:
        record("deliberation.settle_reports", post.thread, by=by, post=post.pk)
    return post
