"""Any text goes through editor, journal, both exports and back, and is byte for byte the same."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from PySide6.QtCore import QMimeData
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from journal_app.core.clock import when_now
from journal_app.core.ids import PieceId
from journal_app.core.text import clean
from journal_app.services import entries
from journal_app.services.exchange import Format, export
from journal_app.storage.vault import Vault
from journal_app.ui.editor.editor import Editor
from journal_app.ui.theme.theme import Theme
from tests.builders import FakeClock, make_vault, open_vault
from tests.core.test_text import NASTY
from tests.proof.profile import Figures, times
from tests.ui.conftest import dressed_theme, theme
from tests.ui.editor.test_editor import ANY_TEXT

__all__ = ["dressed_theme", "theme"]

TEXTS = times(500, 20_000)


class Journey:
    """One journal that texts are written into, and what came of each."""

    def __init__(self, editor: Editor, vault: Vault) -> None:
        self.editor = editor
        self.vault = vault
        self.clock = FakeClock()
        self.kept: dict[PieceId, str] = {}

    def write(self, text: str) -> None:
        """Paste a text where one writes, save it, and open it again."""
        self.editor.load("")
        mime = QMimeData()
        # The clipboard gives what is no text to nobody; everything else comes as it was copied.
        mime.setText(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
        self.editor.insertFromMimeData(mime)
        written = self.editor.text()
        assert written == clean(mime.text())
        begun = entries.begin(self.vault, "", when=when_now(self.clock), clock=self.clock)
        entries.save(self.vault, begun.id, begun.rev, written, clock=self.clock, new_sitting=False)
        self.kept[begun.id] = written
        self.opens(entries.get(self.vault, begun.id).body, written)

    def opens(self, body: str, written: str) -> None:
        """Opened and left without a key typed it is the same, and nobody asks to save it."""
        assert body == written
        edited = QSignalSpy(self.editor.edited)
        self.editor.load(body)
        assert self.editor.text() == written
        assert edited.count() == 0

    def exported(self, target: Path, form: Format) -> Path:
        """Everything there is, written out."""
        reader = self.vault.reader()
        export(reader, target, form=form, home=target.parent / "home", clock=self.clock)
        reader.close()
        return target


@pytest.fixture
def journey(qtbot: QtBot, theme: Theme, quick: Path) -> Journey:
    editor = Editor(theme)
    qtbot.addWidget(editor)
    return Journey(editor, make_vault(quick / "journal.db"))


@pytest.mark.timeout(60 + TEXTS // 10)
def test_any_text_comes_back(journey: Journey, quick: Path, figures: Figures) -> None:
    @settings(
        max_examples=TEXTS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
    )
    @given(ANY_TEXT)
    def write(text: str) -> None:
        journey.write(text)

    for nasty, _kept in NASTY.values():
        write = example(nasty)(write)
    write()

    assert len(NASTY) == 16
    assert len(journey.kept) >= TEXTS + len(NASTY)
    journey.vault.close()
    journey.vault = open_vault(quick / "journal.db")
    for piece, written in journey.kept.items():
        assert journey.vault.entries.body(piece) == written
    uids = {entries.get(journey.vault, piece).uid: piece for piece in journey.kept}
    comes_back_from_json(journey, uids, quick)
    comes_back_from_markdown(journey, uids, quick)
    journey.vault.close()
    figures.tell(
        "nasty strings and any others through editor, storage, export and back",
        f"0 of {len(NASTY)} + {len(journey.kept) - len(NASTY):,} altered",
    )


def comes_back_from_json(journey: Journey, uids: dict[str, PieceId], place: Path) -> None:
    """Read by any other program, and kept in a new journal as it stands there."""
    archive = json.loads(journey.exported(place / "all.json", Format.JSON).read_bytes())
    again = make_vault(place / "again.db")
    told = {each["uid"]: each["text"] for each in archive["entries"]}
    assert set(told) == set(uids)
    for uid, piece in uids.items():
        written = journey.kept[piece]
        assert told[uid] == written
        if written.strip():
            when = when_now(journey.clock)
            added = entries.add(again, told[uid], when=when, clock=journey.clock)
            journey.opens(added.entry.body, written)
    again.close()


def comes_back_from_markdown(journey: Journey, uids: dict[str, PieceId], place: Path) -> None:
    """One file for each, and in it, below its head, the text."""
    found = 0
    for path in journey.exported(place / "all", Format.MARKDOWN).rglob("*.md"):
        head, _fence, body = path.read_bytes().decode().partition("\n---\n")
        uid = head.rpartition("id: ")[2].strip('"')
        if uid in uids:
            found += 1
            assert body == journey.kept[uids[uid]]
    assert found == len(uids)
