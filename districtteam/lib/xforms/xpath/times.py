"""Dates and times as text and as days since 1970, in the zone of the network."""

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache

DATE = re.compile(
    r"([1-9][0-9]{3})-([0-9]{1,2})-([0-9]{1,2})"
    r"(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(\.[0-9]+)?)?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?"
)
TIME = re.compile(
    r"([0-9]{2}):([0-9]{2})(?::([0-9]{2})(\.[0-9]+)?)?(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?"
)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAY_MS = 86_400_000
EARLIEST, LATEST = -3e13, 2.5e14  # years of four digits, whatever the zone
NAN = float("nan")


@lru_cache(4096)
def to_ms(text: str, zone: tzinfo) -> int | None:
    """Milliseconds since 1970 of a date or a date and time; None if there is no such day."""
    found = DATE.fullmatch(text)
    if not found:
        return None
    year, month, day, hour, minute, second, fraction, offset = found.groups()
    thousandths = int(float(fraction or 0) * 1000 + 1e-9)
    try:
        moment = datetime(
            *(int(year), int(month), int(day)),
            *(int(hour or 0), int(minute or 0), int(second or 0), thousandths * 1000),
            tzinfo=UTC if offset else zone,
        )
        return (moment - EPOCH) // timedelta(milliseconds=1) - _offset_ms(offset)
    except (ValueError, OverflowError):
        return None


def _offset_ms(offset: str | None) -> int:
    if offset is None or offset == "Z":
        return 0
    digits = offset[1:].replace(":", "").ljust(4, "0")
    ms = (int(digits[:2]) * 60 + int(digits[2:])) * 60_000
    return -ms if offset[0] == "-" else ms


def to_days(text: str, zone: tzinfo) -> float:
    ms = to_ms(text, zone)
    return NAN if ms is None else ms / DAY_MS


def local(ms: float, zone: tzinfo) -> datetime | None:
    """The moment on the clocks of the zone; None long before 1019 or after 9892."""
    if not EARLIEST < ms < LATEST:
        return None
    return (EPOCH + timedelta(milliseconds=int(ms // 1))).astimezone(zone)


def moment_text(ms: float, zone: tzinfo) -> str:
    """ISO 8601 with the zone's offset; the date alone where it is local midnight."""
    moment = local(ms, zone)
    if moment is None:
        return ""
    clock = moment.strftime("%H:%M:%S.") + f"{moment.microsecond // 1000:03}"
    day = f"{moment.year:04}-{moment:%m-%d}"
    return day if clock == "00:00:00.000" else f"{day}T{clock}{offset_text(moment)}"


def offset_text(moment: datetime) -> str:
    minutes = int((moment.utcoffset() or timedelta()).total_seconds() // 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def day_fraction(text: str, zone: tzinfo, today: date) -> float:
    """A time of day as a part of the day, on the zone's clocks as they stand today."""
    found = TIME.fullmatch(text)
    if not found:
        return NAN
    offset = found[5] or ""
    if offset and offset != "Z" and not _is_offset(offset):
        return NAN
    ms = to_ms(f"{today.isoformat()}T{text}", zone)
    moment = None if ms is None else local(ms, zone)
    if moment is None:
        return NAN
    return (moment.second / 3600 + moment.minute / 60 + moment.hour) / 24


def _is_offset(offset: str) -> bool:
    digits = offset[1:].replace(":", "").ljust(4, "0")
    return int(digits[:2]) < 24 and int(digits[2:]) < 60  # noqa: PLR2004 (hours and minutes)
