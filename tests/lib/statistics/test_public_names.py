"""Nothing public puts districts in an order or makes one score of unlike things."""

import dataclasses
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys

from districtteam.lib import statistics

UNWANTED = re.compile(
    r"(^|_)(rank\w*|ranks?|league|percentiles?|ordinals?|position|place_of|top|bottom|worst|best"
    r"|composite|overall_score|index_of|scorecard|standing)(_|$)"
)
MODULES = [statistics] + [
    importlib.import_module(module.name)
    for module in pkgutil.walk_packages(statistics.__path__, statistics.__name__ + ".")
]


def public_names() -> set[str]:
    """Every public function and class, with the fields and parameters it has."""
    names: set[str] = set()
    for module in MODULES:
        for name, thing in vars(module).items():
            ours = getattr(thing, "__module__", "").startswith(statistics.__name__)
            if name.startswith("_") or not ours:
                continue
            names.add(name)
            if dataclasses.is_dataclass(thing):
                names |= {field.name for field in dataclasses.fields(thing)}
            if inspect.isfunction(thing):
                names |= set(inspect.signature(thing).parameters)
    return names


def test_no_public_name_speaks_of_an_order_or_a_composite() -> None:
    names = public_names()
    assert {"funnel", "word", "better_than_chance"} <= names
    assert [name for name in sorted(names) if UNWANTED.search(name)] == []


def test_the_words_would_be_noticed() -> None:
    for name in ("rank", "rank_of", "ranking", "league_table", "composite_score", "worst_first"):
        assert UNWANTED.search(name)


def test_what_is_named_is_there() -> None:
    for module in MODULES:
        for name in getattr(module, "__all__", ()):
            assert hasattr(module, name)


def test_numpy_is_not_loaded_by_it() -> None:
    """Web processes import this; arrays are for analysts."""
    names = ", ".join(module.__name__ for module in MODULES)
    heavy = "('numpy', 'scipy', 'pandas', 'django')"
    script = f"import sys, {names}; print([name for name in {heavy} if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert said.stdout.split() == [b"[]"]
