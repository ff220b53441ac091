"""Lines through time: each piece a line of its own, so that places may be in percent."""

from collections.abc import Sequence

from .axis import Axis, real
from .canvas import NARROWEST, SMALL, SOFT, Canvas, Ink, short
from .notes import note_at, write_beside
from .text import fitted

PANEL = 47.0  # percent of the picture: one of two plots side by side
DASH = 6  # pixels: what is drawn of a value between two gaps
AIR = 10  # pixels between two names of periods
ROUND = 'fill="none" stroke-linecap="round" stroke-linejoin="round"'


def upward(low: float, high: float, top: float, bottom: float) -> Axis:
    """An axis from the bottom of a picture to its top, in pixels."""
    return Axis(low, high, bottom, top)


def across(count: int, start: float, end: float) -> list[float]:
    """Where so many periods stand, in percent; one alone stands at the end."""
    if count == 1:
        return [end]
    return [start + (end - start) * n / (count - 1) for n in range(count)]


def line_of(values: Sequence[float | None], xs: Sequence[float], scale: Axis) -> str:
    """A line through what is known, broken where it is not; a value between two gaps is a dash.

    >>> line_of([1, None, 2], [0, 50, 100], Axis(0, 2, 40, 0)).split(">")[1]
    '<path vector-effect="non-scaling-stroke" d="M-3 20h6M285 0h6"/'
    """
    known = [
        (x, scale.at(value)) if (value := real(v)) is not None else None
        for v, x in zip(values, xs, strict=False)
    ]
    if not any(known):
        return ""
    left, right = xs[0], max(xs[-1], xs[0] + 1)
    steps = [(round((p[0] - left) / 100 * NARROWEST), round(p[1])) if p else None for p in known]
    path = _path(steps, round(min(scale.start, scale.end)))
    line = f'<path vector-effect="non-scaling-stroke" d="{path}"/>'
    return f"{stretched(left, right, scale)}{line}</svg>"


def stretched(left: float, right: float, scale: Axis) -> str:
    """The opening of a picture in the picture, as wide as from `left` to `right` percent.

    Its own units are pixels on the narrowest screen; on a wider one they are stretched.
    """
    top, tall = min(scale.start, scale.end), abs(scale.start - scale.end)
    wide = (right - left) / 100 * NARROWEST
    return (
        f'<svg x="{short(left)}%" width="{short(right - left)}%" y="{short(top)}"'
        f' height="{short(tall)}" viewBox="0 0 {short(wide)} {short(tall)}"'
        ' preserveAspectRatio="none" overflow="visible">'
    )


def _path(steps: Sequence[tuple[int, int] | None], top: int) -> str:
    """Relative steps in whole pixels; a minus sign parts two numbers as well as a space."""
    text, here = "", None
    for n, step in enumerate(steps):
        if step is None:
            here = None
        elif here is None:
            alone = n + 1 == len(steps) or steps[n + 1] is None
            x, rest = (step[0] - DASH // 2, f"h{DASH}") if alone else (step[0], "l")
            text += f"M{x} {step[1] - top}{rest}"
            here = step
        else:
            text += f"{step[0] - here[0]} {step[1] - here[1]} "
            here = step
    return text.replace(" M", "M").replace(" -", "-").strip()


def draw_band(
    canvas: Canvas,
    ink: Ink,
    limits: Sequence[tuple[float | None, float | None]],
    xs: Sequence[float],
    scale: Axis,
) -> None:
    """What lies between the lower and the upper limits, stretched as wide as the periods."""
    for run in _runs(limits):
        if len(run) == 1:
            continue
        left, right = xs[run[0][0]], xs[run[-1][0]]
        places = [round((xs[n] - left) / 100 * NARROWEST) for n, _, _ in run]
        top = min(scale.start, scale.end)
        upper = [(x, round(scale.at(r[2]) - top)) for x, r in zip(places, run, strict=True)]
        lower = [(x, round(scale.at(r[1]) - top)) for x, r in zip(places, run, strict=True)]
        path = _path([*upper, *reversed(lower)], 0)
        canvas.put(ink, f'{stretched(left, right, scale)}<path d="{path}z"/></svg>')


def _runs(
    limits: Sequence[tuple[float | None, float | None]],
) -> list[list[tuple[int, float, float]]]:
    """Neighbouring periods whose limits are both known."""
    runs: list[list[tuple[int, float, float]]] = [[]]
    for n, (low, high) in enumerate(limits):
        known = real(low), real(high)
        if known[0] is not None and known[1] is not None:
            runs[-1].append((n, known[0], known[1]))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def write_periods(canvas: Canvas, names: Sequence[str], xs: Sequence[float], y: float) -> None:
    """The first period and the last, and as many between as have room."""
    notes = [
        note_at(x, fitted(name, SMALL, NARROWEST / 2 - AIR))
        for name, x in zip(names, xs, strict=True)
    ]
    kept = notes[-1:]
    for n in range(len(notes) - 2, -1, -1):
        first = notes[0].right + AIR if n else 0.0
        if notes[n].right + AIR <= kept[-1].left and first <= notes[n].left:
            kept.append(notes[n])
    for note in kept:
        write_beside(canvas, SOFT, note, y)


def last_known(values: Sequence[float | None]) -> tuple[int, float] | None:
    """The latest value and its place.

    >>> last_known([1.0, 2.0, None])
    (1, 2.0)
    """
    known = [(n, value) for n, v in enumerate(values) if (value := real(v)) is not None]
    return known[-1] if known else None
