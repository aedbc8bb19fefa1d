"""Notes in the margin are written, changed and put away beside what one reads, and never lost."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from journal_app.core.errors import NotFound
from journal_app.core.ids import PieceId
from journal_app.core.moments import Moment
from journal_app.core.text import clean
from journal_app.runtime import autosave
from journal_app.services import bin as bin_service
from journal_app.services import entries, margin_notes
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader.note_desk import NoteDesk
from journal_app.ui.reader.notes_panel import NotesPanel
from journal_app.ui.reader.page import ReaderPage
from tests import builders
from tests.ui.context_fixture import Ground
from tests.ui.reader.moment_steps import button


@pytest.fixture
def piece(ground: Ground) -> PieceId:
    """An entry of a year ago."""
    return ground.keep(
        builders.entry("We sat by the water.", at=builders.START - timedelta(days=365))
    )


def read(ground: Ground, reader: ReaderPage, piece: PieceId) -> None:
    reader.enter(Place(page=PageId.READER, piece=piece))
    ground.wait(lambda: reader.notes.isVisible() or reader.moment_view.notes.isVisible())


def shown(panel: NotesPanel) -> list[str]:
    """What the notes that can be seen say, each after its date."""
    return [
        each.text()
        for row in panel._rows.values()
        if row.isVisible()
        for each in row.findChildren(QLabel)
    ]


def kept(ground: Ground, piece: PieceId) -> list[str]:
    return [note.body for note in ground.ask(margin_notes.of, piece)]


def test_what_is_written_is_kept_and_shown_with_its_own_date(
    ground: Ground, reader: ReaderPage, piece: PieceId
) -> None:
    read(ground, reader, piece)
    button(reader, "Write in the margin").click()
    assert reader.notes.area.edit.hasFocus()
    QTest.keyClicks(reader.notes.area.edit, "I see it otherwise now.")
    assert reader.busy()
    button(reader, "Done").click()
    ground.wait(lambda: shown(reader.notes) != [])
    assert shown(reader.notes) == ["Saturday, 14 March, 09:26", "I see it otherwise now."]
    assert not reader.busy()
    assert reader.text.toPlainText() == "We sat by the water."
    assert reader.focusWidget() is reader.notes.write


def test_while_one_writes_it_is_kept_and_stays_where_it_is(
    ground: Ground, reader: ReaderPage, piece: PieceId
) -> None:
    read(ground, reader, piece)
    reader.notes.begin()
    QTest.keyClicks(reader.notes.area.edit, "Half a")
    reader.keep()
    ground.wait(lambda: not reader.busy() and len(reader._leaf.notes) == 1)
    assert shown(reader.notes) == []
    assert reader.notes.area.edit.hasFocus()
    QTest.keyClicks(reader.notes.area.edit, " sentence.")
    QTest.keyClick(reader.notes.area.edit, Qt.Key.Key_Escape)
    ground.wait(lambda: shown(reader.notes)[1:] == ["Half a sentence."])
    assert kept(ground, piece) == ["Half a sentence."]
    assert ground.context.navigator.here is None


def test_a_second_note_follows_the_first_at_once(
    ground: Ground, reader: ReaderPage, piece: PieceId
) -> None:
    read(ground, reader, piece)
    gate = ground.hold()
    for words in ("One.", "Two."):
        reader.notes.begin()
        QTest.keyClicks(reader.notes.area.edit, words)
    reader.notes.end()
    gate.set()
    ground.wait(lambda: not reader.busy())
    assert kept(ground, piece) == ["One.", "Two."]


def test_a_note_is_changed_where_it_stands(
    ground: Ground, reader: ReaderPage, piece: PieceId
) -> None:
    ground.ask(margin_notes.write, piece, "First.", clock=ground.clock)
    read(ground, reader, piece)
    ground.clock.advance(timedelta(days=3))
    button(reader, "Edit this note").click()
    assert shown(reader.notes) == []
    QTest.keyClicks(reader.notes.area.edit, "Now and ")
    QTest.keyClick(reader.notes.area.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    ground.wait(lambda: shown(reader.notes)[1:] == ["Now and First."])
    assert shown(reader.notes)[0] == "Saturday, 14 March, 09:26"


def test_put_away_it_can_be_had_back(ground: Ground, reader: ReaderPage, piece: PieceId) -> None:
    ground.ask(margin_notes.write, piece, "First.", clock=ground.clock)
    read(ground, reader, piece)
    button(reader, "Put this note away").click()
    ground.wait(lambda: bool(ground.notices.said) and shown(reader.notes) == [])
    words, action, undo = ground.notices.said[0]
    assert (words, action) == ("The note is put away.", "Undo")
    assert undo is not None
    undo()
    ground.wait(lambda: shown(reader.notes)[1:] == ["First."])


def test_one_that_is_emptied_is_put_away(
    ground: Ground, reader: ReaderPage, piece: PieceId
) -> None:
    ground.ask(margin_notes.write, piece, "First.", clock=ground.clock)
    read(ground, reader, piece)
    button(reader, "Edit this note").click()
    reader.notes.area.edit.clear()
    button(reader, "Done").click()
    ground.wait(lambda: bool(ground.notices.said))
    assert kept(ground, piece) == []


def test_going_on_or_away_keeps_what_stands_there(
    ground: Ground, reader: ReaderPage, piece: PieceId
) -> None:
    newer = ground.keep(builders.entry("Newer."))
    read(ground, reader, newer)
    ground.wait(lambda: reader._neighbours.index is not None and reader.bar.next.isEnabled())
    reader.notes.begin()
    QTest.keyClicks(reader.notes.area.edit, "Beside the newer.")
    reader.bar.next.click()
    ground.wait(lambda: reader.text.toPlainText() == "We sat by the water.")
    assert not reader.notes.writing
    reader.notes.begin()
    QTest.keyClicks(reader.notes.area.edit, "Beside the older.")
    reader.leave()
    ground.wait(lambda: not reader.busy())
    assert (kept(ground, newer), kept(ground, piece)) == (
        ["Beside the newer."], ["Beside the older."],
    )  # fmt: skip


def test_what_the_disk_refuses_stays_and_is_tried_again(
    ground: Ground, reader: ReaderPage, piece: PieceId
) -> None:
    read(ground, reader, piece)
    reader.notes.begin()
    ground.take_file_away()
    QTest.keyClicks(reader.notes.area.edit, "Words.")
    reader.keep()
    ground.wait(lambda: bool(ground.notices.said))
    for _again in range(3):
        reader.keep()
        ground.ask(lambda _vault: None)
    assert len(ground.notices.said) == 1, "it is tried again in silence"
    assert reader.busy()
    ground.put_file_back()
    reader.keep()
    ground.wait(lambda: not reader.busy())
    assert kept(ground, piece) == ["Words."]


def test_it_is_tried_again_by_itself(ground: Ground, reader: ReaderPage, piece: PieceId) -> None:
    read(ground, reader, piece)
    reader.notes.begin()
    ground.take_file_away()
    QTest.keyClicks(reader.notes.area.edit, "Words.")
    reader.keep()
    ground.wait(lambda: bool(ground.notices.said))
    ground.put_file_back()
    ground.wait(lambda: not reader.busy())
    assert kept(ground, piece) == ["Words."]
    assert len(ground.notices.said) == 1


def test_whoever_writes_without_a_pause_is_kept_too(
    ground: Ground, piece: PieceId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "LONGEST_MS", autosave.QUIET_MS + 100)
    desk = NoteDesk(ground.context, pytest.fail, ground.context.hub)
    desk.begin(piece)
    words = "a"
    typing = QTimer(interval=autosave.QUIET_MS // 4)

    def go_on() -> None:
        nonlocal words
        words += "a"
        desk.type(words)

    typing.timeout.connect(go_on)
    typing.start()
    ground.wait(lambda: bool(kept(ground, piece)))
    typing.stop()
    desk.end()
    ground.wait(lambda: not desk.busy)
    assert kept(ground, piece) == [words]


@pytest.mark.parametrize("pasted", ["one\x0btwo", "\ufeffone", "one\r\ntwo", "one\u2028two\x1f"])
def test_signs_no_text_holds_keep_nothing_from_being_kept(
    ground: Ground, reader: ReaderPage, piece: PieceId, pasted: str
) -> None:
    read(ground, reader, piece)
    reader.notes.begin()
    reader.notes.desk.type(pasted)
    reader.keep()
    ground.wait(lambda: not reader.busy())
    assert kept(ground, piece) == [clean(pasted)]


def test_what_goes_into_the_bin_takes_along_what_is_just_being_written(
    ground: Ground, reader: ReaderPage, piece: PieceId
) -> None:
    read(ground, reader, piece)
    reader.notes.begin()
    QTest.keyClicks(reader.notes.area.edit, "Words.")
    reader._options.bin_wanted.emit()
    ground.wait(lambda: not reader.busy())
    ground.ask(entries.bring_back, piece)
    assert kept(ground, piece) == ["Words."]


def test_beside_what_is_gone_nothing_waits_to_be_kept(ground: Ground, piece: PieceId) -> None:
    said: list[Exception] = []
    desk = NoteDesk(ground.context, said.append, ground.context.hub)
    desk.begin(piece)
    desk.type("Words.")
    ground.ask(entries.move_to_bin, piece, clock=ground.clock)
    ground.ask(bin_service.empty)
    desk.end()
    ground.wait(lambda: not desk.busy)
    assert [type(each) for each in said] == [NotFound]


def test_beside_a_moment_too(ground: Ground, reader: ReaderPage, moment: Moment) -> None:
    read(ground, reader, moment.id)
    button(reader, "Write in the margin").click()
    QTest.keyClicks(reader.moment_view.notes.area.edit, "It was the week of the move.")
    button(reader, "Done").click()
    ground.wait(lambda: len(shown(reader.moment_view.notes)) == 2)
    assert kept(ground, moment.id) == ["It was the week of the move."]


def test_in_the_bin_notes_are_only_read(ground: Ground, reader: ReaderPage, piece: PieceId) -> None:
    ground.ask(margin_notes.write, piece, "First.", clock=ground.clock)
    ground.ask(entries.move_to_bin, piece, clock=ground.clock)
    read(ground, reader, piece)
    ground.wait(lambda: shown(reader.notes)[1:] == ["First."])
    assert not any(each.isVisible() for each in (*reader.notes._deeds, reader.notes.write))
    reader.notes.begin()
    assert not reader.notes.writing


def test_nothing_of_it_is_left_after_a_lock(
    ground: Ground, reader: ReaderPage, piece: PieceId
) -> None:
    ground.ask(margin_notes.write, piece, "First.", clock=ground.clock)
    read(ground, reader, piece)
    reader.notes.begin()
    reader.notes.area.set_text("Second.")
    reader.forget()
    assert (reader.notes.area.text, reader.notes._rows, reader.busy()) == ("", {}, False)
