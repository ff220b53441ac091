"""A disk that is really full: what was acknowledged stays, the rest is refused, all comes back."""

import subprocess
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from django.db import connection

from tests.conftest import needs
from tests.faults.conftest import Report
from tests.faults.server import serving, until
from tests.faults.sink import sink
from tests.faults.telephones import is_settled

SIZE = 24  # MB, enough for an empty site


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}m", "tmpfs", str(place)]
    mounted = subprocess.run(mounting, check=False, capture_output=True).returncode == 0
    needs(mounted, "The right to mount a small disk")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


def fill(filler: Path) -> None:
    """To the last byte: first in large pieces, then in small ones."""
    for piece in (1 << 20, 1 << 12, 1):
        with suppress(OSError), filler.open("ab", buffering=0) as file:
            while file.write(b"x" * piece) == piece:
                pass


@pytest.mark.slow
@pytest.mark.usefixtures("db")
def test_a_full_disk_loses_nothing_is_told_and_is_survived(
    small_disk: Path, report: Report
) -> None:
    where = {"DISTRICTTEAM_DATA_DIR": str(small_disk)}
    with sink() as mail, serving(**where, DISTRICTTEAM_EMAIL=mail.url) as server:
        server.account("prepare")
        said: Counter[int] = Counter()
        acknowledged = set()

        def deeds(count: int) -> None:
            for uid in (uuid.uuid4() for _ in range(count)):
                status = server.post("/deed", uid=uid)
                said[status] += 1
                if status == 201:
                    acknowledged.add(uid.hex)

        deeds(20)
        fill(small_disk / "filler")
        deeds(60)
        if connection.vendor == "sqlite":  # else the database is on another disk
            assert said[507] > 0
        assert said.keys() <= {201, 507}
        assert (server.get("/"), server.get("/sign-in")) == (200, 200)
        code, words = server.doctor()
        assert (code, f"The disk of {small_disk} is full" in words) == (1, True)
        (small_disk / "filler").unlink()
        assert until(lambda: server.get("/healthz") == 200), server.said[-20:]
        deeds(20)
        assert until(lambda: is_settled(server, len(acknowledged)), 90), server.account()
        kept = server.account()["deeds"]
        lost, doubled = len(acknowledged.difference(kept)), len(kept) - len(set(kept))
        report.count(refused=said[507], acknowledged=len(acknowledged), lost=lost, doubled=doubled)
        assert sorted(kept) == sorted(acknowledged)
        assert len(mail.copies) == len(acknowledged)
