"""The documents say what is there, and point nowhere in vain."""

from tools import documents


def test_every_setting_is_described_and_every_described_setting_exists() -> None:
    real, named = documents.settings(documents.ROOT), documents.written("settings")
    assert not list(documents.differences("docs/settings.md", "setting", real, named))


def test_every_command_is_described_and_every_described_command_exists() -> None:
    real, named = documents.commands(documents.ROOT), documents.written("commands")
    assert not list(documents.differences("docs/commands.md", "command", real, named))


def test_no_link_leads_nowhere() -> None:
    assert not list(documents.dead_links(documents.ROOT))
