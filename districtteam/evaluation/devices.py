"""What kind of device somebody reads on: five kinds, and nothing else of what a browser says."""

import re
from functools import lru_cache

SMALL, PHONE, TABLET, COMPUTER, OTHER = "small", "phone", "tablet", "computer", "other"
LONGEST = 400  # characters of a User-Agent that are looked at

# In this order: a tablet says "Android", and so does a telephone; a program says "Mozilla".
MARKS = (
    (OTHER, re.compile(r"bot|crawl|spider|curl|python|wget", re.IGNORECASE)),
    (SMALL, re.compile(r"KAIOS|Opera Mini|MIDP|Series[34]0|UCWEB", re.IGNORECASE)),
    (TABLET, re.compile(r"iPad|Tablet|Silk|Android(?!.*Mobile)")),
    (PHONE, re.compile(r"Mobile|iPhone|Android")),
    (COMPUTER, re.compile(r"Windows|Macintosh|X11|CrOS|Linux")),
)


@lru_cache(maxsize=512)
def device_class(user_agent: str) -> str:
    """The kind of device; "small" is a telephone with keys or a browser that reads by proxy.

    >>> device_class("Mozilla/5.0 (Linux; Android 13; K) Chrome/120.0 Mobile Safari/537.36")
    'phone'
    >>> device_class("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0"), device_class("")
    ('computer', 'other')
    """
    shown = user_agent[:LONGEST]
    return next((kind for kind, mark in MARKS if mark.search(shown)), OTHER)
