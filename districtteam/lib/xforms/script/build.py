"""One table, one script: each function's line of script stands beside its Python."""

import re
from functools import cache
from importlib.resources import files

from districtteam.lib.xforms.xpath import TABLE
from districtteam.lib.xforms.xpath.functions.table import Function

NAME = re.compile(r"[a-z][a-z0-9]*")


@cache
def script() -> str:
    """The script for every form, as it is written. It defines one global, `xforms`."""
    parts = [_text("core.js"), _lines(extra=False), _text("form.js")]
    return "var xforms=(()=>{" + "\n".join(parts) + "})();\n"


@cache
def extras() -> str:
    """The script with the rarer functions and axes, for forms that use one of them."""
    inside = _text("extras.js") + _lines(extra=True)
    return f"xforms.more(({HELPERS})=>{{{inside}}});\n"


HELPERS = "{A,B,D,F,H,K,L,M,N,S,T,W,X,boom,t,w}"


def extra_functions() -> set[str]:
    """The names of functions that need `extras`."""
    return {entry.name for entry in TABLE.values() if entry.extra}


def _text(name: str) -> str:
    return files("districtteam.lib.xforms.script").joinpath(name).read_text(encoding="utf-8")


def _lines(extra: bool) -> str:
    """Functions of one signature go together: A("ss",{...})."""
    by_code: dict[str, list[Function]] = {}
    for entry in TABLE.values():
        if entry.extra is extra:
            by_code.setdefault(entry.code, []).append(entry)
    return "\n".join(
        f"A('{code}',{{{','.join(map(_line, entries))}}});" for code, entries in by_code.items()
    )


def _line(entry: Function) -> str:
    name = entry.name if NAME.fullmatch(entry.name) else f"'{entry.name}'"
    return f"{name}:{entry.js}"
