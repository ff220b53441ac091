from districtteam.lib.charts import Peer, Reference, you_and_your_peers

from .boxes import parsed, words
from .samples import PEERS, peers


def read(svg: str) -> list[str]:
    return [box.text for box in words(svg)]


def test_the_sentence_says_what_half_of_the_group_reaches() -> None:
    drawn = you_and_your_peers(
        [Peer("a", "Kindia", 0.5), Peer("b", "Mamou", 0.7), Peer("c", "Pita", 0.9)],
        PEERS,
        Reference(best=0.88),
    )
    assert drawn.sentence.code == "half_at_least"
    assert drawn.sentence.facts == {"half": 0.7, "best": 0.88, "count": 3}
    assert "Moitié des districts semblables : au moins 70 %" in " ".join(read(drawn.svg))


def test_a_median_that_is_better_known_is_taken() -> None:
    drawn = you_and_your_peers([Peer("a", "Kindia", 0.5)], PEERS, Reference(half=0.66))
    assert drawn.sentence.facts["half"] == 0.66


def test_teams_are_ordered_by_value_without_numbers_and_the_missing_come_last() -> None:
    drawn = you_and_your_peers(
        [Peer("a", "Kindia", None), Peer("b", "Mamou", 0.7), Peer("c", "Pita", 0.9)], PEERS
    )
    assert [row[0] for row in drawn.table.rows] == ["Pita", "Mamou", "Kindia"]
    names = {"Pita", "Mamou", "Kindia"}
    assert [text for text in read(drawn.svg) if text in names] == ["Pita", "Mamou", "Kindia"]
    assert "Pas de chiffre" in read(drawn.svg)
    assert not any(text in {"1", "2", "3"} for text in read(drawn.svg))


def test_missing_is_never_zero() -> None:
    drawn = you_and_your_peers([Peer("a", "Kindia", None), Peer("b", "Pita", 0.9)], PEERS)
    assert drawn.table.rows[1] == ("Kindia", None, None, None, "")
    assert drawn.svg.count("<rect") == 1
    assert "0 %" not in read(drawn.svg)


def test_the_own_row_says_you_and_keeps_its_place() -> None:
    marked = you_and_your_peers(peers(), PEERS).with_mark("z3")
    assert "Vous" in read(marked)
    assert not any("Natitingou" in text for text in read(marked))
    assert marked.count("<text") == marked.replace("Vous", "").count("<text")


def test_above_a_hundred_per_cent_is_shown_as_it_is() -> None:
    drawn = you_and_your_peers([Peer("a", "Kindia", 1.34, note="?")], PEERS)
    assert "134 % ?" in read(drawn.svg)


def test_nothing_known_is_said() -> None:
    drawn = you_and_your_peers([Peer("a", "Kindia", float("nan"))], PEERS)
    assert drawn.sentence.code == "no_figures"
    assert "Pas de chiffre" in read(drawn.svg)
    assert you_and_your_peers([], PEERS).sentence.code == "no_figures"


def test_ten_thousand_teams_are_a_crowd_of_columns() -> None:
    many = [Peer(str(n), "", (n * 7919 % 10_000) / 10_000) for n in range(10_000)]
    drawn = you_and_your_peers(many, PEERS)
    assert len(drawn.svg) < 6_000
    assert "Vous" in drawn.with_mark("77")
    assert parsed(drawn.with_mark("77")).attrib["height"] == "200"


def test_the_reference_lines_carry_their_figures_where_there_is_room() -> None:
    teams = [Peer("a", "Kindia", 0.2), Peer("b", "Pita", 0.9)]
    far = read(you_and_your_peers(teams, PEERS, Reference(half=0.2, best=0.9)).svg)
    near = read(you_and_your_peers(teams, PEERS, Reference(half=0.85, best=0.9)).svg)
    assert "85 %" in near
    assert far.count("90 %") == near.count("90 %") + 1
