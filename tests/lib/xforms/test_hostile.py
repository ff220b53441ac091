"""Hostile forms and submissions: each gets a verdict in 2 s and 200 MB, in a process of its own."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.lib.xforms.hostile import ATTACKS

ROOT = Path(__file__).resolve().parents[3]
SECONDS = 2
MEGABYTES = 200
ROOM = 1_200 * 1024 * 1024  # of addresses, not of memory: threads and libraries reserve plenty


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))


@pytest.fixture(scope="module")
def verdicts() -> dict[str, tuple[str, float, float]]:
    """Every attack in one child that forks for each; name: verdict, seconds, megabytes."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.lib.xforms.hostile"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=limited,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2_000:]
    rows = [line.split("\t") for line in run.stdout.splitlines()]
    return {name: (verdict, float(took), float(grew)) for name, verdict, took, grew in rows}


def test_there_are_at_least_sixty() -> None:
    assert len(ATTACKS) >= 60


@pytest.mark.parametrize("name", ATTACKS)
def test_gets_its_verdict_in_time(name: str, verdicts: dict[str, tuple[str, float, float]]) -> None:
    verdict, took, grew = verdicts[name]
    assert verdict == ATTACKS[name].verdict
    assert took <= SECONDS
    assert grew <= MEGABYTES
