"""The fifth step: what was said under each chart, who answered whom, what it taught."""

from datetime import datetime

from districtteam.cycle.actions import leave_step
from districtteam.cycle.step5_discussion.actions import (
    answer_citation,
    publish_synthesis,
    write_point,
)
from districtteam.cycle.step5_discussion.models import Topic
from districtteam.deliberation.actions import Telling, report_post, settle_reports, write_post
from districtteam.deliberation.models import Post
from districtteam.people.models import Team
from districtteam.trail.actor import Actor

from .telling import Script, Told, speaking


def live_discussion(told: Told, start: datetime, end: datetime) -> None:
    posts = say_all(told, start, start + (end - start) * 0.85)
    draw_together(told, posts, start + (end - start) * 0.87, end)
    told.cycle = leave_step(told.cycle, by=told.facilitator(end))


def say_all(told: Told, start: datetime, end: datetime) -> list[Post]:
    """One after the other, so that who answers has read."""
    topics = {topic.chart: topic for topic in told.cycle.topics.select_related("thread")}
    lines = told.script["posts"]
    posts: list[Post] = []
    for place, line in enumerate(lines):
        at = start + (end - start) * ((place + 0.5 * told.dice.random()) / len(lines))
        posts.append(_say(told, line, topics, posts, at))
    return posts


def _say(
    told: Told, line: Script, topics: dict[str, Topic], posts: list[Post], at: datetime
) -> Post:
    team = told.by_name.get(line.get("team", ""))
    answered = posts[line["to"]] if "to" in line else None
    topic = topics.get(line.get("on", ""), topics[""])
    thread = answered.thread if answered else topic.thread
    story = Telling(line["text"], **line["story"]) if "story" in line else None
    with speaking(told.language(team)):
        post = write_post(
            thread,
            line["text"],
            told.uid(),
            team=team,
            reply_to=answered,
            story=story,
            by=_author(told, line, team, at),
        )
    if "reported" in line:
        _report(told, post, line, at)
    return post


def _author(told: Told, line: Script, team: Team | None, at: datetime) -> Actor:
    """By telephone a facilitator writes down what somebody said."""
    if team is None:
        return told.facilitator(at)
    speaker = told.lead(team, at) if line.get("lead") else told.member(team, at)
    if speaker is None:
        return told.facilitator(at)
    if line.get("phone") and speaker.on_behalf_of is None:
        return told.facilitator(at).on_behalf(speaker.person, "phone")
    return speaker


def _report(told: Told, post: Post, line: Script, at: datetime) -> None:
    who = told.member(told.by_name[line["reported"]["team"]], at)
    if who is not None:
        report_post(post, line["reported"]["reason"], line["reported"]["text"], by=who)
    if line["reported"].get("settled"):
        settle_reports(post, by=told.facilitator(at))


def draw_together(told: Told, posts: list[Post], start: datetime, end: datetime) -> None:
    """Lessons that cite; some of those cited agree, some say it differently, one takes it back."""
    by = told.facilitator(start)
    for line in told.script["lessons"]:
        cited = [posts[place] for place in line["cites"]]
        point = write_point(told.cycle, line["texts"], cited, limits=line.get("limits"), by=by)
        for citation in point.citations.select_related("post__author", "post__told_by"):
            says = line.get("answers", {}).get(str(posts.index(citation.post)), "agrees")
            if says == "silent":
                continue
            quote = {"agrees": citation.quote, "withdraws": None}.get(says, says)
            speaker = Actor(person=citation.post.speaker, at=told.some(start, end))
            answer_citation(citation, quote, by=speaker)
    publish_synthesis(told.cycle, told.script["intros"], by=told.facilitator(end))
