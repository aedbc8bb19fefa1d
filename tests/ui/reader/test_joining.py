"""A piece is joined with any other: found by words or a date, with a few words of one's own."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from journal_app.core.ids import PieceId
from journal_app.core.links import FELT_IN
from journal_app.core.moments import Capture, Moment
from journal_app.core.safety import SafetyState
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import entries, links, safety
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader.finder import Finder
from journal_app.ui.reader.link_words import LinkWordsPopover
from journal_app.ui.reader.page import ReaderPage
from journal_app.ui.widgets.choice_popover import ChoicePopover
from tests import builders
from tests.ui.context_fixture import Ground
from tests.ui.reader.moment_steps import button, keep_moment, read, told


def finder(ground: Ground, reader: ReaderPage) -> Finder:
    """The open finder."""
    ground.wait(lambda: reader._joining._which is not None and reader._joining._which.isVisible())
    assert reader._joining._which is not None
    return reader._joining._which


def asked_how(reader: ReaderPage) -> ChoicePopover:
    """What asks for the words of a link."""
    how = reader._joining._how
    assert how is not None
    assert how.isVisible()
    return how


def find(ground: Ground, shown: Finder, typed: str, rows: int) -> list[str]:
    """Type, and wait for so many pieces; how each is told."""
    QTest.keyClicks(shown.field, typed)
    ground.wait(lambda: not shown._waits)
    assert len(shown.list.told()) == rows
    return shown.list.told()


def visible_buttons(widget: QWidget) -> list[QAbstractButton]:
    """What can be pressed on it."""
    return [each for each in widget.findChildren(QAbstractButton) if each.isVisible()]


def read_entry(ground: Ground, reader: ReaderPage, piece: PieceId) -> None:
    """Read an entry, and wait until it stands there."""
    reader.enter(Place(page=PageId.READER, piece=piece))
    ground.wait(lambda: reader._leaf.entry is not None and reader._leaf.entry.id == piece)


def test_an_entry_is_joined_by_keyboard_with_one_found_by_words(
    ground: Ground, reader: ReaderPage
) -> None:
    old = ground.keep(builders.entry("We had soup. The kettle sang.", at=datetime(2019, 3, 14)))
    here = ground.keep(builders.entry("Once more, soup."))
    read_entry(ground, reader, here)
    reader.commands()[ActionId.JOIN]()
    shown = finder(ground, reader)
    assert shown.field.hasFocus()
    (row,) = find(ground, shown, "kettle", rows=1)
    assert row.startswith("Entry, 14 March 2019")
    assert row.endswith("The kettle sang.")
    QTest.keyClick(shown.field, Qt.Key.Key_Return)
    how = asked_how(reader)
    how.field.setText("the same soup")
    QTest.keyClick(how.field, Qt.Key.Key_Return)
    ground.wait(lambda: bool(reader.joined._rows))
    assert "the same soup" in told(reader.joined)
    (joined,) = ground.ask(links.of, old)
    assert (joined.other.id, joined.link.words) == (here, "the same soup")

    said, action, undo = ground.notices.said[-1]
    assert (said, action) == ("Joined. It shows at both.", "Undo")
    assert undo is not None
    undo()
    ground.wait(lambda: not reader.joined._rows)
    assert ground.ask(links.of, old) == []


def test_the_words_of_a_link_are_changed_beside_it_and_undone(
    ground: Ground, reader: ReaderPage
) -> None:
    old = ground.keep(builders.entry("We had soup."))
    here = ground.keep(builders.entry("Once more, soup."))
    ground.ask(links.join, here, old, words="the same soup", clock=ground.clock)
    read_entry(ground, reader, here)
    ground.wait(lambda: "the same soup" in told(reader.joined))
    button(reader.joined, "Change its words").click()
    [popover] = reader.window().findChildren(LinkWordsPopover)
    assert popover.fields[0].hasFocus()
    assert popover.fields[0].selectedText() == "the same soup"
    QTest.keyClicks(popover.fields[0], "another bowl")
    QTest.keyClick(popover.fields[0], Qt.Key.Key_Return)
    ground.wait(lambda: "another bowl" in told(reader.joined))
    said, action, undo = ground.notices.said[-1]
    assert (said, action) == ("Kept. It shows at both.", "Undo")
    assert undo is not None
    undo()
    ground.wait(lambda: "the same soup" in told(reader.joined))
    QTest.keyClicks(popover.fields[0], "and bread")
    reader.forget()
    popover.fields[0].undo()
    assert popover.fields[0].text() == ""


def test_what_was_typed_to_find_a_piece_is_not_brought_back_by_undo(
    ground: Ground, reader: ReaderPage
) -> None:
    ground.keep(builders.entry("We had soup."))
    here = ground.keep(builders.entry("Once more, soup."))
    read_entry(ground, reader, here)
    reader.commands()[ActionId.JOIN]()
    shown = finder(ground, reader)
    find(ground, shown, "kettle", rows=0)
    QTest.keyClick(shown.field, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    reader.commands()[ActionId.JOIN]()
    again = finder(ground, reader)
    again.field.undo()
    assert again.field.text() == ""


def test_what_made_a_link_of_itself_keeps_its_words(ground: Ground, reader: ReaderPage) -> None:
    old = ground.keep(builders.entry("We had soup."))
    here = ground.keep(builders.entry("Once more, soup."))
    ground.ask(links.join, here, old, relation=FELT_IN, clock=ground.clock)
    read_entry(ground, reader, here)
    ground.wait(lambda: bool(reader.joined._rows))
    offered = [each.accessibleName() for each in visible_buttons(reader.joined)]
    assert "Part these two" in offered
    assert "Change its words" not in offered


def test_a_date_finds_what_was_written_then(
    ground: Ground, reader: ReaderPage, moment: Moment
) -> None:
    ground.keep(builders.entry("A walk.", at=datetime(2019, 3, 14, 9, 0)))
    ground.keep(builders.entry("Rain.", at=datetime(2019, 3, 20, 9, 0)))
    read(ground, reader, moment.id)
    button(reader, "Join to another piece…").click()
    shown = finder(ground, reader)
    (row,) = find(ground, shown, "14.3.2019", rows=1)
    assert "A walk." in row
    shown.field.clear()
    find(ground, shown, "march 2019", rows=2)
    QTest.keyClick(shown.field, Qt.Key.Key_Down)
    QTest.keyClick(shown.field, Qt.Key.Key_Return)
    assert asked_how(reader).isVisible()
    assert reader._joining._pair is not None
    assert ground.ask(entries.get, reader._joining._pair[1]).body == "A walk."


def test_enter_pressed_before_the_answer_takes_what_was_typed(
    ground: Ground, reader: ReaderPage, moment: Moment
) -> None:
    wanted = ground.keep(builders.entry("The kettle.", at=datetime(2019, 3, 14)))
    ground.keep(builders.entry("Newer."))
    read(ground, reader, moment.id)
    reader.commands()[ActionId.JOIN]()
    shown = finder(ground, reader)
    gate = ground.hold()
    QTest.keyClicks(shown.field, "kettle")
    QTest.keyClick(shown.field, Qt.Key.Key_Return)
    assert shown.isVisible()
    gate.set()
    ground.wait(shown.isHidden)
    assert reader._joining._pair == (moment.id, wanted)


def test_nothing_is_taken_where_nothing_is_found(
    ground: Ground, reader: ReaderPage, moment: Moment
) -> None:
    ground.keep(builders.entry("The kettle."))
    read(ground, reader, moment.id)
    reader.commands()[ActionId.JOIN]()
    shown = finder(ground, reader)
    find(ground, shown, "zebra", rows=0)
    assert "Nothing found. Fewer words find more." in [
        each.text() for each in shown.findChildren(QLabel) if each.isVisible()
    ]
    QTest.keyClick(shown.field, Qt.Key.Key_Return)
    assert shown.isVisible()
    QTest.keyClick(shown.field, Qt.Key.Key_Escape)
    assert shown.isHidden()
    # Closed, it knows of nothing any more.
    assert (shown.field.text(), shown.list.told()) == ("", [])


def test_a_lone_piece_has_nothing_to_be_joined_with(
    ground: Ground, reader: ReaderPage, moment: Moment
) -> None:
    read(ground, reader, moment.id)
    reader.commands()[ActionId.JOIN]()
    ground.wait(lambda: bool(ground.notices.said))
    assert ground.notices.said[0][0] == "There is nothing else to join it to yet."


def test_loops_are_not_offered_as_words_where_they_are_put_away(
    ground: Ground, reader: ReaderPage, moment: Moment, words: Vocabulary
) -> None:
    keep_moment(ground, words, Capture(note="A long message."))
    ground.ask(safety.say, SafetyState.UNSURE, clock=ground.clock)
    read(ground, reader, moment.id)
    reader.commands()[ActionId.JOIN]()
    shown = finder(ground, reader)
    QTest.keyClick(shown.field, Qt.Key.Key_Down)
    QTest.keyClick(shown.field, Qt.Key.Key_Return)
    assert list(reader._joining._relations.values()) == [""]
    assert asked_how(reader).isVisible()


def test_what_is_in_the_bin_is_joined_with_nothing(ground: Ground, reader: ReaderPage) -> None:
    piece = ground.keep(builders.entry("Put away."))
    ground.ask(entries.move_to_bin, piece, clock=ground.clock)
    read_entry(ground, reader, piece)
    assert not reader.joined.join_button.isVisible()
    assert ActionId.JOIN not in reader.commands()
