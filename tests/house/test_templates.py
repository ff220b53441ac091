"""Closed by default: nothing inline in a page, nothing from elsewhere."""

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent.parent / "districtteam"
TEMPLATES = sorted(PACKAGE.glob("*/templates/**/*.html"))
ELSEWHERE = re.compile(
    r"""(?:src|href|action|srcset|data|poster)\s*=\s*["']?(?:https?:|//|data:)"""
)
INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a script's text": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "an address elsewhere": ELSEWHERE,
}


def inline_in(html: str) -> list[str]:
    return [what for what, pattern in INLINE.items() if pattern.search(html)]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_template_has_nothing_inline_and_nothing_from_elsewhere(path: Path) -> None:
    assert inline_in(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("what", INLINE)
def test_each_of_these_would_be_found(what: str) -> None:
    planted = {
        "a style attribute": '<p class="a" style="color:red">',
        "a style element": "<style>p{}</style>",
        "an event handler": '<button type="button" onclick="go()">',
        "a script's text": "<script>go()</script>",
        "a javascript: address": '<a href="javascript:go()">',
        "an address elsewhere": '<link rel="stylesheet" href="https://example.org/a.css">',
    }
    assert what in inline_in(planted[what])
