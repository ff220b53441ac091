"""Files stay small enough to be read in one sitting, and the look small enough to be carried.

python -m tools.sizes
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import brotli
import rcssmin
import rjsmin

ROOT = Path(__file__).resolve().parent.parent
LINES_OF_CODE = 300
LINES_OF_TEMPLATE = 120
CSS_BYTES = 3000
JS_BYTES = 2048
SERVICE_WORKER_BYTES = 6000


def faults(root: Path = ROOT) -> list[str]:
    """What is too big, a line each."""
    return [*_long_files(root), *_heavy_files(root / "districtteam")]


def _long_files(root: Path) -> Iterator[str]:
    for folder in ("districtteam", "tools"):
        for path in sorted((root / folder).rglob("*.*")):
            limit = _limit_of(path)
            if limit and len(path.read_text(encoding="utf-8").splitlines()) > limit:
                where = path.relative_to(root)
                yield f"{where}: more than {limit} lines; make it a folder of smaller files"


def _limit_of(path: Path) -> int:
    """How many lines a file may have; 0 for no limit. Migrations are written by the machine."""
    if path.suffix in {".py", ".js", ".css"} and "migrations" not in path.parts:
        return LINES_OF_CODE
    return LINES_OF_TEMPLATE if path.suffix == ".html" else 0


def _heavy_files(package: Path) -> Iterator[str]:
    for path in sorted(package.glob("*/static/**/*.*")):
        budget = {".css": CSS_BYTES, ".js": JS_BYTES}.get(path.suffix)
        if path.name == "sw.js":
            budget = SERVICE_WORKER_BYTES
        if budget and compressed(path) > budget:
            where = path.relative_to(package.parent)
            yield f"{where}: {compressed(path)} bytes in brotli, above {budget}"


def compressed(path: Path) -> int:
    """Bytes on the wire of a static file, minified and compressed as it is served."""
    minify = rcssmin.cssmin if path.suffix == ".css" else rjsmin.jsmin
    return len(brotli.compress(minify(path.read_text(encoding="utf-8")).encode()))


if __name__ == "__main__":
    lines = faults()
    print("\n".join(lines))
    sys.exit(1 if lines else 0)
