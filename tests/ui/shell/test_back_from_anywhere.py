"""Alt with an arrow goes back and forward, whatever has the keyboard: arrows are a list's own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QWidget

from journal_app.ui.day.page import DayPage
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.page import Page
from journal_app.ui.passages.page import PassagesPage
from journal_app.ui.people.page import PeoplePage
from journal_app.ui.reader.page import ReaderPage
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.page import TimelinePage
from tests.show.live import Live, live_window

ALT = Qt.KeyboardModifier.AltModifier
Holder = Callable[[Live], QWidget]


@pytest.fixture
def live(theme: Theme, tmp_path: Path) -> Iterator[Live]:
    QLocale.setDefault(QLocale("en_GB"))
    with live_window(theme, tmp_path, entries=12) as live:
        live.window.resize(1280, 800)
        live.open()
        live.wait_for_names()
        live.window.activateWindow()
        yield live
    QLocale.setDefault(QLocale.c())


def page_of(live: Live, kind: type[Page]) -> Page:
    [page] = live.window.findChildren(kind)
    return page


def timeline(live: Live) -> TimelinePage:
    live.go(Place(page=PageId.TIMELINE))
    page = page_of(live, TimelinePage)
    assert isinstance(page, TimelinePage)
    return page


def cards(live: Live) -> QWidget:
    view = timeline(live)._view
    view.choose_first()
    return view


def month(live: Live) -> QWidget:
    return timeline(live)._beside.panel.month


def years(live: Live) -> QWidget:
    return timeline(live)._beside.panel.years


def date_field(live: Live) -> QWidget:
    return timeline(live)._beside.panel.date.field


def day(live: Live) -> QWidget:
    live.go(Place(page=PageId.DAY, part=live.newest_day()))
    page = page_of(live, DayPage)
    assert isinstance(page, DayPage)
    return page.pieces


def passages(live: Live) -> QWidget:
    live.go(Place(page=PageId.PASSAGES))
    page = page_of(live, PassagesPage)
    assert isinstance(page, PassagesPage)
    return page._view


def names(live: Live) -> QWidget:
    live.go(Place(page=PageId.PEOPLE))
    page = page_of(live, PeoplePage)
    assert isinstance(page, PeoplePage)
    return page.overview.people.names


def reader(live: Live) -> QWidget:
    live.go(live.first_piece())
    page = page_of(live, ReaderPage)
    assert isinstance(page, ReaderPage)
    return page.text


def button(live: Live) -> QWidget:
    live.go(live.first_piece())
    page = page_of(live, ReaderPage)
    assert isinstance(page, ReaderPage)
    return page.bar.edit


@pytest.mark.parametrize(
    "holder", [cards, month, years, date_field, day, passages, names, reader, button]
)
def test_back_and_forward_are_the_windows(live: Live, holder: Holder) -> None:
    window = live.window
    live.go(Place(page=PageId.SUPPORT))
    found = holder(live)
    found.setFocus()
    assert window.focusWidget() is found
    assert window.main is not None
    here = window.main.here
    before = found.currentIndex() if isinstance(found, QAbstractItemView) else None
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Left, ALT)
    assert window.main.here is PageId.SUPPORT
    if isinstance(found, QAbstractItemView):
        assert found.currentIndex() == before
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Right, ALT)
    assert window.main.here is here
