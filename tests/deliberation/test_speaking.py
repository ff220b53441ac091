"""Saying something: once, readable by whom it should be, fit to be shown."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from districtteam.deliberation import errors, queries
from districtteam.deliberation.actions import (
    Picture,
    Telling,
    amend_post,
    close_threads,
    hide_post,
    move_up,
    open_line,
    open_thread,
    report_post,
    settle_reports,
    show_post,
    write_post,
)
from districtteam.deliberation.models import Post, Thread
from districtteam.deliberation.pictures import MOST_BYTES, made_small
from districtteam.deliberation.plain_marks import shown
from districtteam.people.here import Here
from districtteam.people.models import Person
from tests import make

SUBJECT = "cycle:1"
WEEK = timedelta(days=7)


def thread(cast: make.Cast, key: str = "chart:beds") -> Thread:
    return open_thread(
        cast.network,
        SUBJECT,
        key,
        {"en": "Beds", "fr": "Lits"},
        peers_until=make.NOW + WEEK,
        by=make.actor(cast.daouda),
    )


def said(cast: make.Cast, text: str = "Two fridges", *, late: timedelta = timedelta()) -> Post:
    by = make.actor(cast.awa, at=make.NOW + late)
    return write_post(thread(cast), text, uuid4(), team=cast.team, by=by)


def seen(person: Person, late: timedelta = timedelta()) -> list[str]:
    here = Here(person, make.NOW + late)
    return [post.text for post in Post.objects.visible_to(here)]


def test_the_same_post_sent_twice_is_one(cast: make.Cast) -> None:
    uid, by = uuid4(), make.actor(cast.awa)
    first = write_post(thread(cast), "Two fridges", uid, team=cast.team, by=by)
    again = write_post(thread(cast), "Two fridges", uid, team=cast.team, by=by)
    assert first == again
    assert Post.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "refused"), [("  \n", errors.NothingSaid), ("x" * 4001, errors.TooLong)]
)
def test_something_is_said_and_not_too_much(
    cast: make.Cast, text: str, refused: type[Exception]
) -> None:
    with pytest.raises(refused):
        said(cast, text)


def test_an_answer_stays_in_its_conversation(cast: make.Cast) -> None:
    post, other = said(cast), thread(cast, "chart:other")
    with pytest.raises(errors.OtherThread):
        write_post(other, "Yes", uuid4(), team=cast.team, reply_to=post, by=make.actor(cast.bakary))


def test_nobody_writes_in_a_closed_conversation(cast: make.Cast) -> None:
    said(cast)
    assert close_threads(SUBJECT, by=make.actor(cast.daouda)) == 1
    closed = Thread.objects.get()
    with pytest.raises(errors.ThreadClosed):
        write_post(closed, "Late", uuid4(), team=cast.team, by=make.actor(cast.awa))
    assert seen(cast.awa) == ["Two fridges"]


def test_peers_first_then_region_and_ministry(cast: make.Cast) -> None:
    said(cast, "Among us")
    said(cast, "For all", late=WEEK)
    for person in (cast.awa, cast.jeanne, cast.daouda):
        assert seen(person) == ["Among us", "For all"]
    for person in (cast.esther, cast.fanta):
        assert seen(person) == []
        assert seen(person, WEEK) == ["For all"]
    for person in (cast.gilbert, cast.hawa, cast.issa):
        assert seen(person, WEEK) == []


def test_an_earlier_post_moves_up_only_by_its_author(cast: make.Cast) -> None:
    post = said(cast, "Among us")
    for person in (cast.bakary, cast.daouda):
        with pytest.raises(errors.NotYours):
            move_up(post, by=make.actor(person))
    move_up(post, by=make.actor(cast.awa))
    assert seen(cast.fanta) == []
    assert seen(cast.fanta, WEEK) == ["Among us"]


def test_who_wrote_it_down_for_somebody_does_not_move_it_up(cast: make.Cast) -> None:
    by = make.actor(cast.daouda).on_behalf(cast.bakary, "phone")
    post = write_post(thread(cast), "Among us", uuid4(), team=cast.team, by=by)
    with pytest.raises(errors.NotYours):
        move_up(post, by=make.actor(cast.daouda))
    move_up(post, by=make.actor(cast.bakary))


def test_whom_a_post_answers_is_said_only_to_who_may_read_that(cast: make.Cast) -> None:
    first = said(cast, "Among us")
    by = make.actor(cast.jeanne, at=make.NOW + WEEK)
    write_post(first.thread, "For all", uuid4(), team=cast.other_team, reply_to=first, by=by)

    def named_to(person: Person) -> list[bool]:
        posts = queries.posts_in(first.thread, Here(person, make.NOW + WEEK))
        return [post.answers_seen for post in posts if post.text == "For all"]

    assert (named_to(cast.awa), named_to(cast.esther)) == ([True], [False])


def test_who_sits_in_a_district_and_in_the_ministry_reads_as_the_ministry(cast: make.Cast) -> None:
    said(cast, "Among us")
    make.member(cast.jeanne, cast.fanta.memberships.get().team)
    assert seen(cast.jeanne) == []


def test_a_private_line_is_the_teams_and_the_facilitators(cast: make.Cast) -> None:
    line = open_line(cast.team, SUBJECT, {"en": "Line"}, by=make.actor(cast.awa))
    assert line == open_line(cast.team, SUBJECT, {"en": "Line"}, by=make.actor(cast.bakary))
    write_post(line, "Just for you", uuid4(), team=cast.team, by=make.actor(cast.awa))
    assert seen(cast.bakary) == seen(cast.daouda) == ["Just for you"]
    for person in (cast.jeanne, cast.fanta, cast.esther, cast.hawa, cast.issa):
        assert seen(person, WEEK) == []
    assert queries.speaking_teams(SUBJECT) == set()


def test_a_hidden_post_is_seen_by_its_author_with_the_reason(cast: make.Cast) -> None:
    post = said(cast)
    hide_post(post, "It names a patient.", by=make.actor(cast.daouda))

    def read(person: Person) -> list[Post]:
        return list(queries.posts_in(post.thread, Here(person, make.NOW)))

    assert [it.hidden_why for it in read(cast.awa)] == ["It names a patient."]
    assert read(cast.jeanne) == []
    assert len(read(cast.daouda)) == 1
    show_post(post, by=make.actor(cast.daouda))
    assert len(read(cast.jeanne)) == 1


def test_a_post_is_reported_once_a_person_and_settled(cast: make.Cast) -> None:
    post = said(cast)
    for _again in range(2):
        report_post(post, "names", by=make.actor(cast.jeanne))
    assert queries.reported(SUBJECT).count() == 1
    settle_reports(post, by=make.actor(cast.daouda))
    assert not queries.reported(SUBJECT).exists()


def test_an_author_says_it_differently(cast: make.Cast) -> None:
    post = said(cast)
    with pytest.raises(errors.NotYours):
        amend_post(post, "Three", by=make.actor(cast.daouda))
    assert amend_post(post, "Three fridges", by=make.actor(cast.awa)).amended_at == make.NOW


def test_a_story_has_four_parts(cast: make.Cast) -> None:
    story = Telling("We moved stock.", helped="The region", hindered="Rain", changed="No gaps")
    by = make.actor(cast.awa)
    post = write_post(thread(cast), story.did, uuid4(), team=cast.team, story=story, by=by)
    assert (post.story.helped, post.story.changed) == ("The region", "No gaps")


def test_who_spoke_is_counted_by_team(cast: make.Cast) -> None:
    post = said(cast)
    write_post(post.thread, "Well done", uuid4(), team=None, by=make.actor(cast.daouda))
    assert queries.speaking_teams(SUBJECT) == {cast.team.pk}
    (line,) = queries.lines_of(SUBJECT, Here(cast.awa, make.NOW))
    assert (line.posts, line.teams, line.last) == (2, 1, make.NOW)


def photo(size: tuple[int, int], kind: str = "JPEG") -> bytes:
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    picture = Image.effect_noise(size, 90).convert("RGB")
    picture.save(file, kind, **({"exif": exif} if kind == "JPEG" else {}))
    return file.getvalue()


def test_a_photo_is_made_small_and_tells_nothing_of_its_camera(cast: make.Cast) -> None:
    small = made_small(photo((2400, 1800)))
    assert len(small.data) <= MOST_BYTES
    assert max(small.width, small.height) <= 960
    assert not Image.open(io.BytesIO(small.data)).getexif()
    assert b"A camera" not in small.data
    by = make.actor(cast.awa)
    post = write_post(
        thread(cast), "Look", uuid4(), team=cast.team, picture=Picture(small, "Fridge"), by=by
    )
    assert bytes(post.photo.data) == small.data


@pytest.mark.parametrize(
    ("sent", "refused"),
    [
        (b"", errors.NotAPicture),
        (b"GIF89a", errors.NotAPicture),
        (b"<svg onload=alert(1)>", errors.NotAPicture),
        (photo((40, 40))[:300], errors.NotAPicture),
        (b"\xff" * 8_000_001, errors.PictureTooLarge),
    ],
)
def test_what_is_no_picture_is_refused(sent: bytes, refused: type[Exception]) -> None:
    with pytest.raises(refused):
        made_small(sent)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    file = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(file, "PNG")
    assert len(file.getvalue()) < 100_000
    with pytest.raises(errors.PictureTooLarge):
        made_small(file.getvalue())


def test_a_picture_that_is_unpacked_whole_is_smaller_than_one_that_is_not() -> None:
    sent = {}
    for kind in ("PNG", "JPEG"):
        file = io.BytesIO()
        Image.new("L", (6_000, 4_000)).save(file, kind)
        sent[kind] = file.getvalue()
    with pytest.raises(errors.PictureTooLarge):
        made_small(sent["PNG"])
    assert made_small(sent["JPEG"]).width == 960


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_comments_in_a_photo_are_not_kept(kind: str) -> None:
    words, file = "Patient Awa K., 9.5 N 13.7 W. " * 1_000, io.BytesIO()
    written = PngInfo()
    written.add_text("comment", words)
    more = {"JPEG": {"comment": words}, "PNG": {"pnginfo": written}, "WEBP": {"xmp": words}}
    Image.new("RGB", (900, 600), "teal").save(file, kind, **more[kind])
    assert b"Patient" in file.getvalue()
    small = made_small(file.getvalue())
    assert b"Patient" not in small.data
    assert len(small.data) < 10_000


@given(some.text(max_size=200))
def test_no_text_becomes_a_tag_that_loads(text: str) -> None:
    page = str(shown(text)).lower()
    for tag in ("<script", "<img", "<a ", "<iframe", "<svg", " href", " src", " style", " on"):
        assert tag not in page.replace(text.lower(), "") or tag in text.lower()


def test_plain_marks_are_shown_and_the_rest_stays_as_typed() -> None:
    assert "<li>un</li>" in shown("- un\n- deux")
    assert "&lt;script&gt;" in shown("<script>alert(1)</script>")
    assert "<a" not in shown("[x](javascript:alert(1)) http://b.example")
