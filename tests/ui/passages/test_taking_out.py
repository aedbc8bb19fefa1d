"""The sheet on which passages are taken out: what is seen is what leaves, and nothing else does."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest

from journal_app.core.ids import Uid
from journal_app.ui.passages.page import PassagesPage
from journal_app.ui.passages.taking_out import MOST_SHOWN, TakingOut
from tests.ui.context_fixture import Ground
from tests.ui.passages.conftest import Mark, Open

Three = tuple[Uid, Uid, Uid]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A place outside of the data folder of the journal."""
    with TemporaryDirectory(dir="/tmp") as made:
        yield Path(made)


@pytest.fixture
def sheet(open_page: Open, three: Three, folder: Path) -> TakingOut:
    """The sheet over the page with three passages."""
    page = open_page()
    page._header.take_out.click()
    made = page._sheet
    assert made is not None
    made.place.setText(str(folder / "passages.pdf"))
    return made


def seen(sheet: TakingOut) -> str:
    """What one sees of what leaves."""
    return sheet.preview.text.toPlainText()


def save(sheet: TakingOut, ground: Ground) -> None:
    """Press Save and wait for what comes of it."""
    closed = QSignalSpy(sheet.closed)
    sheet.save.click()
    ground.wait(lambda: closed.count() > 0 or not sheet.error.isHidden())


def test_at_first_no_word_no_name_and_no_day_leaves(sheet: TakingOut) -> None:
    assert sheet.accessibleName() == "Take these out…"
    assert seen(sheet).startswith("Passages\n\n\nFebruary 2025\n\nPulling away, with A.\n")
    for word in ("I left", "Ana", "Mara", "canal", "14 March"):
        assert word not in seen(sheet)
    assert not sheet.around.isEnabled()
    assert "not encrypted" in sheet.warning.text()
    assert sheet.window().focusWidget() is sheet.cancel


def test_each_tick_is_seen_at_once(sheet: TakingOut) -> None:
    sheet.words.click()
    assert "I left" in seen(sheet)
    assert "Names inside" in sheet.warning.text()
    sheet.around.click()
    assert "… The lamp went out. I left" in seen(sheet)
    sheet.names.click()
    assert "with Ana, Mara" in seen(sheet)
    sheet.days.click()
    assert "14 March 2026" in seen(sheet)
    sheet.words.click()
    assert "I left" not in seen(sheet)
    assert "lamp" not in seen(sheet)


def test_what_was_seen_is_what_is_saved_for_oneself_alone(
    sheet: TakingOut, ground: Ground, folder: Path
) -> None:
    sheet.form.set_current(1)
    assert sheet.place.text() == str(folder / "passages.md")
    sheet.words.click()
    shown = seen(sheet)
    assert "> I left" in shown
    save(sheet, ground)
    kept = folder / "passages.md"
    assert kept.read_text(encoding="utf-8") == shown
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [each.name for each in folder.iterdir()] == ["passages.md"]
    assert ground.notices.said[-1][0] == "Saved as passages.md. It is not encrypted."


@pytest.mark.parametrize(("at", "name", "begins"), [(0, "pdf", b"%PDF"), (2, "txt", b"Passages")])
def test_each_form_is_saved(
    sheet: TakingOut, ground: Ground, folder: Path, at: int, name: str, begins: bytes
) -> None:
    sheet.form.set_current(at)
    closed = QSignalSpy(sheet.closed)
    QTest.keyClick(sheet.place, Qt.Key.Key_Return)
    ground.wait(lambda: closed.count() > 0)
    assert (folder / f"passages.{name}").read_bytes().startswith(begins)


def test_nothing_is_written_over(sheet: TakingOut, ground: Ground, folder: Path) -> None:
    taken = folder / "passages.pdf"
    taken.write_text("mine")
    save(sheet, ground)
    assert taken.read_text() == "mine"
    assert "Choose another name" in sheet.error.text()
    assert sheet.window().focusWidget() is sheet.place
    sheet.place.setText(str(folder / "others.pdf"))
    sheet.place.textEdited.emit("")
    assert sheet.error.isHidden()
    save(sheet, ground)
    assert (folder / "others.pdf").exists()


@pytest.mark.parametrize("name", ["", "{folder}/not/there.pdf", "{data}/inside.pdf", "{folder}"])
def test_what_does_not_go_is_told_with_a_way_out(
    sheet: TakingOut, ground: Ground, folder: Path, name: str
) -> None:
    sheet.place.setText(name.format(folder=folder, data=ground.path.parent))
    save(sheet, ground)
    assert not sheet.isHidden()
    assert sheet.error.text().count(".") >= 2
    assert list(folder.iterdir()) == []
    assert sheet.save.isEnabled()


def test_esc_takes_nothing_out_and_gives_the_keyboard_back(
    sheet: TakingOut, page: PassagesPage, folder: Path
) -> None:
    QTest.keyClick(sheet.cancel, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert page._sheet is None
    assert list(folder.iterdir()) == []
    page._header.take_out.click()
    assert page._sheet is not None


def test_locked_the_sheet_goes_with_every_word(sheet: TakingOut, page: PassagesPage) -> None:
    sheet.words.click()
    page.forget()
    assert sheet.isHidden()
    assert page._sheet is None
    assert seen(sheet) == ""


def test_of_many_the_first_are_seen_and_all_leave(
    open_page: Open, ground: Ground, mark: Mark, folder: Path
) -> None:
    for number in range(MOST_SHOWN + 5):
        mark(f"Rain, {number}.", "Rain", days=number)
    page = open_page()
    page._header.take_out.click()
    sheet = page._sheet
    assert sheet is not None
    sheet.words.click()
    assert seen(sheet).count("Rain") == MOST_SHOWN
    assert sheet.more.text() == "and 5 more"
    sheet.form.set_current(2)
    sheet.place.setText(str(folder / "all.txt"))
    save(sheet, ground)
    assert (folder / "all.txt").read_text().count("Rain") == MOST_SHOWN + 5


def test_it_prints_where_there_is_a_printer(
    open_page: Open, ground: Ground, three: Three, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = folder / "lp"
    program.write_text(f'#!/bin/sh\ncat > "{folder}/printed"\n')
    program.chmod(stat.S_IRWXU)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
    page = open_page()
    page._header.take_out.click()
    sheet = page._sheet
    assert sheet is not None
    assert sheet.print_button.isVisible()
    closed = QSignalSpy(sheet.closed)
    sheet.print_button.click()
    ground.wait(lambda: closed.count() > 0)
    assert (folder / "printed").read_bytes().startswith(b"%PDF")
    assert ground.notices.said[-1][0] == "On its way to the printer."


def test_everything_on_it_has_a_name(sheet: TakingOut) -> None:
    names = [
        "PDF", "The words themselves", "A few words around each", "Names of people",
        "Dates to the day", "What leaves", "Save as", "Choose…", "Save", "Cancel",
    ]  # fmt: skip
    sheet.words.click()
    sheet.form._group.button(0).setFocus()
    seen_names = []
    for _ in names:
        focused = sheet.window().focusWidget()
        assert focused is not None
        seen_names.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert seen_names == names
