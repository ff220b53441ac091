"""The same charts, from the same data, as one draws them with altair and vl-convert."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import vl_convert

from districtteam.lib.charts import Choice, Course, Panel, Passed, Peer, Placed, Ranged, Rated

WIDTH = 300
VEGA_LITE = "v" + "_".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])


def svg(chart: Any) -> str:
    return str(vl_convert.vegalite_to_svg(chart.to_dict(), vl_version=VEGA_LITE))


def _data(rows: list[dict[str, Any]]) -> Any:
    return alt.InlineData(values=rows)


def _percent(value: float) -> str:
    return f"{value:.0%}"


def peers(teams: Sequence[Peer], half: float) -> str:
    rows = [
        {"n": t.name, "v": t.value, "l": t.low, "h": t.high, "t": _percent(t.value)}
        for t in teams
        if t.value is not None
    ]
    base = alt.Chart(_data(rows)).encode(y=alt.Y("n:N", sort="-x", title=None))
    bars = base.mark_bar().encode(x=alt.X("v:Q", title=None))
    ends = base.mark_rule().encode(x="l:Q", x2="h:Q")
    words = base.mark_text(align="left", dx=20).encode(x="v:Q", text="t:N")
    rule = alt.Chart(_data([{"v": half}])).mark_rule().encode(x="v:Q")
    return svg((bars + ends + words + rule).properties(width=WIDTH, title="Peers"))


def ranges(teams: Sequence[Ranged], centre: float) -> str:
    rows = [
        {
            "n": t.name,
            "v": t.value,
            "a": t.lowest,
            "b": t.low,
            "c": t.high,
            "d": t.highest,
            "w": t.verdict,
            "t": _percent(t.value or 0),
        }
        for t in teams
    ]
    base = alt.Chart(_data(rows)).encode(y=alt.Y("n:N", sort="y", title=None))
    wide = base.mark_bar(opacity=0.2).encode(x=alt.X("a:Q", title=None), x2="d:Q")
    inner = base.mark_bar(opacity=0.4).encode(x="b:Q", x2="c:Q")
    dots = base.mark_point(filled=True).encode(x="v:Q", shape="w:N")
    words = base.mark_text(align="left", dx=20).encode(x="v:Q", text="t:N")
    rule = alt.Chart(_data([{"v": centre}])).mark_rule().encode(x="v:Q")
    return svg((wide + inner + dots + words + rule).properties(width=WIDTH, title="Range"))


def bars(choices: Sequence[Choice | Passed]) -> str:
    rows = [{"n": c.label, "v": c.count or 0, "t": f"{c.count} of 34"} for c in choices]
    base = alt.Chart(_data(rows)).encode(y=alt.Y("n:N", sort="-x", title=None))
    drawn = base.mark_bar().encode(x=alt.X("v:Q", title=None))
    words = base.mark_text(align="left", dx=4).encode(x="v:Q", text="t:N")
    return svg((drawn + words).properties(width=WIDTH, title="Answers"))


def scale(questions: Sequence[Rated], levels: Sequence[str]) -> str:
    rows = [
        {"q": q.label, "k": level, "v": count, "o": n, "t": _percent(count / q.answered)}
        for q in questions
        for n, (level, count) in enumerate(zip(levels, q.counts, strict=True))
    ]
    base = alt.Chart(_data(rows)).encode(
        y=alt.Y("q:N", title=None),
        x=alt.X("v:Q", stack="normalize", title=None),
        order="o:Q",
    )
    drawn = base.mark_bar().encode(color=alt.Color("k:N", sort=list(levels), title=None))
    words = base.mark_text(dx=-12).encode(text="t:N", detail="k:N")
    return svg((drawn + words).properties(width=WIDTH, title="Scale"))


def numbers(values: Sequence[float], half: float, middle: tuple[float, float]) -> str:
    chart = alt.Chart(_data([{"v": value} for value in values]))
    dots = (
        chart.transform_bin("b", "v", bin=alt.Bin(maxbins=36))
        .transform_window(i="row_number()", groupby=["b"])
        .mark_circle()
        .encode(x=alt.X("b:Q", title=None), y=alt.Y("i:Q", axis=None))
    )
    rule = alt.Chart(_data([{"v": half, "n": "Half"}])).mark_rule()
    band = alt.Chart(_data([{"l": middle[0], "h": middle[1], "n": "The middle half"}]))
    shaded = band.mark_rect(opacity=0.2).encode(x="l:Q", x2="h:Q", color="n:N")
    lines = rule.encode(x="v:Q", strokeDash="n:N")
    title = alt.Title("Numbers", subtitle=f"{len(values)} answers, none missing")
    return svg((shaded + dots + lines).properties(width=WIDTH, height=80, title=title))


def trend(course: Course) -> str:
    rows = [
        {"p": n, "v": half, "l": low, "h": high}
        for n, (half, low, high) in enumerate(
            zip(course.half, course.low, course.high, strict=True)
        )
    ]
    base = alt.Chart(_data(rows)).encode(x=alt.X("p:O", title=None))
    band = base.mark_area(opacity=0.3).encode(y=alt.Y("l:Q", title=None), y2="h:Q")
    line = base.mark_line().encode(y="v:Q")
    return svg((band + line).properties(width=WIDTH, height=150, title="Trend"))


def panels(shown: Sequence[Panel]) -> str:
    rows = [
        {"n": panel.label + panel.key, "p": n, "v": value}
        for panel in shown
        for n, value in enumerate(panel.values)
    ]
    line = (
        alt.Chart(_data(rows))
        .mark_line()
        .encode(x=alt.X("p:O", axis=None), y=alt.Y("v:Q", title=None))
    )
    small = line.properties(width=130, height=56)
    return svg(small.facet("n:N", columns=2))


def strip(teams: Sequence[Placed]) -> str:
    rows = [{"r": t.region, "v": t.value} for t in teams]
    base = alt.Chart(_data(rows)).encode(y=alt.Y("r:N", title=None))
    dots = base.mark_circle(opacity=0.5).encode(x=alt.X("v:Q", title=None))
    ticks = base.mark_tick(thickness=2).encode(x="median(v):Q")
    return svg((dots + ticks).properties(width=WIDTH, title="Regions"))


def choropleth(features: list[dict[str, Any]]) -> str:
    chart = alt.Chart(_data(features)).mark_geoshape(stroke="white")
    fill = alt.Color("properties.v:Q", bin=alt.Bin(maxbins=5), title=None)
    return svg(
        chart.encode(color=fill).project("equirectangular").properties(width=WIDTH, height=250)
    )


def tiles(cells: Sequence[tuple[int, int, str, float]]) -> str:
    rows = [
        {"x": x, "y": y, "n": name[:4], "v": value, "t": _percent(value)}
        for x, y, name, value in cells
    ]
    base = alt.Chart(_data(rows)).encode(x=alt.X("x:O", axis=None), y=alt.Y("y:O", axis=None))
    fill = alt.Color("v:Q", bin=alt.Bin(maxbins=5), title=None)
    squares = base.mark_rect().encode(color=fill)
    names = base.mark_text(dy=-6).encode(text="n:N")
    figures = base.mark_text(dy=6).encode(text="t:N")
    return svg((squares + names + figures).properties(width=WIDTH))
