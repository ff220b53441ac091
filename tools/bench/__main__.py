import sys

from tools.bench import (
    charts,
    editions,
    list_page,
    middleware,
    openings,
    people,
    places,
    public,
    start,
    statistics,
    submissions,
    xforms,
)

PARTS = {"list": list_page.ratios, "start": start.ratios, "middleware": middleware.ratios}
PARTS["xforms"] = xforms.ratios
PARTS["places"] = places.ratios
PARTS["people"] = people.ratios
PARTS["statistics"] = statistics.ratios
PARTS["charts"] = charts.ratios
PARTS["editions"] = editions.ratios
PARTS["openings"] = openings.ratios
PARTS["public"] = public.ratios
PARTS["submissions"] = submissions.ratios


def main(wanted: list[str]) -> int:
    missed = 0
    for name in wanted or PARTS:
        for ratio in PARTS[name]():
            print(ratio, flush=True)
            missed += ratio.is_missed
    print(f"{missed} goals missed." if missed else "Every goal kept.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
