"""Pieces are kept as a PDF with a neutral name; whole or not at all, and over nothing."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtWidgets import QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.core.ids import PieceId
from journal_app.core.moments import BodyMark, Capture
from journal_app.services import margin_notes, moments, pictures
from journal_app.services.exchange import Stopped
from journal_app.ui.papers.far_line import FarLine
from journal_app.ui.papers.selection import only
from journal_app.ui.papers.sheet import PaperSheet
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.check import Check
from tests import builders
from tests import made_pictures as made
from tests.exchange.test_files_along import hang
from tests.pdf_pictures import pictures_of
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
    assert not any(check.isChecked() for check in sheet.findChildren(Check))
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
    sheet.ticks.names.click()
    sheet.ticks.notes.click()
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


def test_a_range_of_days_goes_as_it_was_lived(
    ground: Ground, window: QWidget, piece: PieceId, target: Path
) -> None:
    for days, words in ((-40, "Too early."), (-1, "The day before."), (30, "Too late.")):
        ground.keep(builders.entry(words, at=builders.START + timedelta(days=days)))
    sheet = opened(ground, window, piece)
    assert not sheet.days.isVisible()
    sheet.which.findChildren(QRadioButton)[1].click()
    assert not sheet.what.isVisible()
    sheet.days.first.setText("14 march 2026")
    sheet.days.last.setText("13.3.2026")
    sheet.place.setText(str(target))
    sheet.save.click()
    ground.wait(lambda: bool(ground.notices.said))
    told = words_of(target.read_bytes())
    assert told.index("The day before.") < told.index("We sat by the water.")
    assert "Too" not in told


def test_a_month_alone_is_all_of_it_and_what_cannot_be_read_is_said(
    ground: Ground, window: QWidget, piece: PieceId, target: Path
) -> None:
    sheet = opened(ground, window, piece)
    sheet.which.findChildren(QRadioButton)[1].click()
    sheet.place.setText(str(target))
    sheet.days.last.setText("some day")
    sheet.save.click()
    assert sheet.days.told.text().startswith("That is no date we can read.")
    assert sheet.save.isEnabled()
    sheet.days.last.clear()
    sheet.days.first.setText("february 2026")
    assert sheet.days.told.text() == "February 2026"
    sheet.save.click()
    ground.wait(sheet.error.isVisible)
    assert sheet.error.text().startswith("Nothing was written there.")
    assert not target.exists()
    sheet.days.first.setText("march 2026")
    sheet.save.click()
    ground.wait(lambda: bool(ground.notices.said))
    assert "We sat by the water." in words_of(target.read_bytes())


def test_what_was_chosen_for_a_moment_goes_where_that_is_ticked(
    ground: Ground, window: QWidget, target: Path
) -> None:
    capture = Capture(
        note="Her hand.",
        reading="rd_fear",
        terms={"wants": ("dx_left_room",)},
        texts={"unsaid": "Stay."},
        body=(BodyMark(region="br_jaw", sensation="bs_tight"),),
    )
    words = ground.context.known.vocabulary
    kept = ground.ask(moments.keep, capture, words=words, clock=ground.clock)
    sheet = opened(ground, window, kept.moment.id)
    sheet.ticks.chosen.click()
    sheet.place.setText(str(target))
    sheet.save.click()
    ground.wait(lambda: bool(ground.notices.said))
    told = words_of(target.read_bytes())
    for part in (words.label("rd_fear"), words.chip("dx_left_room"), words.chip("br_jaw")):
        assert part in told
    assert "Stay." not in told


def test_closed_while_it_is_made_it_ends_and_writes_nothing(
    ground: Ground, window: QWidget, piece: PieceId, target: Path
) -> None:
    sheet = opened(ground, window, piece)
    sheet.place.setText(str(target))
    sheet.save.click()
    assert not sheet.save.isEnabled()
    sheet.cancel.click()
    ground.ask(lambda _vault: None)
    assert not target.exists()
    assert ground.notices.said == []


def test_how_far_it_is_is_told_only_once_it_takes_a_while(qtbot: QtBot, theme: Theme) -> None:
    line = FarLine(theme)
    qtbot.addWidget(line)
    pace = line.begin(3000)
    assert next(pace.through(range(3000))) == 0
    assert line.isHidden()
    pace.step(1200, 3000)
    qtbot.waitUntil(lambda: not line.isHidden())
    assert line.text() == "40 % is done."
    line.stop()
    assert line.isHidden()
    line.begin()
    qtbot.waitUntil(lambda: not line.isHidden())
    assert line.text() == "Getting it ready."
    line.stop()
    with pytest.raises(Stopped):
        pace.step(1201, 3000)


def test_pictures_go_where_they_are_ticked_and_a_lost_one_is_told(
    ground: Ground, window: QWidget, piece: PieceId, target: Path
) -> None:
    shown = ground.ask(hang, piece, made.jpeg(6), "the last boat")
    lost = ground.ask(hang, piece, made.encoded(b"png"), "the first boat")
    ground.ask(lambda vault: pictures.files_of(vault).path(lost.file).unlink())
    sheet = opened(ground, window, piece)
    sheet.ticks.pictures.click()
    sheet.place.setText(str(target))
    sheet.save.click()
    ground.wait(lambda: bool(ground.notices.said))
    said = ground.notices.said[0][0]
    assert said.startswith("Saved as pages.pdf.")
    assert "1 picture or file is missing" in said
    assert len(pictures_of(target.read_bytes())) == 1
    told = words_of(target.read_bytes())
    assert shown.label in told
    assert "cannot be read: the first boat" in told


def test_of_selected_words_no_picture_and_no_note_is_offered(
    ground: Ground, window: QWidget, piece: PieceId
) -> None:
    sheet = PaperSheet(ground.context, window, [piece], lambda paper: only(paper, 0, 2))
    sheet.open()
    ticks = sheet.ticks
    offered = (ticks.names, ticks.marks, ticks.notes, ticks.chosen, ticks.pictures)
    assert [each.isVisible() for each in offered] == [True, True, False, False, False]
