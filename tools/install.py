"""Sets up .venv from a lock file, and does nothing where that was done already.

    python3 tools/install.py base    # what a running site needs
    python3 tools/install.py dev     # the same, and the checks and tests

Runs before anything is installed and on any Python 3, so that an old one can say it is too old.
"""

import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
TOO_OLD = """District.Team needs Python 3.11 or later; {0} is {1[0]}.{1[1]}.
Name another one: make demo PYTHON=python3.12"""
NO_VENV = """This Python cannot make a virtual environment. On Debian and Ubuntu:
apt install python3-venv"""


def stamp(name: str) -> Path:
    """Where the state of an installation is kept: .venv/base-lock."""
    return VENV / f"{name}-lock"


def lock(name: str) -> Path:
    return ROOT / "requirements" / f"{name}.txt"


def state(name: str) -> str:
    """What an installation is made from: the version of Python and the lock file."""
    version = "{0[0]}.{0[1]}".format(sys.version_info)
    return version + " " + hashlib.sha256(lock(name).read_bytes()).hexdigest()


def kept(name: str) -> str:
    return stamp(name).read_text() if PYTHON.exists() and stamp(name).exists() else ""


def fits() -> bool:
    """Whether there is a .venv of this Python; one of another version is of no use."""
    library = "python{0[0]}.{0[1]}".format(sys.version_info)
    return PYTHON.exists() and (VENV / "lib" / library).is_dir()


def make_environment() -> None:
    print("Making .venv", flush=True)
    if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
        sys.exit(NO_VENV)


def install(name: str) -> None:
    if not fits():
        make_environment()
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes"]
    running = subprocess.Popen(
        [*pip, "-r", str(lock(name))],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
    )
    said = shown(name, running)
    if said:
        sys.exit(said + "\nThe packages could not be installed; the lines above say why.")
    for done in {name, "base"}:
        stamp(done).write_text(state(done))


def shown(name: str, pip: "subprocess.Popen[str]") -> str:
    """Say how far pip has come; what it said, if it failed."""
    wanted = lock(name).read_text().count("==")
    said, got = [], 0
    for line in pip.stdout or ():
        said.append(line)
        if line.startswith(("Collecting", "Processing", "Requirement already")):
            got += 1
            print(f"\rInstalling requirements/{name}.txt: {got} of {wanted}", end="", flush=True)
    print(flush=True)
    return "".join(said) if pip.wait() else ""


def main() -> None:
    if sys.version_info < (3, 11):
        sys.exit(TOO_OLD.format(sys.executable, sys.version_info))
    name = sys.argv[1]
    if kept(name) != state(name):
        install(name)


if __name__ == "__main__":
    main()
