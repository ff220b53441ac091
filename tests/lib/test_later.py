"""Functions loaded when they are first called. `colorsys` is a module that nothing else loads."""

import sys

import pytest

from districtteam.lib.later import Later

MODULE = "colorsys"


@pytest.fixture(autouse=True)
def unloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, MODULE, raising=False)


def test_naming_a_function_loads_nothing() -> None:
    later = Later(MODULE).rgb_to_hls
    assert (later.__module__, later.__name__, repr(later)) == (
        "colorsys",
        "rgb_to_hls",
        "colorsys.rgb_to_hls",
    )
    assert not hasattr(later, "view_class")
    assert not hasattr(later, "_is_coroutine")
    assert MODULE not in sys.modules


def test_calling_it_loads_it_and_calls_it() -> None:
    assert Later(MODULE).rgb_to_hls(1.0, 1.0, 1.0) == (0.0, 1.0, 0.0)
    assert MODULE in sys.modules


def test_its_public_marks_are_those_of_the_function() -> None:
    later = Later(f"{__name__}").marked
    assert later.door == "open"
    assert not hasattr(later, "csrf_exempt")


def marked() -> None: ...


marked.door = "open"  # type: ignore[attr-defined]


def test_the_same_function_named_twice_is_registered_once() -> None:
    first, second = Later(MODULE).rgb_to_hls, Later(MODULE).rgb_to_hls
    assert first == second
    assert {first} == {second}
    assert first != Later(MODULE).hls_to_rgb


def test_a_name_that_is_not_there_says_so_when_it_is_called() -> None:
    with pytest.raises(AttributeError, match="no_such"):
        Later(MODULE).no_such()
    with pytest.raises(ImportError, match="no_such_module"):
        Later("no_such_module").view()
