"""Carrying deliveries out: order, tries, faults and deaths."""

from datetime import timedelta

import pytest
from django.test import override_settings

from districtteam.jobs import actions as jobs
from districtteam.messaging.actions import delivering
from districtteam.messaging.models import Delivery, Message
from districtteam.messaging.tasks import Postman, wipe_secrets
from tests import make

from .make_messages import message
from .pigeons import DOWN, FULL, UNKNOWN, Clock, Killed, Pigeons


def the_delivery() -> Delivery:
    return Delivery.objects.get()


def postman(pigeons: Pigeons, clock: Clock) -> Postman:
    return Postman(pigeons, clock=clock)


def test_what_is_due_is_sent_and_marked(cast: make.Cast) -> None:
    message(cast.awa)
    pigeons, clock = Pigeons(), Clock()
    carry = postman(pigeons, clock)
    assert carry("w1", clock.turn(seconds=1)) is True
    assert carry("w1", clock.now) is False
    done = the_delivery()
    assert pigeons.carried == ["awa@example.org"]
    assert (done.state, done.sent_at, done.tries) == ("sent", clock.now, 1)
    assert (done.leased_until, done.leased_by) == (None, "")


def test_what_is_not_due_waits(cast: make.Cast) -> None:
    message(cast.awa, due_at=make.NOW + timedelta(hours=1))
    pigeons, clock = Pigeons(), Clock()
    carry = postman(pigeons, clock)
    assert carry("w1", clock.now) is False
    assert carry("w1", clock.turn(hours=1)) is True


def test_urgent_ones_go_first(cast: make.Cast) -> None:
    message(cast.awa, "test:slow")
    message(cast.bakary, "test:urgent", urgent=True)
    pigeons, clock = Pigeons(), Clock()
    carry = postman(pigeons, clock)
    carry("w1", clock.now)
    assert pigeons.carried == ["bakary@example.org"]
    carry("w1", clock.now)
    assert pigeons.carried == ["bakary@example.org", "awa@example.org"]


def test_an_urgent_one_waits_for_one_other_at_most(cast: make.Cast) -> None:
    for number in range(3):
        message(cast.awa, f"test:{number}")

    class Interrupted(Pigeons):
        def hand_over(self, delivery: Delivery) -> None:
            super().hand_over(delivery)
            if len(self.carried) == 1:
                message(cast.bakary, "test:urgent", urgent=True)

    pigeons, clock = Interrupted(), Clock()
    postman(pigeons, clock)("w1", clock.now)
    assert [address.split("@")[0] for address in pigeons.carried] == ["awa", "bakary", "awa", "awa"]


def test_two_workers_share_the_work(cast: make.Cast) -> None:
    for number in range(15):
        message(cast.awa, f"test:{number}")
    first = delivering.lease("w1", make.NOW, channel="email", urgent=False)
    second = delivering.lease("w2", make.NOW, channel="email", urgent=False)
    assert (len(first), len(second)) == (10, 5)
    assert not {it.pk for it in first} & {it.pk for it in second}


@pytest.mark.parametrize(
    ("tries", "minutes"), [(1, 1), (2, 5), (3, 30), (4, 120)], ids=["1st", "2nd", "3rd", "4th"]
)
def test_a_passing_fault_puts_it_off(cast: make.Cast, tries: int, minutes: int) -> None:
    message(cast.awa)
    Delivery.objects.update(tries=tries - 1)
    clock = Clock()
    postman(Pigeons(FULL), clock)("w1", clock.now)
    put_off = the_delivery()
    assert (put_off.state, put_off.tries) == ("planned", tries)
    assert put_off.due_at == make.NOW + timedelta(minutes=minutes)
    assert put_off.problem == "452 mailbox full"


def test_the_fifth_fault_is_the_last(cast: make.Cast) -> None:
    message(cast.awa)
    pigeons, clock = Pigeons(FULL, FULL, FULL, FULL, FULL), Clock()
    carry = postman(pigeons, clock)
    for _ in range(10):
        carry("w1", clock.turn(hours=3))
    assert (the_delivery().state, the_delivery().tries) == ("failed", 5)


def test_a_lasting_fault_ends_it_at_once(cast: make.Cast) -> None:
    message(cast.awa)
    clock = Clock()
    postman(Pigeons(UNKNOWN), clock)("w1", clock.now)
    ended = the_delivery()
    assert (ended.state, ended.tries, ended.problem) == ("failed", 1, "550 no such mailbox")


def test_a_closed_post_office_costs_no_try(cast: make.Cast) -> None:
    message(cast.awa)
    pigeons, clock = Pigeons(down=3), Clock()
    carry = postman(pigeons, clock)
    for wait in (5, 10, 20):
        assert carry("w1", clock.now) is True
        assert carry("w1", clock.turn(seconds=wait - 1)) is False
        clock.turn(seconds=1)
    assert (the_delivery().tries, the_delivery().leased_by) == (0, "")
    assert carry("w1", clock.now) is True
    assert pigeons.carried == ["awa@example.org"]
    assert the_delivery().tries == 1


def test_a_post_office_that_closes_in_the_middle_costs_no_try(cast: make.Cast) -> None:
    for number in range(3):
        message(cast.awa, f"test:{number}")
    pigeons, clock = Pigeons(None, DOWN), Clock()
    carry = postman(pigeons, clock)
    carry("w1", clock.now)
    assert sorted(Delivery.objects.values_list("state", "tries", "leased_by")) == [
        ("planned", 0, ""),
        ("planned", 0, ""),
        ("sent", 1, ""),
    ]
    carry("w1", clock.turn(seconds=5))
    assert Delivery.objects.filter(state="sent").count() == 3


def killed_in_hand(pigeons: Pigeons, clock: Clock) -> None:
    jobs.beat("w1", "worker", clock.now)
    with pytest.raises(Killed):
        postman(pigeons, clock)("w1", clock.now)


def test_a_folding_mail_in_a_dead_hand_is_sent_again(cast: make.Cast) -> None:
    message(cast.awa)
    pigeons, clock = Pigeons(Killed()), Clock()
    killed_in_hand(pigeons, clock)
    again = postman(pigeons, clock)
    assert again("w2", clock.turn(seconds=29)) is False
    jobs.sweep(clock.turn(seconds=2))
    assert again("w2", clock.now) is True
    assert pigeons.carried == ["awa@example.org"] * 2
    assert (the_delivery().state, the_delivery().tries) == ("sent", 2)


def test_only_the_one_in_hand_is_sent_again(cast: make.Cast) -> None:
    people = [cast.awa, cast.bakary, cast.celestine]
    for person in people:
        message(person, f"test:{person}")
    pigeons, clock = Pigeons(None, Killed()), Clock()
    killed_in_hand(pigeons, clock)
    jobs.bury("w1", clock.now)
    postman(pigeons, clock)("w2", clock.now)
    assert pigeons.carried.count("awa@example.org") == 1
    assert pigeons.carried.count("bakary@example.org") == 2
    assert pigeons.carried.count("celestine@example.org") == 1


def test_a_lease_ends_by_itself(cast: make.Cast) -> None:
    message(cast.awa)
    pigeons, clock = Pigeons(Killed()), Clock()
    with pytest.raises(Killed):
        postman(pigeons, clock)("unknown worker", clock.now)
    again = postman(pigeons, clock)
    assert again("w2", clock.turn(seconds=59)) is False
    assert again("w2", clock.turn(seconds=2)) is True


def test_what_does_not_fold_is_left_uncertain(cast: make.Cast) -> None:
    message(cast.awa)
    pigeons, clock = Pigeons(Killed(), folds=False), Clock()
    killed_in_hand(pigeons, clock)
    jobs.bury("w1", clock.now)
    assert postman(pigeons, clock)("w2", clock.turn(days=1)) is False
    assert the_delivery().state == "uncertain"
    assert len(pigeons.carried) == 1


def test_a_mail_that_kills_its_workers_is_given_up(cast: make.Cast) -> None:
    message(cast.awa)
    pigeons, clock = Pigeons(*[Killed()] * 5), Clock()
    for _ in range(5):
        killed_in_hand(pigeons, clock)
        jobs.bury("w1", clock.now)
    assert postman(pigeons, clock)("w2", clock.now) is True
    assert the_delivery().state == "failed"
    assert the_delivery().problem == "The worker died each time it tried."
    assert len(pigeons.carried) == 5


def test_a_late_hand_does_not_touch_what_another_took(cast: make.Cast) -> None:
    message(cast.awa)
    (late,) = delivering.lease("w1", make.NOW, channel="email", urgent=False)
    delivering.release("w1", make.NOW)
    delivering.lease("w2", make.NOW, channel="email", urgent=False)
    assert delivering.begin(late, make.NOW, folds=True) is False
    delivering.mark_sent(late, make.NOW)
    assert the_delivery().leased_by == "w2"
    assert the_delivery().state == "planned"


SOON = make.NOW + timedelta(minutes=15)


def test_a_secret_is_wiped_once_it_is_sent(cast: make.Cast) -> None:
    said = message(cast.awa, text="https://testserver/l/4711", secret_until=SOON)
    clock = Clock()
    postman(Pigeons(), clock)("w1", clock.now)
    said.refresh_from_db()
    assert (said.text, said.subject) == ("", "Your answers")


def test_other_texts_stay(cast: make.Cast) -> None:
    message(cast.awa)
    clock = Clock()
    postman(Pigeons(), clock)("w1", clock.now)
    assert Message.objects.get().text == "Thank you."


def test_a_secret_that_waits_for_another_try_stays(cast: make.Cast) -> None:
    message(cast.awa, secret_until=SOON)
    clock = Clock()
    postman(Pigeons(FULL), clock)("w1", clock.now)
    assert Message.objects.get().text == "Thank you."


def test_an_expired_secret_is_wiped_and_never_sent(cast: make.Cast) -> None:
    message(cast.awa, secret_until=SOON)
    pigeons, clock = Pigeons(), Clock(SOON)
    wipe_secrets(SOON)
    assert Message.objects.get().text == ""
    postman(pigeons, clock)("w1", clock.now)
    assert pigeons.carried == []
    assert (the_delivery().state, the_delivery().tries) == ("failed", 0)
    assert the_delivery().problem == "It expired before it could be sent."


@override_settings(DEMO=True)
def test_a_demo_keeps_the_link_until_it_expires(cast: make.Cast) -> None:
    message(cast.awa, secret_until=SOON)
    clock = Clock()
    postman(Pigeons(), clock)("w1", clock.now)
    assert Message.objects.get().text == "Thank you."
    wipe_secrets(SOON)
    assert Message.objects.get().text == ""
