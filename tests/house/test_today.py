"""Days begin and end by the clocks of the network: at 23:30 in London it is tomorrow in
Antananarivo."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from django.utils.timezone import override

from districtteam.access.here import Visit
from districtteam.access.queries import is_steward
from districtteam.cycle.core.queries import people_of
from districtteam.people.actions import (
    appoint,
    call_roll,
    close_team,
    confirm_roll,
    end_membership,
    erase_person,
)
from districtteam.people.errors import AlreadyOver, TeamClosed
from districtteam.people.here import Here
from districtteam.people.models import Address, Mandate, Membership, Network
from districtteam.people.queries import mandate_of
from districtteam.people.roles import Role
from districtteam.ui.format import calendar_of, day, moment, relative
from districtteam.ui.todo import Todo, line_of
from tests import make
from tests.people.browse import Browser

NIGHT = datetime(2026, 11, 2, 23, 30, tzinfo=UTC)  # 3 November, 02:30 in the network
BY = make.actor(at=NIGHT)
YESTERDAY, TODAY = date(2026, 11, 2), date(2026, 11, 3)
ROOMS = Path(__file__).parents[2] / "districtteam"
EAST = timezone(timedelta(hours=3))


@pytest.fixture
def east(cast: make.Cast) -> make.Cast:
    Network.objects.filter(pk=cast.network.pk).update(time_zone="Indian/Antananarivo")
    cast.network.refresh_from_db()
    return cast


def test_today_is_the_day_of_the_network(east: make.Cast) -> None:
    assert Here(east.awa, NIGHT).today == TODAY
    assert Here(east.issa, NIGHT).today == YESTERDAY  # Palmeraie keeps the time of Conakry
    assert Here(None, NIGHT).today == YESTERDAY


def test_nobody_takes_the_date_of_a_moment_in_utc() -> None:
    """But for the days on which devices and bytes are noted, which are nobody's."""
    taken = re.compile(r"(?:\bat|\bnow|moment)\.date\(\)|date\.today\(|localdate\(")
    named = {"people/here.py", "access/sessions.py"}
    named |= {"cycle/step6_translation/queries.py"}  # a day more on either side
    named |= {"cycle/step6_translation/actions/following_up.py"}
    named |= {"evaluation/counting.py", "evaluation/actions/traffic.py"}
    named |= {"ui/format.py", "trail/words.py"}  # on the reader's clock
    files = [it for it in ROOMS.rglob("*.py") if "lib" not in it.relative_to(ROOMS).parts]
    found = {it.relative_to(ROOMS).as_posix() for it in files if taken.search(it.read_text())}
    assert found == named


def test_west_of_greenwich_the_day_lasts_longer(cast: make.Cast) -> None:
    cast.network.time_zone = "America/New_York"
    assert cast.network.day_at(datetime(2026, 11, 3, 3, 30, tzinfo=UTC)) == YESTERDAY


def test_a_post_opens_doors_from_its_first_minute(east: make.Cast) -> None:
    newcomer = make.person("Zeinab")
    make.member(newcomer, east.team, Role.LEAD, starts=TODAY)
    assert "lead" in Here(newcomer, NIGHT).roles
    assert "lead" not in Here(newcomer, NIGHT - timedelta(hours=3)).roles


def test_a_post_shuts_doors_from_its_last(east: make.Cast) -> None:
    Membership.objects.filter(person=east.hawa).update(ends=TODAY)
    assert Here(east.hawa, NIGHT).roles == frozenset()
    assert not is_steward(east.hawa, NIGHT)
    assert is_steward(east.hawa, NIGHT - timedelta(hours=3))


def test_acting_leads_stand_in_until_midnight_of_the_network(east: make.Cast) -> None:
    Membership.objects.filter(person=east.celestine).update(ends=TODAY)
    assert Here(east.celestine, NIGHT).teams == []
    assert east.celestine not in people_of(east.team, NIGHT)


def test_a_lent_name_is_that_of_a_team_mate_by_the_same_clock(east: make.Cast) -> None:
    Membership.objects.filter(person=east.bakary).update(ends=TODAY)
    lent = Visit(east.awa, NIGHT, shared=True, lent=True, owner_id=east.bakary.pk)
    assert not lent.still_holds


def test_deeds_of_the_night_bear_the_network_s_date(east: make.Cast) -> None:
    assert appoint(make.person("Zeinab"), east.team, by=BY).starts == TODAY
    erase_person(east.awa, by=BY)
    assert east.awa.memberships.get().ends == TODAY
    erase_person(east.issa, by=BY)
    assert east.issa.memberships.get().ends == YESTERDAY


def test_a_post_that_ended_at_midnight_is_over(east: make.Cast) -> None:
    post = east.awa.memberships.get()
    end_membership(post, TODAY, by=make.actor())
    with pytest.raises(AlreadyOver):
        end_membership(post, TODAY, by=BY)


def test_a_team_that_closes_today_is_not_called(east: make.Cast) -> None:
    close_team(east.other_team, TODAY, by=make.actor())
    assert call_roll(east.network, by=BY) == 3
    with pytest.raises(TeamClosed):
        confirm_roll(east.other_team, [], by=BY)


def test_a_mandate_ends_with_its_last_day(east: make.Cast) -> None:
    Mandate.objects.create(
        network=east.network, authority="Ministry", kind="ministry", starts=TODAY, ends=TODAY
    )
    assert mandate_of(east.network, Here(east.fanta, NIGHT).today) is not None
    assert mandate_of(east.network, Here(east.fanta, NIGHT + timedelta(days=1)).today) is None


def test_who_left_at_midnight_takes_their_numbers_along(east: make.Cast) -> None:
    Membership.objects.filter(person=east.bakary).update(ends=TODAY)
    seen = Address.objects.visible_to(Here(east.awa, NIGHT))
    assert "bakary@example.org" not in {it.value for it in seen}


def test_a_task_due_yesterday_is_late_after_midnight(east: make.Cast) -> None:
    todo = Todo("Answer", "/", due=YESTERDAY)
    assert line_of(todo, Here(east.awa, NIGHT).today).state == "late"
    assert line_of(todo, Here(east.issa, NIGHT).today).state == "todo"


def test_a_page_proposes_the_network_s_day(
    east: make.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NIGHT)
    form = Browser(east.daouda).read("close_team", east.team.pk)
    assert 'value="2026-11-03"' in form


def test_days_are_the_network_s_and_hours_one_s_own() -> None:
    last_second = datetime(2026, 11, 3, 23, 59, 59, tzinfo=EAST)
    with override(timezone(timedelta(hours=9))), calendar_of(EAST):
        assert day(last_second, "en") == "3\u00a0November 2026"
        assert relative(last_second, NIGHT, "en") == "today"
        assert moment(last_second, "en") == "4\u00a0November 2026 at 05:59"
