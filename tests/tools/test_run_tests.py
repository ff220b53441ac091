"""The last lines of `make test`."""

from collections import Counter
from pathlib import Path

from tools.run_tests import NO_POSTGRESQL, Outcome, closing_lines, for_a_second_time, read

REPORT = """<testsuites><testsuite>
<testcase name="a"><properties><property name="kills" value="1000"/></properties></testcase>
<testcase name="b"><properties><property name="kills" value="15"/>
<property name="lost" value="2"/></properties><failure message="no"/></testcase>
<testcase name="c"><error message="no"/></testcase>
<testcase name="d"><skipped message="Chromium is missing."/></testcase>
<testcase name="e"><skipped message="Chromium is missing."/></testcase>
</testsuite></testsuites>"""


def test_figures_are_added_up_and_what_was_not_run_is_named_with_its_reason(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT, encoding="utf-8")
    assert closing_lines(read(report, "SQLite")).splitlines() == [
        "",
        "SQLite: kills 1,015, lost 2",
        "Not run, 2 tests: Chromium is missing.",
        "1 passed, 2 failed, 2 skipped",
    ]


def test_a_missing_database_is_named(tmp_path: Path) -> None:
    total = Outcome(passed=3)
    total.add(Outcome(missing=Counter({NO_POSTGRESQL: 1})))
    assert closing_lines(total).splitlines()[1:] == [
        f"Not run, 1 test: {NO_POSTGRESQL}",
        "3 passed, 0 failed, 1 skipped",
    ]


def test_pages_are_looked_at_on_one_database_only() -> None:
    assert for_a_second_time(["-m", "not slow"]) == [
        "-m",
        "(not slow) and not browser",
        "--ignore=tests/lib",
        "--ignore=tests/faults/test_database_away.py",
    ]
    assert for_a_second_time(["tests/house"]) == [
        "-m",
        "not browser",
        "tests/house",
        "--ignore=tests/lib",
        "--ignore=tests/faults/test_database_away.py",
    ]
