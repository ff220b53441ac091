from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import get_language

from districtteam.deliberation.errors import (
    NothingSaid,
    NotYours,
    OtherThread,
    ThreadClosed,
    TooLong,
)
from districtteam.deliberation.models import Photo, Post, Story, Thread
from districtteam.deliberation.pictures import Small
from districtteam.lib.words import tidy
from districtteam.people.models import Team
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

LONGEST = 4000


@dataclass(frozen=True)
class Telling:
    """A story in four parts; only the first is needed."""

    did: str
    helped: str = ""
    hindered: str = ""
    changed: str = ""

    def parts(self) -> dict[str, str]:
        return {
            "did": tidy(self.did),
            "helped": tidy(self.helped),
            "hindered": tidy(self.hindered),
            "changed": tidy(self.changed),
        }


@dataclass(frozen=True)
class Picture:
    small: Small
    caption: str = ""


@transaction.atomic
def write_post(  # noqa: PLR0913  (what a post is made of, all by name)
    thread: Thread,
    text: str,
    uid: UUID,
    *,
    team: Team | None,
    reply_to: Post | None = None,
    story: Telling | None = None,
    picture: Picture | None = None,
    by: Actor,
) -> Post:
    """Say something, once: the same uid gives the post that is there already.

    team: for whom the author speaks, None for a facilitator. Of a story, `text` is the first part.
    """
    held = Post.objects.filter(uid=uid).first()
    if held is not None:
        return held
    _check(thread, text, reply_to)
    post, new = Post.objects.get_or_create(uid=uid, defaults=_fields(thread, text, team, by))
    if not new:
        return post
    if reply_to is not None:
        post.reply_to = reply_to
        post.save(update_fields=["reply_to"])
    if story is not None:
        Story.objects.create(post=post, **story.parts())
    if picture is not None:
        small = picture.small
        given = {"data": small.data, "width": small.width, "height": small.height}
        Photo.objects.create(post=post, caption=picture.caption[:200], **given)
    record("deliberation.write_post", thread, *([team] if team else []), by=by, post=post.pk)
    return post


def _check(thread: Thread, text: str, reply_to: Post | None) -> None:
    if thread.closed_at is not None:
        raise ThreadClosed
    _check_text(text)
    if reply_to is not None and reply_to.thread_id != thread.pk:
        raise OtherThread


def _check_text(text: str) -> None:
    if not tidy(text):
        raise NothingSaid
    if len(text) > LONGEST:
        raise TooLong(most=LONGEST)


def _fields(thread: Thread, text: str, team: Team | None, by: Actor) -> dict[str, object]:
    return {
        "thread": thread,
        "author": by.person,
        "told_by": by.on_behalf_of,
        "team": team,
        "text": tidy(text),
        "language": get_language() or thread.network.language,
        "channel": by.channel,
        "at": by.at,
    }


@transaction.atomic
def amend_post(post: Post, text: str, *, by: Actor) -> Post:
    """The author says it differently; that it was changed is shown."""
    if by.person is None or by.person.pk not in {post.author_id, post.told_by_id}:
        raise NotYours
    _check_text(text)
    post.text, post.amended_at = tidy(text), by.at
    post.save(update_fields=["text", "amended_at"])
    Story.objects.filter(post=post).update(did=post.text)
    record("deliberation.amend_post", post.thread, by=by, post=post.pk)
    return post


@transaction.atomic
def move_up(post: Post, *, by: Actor) -> Post:
    """Whose word it is lets region, ministry and experts read it; it cannot be taken back.

    Whoever wrote it down for somebody on the telephone does not decide that.
    """
    if by.person is None or by.person != post.speaker:
        raise NotYours
    if post.moved_up_at is None:
        post.moved_up_at = by.at
        post.save(update_fields=["moved_up_at"])
        record("deliberation.move_up", post.thread, by=by, post=post.pk)
    return post
