"""The command itself, before Django is ready."""

import os
import subprocess
import sys


def test_a_choice_that_cannot_be_used_ends_with_a_sentence() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "districtteam", "check"],
        env={**os.environ, "DISTRICTTEAM_PORT": "abc"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr == "districtteam: DISTRICTTEAM_PORT must be a whole number, not 'abc'.\n"
