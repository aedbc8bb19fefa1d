"""One entry is read at a time; its neighbours, its bin and its writing are one step away."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.core.ids import PieceId
from journal_app.services import entries, labels, people
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.exchange.sheet import ExportSheet
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.papers.sheet import PaperSheet
from journal_app.ui.reader.page import ReaderPage
from tests import builders
from tests.ui.by_command import do
from tests.ui.context_fixture import Ground


@pytest.fixture
def pieces(ground: Ground) -> list[PieceId]:
    """Three entries, newest first."""
    return [
        ground.keep(builders.entry(words, at=builders.START - timedelta(days=days), people=people))
        for days, words, people in (
            (0, "newest", ["Mara"]),
            (1, "**middle** one", []),
            (400, "oldest", []),
        )
    ]


@pytest.fixture
def page(qtbot: QtBot, ground: Ground, pieces: list[PieceId]) -> ReaderPage:
    made = ReaderPage(ground.context)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def read(ground: Ground, page: ReaderPage, piece: PieceId, words: str) -> None:
    page.enter(Place(page=PageId.READER, piece=piece))
    ground.wait(lambda: page.text.toPlainText() == words and page._neighbours.index is not None)


def named(page: QWidget, name: str) -> QPushButton:
    found = [button for button in page.findChildren(QPushButton) if button.accessibleName() == name]
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0]


def test_an_entry_is_shown_with_its_day_and_who_was_there(
    ground: Ground, page: ReaderPage, pieces: list[PieceId]
) -> None:
    read(ground, page, pieces[0], "newest")
    assert page.date.text() == "Saturday, 14 March"
    assert page.details.text().endswith("  ·  Mara")
    read(ground, page, pieces[2], "oldest")
    assert page.date.text().endswith("2025")


def test_the_names_on_a_piece_lead_to_their_pages(
    ground: Ground, page: ReaderPage, pieces: list[PieceId]
) -> None:
    read(ground, page, pieces[0], "newest")
    went = QSignalSpy(ground.context.navigator.went)
    named(page, "Everything with Mara").click()
    ground.wait(lambda: went.count() == 1)
    (uid,) = [each.uid for each in ground.ask(labels.every, people.KIND)]
    assert went.at(0) == [Place(page=PageId.PEOPLE, part=f"person:{uid}")]


def test_names_that_do_not_fit_are_shown_when_asked_for(ground: Ground, page: ReaderPage) -> None:
    many = [f"Somebody with a long name {number}" for number in range(7)]
    piece = ground.keep(builders.entry("crowded", people=many, tags=["quiet"]))
    read(ground, page, piece, "crowded")
    more = named(page, "Show every name")
    ground.wait(more.isVisible)
    shown = [named(page, f"Everything with {name}").isVisible() for name in many]
    assert shown[0]
    assert not shown[-1]
    one_line = page.details.height()
    more.click()
    ground.wait(lambda: page.details.height() > one_line)
    assert not more.isVisible()
    assert named(page, "Everything with #quiet").isVisible()
    focused = page.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == f"Everything with {many[shown.index(False)]}"


def test_neighbours_follow_the_timeline_and_end_at_its_ends(
    ground: Ground, page: ReaderPage, pieces: list[PieceId]
) -> None:
    read(ground, page, pieces[0], "newest")
    assert not named(page, "Previous entry").isEnabled()
    do(page.text, ActionId.NEXT_ENTRY)
    ground.wait(lambda: page.text.toPlainText() == "middle one")
    named(page, "Next entry").click()
    ground.wait(lambda: page.text.toPlainText() == "oldest")
    assert not named(page, "Next entry").isEnabled()
    do(page.text, ActionId.NEXT_ENTRY)
    QTest.keyClick(page.text, Qt.Key.Key_Up)
    ground.wait(lambda: page.text.toPlainText() == "middle one")
    do(page.text, ActionId.PREVIOUS_ENTRY)
    ground.wait(lambda: page.text.toPlainText() == "newest")
    assert page.place() == Place(page=PageId.READER, piece=pieces[0], scroll=0)


def test_arrows_scroll_where_there_is_something_to_scroll(
    ground: Ground, page: ReaderPage, pieces: list[PieceId]
) -> None:
    long = ground.keep(builders.entry("\n".join(["words"] * 80), at=builders.START))
    page.enter(Place(page=PageId.READER, piece=long))
    ground.wait(lambda: page.text.verticalScrollBar().maximum() > 0)
    QTest.keyClick(page.text, Qt.Key.Key_Down)
    assert page.text.verticalScrollBar().value() > 0
    assert page.place() is not None
    assert page._piece == long


def test_writing_goes_on_in_today(ground: Ground, page: ReaderPage, pieces: list[PieceId]) -> None:
    read(ground, page, pieces[1], "middle one")
    went = QSignalSpy(ground.context.navigator.went)
    do(page.text, ActionId.EDIT_ENTRY)
    named(page, "Edit").click()
    wanted = Place(page=PageId.TODAY, piece=pieces[1])
    assert [went.at(0)[0], went.at(1)[0]] == [wanted, wanted]


def test_esc_and_the_arrow_lead_back_to_the_timeline(
    ground: Ground, page: ReaderPage, pieces: list[PieceId]
) -> None:
    read(ground, page, pieces[1], "middle one")
    went = QSignalSpy(ground.context.navigator.went)
    QTest.keyClick(page.text, Qt.Key.Key_Escape)
    named(page, "Back to timeline").click()
    wanted = Place(page=PageId.TIMELINE, piece=pieces[1])
    assert [went.at(0)[0], went.at(1)[0]] == [wanted, wanted]


def test_the_bin_is_one_step_and_so_is_the_way_back(
    ground: Ground, page: ReaderPage, pieces: list[PieceId]
) -> None:
    ground.context.hub.changed.connect(page.refresh)
    read(ground, page, pieces[1], "middle one")
    page._move_to_bin()
    ground.wait(lambda: page.bring_back.isVisible() and bool(ground.notices.said))
    assert not named(page, "Edit").isEnabled()
    assert page.bin_words.text() == "In the bin"
    named(page, "Bring it back").click()
    ground.wait(lambda: not page.bring_back.isVisible())
    assert ground.ask(entries.get, pieces[1]).deleted_at is None
    page._move_to_bin()
    ground.wait(lambda: len(ground.notices.said) == 2 and page.bring_back.isVisible())
    words, action, undo = ground.notices.said[1]
    assert (words, action) == ("The entry is in the bin.", "Undo")
    assert undo is not None
    undo()
    ground.wait(lambda: not page.bring_back.isVisible())


def test_after_the_bin_the_neighbours_are_those_it_had(
    ground: Ground, page: ReaderPage, pieces: list[PieceId]
) -> None:
    ground.context.hub.changed.connect(page.refresh)
    read(ground, page, pieces[1], "middle one")
    page._move_to_bin()
    ground.wait(lambda: page._neighbours.index is not None and len(page._neighbours.index) == 2)
    do(page.text, ActionId.NEXT_ENTRY)
    ground.wait(lambda: page.text.toPlainText() == "oldest")
    do(page.text, ActionId.PREVIOUS_ENTRY)
    ground.wait(lambda: page.text.toPlainText() == "newest")


def test_an_entry_that_is_gone_is_said_to_be_gone(
    ground: Ground, page: ReaderPage, pieces: list[PieceId]
) -> None:
    page.enter(Place(page=PageId.READER, piece=PieceId(999)))
    ground.wait(lambda: "no longer" in page.date.text())
    assert page.text.toPlainText() == ""


def test_words_are_found_in_what_is_read(
    ground: Ground, page: ReaderPage, pieces: list[PieceId]
) -> None:
    read(ground, page, pieces[1], "middle one")
    page.commands()[ActionId.FIND]()
    page.find_bar.field.setText("one")
    ground.wait(lambda: page.find_bar.count.text() == "1 place")
    QTest.keyClick(page.find_bar.field, Qt.Key.Key_Escape)
    assert page.find_bar.isHidden()


def test_forgetting_leaves_no_word(ground: Ground, page: ReaderPage, pieces: list[PieceId]) -> None:
    read(ground, page, pieces[0], "newest")
    page.forget()
    assert page.text.toPlainText() == ""
    assert (page.date.text(), page.details.text(), page.place()) == (
        "",
        "",
        Place(page=PageId.READER, scroll=0),
    )


def test_every_control_has_the_name_that_is_promised(page: ReaderPage) -> None:
    assert page.accessibleName() == "Reader"
    assert page.text.accessibleName() == "Entry text"
    for name in ("Back to timeline", "Edit", "Entry options", "Previous entry", "Next entry"):
        named(page, name)


def test_commands_of_the_window_reach_the_entry(
    ground: Ground, page: ReaderPage, pieces: list[PieceId]
) -> None:
    assert ActionId.PRINT not in page.commands()
    read(ground, page, pieces[0], "newest")
    page.commands()[ActionId.NEXT_ENTRY]()
    ground.wait(lambda: page.text.toPlainText() == "middle one")
    page.commands()[ActionId.PREVIOUS_ENTRY]()
    ground.wait(lambda: page.text.toPlainText() == "newest")
    page.commands()[ActionId.EDIT_ENTRY]()
    assert ground.context.navigator.here == Place(page=PageId.TODAY, piece=pieces[0])


def test_print_takes_the_selection_where_there_is_one(
    ground: Ground, page: ReaderPage, pieces: list[PieceId]
) -> None:
    read(ground, page, pieces[0], "newest")
    page.commands()[ActionId.PRINT]()
    [sheet] = page.findChildren(PaperSheet)
    assert sheet.what.text() == "1 piece"
    sheet.dismiss()
    page.text.selectAll()
    page.commands()[ActionId.PRINT]()
    assert page.findChildren(PaperSheet)[-1].what.text() == "Only the selected words"


def test_what_is_read_is_taken_out_alone_or_with_everything(
    ground: Ground, page: ReaderPage, pieces: list[PieceId]
) -> None:
    assert ActionId.EXPORT not in page.commands()
    read(ground, page, pieces[0], "newest")
    page.commands()[ActionId.EXPORT]()
    [sheet] = page.findChildren(ExportSheet)
    parts = {each.text() for each in sheet.choices.which.findChildren(QRadioButton)}
    assert parts == {"Everything", "This entry"}
    assert sheet.choices.which.isVisible()
    assert sheet._listed == (pieces[0],)


def test_the_menu_leads_to_everything_with_a_name_and_keeps_none_of_it(
    ground: Ground, page: ReaderPage, pieces: list[PieceId]
) -> None:
    read(ground, page, pieces[0], "newest")
    page._options.open()
    menu = page._options._menu
    assert menu is not None
    [everything] = [each for each in menu.actions() if each.text() == "Everything with Mara"]
    everything.trigger()
    mara = ground.ask(labels.find, people.KIND, "Mara")
    assert mara is not None
    wanted = Place(page=PageId.PEOPLE, part=f"person:{mara.uid}")
    ground.wait(lambda: ground.context.navigator.here == wanted)
    menu.close()
    page.forget()
    assert menu.actions() == []


def test_what_hangs_below_stands_right_below_the_last_line_in_a_high_window(
    ground: Ground, page: ReaderPage, pieces: list[PieceId]
) -> None:
    page.resize(1280, 1600)
    page.show()
    page.enter(Place(page=PageId.READER, piece=pieces[0]))
    ground.wait(lambda: page.text.toPlainText() != "")
    ground.wait(lambda: abs(page.text.height() - page.text.whole_height) <= 1)
    assert page.text.whole_height < 800
    foot = page._below.mapTo(page, QPoint(0, 0)).y()
    assert foot - page.text.mapTo(page, QPoint(0, page.text.height())).y() < 60
