"""A chart as a picture to be sent on: PNG, with its heading and its source in it.

Needs resvg-py, which only those install who want pictures; it is loaded at the first one. The font
is shipped beside this file for that, so that a picture is the same on every machine.
"""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from .canvas import NARROWEST, SIZE, SMALL
from .drawn import FONTS, NAMESPACE, SLOT
from .text import wrapped, written

FONT_FILES = [
    str(Path(__file__).parent / "fonts" / name)
    for name in ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
]
FAMILY = "Noto Sans"
MARGIN = 20
HEADING = 16  # size of its letters
LINE = 21
SMALL_LINE = 16
LINES = 6
COLOURS = (64, 16)
MOST_BYTES = 60_000
LARGEST, SMALLEST = 2.5, 1.0  # times; the largest gives a width of 820 pixels
STEP = 0.85  # at least so much smaller at each try
WHITE = "#ffffff"


class PicturesUnavailable(Exception):
    """resvg-py is not installed."""


@dataclass(frozen=True)
class Around:
    """What a picture says of itself once it has left its page.

    heading: what it shows; sentence: what it says; source: whose figures, of what day.
    """

    heading: str = ""
    sentence: str = ""
    source: str = ""


def png(svg: str, around: Around | None = None, most: int = MOST_BYTES) -> bytes:
    """The picture in at most so many bytes: 820 pixels wide, fewer where it would weigh more.

    A picture that is too heavy at 328 pixels is given as it is. Raises PicturesUnavailable.
    """
    try:
        import resvg_py  # noqa: PLC0415  (an extra, and never needed by a page)
    except ImportError as error:
        raise PicturesUnavailable from error
    whole = framed(svg, around or Around())
    zoom = LARGEST
    while True:
        drawn = resvg_py.svg_to_bytes(
            svg_string=whole,
            background=WHITE,
            skip_system_fonts=True,
            zoom=zoom,
            font_files=FONT_FILES,
            font_family=FAMILY,
            sans_serif_family=FAMILY,
        )
        picture = _in_few_colours(bytes(drawn), most)
        if len(picture) <= most or zoom == SMALLEST:
            return picture
        zoom = max(SMALLEST, zoom * min(STEP, most / len(picture)))


def _in_few_colours(picture: bytes, most: int) -> bytes:
    """A third of the bytes: a chart has some ten colours, and their edges."""
    image = Image.open(BytesIO(picture)).convert("RGB")
    small = b""
    for colours in COLOURS:
        few = image.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        out = BytesIO()
        few.save(out, "PNG", optimize=True)
        small = out.getvalue()
        if len(small) <= most:
            break
    return small


def framed(svg: str, around: Around) -> str:
    """The chart as a file of its own, with words above and below it."""
    head = _lines(around.heading, HEADING, LINE, MARGIN, "700")
    text, top = _lines(around.sentence, SIZE, SMALL_LINE + 2, head[1], "")
    tall = _height(svg)
    foot, bottom = _lines(around.source, SMALL, SMALL_LINE, top + 8 + tall + 6, "")
    inner = svg.replace(SLOT, "").replace(
        'width="100%"', f'x="{MARGIN}" y="{top + 8}" width="{NARROWEST}" overflow="visible"', 1
    )
    wide, high = NARROWEST + 2 * MARGIN, bottom + MARGIN
    return (
        f'<svg{NAMESPACE}{FONTS} width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"'
        f' fill="#1c2033"><rect width="{wide}" height="{high}" fill="{WHITE}"/>'
        f'{head[0]}{text}{inner}<g fill="#585d72">{foot}</g></svg>'
    )


def _lines(text: str, size: int, step: int, top: int, weight: str) -> tuple[str, int]:
    """Wrapped words, and where what follows may begin."""
    lines = wrapped(text, size, NARROWEST, LINES, bold=bool(weight)) if text else []
    look = f' font-weight="{weight}"' if weight else ""
    drawn = "".join(
        f'<text{look} font-size="{size}" x="{MARGIN}" y="{top + size + n * step}">'
        f"{written(line)}</text>"
        for n, line in enumerate(lines)
    )
    return drawn, top + step * len(lines)


def _height(svg: str) -> int:
    start = svg.index('height="') + len('height="')
    return int(svg[start : svg.index('"', start)])
