"""A post is in force on the same days whether the database or Python is asked."""

from datetime import timedelta

import pytest

from districtteam.people.models import Membership
from tests import make

DAY = make.NOW.date()


@pytest.mark.parametrize(
    ("starts", "ends", "held"),
    [(-1, None, True), (0, None, True), (1, None, False), (-9, 0, False), (-9, 1, True)],
)
def test_python_and_the_database_agree(
    cast: make.Cast, starts: int, ends: int | None, held: bool
) -> None:
    post = cast.awa.memberships.get()
    post.starts = DAY + timedelta(days=starts)
    post.ends = None if ends is None else DAY + timedelta(days=ends)
    post.save()
    assert post.is_held(DAY) is held
    assert Membership.objects.on(DAY).filter(pk=post.pk).exists() is held
