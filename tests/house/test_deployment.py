"""Real settings on a real address leave nothing for Django's own inspection to say."""

import os
import subprocess
import sys
from pathlib import Path


def test_a_site_with_an_address_of_its_own_is_ready_to_be_deployed(tmp_path: Path) -> None:
    words = ["-W", "error", "-m", "districtteam", "check", "--deploy", "--fail-level", "WARNING"]
    environment = {name: word for name, word in os.environ.items() if "DJANGO" not in name}
    run = subprocess.run(
        [sys.executable, *words],
        env={
            **environment,
            "DISTRICTTEAM_SITE_URL": "https://learning.example.org",
            "DISTRICTTEAM_DATA_DIR": str(tmp_path),
            "DISTRICTTEAM_SECRET_KEY": "",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
