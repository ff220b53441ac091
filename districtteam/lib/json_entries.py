"""Large JSON files, one entry at a time: memory for one entry, not for the file.

Read are objects whose arrays hold the entries, `{"organisationUnits": [{…}, {…}]}`, and bare
arrays. Everything about the file is taken as hostile: size, depth, and what is not JSON at all.
"""

import codecs
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

CHUNK = 256 * 1024  # bytes decoded at a time
LONGEST = 8 * 1024 * 1024  # characters of one entry: a country's border has a tenth of that
BLANKS = " \t\r\n"
NEAR_THE_END = 32  # a fault this near to where the text was cut may come from the cut
DECODER = json.JSONDecoder()


class JsonError(Exception):
    """The file cannot be read on. Codes: json_malformed json_cut_off json_too_deep
    json_entry_too_long bad_encoding; `line` counts from 1."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


class Entry(NamedTuple):
    """key: name of the array or value at the top, "" in a bare array; number: from 1, in it."""

    key: str
    number: int
    value: Any


def read_entries(data: bytes, encoding: str = "utf-8-sig") -> Iterator[Entry]:
    """Every entry of every array at the top, and every other value at the top.

    >>> list(read_entries(b'{"a": 1, "b": [{"c": 2}, 3]}'))[1:]
    [Entry(key='b', number=1, value={'c': 2}), Entry(key='b', number=2, value=3)]
    """
    text = _Text(data, encoding)
    opening = text.next_mark()
    if opening == "[":
        yield from _array(text, "")
    elif opening == "{":
        yield from _object(text)
    else:
        raise text.fault("json_malformed")
    if text.next_mark():
        raise text.fault("json_malformed")


def _object(text: "_Text") -> Iterator[Entry]:
    text.take("{")
    if text.next_mark() == "}":
        text.take("}")
        return
    while True:
        key = text.value()
        text.take(":")
        if not isinstance(key, str):
            raise text.fault("json_malformed")
        if text.next_mark() == "[":
            yield from _array(text, key)
        else:
            yield Entry(key, 1, text.value())
        if text.next_mark() == "}":
            text.take("}")
            return
        text.take(",")


def _array(text: "_Text", key: str) -> Iterator[Entry]:
    text.take("[")
    if text.next_mark() == "]":
        text.take("]")
        return
    number = 0
    while True:
        number += 1
        yield Entry(key, number, text.value())
        if text.next_mark() == "]":
            text.take("]")
            return
        text.take(",")


class _Text:
    """The part of the file that is decoded, and how far it has been read."""

    def __init__(self, data: bytes, encoding: str) -> None:
        self._data = memoryview(data)
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._taken = 0  # bytes decoded
        self._buffer = ""
        self._at = 0
        self._lines = 1  # of what has left the buffer

    def fault(self, code: str, at: int | None = None) -> JsonError:
        line = self._lines + self._buffer.count("\n", 0, self._at if at is None else at)
        return JsonError(code, line=line)

    def next_mark(self) -> str:
        """The next character that is not blank, "" at the end."""
        while True:
            while self._at < len(self._buffer) and self._buffer[self._at] in BLANKS:
                self._at += 1
            if self._at < len(self._buffer):
                return self._buffer[self._at]
            if not self._fill():
                return ""

    def take(self, mark: str) -> None:
        found = self.next_mark()
        if found != mark:
            raise self.fault("json_malformed" if found else "json_cut_off")
        self._at += 1

    def value(self) -> Any:
        """The next whole value."""
        if not self.next_mark():
            raise self.fault("json_cut_off")
        while True:
            try:
                value, end = DECODER.raw_decode(self._buffer, self._at)
            except json.JSONDecodeError as fault:
                self._after(fault)
            except RecursionError as fault:
                raise self.fault("json_too_deep") from fault
            except ValueError as fault:  # a number of thousands of digits
                raise self.fault("json_malformed") from fault
            else:
                if self._is_whole(end) or not self._fill():
                    return self._taken_until(end, value)

    def _is_whole(self, end: int) -> bool:
        """A number at the end of the buffer may go on behind it; what has a closing mark not."""
        return self._buffer[self._at] in '{["' or end < len(self._buffer) - NEAR_THE_END

    def _taken_until(self, end: int, value: Any) -> Any:
        if end - self._at > LONGEST:
            raise self.fault("json_entry_too_long")
        self._at = end
        return value

    def _after(self, fault: json.JSONDecodeError) -> None:
        """Read on if the fault may come from where the text was cut; else raise JsonError."""
        cut = fault.pos >= len(self._buffer) - NEAR_THE_END or fault.msg.startswith("Unterminated")
        if not cut:
            raise self.fault("json_malformed", fault.pos) from fault
        if len(self._buffer) - self._at > LONGEST:
            raise self.fault("json_entry_too_long") from fault
        if not self._fill():
            raise self.fault("json_cut_off", len(self._buffer)) from fault

    def _fill(self) -> bool:
        """Decode more, at least as much as stands unread; False at the end of the file."""
        if self._taken >= len(self._data):
            return False
        unread = len(self._buffer) - self._at
        part = self._data[self._taken : self._taken + max(CHUNK, unread)]
        self._taken += len(part)
        self._lines += self._buffer.count("\n", 0, self._at)
        try:
            text = self._decoder.decode(bytes(part), self._taken >= len(self._data))
        except UnicodeDecodeError as fault:
            raise self.fault("bad_encoding") from fault
        self._buffer, self._at = self._buffer[self._at :] + text, 0
        return True
