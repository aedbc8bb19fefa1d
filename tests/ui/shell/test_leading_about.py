"""Ways through the window: its parts by F6, back from reading, and out of the journal."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.exchange.sheet import ExportSheet
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.papers.sheet import PaperSheet
from journal_app.ui.passages.taking_out import TakingOut
from journal_app.ui.reader.page import ReaderPage
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.page import TimelinePage
from tests.show.live import Live, live_window

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def live(theme: Theme, tmp_path: Path) -> Iterator[Live]:
    QLocale.setDefault(QLocale("en_GB"))
    with live_window(theme, tmp_path, entries=30) as live:
        live.window.resize(1280, 800)
        live.open()
        live.wait_for_names()
        live.window.activateWindow()
        yield live
    QLocale.setDefault(QLocale.c())


def press(
    live: Live, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(live.window.windowHandle(), key, modifiers)
    live.settle()


def focus(live: Live) -> QWidget:
    found = live.window.focusWidget()
    assert found is not None
    return found


def timeline(live: Live) -> TimelinePage:
    live.go(Place(page=PageId.TIMELINE))
    [page] = live.window.findChildren(TimelinePage)
    return page


def person(live: Live) -> Place:
    uid = live.context.known.names.people[0].uid
    return Place(page=PageId.PEOPLE, part=f"person:{uid}")


def test_f6_leads_from_the_sidebar_over_the_list_to_the_calendar(live: Live) -> None:
    page, main = timeline(live), live.window.main
    assert main is not None
    panel = page._beside.panel
    assert panel.isVisible()
    page._view.setFocus()
    press(live, Qt.Key.Key_F6)
    inside = focus(live)
    assert panel.isAncestorOf(inside)
    press(live, Qt.Key.Key_F6)
    assert main.sidebar.isAncestorOf(focus(live))
    press(live, Qt.Key.Key_F6)
    assert focus(live) is page._view
    press(live, Qt.Key.Key_F6, SHIFT)
    assert main.sidebar.isAncestorOf(focus(live))
    press(live, Qt.Key.Key_F6, SHIFT)
    assert focus(live) is inside


def test_esc_leads_back_to_where_reading_began(live: Live) -> None:
    piece = live.first_piece()
    day = Place(page=PageId.DAY, part=live.newest_day(), piece=piece.piece)
    for origin in (person(live), day, Place(page=PageId.PASSAGES)):
        live.go(origin)
        live.go(piece)
        [reader] = live.window.findChildren(ReaderPage)
        reader.text.setFocus()
        press(live, Qt.Key.Key_Escape)
        here = live.navigator.here
        assert here is not None
        assert (here.page, here.part) == (origin.page, origin.part)
    timeline(live)
    live.go(piece)
    press(live, Qt.Key.Key_Escape)
    assert live.navigator.here == Place(page=PageId.TIMELINE, piece=piece.piece)


def test_what_a_search_found_is_read_one_after_the_other(live: Live) -> None:
    page = timeline(live)
    everything = len(page._model.order)
    page._desk.put(f'person:"{live.context.known.names.people[0].label}"')
    live.settle(400)
    found = list(page._model.order.ids)
    assert 2 < len(found) < everything
    page._view.choose_first()
    page._view.setFocus()
    press(live, Qt.Key.Key_Return)
    [reader] = live.window.findChildren(ReaderPage)
    met = [reader._piece]
    for _step in found:
        press(live, Qt.Key.Key_J)
        met.append(reader._piece)
    assert met == [*found, found[-1]]
    press(live, Qt.Key.Key_Escape)
    assert page._view.chosen_key() == found[-1]
    assert page._header.field.text()


def test_a_page_that_has_pieces_prints_and_exports_them(live: Live) -> None:
    newest = live.first_piece().piece
    day = Place(page=PageId.DAY, part=live.newest_day())
    today = Place(page=PageId.TODAY, piece=newest)
    for place in (today, day, person(live), Place(page=PageId.PASSAGES), live.first_piece()):
        kinds = (PaperSheet, ExportSheet)
        if place.page is PageId.PASSAGES:
            kinds = (TakingOut, TakingOut)
        live.go(place)
        live.settle(100)
        assert {ActionId.PRINT, ActionId.EXPORT} <= {*live.window.registry.usable()}, place.page
        for key, kind in zip((Qt.Key.Key_P, Qt.Key.Key_E), kinds, strict=True):
            press(live, key, CTRL)
            [sheet] = live.window.findChildren(SheetDialog)
            assert isinstance(sheet, kind)
            press(live, Qt.Key.Key_Escape)
            live.settle()
