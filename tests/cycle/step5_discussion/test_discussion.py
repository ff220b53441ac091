"""Step 5 as its people live it: speaking under a chart, peers first, lessons that cite posts."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from districtteam.access.actions.step_links import make_step_link
from districtteam.access.models import StepLink
from districtteam.cycle.actions import leave_step
from districtteam.cycle.actions.moving import open_step
from districtteam.cycle.core.errors import CannotLeave
from districtteam.cycle.core.models import DISCUSSION, Cycle, Notice
from districtteam.cycle.step5_discussion import actions, errors, queries
from districtteam.cycle.step5_discussion.models import Citation, Topic
from districtteam.cycle.step5_discussion.notices import invite_to_discuss
from districtteam.deliberation.actions import open_line, write_post
from districtteam.deliberation.errors import NothingSaid
from districtteam.deliberation.models import Post, Thread
from districtteam.messaging.models import Message
from districtteam.people.here import Here
from districtteam.people.models import Person, Team
from districtteam.ui import todo
from tests import make
from tests.cycle.browse import Browser
from tests.cycle.step4_results.scene import scene
from tests.cycle.story import at_discussion, later
from tests.cycle.test_step_link_walk import phone
from tests.deliberation.test_speaking import photo

LESSON = {"fr": "Un frigo de secours change tout.", "en": "A spare fridge changes everything."}


@pytest.fixture
def cycle(cast: make.Cast) -> Cycle:
    return at_discussion(cast)


def said(cycle: Cycle, person: Person, team: Team | None, text: str, **gone: int) -> Post:
    thread = Thread.objects.get(subject=cycle.subject, key="whole")
    by = make.actor(person, at=make.NOW + timedelta(**gone))
    return write_post(thread, text, uuid4(), team=team, by=by)


def whole(cycle: Cycle) -> Topic:
    return cycle.topics.get(chart="")


def test_opening_tells_every_team_whom_a_link_leads_to_the_box(
    cast: make.Cast, cycle: Cycle
) -> None:
    message = Message.objects.get(occasion__contains=f"{cycle.subject}:5:", person=cast.awa)
    assert "/k/" in message.text
    page = Browser(cast.awa).read("discussion", cycle.pk)
    assert 'name="text"' in page
    assert "All conversations" in page


def test_who_has_not_answered_is_not_asked_to_explain_a_figure(cast: make.Cast) -> None:
    told = scene(cast)
    told.answer(cast.team, delay=3)
    open_step(told.cycle, DISCUSSION, told.by())
    letters = Message.objects.filter(occasion__contains=f"{told.cycle.subject}:5:")
    assert letters.get(person=cast.awa).subject == "Koubia: what explains your figure?"
    silent = letters.get(person=cast.jeanne)
    assert "explains" not in silent.subject + silent.text
    assert "they rest on what other teams answered, yours did not" in silent.text
    letters.delete()
    Notice.objects.all().delete()
    Person.objects.filter(pk=cast.jeanne.pk).update(language="fr")
    invite_to_discuss(told.cycle, told.by(days=7))
    silent = letters.get(person=cast.jeanne)
    assert silent.subject == "Lola\u00a0: les résultats des autres, et ce que vous faites"
    assert "sur les réponses d’autres équipes, la vôtre n’a pas répondu" in silent.text


def test_no_heading_stands_over_nothing(cast: make.Cast, cycle: Cycle) -> None:
    """Where one conversation waits, and it has no chart, and its reader speaks for no team."""
    cycle.topics.exclude(chart="").delete()
    said(cycle, cast.awa, cast.team, "We count weekly.")
    page = Browser(cast.daouda).read("discussion", cycle.pk)
    assert "The whole picture</a>" in page
    assert "<h2>The whole picture</h2>" not in page
    assert "All conversations" not in page
    assert "0 reported posts" not in page


def test_the_menu_of_a_link_to_a_step_says_how_to_see_the_rest(
    cast: make.Cast, cycle: Cycle, client: Client
) -> None:
    url = make_step_link(
        cast.awa,
        f"{cycle.subject}:5",
        f"/cycles/{cycle.pk}/discussion",
        make.NOW + timedelta(days=60),
        by=make.actor(cast.daouda),
        team=cast.team,
    )
    shown = client.get("/" + url.split("/", 3)[3], follow=True).content.decode()
    assert "What do you do differently?" in shown
    assert '<a href="/sign-in">Sign in to see the rest</a>' in shown
    assert 'href="/people/me"' not in shown
    asked_in = client.get(f"/sign-in?next=/cycles/{cycle.pk}").content.decode()
    assert "opens only the step it was sent for" in asked_in


def test_from_a_link_to_a_posted_comment_two_taps_and_one_field(
    cast: make.Cast, cycle: Cycle, client: "Browser"
) -> None:
    url = make_step_link(
        cast.awa,
        f"{cycle.subject}:5",
        f"/cycles/{cycle.pk}/discussion",
        make.NOW + timedelta(days=60),
        by=make.actor(cast.daouda),
        team=cast.team,
    )
    landed = client.get("/" + url.split("/", 3)[3], follow=True)
    assert landed.status_code == 200
    page = landed.content.decode()
    uid = page.split('name="uid" value="')[1].split('"')[0]
    topic = whole(cycle)
    answer = client.post(
        f"/cycles/{cycle.pk}/discussion/topics/{topic.pk}", {"text": "Two fridges", "uid": uid}
    )
    assert answer.status_code == 302
    post = Post.objects.get()
    assert (post.text, post.author, post.team) == ("Two fridges", cast.awa, cast.team)


def test_the_same_form_sent_twice_is_one_post(cast: make.Cast, cycle: Cycle) -> None:
    browser, uid = Browser(cast.awa), uuid4()
    for _again in range(2):
        browser.send("topic", cycle.pk, whole(cycle).pk, text="Two fridges", uid=uid)
    assert Post.objects.count() == 1


def test_nothing_said_keeps_the_page_and_tells_why(cast: make.Cast, cycle: Cycle) -> None:
    page = Browser(cast.awa, language="fr").refused(
        "topic", cycle.pk, whole(cycle).pk, text=" ", uid=uuid4()
    )
    assert "Ce champ est obligatoire." in page


def test_what_is_asked_is_the_label_of_the_field_and_stands_once(
    cast: make.Cast, cycle: Cycle
) -> None:
    asked = "Qu’est-ce qui vous frappe ici, et qu’est-ce qui marche chez vous\u00a0?"
    for page in (("topic", cycle.pk, whole(cycle).pk), ("discussion", cycle.pk)):
        shown = Browser(cast.awa, language="fr").read(*page)
        assert shown.count(asked) == 1
        assert shown.count("vous frappe ici") == 1


def test_who_is_answered_is_told(cast: make.Cast, cycle: Cycle) -> None:
    post = said(cycle, cast.awa, cast.team, "How?")
    browser = Browser(cast.jeanne)
    page = browser.read("topic", cycle.pk, whole(cycle).pk, reply_to=str(post.pk))
    assert "Your answer" in page
    Message.objects.all().delete()
    browser.send("topic", cycle.pk, whole(cycle).pk, text="Like so", uid=uuid4(), reply_to=post.pk)
    message = Message.objects.get()
    assert (message.person, message.subject) == (cast.awa, "Lola answered you")
    assert Post.objects.get(text="Like so").reply_to == post


def test_who_has_left_the_team_reads_of_it_no_more(cast: make.Cast, cycle: Cycle) -> None:
    post = said(cycle, cast.awa, cast.team, "How?")
    cast.awa.memberships.update(ends=make.TODAY)
    Message.objects.all().delete()
    topic, by = whole(cycle), make.actor(cast.jeanne, at=make.NOW + timedelta(days=1))
    actions.say(topic, "Like so", uuid4(), team=cast.other_team, reply_to=post, by=by)
    actions.write_point(cycle, LESSON, [post], by=make.actor(cast.daouda, at=by.at))
    assert not Message.objects.exists()


@pytest.mark.parametrize("number", ["abc", "-1", "9" * 30, "²", "1.5"])
def test_an_answer_to_what_is_no_number_answers_nothing(
    cast: make.Cast, cycle: Cycle, number: str
) -> None:
    page = Browser(cast.jeanne).read("topic", cycle.pk, whole(cycle).pk, reply_to=number)
    assert "Your answer" not in page


def test_a_post_with_a_number_that_no_post_has_is_no_choice(cast: make.Cast, cycle: Cycle) -> None:
    said(cycle, cast.awa, cast.team, "Two fridges")
    Browser(cast.daouda).refused("write_point", cycle.pk, text_en="A fridge", posts=["9" * 30])


def test_a_private_line_is_never_cited(cast: make.Cast, cycle: Cycle) -> None:
    by = make.actor(cast.awa)
    line = open_line(cast.team, cycle.subject, LESSON, by=by)
    post = write_post(line, "Between us", uuid4(), team=cast.team, by=by)
    with pytest.raises(errors.OtherCycle):
        actions.write_point(cycle, LESSON, [post], by=make.actor(cast.daouda))


def test_who_is_cited_late_is_told_all_the_same(cast: make.Cast, cycle: Cycle) -> None:
    post = said(cycle, cast.awa, cast.team, "Two fridges")
    Message.objects.all().delete()
    cycle.steps.filter(number=5).update(due_at=make.NOW + timedelta(days=1))
    actions.write_point(cycle, LESSON, [post], by=later(days=2))
    assert Message.objects.get().subject == "Your words are cited in the lessons"
    link = StepLink.objects.get(person=cast.awa, step__contains=":5:citation:")
    assert link.path == f"/cycles/{cycle.pk}/discussion/citations/{Citation.objects.get().pk}"


def test_the_link_of_a_citation_leads_to_nobody_elses_page(cast: make.Cast, cycle: Cycle) -> None:
    post = said(cycle, cast.awa, cast.team, "Two fridges")
    actions.write_point(cycle, LESSON, [post], by=make.actor(cast.daouda))
    pages = reverse("cycle:citation", args=[cycle.pk, Citation.objects.get().pk])
    client = phone(cast.awa, pages, cast)
    answer = client.post(pages, {"text": "Two fridges"})
    assert answer["Location"] == pages
    assert "Thank you. It is as you said." in client.get(pages).content.decode()


def test_a_photo_comes_small_and_on_a_tap(cast: make.Cast, cycle: Cycle) -> None:
    sent = SimpleUploadedFile("IMG.jpg", photo((1600, 1200)), content_type="image/jpeg")
    browser = Browser(cast.awa)
    browser.send("topic", cycle.pk, whole(cycle).pk, text="Look", uid=uuid4(), photo=sent)
    post = Post.objects.get()
    Post.objects.update(at=make.NOW)
    page = browser.read("topic", cycle.pk, whole(cycle).pk)
    assert "See the photo" in page
    assert "<img" not in page
    picture = browser.get("photo", cycle.pk, post.pk)
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/jpeg")
    assert len(picture.content) <= 60_000
    assert Browser(cast.fanta).get("photo", cycle.pk, post.pk).status_code == 404
    bad = SimpleUploadedFile("x.jpg", b"<script>")
    refused = browser.refused(
        "topic", cycle.pk, whole(cycle).pk, text="Look", uid=uuid4(), photo=bad
    )
    assert "This file is not a picture" in refused


def test_a_story_in_four_parts(cast: make.Cast, cycle: Cycle) -> None:
    browser = Browser(cast.awa)
    browser.send(
        "story", cycle.pk, whole(cycle).pk, did="We moved stock", changed="No gaps", uid=uuid4()
    )
    page = browser.read("topic", cycle.pk, whole(cycle).pk)
    assert "We moved stock" in page
    assert "No gaps" in page


def test_the_ministry_waits_its_turn(cast: make.Cast, cycle: Cycle) -> None:
    said(cycle, cast.awa, cast.team, "Among us")
    page = Browser(cast.fanta).read("discussion", cycle.pk)
    assert "Among us" not in page
    Thread.objects.update(peers_until=make.NOW + timedelta(hours=1))
    said(cycle, cast.jeanne, cast.other_team, "For all", hours=2)
    page = Browser(cast.fanta).read("topic", cycle.pk, whole(cycle).pk)
    assert "For all" in page
    assert "Among us" not in page
    assert "between the teams" not in page
    post = Post.objects.get(text="Among us")
    assert Browser(cast.jeanne).post("move_up", cycle.pk, post.pk).status_code == 403
    Browser(cast.awa).send("move_up", cycle.pk, post.pk)
    assert "Among us" in Browser(cast.fanta).read("topic", cycle.pk, whole(cycle).pk)


def test_what_is_between_the_teams_is_not_said_to_be_nothing(cast: make.Cast, cycle: Cycle) -> None:
    said(cycle, cast.awa, cast.team, "Among us")
    Thread.objects.update(peers_until=make.NOW + timedelta(hours=1), closed_at=make.NOW)
    shown = whole(cycle)
    page = Browser(cast.esther).read("topic", cycle.pk, shown.pk)
    assert "What was said here is between the teams" in page
    assert "They spoke first, until 2\u00a0November 2026." in page
    assert "Nobody" not in page
    page = Browser(cast.esther, language="fr").read("topic", cycle.pk, shown.pk)
    assert "Ce qui a été dit ici reste entre les équipes" in page
    assert "jusqu’au 2\u00a0novembre 2026" in page
    page = Browser(cast.esther).read("discussion", cycle.pk)
    assert "under which there is nothing for you to read yet" in page
    assert "nobody has spoken" not in page
    Post.objects.update(hidden_at=make.NOW)
    page = Browser(cast.esther).read("topic", cycle.pk, shown.pk)
    assert "Nobody spoke here" in page
    assert "The first example" not in page


def test_a_facilitator_posts_what_was_said_by_telephone(cast: make.Cast, cycle: Cycle) -> None:
    given = {"team": cast.team.pk, "channel": "phone", "told_by": cast.bakary.pk}
    Browser(cast.daouda).send(
        "topic", cycle.pk, whole(cycle).pk, text="By phone", uid=uuid4(), **given
    )
    post = Post.objects.get()
    assert (post.speaker, post.author, post.channel) == (cast.bakary, cast.daouda, "phone")
    assert "by telephone" in Browser(cast.jeanne).read("topic", cycle.pk, whole(cycle).pk)


def tasks_of(person: Person) -> list[str]:
    return [str(it.title) for it in todo.todos_for(Here(person, make.NOW + timedelta(hours=1)))]


def test_what_waits_for_the_facilitators_stands_on_their_first_page(
    cast: make.Cast, cycle: Cycle
) -> None:
    post = said(cycle, cast.awa, cast.team, "Mrs X died of it")
    Browser(cast.jeanne).send("report", cycle.pk, post.pk, reason="names")
    Browser(cast.awa).send("line", cycle.pk, text="Help us quietly", uid=uuid4())
    assert {"Look at 1 reported post", "Answer Koubia on its private line"} <= set(
        tasks_of(cast.daouda)
    )
    for person in (cast.bakary, cast.esther, cast.issa):
        assert not [it for it in tasks_of(person) if "reported" in it or "private line" in it]
    daouda = Browser(cast.daouda)
    daouda.send("keep", cycle.pk, post.pk)
    line = reverse("cycle:line", args=[cycle.pk]) + f"?team={cast.team.pk}"
    daouda.client.post(line, {"text": "We call you", "uid": uuid4()})
    assert not [it for it in tasks_of(cast.daouda) if "reported" in it or "private line" in it]


def test_a_reported_post_is_hidden_with_a_reason_and_brought_back(
    cast: make.Cast, cycle: Cycle
) -> None:
    post = said(cycle, cast.awa, cast.team, "Mrs X died")
    Browser(cast.jeanne).send("report", cycle.pk, post.pk, reason="names")
    daouda = Browser(cast.daouda)
    assert "Mrs X died" in daouda.read("reports", cycle.pk)
    daouda.send("hide", cycle.pk, post.pk, why="It names a patient.")
    assert "Mrs X died" not in Browser(cast.jeanne).read("topic", cycle.pk, whole(cycle).pk)
    assert "It names a patient." in Browser(cast.awa).read("topic", cycle.pk, whole(cycle).pk)
    daouda.send("show", cycle.pk, post.pk)
    assert "Mrs X died" in Browser(cast.jeanne).read("topic", cycle.pk, whole(cycle).pk)
    assert Browser(cast.jeanne).get("reports", cycle.pk).status_code == 403
    assert Browser(cast.jeanne).post("hide", cycle.pk, post.pk, why="x").status_code == 403


def test_what_cannot_be_said_opens_no_private_line(cast: make.Cast, cycle: Cycle) -> None:
    lines = Thread.objects.filter(team=cast.team)
    with pytest.raises(NothingSaid):
        actions.write_on_line(cycle, cast.team, " ", uuid4(), as_team=True, by=make.actor(cast.awa))
    assert not lines.exists()
    actions.write_on_line(
        cycle, cast.team, "We can.", uuid4(), as_team=False, by=make.actor(cast.daouda)
    )
    post = lines.get().posts.get()
    assert (post.author, post.team) == (cast.daouda, None)


def test_a_private_line_stays_private(cast: make.Cast, cycle: Cycle) -> None:
    Browser(cast.awa).send("line", cycle.pk, text="Help us quietly", uid=uuid4())
    assert "Help us quietly" in Browser(cast.bakary).read("line", cycle.pk)
    assert "Help us quietly" in Browser(cast.daouda).read("line", cycle.pk, team=str(cast.team.pk))
    answer = Browser(cast.jeanne).get("line", cycle.pk, team=str(cast.team.pk))
    assert answer.status_code == 404
    assert "Private line of Koubia" in Browser(cast.daouda).read("discussion", cycle.pk)


def test_lessons_cite_posts_whose_authors_are_told_and_amend(cast: make.Cast, cycle: Cycle) -> None:
    post = said(cycle, cast.awa, cast.team, "We have two fridges")
    daouda = Browser(cast.daouda)
    page = daouda.refused("write_point", cycle.pk, text_fr="Un frigo de secours")
    assert "This field is required." in page
    daouda.send("write_point", cycle.pk, text_en="A spare fridge", posts=[post.pk])
    assert Message.objects.filter(person=cast.awa, subject__contains="cited").exists()
    citation = Citation.objects.get()
    assert Browser(cast.jeanne).get("citation", cycle.pk, citation.pk).status_code == 404
    assert Browser(cast.jeanne).get("synthesis", cycle.pk).status_code == 404
    page = Browser(cast.daouda, language="fr").read("publish_synthesis", cycle.pk)
    assert "1 citation est encore sans réponse de son auteur." in page
    Browser(cast.awa).send("citation", cycle.pk, citation.pk, text="We borrowed a fridge")
    assert "answered by its author" not in daouda.read("publish_synthesis", cycle.pk)
    daouda.send("publish_synthesis", cycle.pk, intro_en="Fridges matter")
    page = Browser(cast.jeanne).read("synthesis", cycle.pk)
    assert "We borrowed a fridge" in page
    assert f"/discussion/topics/{whole(cycle).pk}#post-{post.pk}" in page
    Browser(cast.awa).send("citation", cycle.pk, citation.pk, withdraw="1", text="")
    assert "We borrowed a fridge" not in Browser(cast.jeanne).read("synthesis", cycle.pk)


def test_what_the_ministry_may_not_read_is_not_cited_to_it(cast: make.Cast, cycle: Cycle) -> None:
    post = said(cycle, cast.awa, cast.team, "Among us")
    actions.write_point(cycle, LESSON, [post], by=make.actor(cast.daouda))
    actions.publish_synthesis(cycle, LESSON, by=make.actor(cast.daouda))
    assert "Among us" in Browser(cast.jeanne).read("synthesis", cycle.pk)
    page = Browser(cast.fanta).read("synthesis", cycle.pk)
    assert "A spare fridge changes everything." in page
    assert "Among us" not in page


def test_a_lesson_needs_a_post_of_its_own_cycle(cast: make.Cast, cycle: Cycle) -> None:
    with pytest.raises(errors.NothingCited):
        actions.write_point(cycle, LESSON, [], by=make.actor(cast.daouda))
    other = at_discussion(cast)
    post = said(other, cast.awa, cast.team, "Elsewhere")
    with pytest.raises(errors.OtherCycle):
        actions.write_point(cycle, LESSON, [post], by=make.actor(cast.daouda))
    with pytest.raises(errors.NoPoints):
        actions.publish_synthesis(cycle, LESSON, by=make.actor(cast.daouda))


def test_the_step_is_left_with_lessons_published_and_half_having_spoken(
    cast: make.Cast, cycle: Cycle
) -> None:
    with pytest.raises(CannotLeave) as refused:
        leave_step(cycle, despite="Hurry", by=later(days=40))
    assert [it.soft for it in refused.value.obstacles] == [False, True]
    assert str(refused.value.obstacles[0].words) == "No lesson is written yet."
    post = said(cycle, cast.awa, cast.team, "Two fridges")
    actions.write_point(cycle, LESSON, [post], by=make.actor(cast.daouda))
    page = Browser(cast.daouda, language="fr").read("leave", cycle.pk)
    assert "résumez d’abord l’ensemble en bref, puis publiez-les" in page
    assert "/lessons/publish" in page
    page = Browser(cast.daouda, language="fr").read("synthesis", cycle.pk)
    assert "deux ou trois phrases que les équipes devraient retenir" in page
    actions.publish_synthesis(cycle, LESSON, by=make.actor(cast.daouda))
    assert leave_step(cycle, by=later(days=40)).at_step == 6
    assert Thread.objects.filter(subject=cycle.subject, closed_at=None).count() == 0


def test_first_pages_ask_to_speak_and_to_read_ones_citation(cast: make.Cast, cycle: Cycle) -> None:
    asked = [str(it.title) for it in todo.todos_for(Here(cast.awa, make.NOW))]
    assert "Tell the other teams what you tried" in asked
    post = said(cycle, cast.awa, cast.team, "Two fridges")
    assert queries.teams_missing(cycle) == {cast.other_team.pk}
    actions.write_point(cycle, LESSON, [post], by=make.actor(cast.daouda))
    asked = [str(it.title) for it in todo.todos_for(Here(cast.awa, make.NOW))]
    cited = "Read how you are cited, and amend it if you like"
    assert cited in asked
    (it,) = [it for it in todo.todos_for(Here(cast.awa, make.NOW)) if str(it.title) == cited]
    assert (it.about, it.why) == (str(cycle), LESSON["en"])  # which of several it is


def test_a_stranger_sees_nothing(cast: make.Cast, cycle: Cycle) -> None:
    topic, post = whole(cycle), said(cycle, cast.awa, cast.team, "Among us")
    stranger = Browser(cast.issa)
    assert stranger.get("discussion", cycle.pk).status_code == 404
    assert stranger.get("topic", cycle.pk, topic.pk).status_code == 404
    for name in ("amend_post", "report", "photo"):
        assert stranger.get(name, cycle.pk, post.pk).status_code == 404
