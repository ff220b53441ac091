"""Large JSON one entry at a time, whatever is wrong with it."""

import json
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from districtteam.lib import json_entries
from districtteam.lib.json_entries import JsonError, read_entries

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def entries_of(value: object) -> list[tuple[str, int, object]]:
    if isinstance(value, list):
        return [("", n, entry) for n, entry in enumerate(value, start=1)]
    return [
        (key, n, entry)
        for key, held in value.items()
        for n, entry in enumerate(held if isinstance(held, list) else [held], start=1)
    ]


@settings(max_examples=60)
@given(st.lists(VALUES) | st.dictionaries(st.text(), VALUES), st.integers(1, 40), st.booleans())
def test_cut_anywhere_the_entries_are_the_same(value: object, chunk: int, spaced: bool) -> None:
    text = json.dumps(value, indent=1 if spaced else None, ensure_ascii=spaced)
    before, json_entries.CHUNK = json_entries.CHUNK, chunk
    try:
        assert [tuple(entry) for entry in read_entries(text.encode())] == entries_of(value)
    finally:
        json_entries.CHUNK = before


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "json_malformed", 1),
        (b"nothing", "json_malformed", 1),
        (b'"text"', "json_malformed", 1),
        (b'{"a":\n[1,\n2', "json_cut_off", 3),
        (b'{"a":\n["b', "json_cut_off", 2),
        (b'{"a": [{}, {}]', "json_cut_off", 1),
        (b'{"a":\n[1,\n2 3, "and much more that follows after the fault"]}', "json_malformed", 3),
        (b'{"a":\n[{"b": oh}, "and much more that follows after the fault"]}', "json_malformed", 2),
        (b'{"a": 1} {"b": 2}', "json_malformed", 1),
        (b"{1: 2}", "json_malformed", 1),
        (b"[" * 200_000, "json_too_deep", 1),
        (b'{"a":[' + b"1" * 5_000 + b"]}", "json_malformed", 1),
        (b'{"a":["\xff"]}', "bad_encoding", 1),
        (b'{"a":["' + b"x" * 9_000_000 + b'"]}', "json_entry_too_long", 1),
    ],
)
def test_what_cannot_be_read_on_is_refused_with_its_line(data: bytes, code: str, line: int) -> None:
    with pytest.raises(JsonError) as caught:
        list(read_entries(data))
    assert (caught.value.code, caught.value.params["line"]) == (code, line)


def test_every_encoding_of_json_is_read() -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le"):
        data = '[{"name": "N’Zérékoré"}]'.encode(encoding)
        name = encoding if encoding != "utf-8" else "utf-8-sig"
        assert next(read_entries(data, name)).value == {"name": "N’Zérékoré"}


def test_memory_is_for_an_entry_not_for_the_file() -> None:
    unit = {"id": "a" * 11, "geometry": {"coordinates": [[[1.5, 2.5]] * 400]}}
    data = json.dumps({"organisationUnits": [unit] * 2_000}).encode()  # 9 MB
    tracemalloc.start()
    try:
        assert sum(1 for _ in read_entries(data)) == 2_000
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
    finally:
        tracemalloc.stop()
