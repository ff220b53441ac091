"""A picture from a telephone made small: at most 60 kB, and nothing kept but what is seen.

Where it was taken and by which camera goes with the metadata. Pillow decodes; a picture that
would be larger than its limit of pixels is refused before it is unpacked.
"""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from .errors import NotAPicture, PictureTooLarge

MOST_BYTES = 60_000
MOST_UPLOAD = 8_000_000
MOST_PIXELS = 50_000_000  # of a JPEG, which is unpacked small
MOST_UNPACKED = 16_000_000  # of a PNG or WebP, which is unpacked whole: 4 bytes each, in one thread
SIZES = (960, 720, 540, 400)  # pixels of the longer side, tried in turn
QUALITIES = (70, 55, 40)
FORMATS = ("JPEG", "PNG", "WEBP")


@dataclass(frozen=True)
class Small:
    """A JPEG. width, height: pixels."""

    data: bytes
    width: int
    height: int


def made_small(sent: bytes) -> Small:
    """The picture as a JPEG of at most 60 kB. Raises NotAPicture, PictureTooLarge."""
    if len(sent) > MOST_UPLOAD:
        raise PictureTooLarge(megabytes=MOST_UPLOAD // 1_000_000)
    picture = _read(sent)
    return next(
        small
        for size in SIZES
        for quality in QUALITIES
        if len((small := _drawn(picture, size, quality)).data) <= MOST_BYTES
        or (size, quality) == (SIZES[-1], QUALITIES[-1])
    )


def _read(sent: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(sent), formats=FORMATS)
            _check_pixels(opened)
            opened.draft("RGB", (SIZES[0] * 2, SIZES[0] * 2))
            return _bare(opened)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureTooLarge(megabytes=MOST_UPLOAD // 1_000_000) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Warning) as error:
        raise NotAPicture from error


def _bare(opened: Image.Image) -> Image.Image:
    """The right way up, and nothing but what is seen: comments would be written out again."""
    picture = ImageOps.exif_transpose(opened).convert("RGB")
    picture.info.clear()
    return picture


def _check_pixels(opened: Image.Image) -> None:
    most = MOST_PIXELS if opened.format in {"JPEG", "MPO"} else MOST_UNPACKED
    if opened.width * opened.height > most:
        raise PictureTooLarge(megabytes=MOST_UPLOAD // 1_000_000)


def _drawn(picture: Image.Image, size: int, quality: int) -> Small:
    copy = picture.copy()
    copy.thumbnail((size, size))
    file = io.BytesIO()
    copy.save(file, "JPEG", quality=quality, optimize=True, progressive=True)
    return Small(file.getvalue(), copy.width, copy.height)
