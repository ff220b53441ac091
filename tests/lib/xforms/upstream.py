"""The tables in cases/upstream: what other evaluators expect, by family.

A line `expression => value` is a case; ` !! theirs: reason` behind it says that theirs is another,
and why ours stays. `left ~ right :: order < <=` stands for four cases, `:: equal =` for two: those
named hold, the others of their kind do not. `document:`, `at:` (where expressions stand), `lists:`
and `zone:` hold until the next of their kind; so do `server only:` and `both:`.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path

FOLDER = Path(__file__).parent / "cases" / "upstream"
OPERATORS = {"order": ("<", "<=", ">", ">="), "equal": ("=", "!=")}
EMPTY = "<data/>"
_SET = re.compile(r"(document|at|lists|zone): (.*)")
_CASE = re.compile(r"(\S.*?) => (.+?)(?: !! (.*))?")
_PAIR = re.compile(r"(.+?) ~ (.+?) :: (order|equal)((?: [<>!=]+)*)(?: !! (.*))?")
_READ = re.compile(r"(.+?) (reads|refused)(?: !! (.*))?")


@dataclass(frozen=True)
class Given:
    """Where a case is evaluated."""

    document: str = EMPTY
    at: str = "/*"
    lists: str = ""
    zone: str = "America/Phoenix"
    server_only: bool = False


@dataclass(frozen=True)
class Upstream:
    """A case of another evaluator's. `differs` is what theirs gives, and the reason."""

    family: str
    given: Given
    expression: str
    value: str
    differs: str = ""


def evaluated() -> list[Upstream]:
    paths = sorted(FOLDER.glob("*.txt"))
    return [case for path in paths if path.stem != "javarosa_parse" for case in _table(path)]


def read_or_refused() -> list[tuple[str, bool, str]]:
    """Expression, whether it can be read, why theirs differs."""
    lines = (FOLDER / "javarosa_parse.txt").read_text(encoding="utf-8").splitlines()
    matched = [_READ.fullmatch(line) for line in lines]
    return [(one[1], one[2] == "reads", one[3] or "") for one in matched if one]


def _table(path: Path) -> list[Upstream]:
    found: list[Upstream] = []
    given = Given()
    for line in path.read_text(encoding="utf-8").splitlines():
        given = _given(line, given)
        found += _cases(path.stem, given, line)
    return found


def _given(line: str, given: Given) -> Given:
    if line in {"server only:", "both:"}:
        return replace(given, server_only=line == "server only:")
    setting = _SET.fullmatch(line)
    if setting is None:
        return given
    if setting[1] == "document":
        return replace(given, document=setting[2], at="/*")
    return replace(given, **{setting[1]: setting[2]})


def _cases(family: str, given: Given, line: str) -> list[Upstream]:
    pair = _PAIR.fullmatch(line)
    if pair:
        holding = pair[4].split()
        return [
            Upstream(
                family,
                given,
                f"{pair[1]} {operator} {pair[2]}",
                "true" if operator in holding else "false",
                pair[5] or "",
            )
            for operator in OPERATORS[pair[3]]
        ]
    case = _CASE.fullmatch(line)
    return [Upstream(family, given, case[1], case[2].strip(), case[3] or "")] if case else []
