from tools import strings


def test_no_string_names_a_room_above_or_beside() -> None:
    assert strings.faults() == []
