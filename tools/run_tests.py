"""`make test`: the tests on SQLite, then on a PostgreSQL of their own where there is one.

    python -m tools.run_tests [more words for pytest]

The last lines give the figures that fault runs count (kills, acknowledged, lost, doubled, mails
resent), name what was not run and count the rest. REQUIRE_ALL=1 lets nothing be skipped.
"""

import os
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from tests import postgres
from tools import messages

ROOT = Path(__file__).resolve().parent.parent
REQUIRE_ALL = os.environ.get("REQUIRE_ALL") == "1"
ONCE = ("tests/lib", "tests/faults/test_database_away.py")
NO_POSTGRESQL = "PostgreSQL's server programs are missing (Debian: apt install postgresql)."


@dataclass
class Outcome:
    """What one run of pytest said, or several together."""

    passed: int = 0
    failed: int = 0
    missing: Counter[str] = field(default_factory=Counter)  # reason: how many tests skipped
    figures: dict[str, Counter[str]] = field(default_factory=dict)  # by run, what tests counted

    def add(self, other: "Outcome") -> None:
        self.passed += other.passed
        self.failed += other.failed
        self.missing += other.missing
        self.figures |= other.figures


def main(words: list[str]) -> int:
    messages.compile_all()
    chosen = words or ["-m", "not slow"]
    if postgres.binaries():
        with postgres.cluster() as url, ThreadPoolExecutor(max_workers=1) as beside:
            other = beside.submit(
                run, "PostgreSQL", for_a_second_time(chosen), DISTRICTTEAM_DATABASE=url
            )
            total = run("SQLite", chosen)
            total.add(other.result())
    else:
        total = run("SQLite", chosen)
        total.missing[NO_POSTGRESQL] += total.passed
    print(closing_lines(total))
    return 1 if total.failed or (REQUIRE_ALL and total.missing) else 0


def for_a_second_time(words: list[str]) -> list[str]:
    """What is left out is the same on either database: what a browser sees, lib, which knows of
    none, and PostgreSQL's own faults, whose test brings a server of its own."""
    marks, others = (f"({words[1]}) and ", words[2:]) if words[:1] == ["-m"] else ("", words)
    return ["-m", f"{marks}not browser", *others, *(f"--ignore={path}" for path in ONCE)]


def run(title: str, words: list[str], **environment: str) -> Outcome:
    """Run pytest; what it says is shown as it comes, or whole at the end where another runs too."""
    with tempfile.TemporaryDirectory() as folder:
        report, said = Path(folder) / "report.xml", Path(folder) / "said.txt"
        if not environment:
            print(f"\nTests on {title}", flush=True)
        with said.open("wb") as file:
            code = subprocess.call(
                [sys.executable, "-m", "pytest", f"--junitxml={report}", *words],
                cwd=ROOT,
                env={**os.environ, **environment},
                stdout=file if environment else None,
            )
        if environment:
            print(f"\nTests on {title}\n{said.read_text(errors='replace')}", flush=True)
        outcome = read(report, title) if report.exists() else Outcome()
    if code not in {0, 5} and not outcome.failed:  # 5: no test was chosen
        outcome.failed = 1
    return outcome


def read(report: Path, title: str) -> Outcome:
    """The counts in pytest's JUnit file, which pytest itself has just written."""
    cases = ElementTree.parse(report).getroot().iter("testcase")
    outcome = Outcome(figures={title: Counter()})
    for case in cases:
        for figure in case.iter("property"):
            outcome.figures[title][figure.get("name", "")] += int(figure.get("value", "0"))
        skipped = case.find("skipped")
        if skipped is not None:
            outcome.missing[skipped.get("message", "")] += 1
        elif case.find("failure") is not None or case.find("error") is not None:
            outcome.failed += 1
        else:
            outcome.passed += 1
    return outcome


def closing_lines(total: Outcome) -> str:
    skipped = sum(total.missing.values())
    lines = [
        f"{title}: " + ", ".join(f"{name} {count:,}" for name, count in figures.items())
        for title, figures in total.figures.items()
        if figures
    ]
    lines += [f"Not run, {tests(count)}: {why}" for why, count in total.missing.items()]
    lines.append(f"{total.passed} passed, {total.failed} failed, {skipped} skipped")
    return "\n".join(["", *lines])


def tests(count: int) -> str:
    return f"{count} tests" if count > 1 else "1 test"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
