"""The documents say what is there, and point nowhere in vain."""

from tools import documents


def test_every_setting_is_described_and_every_described_setting_exists() -> None:
    real, named = documents.settings(documents.ROOT), documents.written("settings")
    assert not list(documents.differences("docs/settings.md", "setting", real, named))


def test_every_command_is_described_and_every_described_command_exists() -> None:
    real, named = documents.commands(documents.ROOT), documents.written("commands")
    assert not list(documents.differences("docs/commands.md", "command", real, named))


def test_every_folder_has_its_line_on_the_map() -> None:
    real, named = documents.folders(documents.ROOT), documents.written("map")
    assert not list(documents.differences("docs/map.md", "folder", real, named))


def test_no_link_leads_nowhere() -> None:
    assert not list(documents.dead_links(documents.ROOT))


def test_lock_files_pin_every_package_by_hash_and_name_no_host() -> None:
    for name in ("base", "dev"):
        lock = (documents.ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        pins = [line for line in lock.splitlines() if "==" in line.split("#")[0]]
        assert pins
        assert all(line.endswith("\\") for line in pins), "every pin is followed by its hashes"
        assert "://" not in lock
