"""Every threat in docs/access.md names tests that exist."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NAMED = re.compile(r"`(test_\w+)`")
WRITTEN = re.compile(r"^def (test_\w+)", re.MULTILINE)


def test_every_threat_is_kept_by_tests_that_exist() -> None:
    page = (ROOT / "docs" / "access.md").read_text(encoding="utf-8")
    rows = [row for row in page.split("## Threats")[1].splitlines() if row.startswith("| ")][2:]
    there = {
        name
        for path in (ROOT / "tests").glob("*/test_*.py")
        for name in WRITTEN.findall(path.read_text(encoding="utf-8"))
    }
    assert len(rows) > 20
    assert [row for row in rows if not NAMED.findall(row)] == []
    assert set(NAMED.findall(page)) - there == set()
