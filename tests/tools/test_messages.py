"""The catalogues of words are judged before anybody reads them."""

from pathlib import Path

import pytest

from tools import messages


def test_words_said_in_two_ways_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for room, french in (("places", "Fermé"), ("cycle", "Close")):
        path = messages.po_file(tmp_path / room, "fr")
        path.parent.mkdir(parents=True)
        (tmp_path / room / "__init__.py").touch()
        path.write_text(f'msgid ""\nmsgstr ""\n\nmsgid "Closed"\nmsgstr "{french}"\n')
    monkeypatch.setattr(messages, "PACKAGE", tmp_path)
    (fault,) = messages.said_in_two_ways("fr")
    assert fault.startswith("'Closed' is said in two ways, {'Close': 'cycle', 'Fermé': 'places'}")
