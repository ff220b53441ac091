"""`make shots`: a picture of every page at two widths in two languages, into var/shots.

python -m tools.shots [part of a page's name] [folder]
"""

import sys
from pathlib import Path

from tools import looks, site

FOLDER = Path(__file__).resolve().parent.parent / "var" / "shots"
LOOKS = [look for look in looks.EVERY if look.scheme == "light"]


def main(wanted: str = "", into: str = str(FOLDER)) -> int:
    folder = Path(into)
    folder.mkdir(parents=True, exist_ok=True)
    with site.running() as here:
        pages = [page for page in looks.distinct(here.pages) if wanted in page.name]
        for page, look, tab in looks.opened(here, pages, LOOKS):
            name = f"{page.name.replace(':', '-')}-{page.part}-{look.language}-{look.width}.png"
            tab.screenshot(path=folder / name, full_page=True)
            print(folder / name, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
