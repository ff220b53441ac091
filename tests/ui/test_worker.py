import json
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.core.management import call_command
from django.test import Client, override_settings

from districtteam.ui import worker
from tests import make

MOST = 6_000  # bytes: DESIGN.md, "what must always hold", 8


def test_the_worker_and_all_that_it_keeps_weigh_little(
    client: Client, cast: make.Cast, tmp_path: Path, settings: Any
) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "districtteam.ui.storage.Storage"},
    }
    worker.script.cache_clear()
    call_command("collectstatic", interactive=False, verbosity=0)
    script = client.get("/sw.js")
    kept = [tmp_path / name.removeprefix("/static/") for name in frame_of(script.text)]
    away = client.get("/offline", headers={"accept-encoding": "br"})
    parts = [
        len(brotli.compress(script.content)),
        len(away.content),
        *(len(Path(f"{path}.br").read_bytes()) for path in kept),
    ]
    worker.script.cache_clear()
    assert len(kept) == 2
    assert sum(parts) <= MOST, parts


def frame_of(script: str) -> list[str]:
    return list(json.loads(script.split("FRAME=", 1)[1].split(";", 1)[0]))


def test_it_is_offered_after_sign_in_only(client: Client, cast: make.Cast) -> None:
    assert "data-worker" not in client.get("/look").text
    client.force_login(cast.awa)
    assert 'data-worker="/sw.js"' in client.get("/look").text


def test_it_is_not_asked_for_with_every_page(client: Client) -> None:
    answer = client.get("/sw.js")
    assert answer.headers["Cache-Control"] == "max-age=86400"
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert 'SIGN_IN="/sign-in"' in answer.text


def test_leaving_wipes_the_device(client: Client, cast: make.Cast) -> None:
    for door in ("/sign-out", "/sign-out/everywhere"):
        client.force_login(cast.awa)
        assert '"storage"' in client.post(door).headers["Clear-Site-Data"]


def test_the_icon_is_asked_for_once(client: Client) -> None:
    answer = client.get("/favicon.ico")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000"
    assert answer.content.startswith(b"<svg")


@override_settings(SITE_NAME="Équipe")
def test_the_manifest_names_the_site(client: Client) -> None:
    answer = client.get("/manifest.webmanifest")
    assert answer.headers["Content-Type"] == "application/manifest+json"
    assert answer.json()["name"] == "Équipe"


pytestmark = pytest.mark.django_db
