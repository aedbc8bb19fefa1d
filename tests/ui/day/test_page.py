"""The page of one day: all of it in order, its neighbours, and the ways to it and from it."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.core.ids import PieceId
from journal_app.core.moments import Capture
from journal_app.services import entries, margin_notes, moments, sealing, shown_names, vocabulary
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.day.page import DayPage
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader.page import ReaderPage
from journal_app.ui.timeline.page import TimelinePage
from journal_app.ui.widgets.para import Para
from tests import builders
from tests.ui.by_command import do
from tests.ui.context_fixture import Ground, ground

__all__ = ["ground"]

DAY = date(2019, 3, 14)


@pytest.fixture
def page(ground: Ground, qtbot: QtBot) -> DayPage:
    QLocale.setDefault(QLocale("en_GB"))
    made = DayPage(ground.context)
    qtbot.addWidget(made)
    ground.context.hub.changed.connect(made.refresh)
    ground.context.navigator.went.connect(
        lambda place: made.enter(place) if place.page is PageId.DAY else None
    )
    made.resize(1060, 784)
    made.show()
    qtbot.waitExposed(made)
    return made


def keep(ground: Ground, body: str, day: int, hour: int = 12, *people: str) -> PieceId:
    at = datetime(2019, 3, day, hour)
    return ground.keep(builders.entry(body, at=at, people=people))


def note(ground: Ground, piece: PieceId, words: str) -> None:
    """Written in the margin on the fourteenth of March 2026."""
    ground.ask(margin_notes.write, piece, words, clock=ground.clock)


def enter(ground: Ground, page: DayPage, day: date = DAY, piece: PieceId | None = None) -> None:
    ground.context.navigator.go(Place(page=PageId.DAY, part=day.isoformat(), piece=piece))
    settle(ground, page)


def settle(ground: Ground, page: DayPage) -> None:
    ground.ask(lambda _vault: None)
    ground.wait(lambda: page._loading is None)


def listed(page: DayPage) -> list[int]:
    return list(page._model.order.ids)


def spoken(page: DayPage) -> list[str]:
    model = page._model
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row).data(role)) for row in range(model.rowCount())]


HEADING = "Written in the margin on this day"


def said_in_margin(page: DayPage) -> list[str]:
    """What stands below the heading."""
    notes = [each for each in page.notes.findChildren(Para) if each.isVisible()]
    return [each.text() for each in notes if each.accessibleName() != HEADING]


def test_a_day_is_read_in_the_order_it_was_lived(ground: Ground, page: DayPage) -> None:
    late = keep(ground, "Late, the lamps.", 14, 22)
    early = keep(ground, "Early, the door.", 14, 7)
    told = ground.ask(
        builders.keep_moment, builders.moment("At noon.", at=datetime(2019, 3, 14, 12))
    )
    keep(ground, "Another day.", 15)
    enter(ground, page)
    assert listed(page) == [early, told, late]
    assert page.header.date.text() == "Thursday, 14 March 2019"
    assert [line.partition(",")[0] for line in spoken(page)] == ["Entry", "Moment", "Entry"]
    assert page.pieces.hasFocus()
    assert not page.notes.isVisible()


def test_the_days_before_and_after_are_those_that_have_something(
    ground: Ground, page: DayPage
) -> None:
    first, last = keep(ground, "First.", 2), keep(ground, "Last.", 14)
    note(ground, first, "Written in 2026.")
    enter(ground, page)
    page.header.previous.click()
    settle(ground, page)
    assert (listed(page), page.place()) == ([first], Place(page=PageId.DAY, part="2019-03-02"))
    assert not page.header.previous.isEnabled()
    do(page.pieces, ActionId.NEXT_MONTH)
    settle(ground, page)
    assert listed(page) == [last]
    do(page.pieces, ActionId.NEXT_MONTH)
    settle(ground, page)
    assert page.header.date.text() == "Saturday, 14 March 2026"
    assert not page.header.next.isEnabled()
    do(page.header.back, ActionId.PREVIOUS_MONTH)
    settle(ground, page)
    assert listed(page) == [last]


def test_a_note_of_the_day_stands_there_with_what_it_stands_beside(
    ground: Ground, page: DayPage
) -> None:
    piece = keep(ground, "The bridge in the fog.", 2)
    note(ground, piece, "I remember less of it.")
    enter(ground, page, date(2026, 3, 14))
    assert said_in_margin(page) == [
        "I remember less of it.",
        "Beside Saturday, 2 March 2019: “The bridge in the fog.”",
    ]
    assert not page.pieces.isVisible()
    assert page.header.back.hasFocus()
    (read,) = page.notes.buttons
    assert read.accessibleName() == "Read what this stands beside"
    read.click()
    assert ground.context.navigator.here == Place(page=PageId.READER, piece=piece)


def test_what_is_sealed_or_in_the_bin_is_nowhere(ground: Ground, page: DayPage) -> None:
    sealed, binned = keep(ground, "Sealed.", 14), keep(ground, "Binned.", 14)
    kept = keep(ground, "Kept.", 14)
    for each in (sealed, binned):
        note(ground, each, "Beside it.")
    ground.ask(sealing.seal, sealed)
    ground.ask(entries.move_to_bin, binned, clock=ground.clock)
    enter(ground, page)
    assert listed(page) == [kept]
    assert not page.header.next.isEnabled()
    enter(ground, page, date(2026, 3, 14))
    assert page.nothing.isVisible()
    assert not page.notes.isVisible()
    assert page.notes.buttons == []


def test_an_answer_is_not_told_while_its_later_look_is_open(ground: Ground, page: DayPage) -> None:
    words = vocabulary.built_in()
    capture = Capture(note="He sat down.", reading="rd_fear")
    ground.ask(moments.keep, capture, words=words, clock=ground.clock)
    enter(ground, page, date(2026, 3, 14))
    assert "felt like fear" in spoken(page)[0]
    ground.clock.advance(timedelta(hours=20))
    assert "fear" not in spoken(page)[0]


def test_notes_follow_the_last_piece_and_leave_it_room(ground: Ground, page: DayPage) -> None:
    piece = ground.keep(builders.entry("Of today."))
    note(ground, piece, "One line.")
    enter(ground, page, date(2026, 3, 14))

    def below() -> int:
        return page.notes.geometry().top() - page.pieces.visualRect(page._model.index(0)).bottom()

    ground.wait(lambda: page.notes.geometry().bottom() < page.height() - 200)
    assert page.header.height() <= below() < page.header.height() + 120
    for number in range(12):
        note(ground, piece, f"Line {number}.\n" * 3)
        ground.keep(builders.entry(f"Another of today, {number}."))
    enter(ground, page, date(2026, 3, 14))
    ground.wait(lambda: page.notes.geometry().bottom() == page.height() - 1)
    assert page.pieces.height() > page.height() * 0.3
    assert page.notes.verticalScrollBar().maximum() > 0


def test_large_text_in_a_small_window_leaves_room_to_read(ground: Ground, page: DayPage) -> None:
    """The page scrolls as a whole: the date goes, and notes stand in full below the pieces."""
    theme = ground.context.theme
    pieces = [ground.keep(builders.entry(f"Of today, {number}. " * 9)) for number in range(6)]
    for number in range(4):
        note(ground, pieces[0], f"Line {number}.\n" * 3)
    theme.set_zoom(2.0)
    page.resize(800, 544)
    enter(ground, page, date(2026, 3, 14))
    bar = page.whole_page.verticalScrollBar()
    ground.wait(lambda: page.notes.verticalScrollBar().maximum() == 0 < bar.maximum())
    assert page.header.date.isVisible()
    bar.setValue(bar.maximum() // 3)
    seen = page.pieces.visibleRegion().boundingRect().height()
    assert seen / theme.line_height("read") >= 8
    bar.setValue(bar.maximum())
    last = page.notes.buttons[-1]
    assert page.rect().contains(last.mapTo(page, last.rect().bottomLeft()))
    theme.set_zoom(1.0)
    page.resize(1060, 784)
    ground.wait(lambda: bar.maximum() == 0)
    assert page.header.mapTo(page, page.header.rect().topLeft()).y() == 0


def test_where_notes_cut_the_pieces_off_these_fade(ground: Ground, page: DayPage) -> None:
    for number in range(12):
        note(ground, ground.keep(builders.entry(f"Of today, {number}.")), f"Line {number}.\n" * 3)
    enter(ground, page, date(2026, 3, 14))
    ground.wait(lambda: page.pieces.verticalScrollBar().maximum() > 0)
    darkest = 255
    for scrolled in range(0, 60, 3):
        page.pieces.verticalScrollBar().setValue(scrolled)
        foot = page.pieces.viewport().grab().toImage()
        line = [foot.pixelColor(x, foot.height() - 1) for x in range(0, foot.width() - 20, 2)]
        darkest = min(darkest, *(each.lightness() for each in line))
    assert darkest > 235


def test_names_stand_as_initials_where_that_is_wanted(ground: Ground, page: DayPage) -> None:
    keep(ground, "We walked.", 14, 12, "Mara")
    enter(ground, page)
    assert "Mara" in spoken(page)[0]
    ground.ask(shown_names.show_initials, True)
    ground.wait(lambda: ground.context.known.names.as_initials)
    assert "Mara" not in spoken(page)[0]


def test_it_follows_what_is_written_put_away_and_brought_back(
    ground: Ground, page: DayPage
) -> None:
    piece = keep(ground, "The only one.", 14)
    enter(ground, page, DAY, piece)
    assert page.pieces.chosen_key() == piece
    QTest.keyClick(page.pieces, Qt.Key.Key_Delete)
    ground.wait(page.nothing.isVisible)
    assert page.header.back.hasFocus()
    _text, undo, act = ground.notices.said[-1]
    assert (undo, act is None) == ("Undo", False)
    assert act is not None
    act()
    ground.wait(lambda: page.pieces.chosen_key() == piece)
    note(ground, piece, "Beside it.")
    settle(ground, page)
    assert page.header.next.isEnabled()


def test_keys_open_a_piece_and_go_back_to_it(ground: Ground, page: DayPage) -> None:
    piece = keep(ground, "The only one.", 14)
    enter(ground, page, DAY, piece)
    QTest.keyClick(page.pieces, Qt.Key.Key_Return)
    assert ground.context.navigator.here == Place(page=PageId.READER, piece=piece)
    QTest.keyClick(page.pieces, Qt.Key.Key_Escape)
    assert ground.context.navigator.here == Place(page=PageId.TIMELINE, piece=piece)


def test_an_empty_day_says_so_and_leads_back_to_that_time(ground: Ground, page: DayPage) -> None:
    keep(ground, "Another day.", 2)
    enter(ground, page)
    assert page.nothing.isVisible()
    assert page.header.previous.isEnabled()
    assert {*page.commands()} == {ActionId.PREVIOUS_MONTH, ActionId.NEXT_MONTH}
    QTest.keyClick(page.header.back, Qt.Key.Key_Escape)
    assert ground.context.navigator.here == Place(page=PageId.TIMELINE, part="day:2019-03-14")


def test_a_part_that_is_no_day_is_today(ground: Ground, page: DayPage) -> None:
    page.enter(Place(page=PageId.DAY, part="soon"))
    assert page.place() == Place(page=PageId.DAY, part="2026-03-14")


def test_everything_is_dropped_when_it_locks(ground: Ground, page: DayPage) -> None:
    piece = keep(ground, "The only one.", 14)
    note(ground, piece, "Beside it.")
    enter(ground, page, date(2026, 3, 14))
    page.forget()
    assert (listed(page), page.notes.buttons, page.header.date.text()) == ([], [], "")
    assert page.place() == Place(page=PageId.DAY)


def test_it_can_be_put_on_paper(ground: Ground, page: DayPage) -> None:
    keep(ground, "The only one.", 14)
    enter(ground, page)
    assert ActionId.PRINT in page.commands()


def test_the_reader_leads_to_the_day_of_what_is_read(ground: Ground, qtbot: QtBot) -> None:
    piece = keep(ground, "The only one.", 14)
    reader = ReaderPage(ground.context)
    qtbot.addWidget(reader)
    assert not reader.bar.day.isEnabled()
    reader.enter(Place(page=PageId.READER, piece=piece))
    ground.wait(reader.bar.day.isEnabled)
    there = Place(page=PageId.DAY, part="2019-03-14", piece=piece)
    reader.bar.day.click()
    assert ground.context.navigator.here == there
    ground.context.navigator.go(Place(page=PageId.READER, piece=piece))
    reader.commands()[ActionId.DAY]()
    assert ground.context.navigator.here == there


def test_the_timeline_leads_to_the_day_of_the_chosen_piece(ground: Ground, qtbot: QtBot) -> None:
    older, newer = keep(ground, "Older.", 2), keep(ground, "Newer.", 14)
    timeline = TimelinePage(ground.context)
    qtbot.addWidget(timeline)
    timeline.resize(1060, 784)
    timeline.show()
    timeline.enter(Place(page=PageId.TIMELINE))
    ground.wait(lambda: len(timeline._model.order) == 2)
    timeline.commands()[ActionId.DAY]()
    first = Place(page=PageId.DAY, part="2019-03-14", piece=newer)
    assert ground.context.navigator.here == first
    timeline._view.choose(older)
    timeline.commands()[ActionId.DAY]()
    chosen = Place(page=PageId.DAY, part="2019-03-02", piece=older)
    assert ground.context.navigator.here == chosen
