"""What JavaRosa's and ODK Web Forms' tests of whole forms expect, on forms of our own.

The families are named above each part: TriggerableDagTest, RepeatTest, SetValueActionTest,
OdkNewRepeatEventTest, ChoiceNameTest, SelectOneChoiceFilterTest, IndexedRepeatTest,
DateTimeTest, RandomizeTest (getodk/javarosa); value-evaluation-order, pulldata (web-forms).
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from districtteam.lib.xforms.instance import Instance, Setting, create, read_submission
from districtteam.lib.xforms.model import Form, read_form
from districtteam.lib.xforms.sheets import convert, read_book
from tests.lib.xforms.forms import setting


@cache
def sheet(text: str) -> Form:
    return read_form(convert(read_book(text.encode())).xform)


def values(instance: Instance, *paths: str) -> list[str]:
    return [instance.at(f"/data/{path}").value for path in paths]


# TriggerableDagTest: the order of calculations, relevance, repeats


ORDER = """
| survey |
| | type | name | label | calculation | relevant |
| | calculate | c | | (${a} + ${b}) * 5 | |
| | calculate | b | | ${a} * 3 | |
| | integer | a | A | | |
| | begin group | outer | Outer | | ${a} > 1 |
| | begin group | inner | Inner | | |
| | integer | deep | Deep | | |
| | end group | | | | |
| | end group | | | | |
| | calculate | seen | | if(${deep} = 7, 'seen', 'not seen') | |
"""


def test_what_is_calculated_waits_for_what_it_needs() -> None:
    instance = create(sheet(ORDER), setting())
    instance.set("/data/a", "2")
    assert values(instance, "b", "c") == ["6", "40"]
    instance.set("/data/a", "3")
    assert values(instance, "b", "c") == ["9", "60"]


def test_what_is_hidden_hides_all_in_it_and_counts_as_empty_until_it_is_back() -> None:
    instance = create(sheet(ORDER), setting())
    instance.set("/data/a", "5")
    instance.set("/data/outer/inner/deep", "7")
    assert values(instance, "seen") == ["seen"]
    instance.set("/data/a", "0")
    assert not instance.state("/data/outer/inner/deep").relevant
    assert values(instance, "seen", "outer/inner/deep") == ["not seen", "7"]
    instance.set("/data/a", "2")
    assert instance.state("/data/outer/inner/deep").relevant
    assert values(instance, "seen") == ["seen"]


HOUSES = """
| survey |
| | type | name | label | calculation | relevant | repeat_count |
| | integer | rooms | Rooms | | | |
| | begin repeat | house | House | | | |
| | integer | people | People | | | |
| | calculate | place | | position(..) | | |
| | calculate | so_far | | sum(${house}[position() <= position(current()/..)]/people) | | |
| | text | last_only | Last | | position(..) = count(${house}) | |
| | begin repeat | room | Room | | | ${rooms} |
| | text | use | Use | | | |
| | calculate | label | | concat(${place}, '.', position(..)) | | |
| | end repeat | | | | | |
| | calculate | used | | count-non-empty(${use}) | | |
| | end repeat | | | | | |
| | calculate | all | | sum(${people}) | | |
| | calculate | second | | indexed-repeat(${people}, ${house}, 2) | | |
"""
HOUSES = HOUSES.replace("${house}[position()", "/data/house[position()")


@pytest.fixture
def street() -> Instance:
    instance = create(sheet(HOUSES), setting())
    instance.add("/data/house")
    instance.add("/data/house")
    for number, people in enumerate("257", start=1):
        instance.set(f"/data/house[{number}]/people", people)
    return instance


def test_every_turn_knows_its_place_and_the_sum_knows_all(street: Instance) -> None:
    assert [values(street, f"house[{n}]/place")[0] for n in (1, 2, 3)] == ["1", "2", "3"]
    assert [values(street, f"house[{n}]/so_far")[0] for n in (1, 2, 3)] == ["2", "7", "14"]
    assert values(street, "all", "second") == ["14", "5"]


def test_taking_a_turn_away_moves_the_later_ones_up(street: Instance) -> None:
    street.remove("/data/house[1]")
    assert [values(street, f"house[{n}]/place")[0] for n in (1, 2)] == ["1", "2"]
    assert [values(street, f"house[{n}]/so_far")[0] for n in (1, 2)] == ["5", "12"]
    assert values(street, "all", "second") == ["12", "7"]


def test_what_only_the_last_turn_asks_moves_on_as_turns_come(street: Instance) -> None:
    shown = [street.state(f"/data/house[{n}]/last_only").relevant for n in (1, 2, 3)]
    assert shown == [False, False, True]
    street.add("/data/house")
    assert not street.state("/data/house[3]/last_only").relevant
    assert street.state("/data/house[4]/last_only").relevant


def test_a_count_makes_and_takes_turns_in_every_turn_around(street: Instance) -> None:
    street.set("/data/rooms", "2")
    assert values(street, "house[3]/room[2]/label") == ["3.2"]
    street.set("/data/house[2]/room[2]/use", "kitchen")
    assert values(street, "house[1]/used", "house[2]/used") == ["0", "1"]
    street.set("/data/rooms", "1")
    assert values(street, "house[2]/used", "house[2]/room[1]/label") == ["0", "2.1"]
    assert len(street.at("/data/house[3]").named["room"]) == 1


PARALLEL = """
| survey |
| | type | name | label | calculation |
| | begin repeat | one | One | |
| | text | inside | Inside | |
| | end repeat | | | |
| | begin repeat | two | Two | |
| | text | own | Own | |
| | calculate | other | | indexed-repeat(${inside}, ${one}, position(..)) |
| | end repeat | | | |
"""


def test_a_repeat_reads_the_same_turn_of_another() -> None:
    instance = create(sheet(PARALLEL), setting())
    for number in (1, 2, 3):
        if number > 1:
            instance.add("/data/one")
            instance.add("/data/two")
        instance.set(f"/data/one[{number}]/inside", f"index{number}")
    read = [values(instance, f"two[{number}]/other")[0] for number in (1, 2, 3)]
    assert read == ["index1", "index2", "index3"]


# SetValueActionTest, OdkNewRepeatEventTest


EVENTS = """
| survey |
| | type | name | label | calculation | trigger | readonly | default |
| | integer | source | Source | | | | |
| | dateTime | when | When | now() | ${source} | | |
| | text | fixed | Fixed | 7 | ${source} | yes | |
| | begin repeat | r | R | | | | |
| | integer | age | Age | | | | ${source} + 2 |
| | text | touched | Touched | | | | |
| | text | stamp | Stamp | concat('t', position(..)) | ${touched} | | |
| | end repeat | | | | | | |
"""


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def test_the_same_answer_again_changes_nothing() -> None:
    clock = Clock()
    instance = create(sheet(EVENTS), Setting(now=clock))
    instance.set("/data/source", "22")
    first = values(instance, "when")
    clock.now += timedelta(days=1)
    instance.set("/data/source", "22")
    assert values(instance, "when") == first
    instance.set("/data/source", "23")
    assert values(instance, "when") == ["2026-11-23T08:00:00.000+00:00"]


def test_one_change_sets_several_also_what_nobody_may_write() -> None:
    instance = create(sheet(EVENTS), setting())
    instance.set("/data/source", "1")
    assert values(instance, "fixed") == ["7"]
    assert instance.state("/data/fixed").readonly


def test_an_event_stays_in_its_turn_and_a_new_turn_has_its_first_values() -> None:
    instance = create(sheet(EVENTS), setting())
    instance.set("/data/source", "40")
    instance.add("/data/r")
    instance.set("/data/r[2]/touched", "x")
    assert values(instance, "r[1]/stamp", "r[2]/stamp", "r[2]/age") == ["", "t2", "42"]


def test_turns_that_a_count_makes_have_their_first_values_too() -> None:
    counted = EVENTS.replace(
        "| | begin repeat | r | R | | | | |", "| | begin repeat | r | R | | | | | ${source} |"
    ).replace("readonly | default |", "readonly | default | repeat_count |")
    instance = create(sheet(counted), setting())
    instance.set("/data/source", "2")
    assert values(instance, "r[1]/age", "r[2]/age") == ["4", "4"]


# ChoiceNameTest, SelectOneChoiceFilterTest


CHOICES = """
| survey |
| | type | name | label::English (en) | label::French (fr) | calculation | choice_filter |
| | calculate | fixed | | | jr:choice-name('b', '/data/outside') | |
| | select_one letter | outside | O | O | | |
| | calculate | name | | | jr:choice-name(${outside}, '${outside}') | |
| | begin repeat | r | R | R | | |
| | select_one region | region | Region | Région | | |
| | select_one town | town | Town | Ville | | region = ${region} |
| | calculate | town_name | | | jr:choice-name(${town}, '${town}') | |
| | end repeat | | | | | |
| choices |
| | list_name | name | label::English (en) | label::French (fr) | region |
| | letter | a | Choice A | Choix A | |
| | letter | b | Choice B | Choix B | |
| | region | north | North | Nord | |
| | region | south | South | Sud | |
| | town | one | First in the north | Premier au nord | north |
| | town | two | Second in the north | Second au nord | north |
| | town | three | One in the south | Un au sud | south |
"""


def test_a_choice_is_called_by_its_name_in_the_language_shown() -> None:
    english = create(sheet(CHOICES), setting(language="English (en)"))
    french = create(sheet(CHOICES), setting(language="French (fr)"))
    for instance in (english, french):
        instance.set("/data/outside", "a")
    assert values(english, "fixed", "name") == ["Choice B", "Choice A"]
    assert values(french, "fixed", "name") == ["Choix B", "Choix A"]


def test_in_a_repeat_choices_and_their_names_are_those_of_the_turn() -> None:
    instance = create(sheet(CHOICES), setting(language="English (en)"))
    instance.add("/data/r")
    instance.set("/data/r[1]/region", "north")
    instance.set("/data/r[2]/region", "south")
    offered = [[one.value for one in instance.choices(f"/data/r[{n}]/town")] for n in (1, 2)]
    assert offered == [["one", "two"], ["three"]]
    instance.set("/data/r[2]/town", "three")
    assert values(instance, "r[1]/town_name", "r[2]/town_name") == ["", "One in the south"]


def test_a_choice_that_another_answer_took_away_is_said() -> None:
    instance = create(sheet(CHOICES), setting())
    instance.set("/data/r[1]/region", "north")
    instance.set("/data/r[1]/town", "two")
    assert instance.state("/data/r[1]/town").valid
    instance.set("/data/r[1]/region", "south")
    assert instance.state("/data/r[1]/town").fault == "not_choice"
    instance.set("/data/r[1]/region", "")
    assert instance.choices("/data/r[1]/town") == []


# RandomizeTest


SHUFFLED = """
| survey |
| | type | name | label | parameters |
| | select_one fruit | plain | P | randomize=true |
| | select_one fruit | seeded | S | randomize=true, seed=33 |
| | text | word | W | |
| | select_one fruit | worded | W | randomize=true, seed=${word} |
| choices |
| | list_name | name | label |
""" + "".join(f"| | fruit | f{number} | F{number} |\n" for number in range(9))


def offered(instance: Instance, name: str) -> list[str]:
    return [one.value for one in instance.choices(f"/data/{name}")]


def test_shuffled_choices_stay_as_they_are_for_one_and_differ_for_another() -> None:
    one, other = (create(sheet(SHUFFLED), Setting(), f"uuid:{n}") for n in (1, 2))
    assert offered(one, "plain") == offered(one, "plain")
    assert sorted(offered(one, "plain")) == [f"f{number}" for number in range(9)]
    assert offered(one, "plain") != offered(other, "plain")
    assert offered(one, "seeded") == offered(other, "seeded")


def test_a_seed_may_be_any_text_or_none() -> None:
    instance = create(sheet(SHUFFLED), setting())
    empty = offered(instance, "worded")
    instance.set("/data/word", "Hello")
    assert len(empty) == len(offered(instance, "worded")) == 9
    assert offered(instance, "worded") != empty


# DateTimeTest: what is kept of a moment, and how it is shown


MOMENTS = """
| survey |
| | type | name | label | calculation | bind::type |
| | calculate | now | | now() | string |
| | calculate | day | | now() | date |
| | calculate | today | | today() | date |
| | note | said | Now: ${now}, day: ${day}, today: ${today} | | |
| | calculate | french | | format-date(today(), '%e %b, %a') | string |
"""


def test_a_day_is_the_day_of_the_network_and_words_are_its_own() -> None:
    at_night = datetime(1998, 5, 24, 0, 49, 42, 123_000, tzinfo=UTC)
    months = ("janv.", "févr.", "mars", "avr.", "mai", "juin", *["x"] * 6)
    days = ("dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam.")
    los_angeles = ZoneInfo("America/Los_Angeles")
    there = Setting(now=lambda: at_night, zone=los_angeles, months=months, days=days)
    instance = create(sheet(MOMENTS), there)
    told = "Now: 1998-05-23T17:49:42.123-07:00, day: 1998-05-23, today: 1998-05-23"
    assert instance.label("/data/said") == told
    assert values(instance, "french") == ["23 mai, sam."]


# value-evaluation-order


def presets() -> Iterator[tuple[str, str, str]]:
    """Attributes of the bind, what follows it, what the element holds after its default."""
    yield "", "", "default"
    yield "calculate=\"'calculated'\"", "", "calculated"
    setting_it = '<setvalue event="odk-instance-first-load" ref="/data/e" value="\'set\'"/>'
    yield "", setting_it, "set"
    yield 'jr:preload="uid"', setting_it, "set"


@pytest.mark.parametrize(("bind", "action", "held"), list(presets()))
def test_the_later_of_default_preset_event_and_calculation_stays(
    bind: str, action: str, held: str
) -> None:
    form = read_form(
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"'
        ' xmlns:jr="http://openrosa.org/javarosa"><h:head><model><instance><data id="v">'
        f'<e>default</e></data></instance><bind nodeset="/data/e" {bind}/>{action}</model></h:head>'
        '<h:body><input ref="/data/e"/></h:body></h:html>'
    )
    assert create(form, setting()).at("/data/e").value == held
    sent = read_submission(form, b'<data id="v"><e>edited</e></data>', setting())
    assert sent.at("/data/e").value == ("calculated" if "calculate" in bind else "edited")
