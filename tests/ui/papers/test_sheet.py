"""Pieces are kept as a PDF with a neutral name; whole or not at all, and over nothing."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journal_app.core.ids import PieceId
from journal_app.services import margin_notes
from journal_app.ui.papers.selection import only
from journal_app.ui.papers.sheet import PaperSheet
from tests import builders
from tests.pdf_words import words_of
from tests.ui.context_fixture import Ground


@pytest.fixture
def piece(ground: Ground) -> PieceId:
    """An entry with a name and a note."""
    made = ground.keep(builders.entry("We sat by the water.", people=["Mara"]))
    ground.ask(margin_notes.write, made, "Later: it was cold.", clock=ground.clock)
    return made


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What the sheet lies over."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    return made


@pytest.fixture
def target() -> Iterator[Path]:
    """A place outside of the data folder of the journal."""
    with TemporaryDirectory(dir="/tmp") as made:
        yield Path(made) / "pages.pdf"


def opened(ground: Ground, window: QWidget, *pieces: PieceId) -> PaperSheet:
    sheet = PaperSheet(ground.context, window, pieces)
    sheet.open()
    return sheet


def test_its_name_tells_nothing_and_only_the_text_goes(
    ground: Ground, window: QWidget, piece: PieceId, target: Path
) -> None:
    sheet = opened(ground, window, piece)
    assert Path(sheet.place.text()).name == "pages.pdf"
    assert not any(check.isChecked() for check in (sheet.names, sheet.marks, sheet.notes))
    sheet.place.setText(str(target))
    sheet.save.click()
    ground.wait(lambda: bool(ground.notices.said))
    assert ground.notices.said[0][0] == "Saved as pages.pdf. It is not encrypted."
    told = words_of(target.read_bytes())
    assert "We sat by the water." in told
    for words in ("Mara", "it was cold"):
        assert words not in told


def test_what_is_ticked_goes_along_and_nothing_is_written_over(
    ground: Ground, window: QWidget, piece: PieceId, target: Path
) -> None:
    target.write_bytes(b"mine")
    sheet = opened(ground, window, piece)
    sheet.names.click()
    sheet.notes.click()
    sheet.place.setText(str(target))
    sheet.save.click()
    ground.wait(sheet.error.isVisible)
    assert target.read_bytes() == b"mine"
    sheet.place.setText(str(target.with_name("others.pdf")))
    sheet.save.click()
    ground.wait(lambda: bool(ground.notices.said))
    told = words_of(target.with_name("others.pdf").read_bytes())
    for words in ("Mara", "it was cold"):
        assert words in told


def test_only_the_selected_words_go(
    ground: Ground, window: QWidget, piece: PieceId, target: Path
) -> None:
    sheet = PaperSheet(ground.context, window, [piece], lambda paper: only(paper, 0, len("We sat")))
    sheet.open()
    assert sheet.what.text() == "Only the selected words"
    sheet.place.setText(str(target))
    sheet.save.click()
    ground.wait(lambda: bool(ground.notices.said))
    told = words_of(target.read_bytes())
    assert "We sat" in told
    assert "water" not in told
