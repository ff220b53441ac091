"""Something said, cited, recommended and promised in a cycle of the cast, for every address."""

import io
from datetime import date
from typing import Any
from uuid import uuid4

from PIL import Image

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.step5_discussion.actions import publish_synthesis, write_point
from districtteam.cycle.step5_discussion.models import Citation, Topic
from districtteam.cycle.step6_translation.actions import prepare_commitment, recommend
from districtteam.cycle.step6_translation.models import Commitment, Recommendation, SupportRequest
from districtteam.deliberation.actions import Picture, write_post
from districtteam.deliberation.models import Post
from districtteam.deliberation.pictures import made_small
from districtteam.messaging.models import Message
from tests import make

from . import story

SOON = date(2030, 1, 7)


def talked(cast: make.Cast) -> Cycle:
    """One cycle in which something of everything was said, the same each time."""
    held = Cycle.objects.filter(network=cast.network, synthesis__isnull=False).first()
    if held:
        return held
    cycle = story.at_translation(cast)
    awa, daouda = make.actor(cast.awa), make.actor(cast.daouda)
    post = write_post(
        whole(cycle).thread, "Two fridges", uuid4(), team=cast.team, picture=_picture(), by=awa
    )
    write_point(cycle, story.LESSON, [post], by=daouda)
    publish_synthesis(cycle, story.LESSON, by=daouda)
    ministry = cast.fanta.memberships.get().team
    recommend(cycle, story.LESSON, ministry, SOON, level="above", by=daouda)
    prepare_commitment(
        cycle, cast.team, "Buy one", uuid4(), due_on=SOON, sign="No gap", support="", by=awa
    )
    Message.objects.filter(purpose="step").delete()  # each in the language of who gets it
    return cycle


def _picture() -> Picture:
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(file, "JPEG")
    return Picture(made_small(file.getvalue()), "A fridge")


def whole(cycle: Cycle) -> Topic:
    return cycle.topics.get(chart="")


def cycle(cast: make.Cast) -> dict[str, Any]:
    return {"pk": talked(cast).pk}


def topic(cast: make.Cast) -> dict[str, Any]:
    return {"pk": talked(cast).pk, "topic": whole(talked(cast)).pk}


def post(cast: make.Cast) -> dict[str, Any]:
    posts = Post.objects.filter(thread__subject=talked(cast).subject)
    return {"pk": talked(cast).pk, "post": posts.first().pk}


def point(cast: make.Cast) -> dict[str, Any]:
    held = talked(cast).synthesis
    made = held.points.first() or write_point(
        talked(cast), story.LESSON, [Post.objects.first()], by=make.actor(cast.daouda)
    )
    return {"pk": talked(cast).pk, "point": made.pk}


def citation(cast: make.Cast) -> dict[str, Any]:
    point(cast)
    return {"pk": talked(cast).pk, "citation": Citation.objects.first().pk}


def recommendation(cast: make.Cast) -> dict[str, Any]:
    made = Recommendation.objects.get(cycle=talked(cast))
    return {"pk": talked(cast).pk, "made": made.pk}


def commitment(cast: make.Cast) -> dict[str, Any]:
    held = Commitment.objects.filter(cycle=talked(cast)).first()
    made = held or prepare_commitment(
        talked(cast),
        cast.team,
        "Buy one",
        uuid4(),
        due_on=SOON,
        sign="No gap",
        by=make.actor(cast.awa),
    )
    return {"pk": talked(cast).pk, "commitment": made.pk}


def support(cast: make.Cast) -> dict[str, Any]:
    """Support that the ministry is asked for, by a commitment of the cast's team."""
    cycle = talked(cast)
    one = Commitment.objects.filter(cycle=cycle).first()
    team = cast.fanta.memberships.get().team
    asked, _new = SupportRequest.objects.get_or_create(
        commitment=one, team=team, defaults={"asked_at": make.NOW}
    )
    return {"pk": cycle.pk, "asked": asked.pk}
