import sys
from io import BytesIO

import pytest
from PIL import Image

from districtteam.lib.charts import Reference, one_of, you_and_your_peers
from districtteam.lib.charts.png import Around, PicturesUnavailable, framed, png

from .boxes import parsed
from .samples import ANSWERS, ASKED, CHOICES, PEERS, peers

AROUND = Around("Accouchements assistés", "Vous : 40 %.", "Ministère de la Santé, 3 novembre 2026")


def test_a_picture_is_wide_enough_for_a_cheap_telephone_and_light_enough_to_send() -> None:
    picture = png(one_of(CHOICES, ASKED, ANSWERS).with_mark("team"), AROUND)
    assert picture.startswith(b"\x89PNG")
    assert len(picture) <= 60_000
    assert Image.open(BytesIO(picture)).width == 820


def test_a_tall_picture_gives_up_width_for_weight() -> None:
    drawn = you_and_your_peers(peers(), PEERS, Reference(best=0.88))
    picture = png(drawn.with_mark("z3"), AROUND)
    assert len(picture) <= 60_000
    assert 420 <= Image.open(BytesIO(picture)).width < 820


def test_the_shipped_font_draws_the_words() -> None:
    """Accents and letters of West African languages, on a machine without any font."""
    one = png(one_of([], ASKED, ANSWERS).svg, Around("Kérouané, Ɓ ɗ ŋ ɛ ɔ"))
    other = png(one_of([], ASKED, ANSWERS).svg, Around("Kerouane, B d n e o"))
    assert one != other
    histogram = Image.open(BytesIO(one)).convert("L").histogram()
    assert sum(histogram[:100]) > 2_000


def test_a_picture_says_what_it_shows_and_whose_figures_they_are() -> None:
    file = framed(one_of(CHOICES, ASKED, ANSWERS).svg, AROUND)
    words = "".join(parsed(file).itertext())
    for part in ("Accouchements assistés", "Vous : 40 %.", "Ministère de la Santé, 3 novembre"):
        assert part in words
    assert "<!--own-->" not in file


def test_without_the_extra_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(PicturesUnavailable):
        png(one_of(CHOICES, ASKED, ANSWERS).svg)
