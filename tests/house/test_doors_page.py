from tools import doors


def test_the_list_of_doors_is_current() -> None:
    assert doors.PAGE.read_text(encoding="utf-8") == doors.page(), "run `make doors`"
