"""`make check`: every check that needs no running site, side by side, in under 15 s.

    python -m tools.check

Prints what each found; the exit code is 1 if any found something.
"""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTHON = sys.executable
WORKERS = 2


def parts() -> dict[str, list[str | Path]]:
    """The checks by name, the slowest first. Each is a command that is silent when content."""
    templates = sorted(map(str, (ROOT / "districtteam").rglob("templates/**/*.html")))
    return {
        "types": [BIN / "mypy", "--no-error-summary"],
        "migrations": [PYTHON, "-m", "districtteam", "makemigrations", "--check", "--dry-run"],
        "translations": [PYTHON, "-m", "tools.messages", "check"],
        "imports": [BIN / "lint-imports", "--no-logo"],
        "names in strings": [PYTHON, "-m", "tools.strings"],
        "sizes": [PYTHON, "-m", "tools.sizes"],
        "documents": [PYTHON, "-m", "tools.documents"],
        "templates": [BIN / "djade", "--target-version", "5.2", "--check", *templates],
        "lint": [BIN / "ruff", "check", "--quiet"],
        "format": [BIN / "ruff", "format", "--quiet", "--check"],
    }


def check(name: str, command: list[str | Path]) -> bool:
    """Run one part; say how it went and, if badly, everything it said."""
    began = time.perf_counter()
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    verdict = "ok" if run.returncode == 0 else "FAULTS"
    said = "" if run.returncode == 0 else f"\n{run.stdout}{run.stderr}".rstrip()
    print(f"{name:<18}{time.perf_counter() - began:5.1f} s  {verdict}{said}", flush=True)
    return run.returncode == 0


def main() -> int:
    with ThreadPoolExecutor(WORKERS) as pool:
        verdicts = list(pool.map(check, *zip(*parts().items(), strict=True)))
    return 0 if all(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
