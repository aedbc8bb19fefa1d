"""A clock that stands a year back, and what one does about it on Today."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtGui import QAction

from journal_app.core.entries import Entry
from journal_app.core.ids import PieceId
from journal_app.services import entries
from journal_app.ui.today.page import TodayPage
from journal_app.ui.today.which_day import WhichDayPopover
from tests import builders
from tests.ui.context_fixture import Ground
from tests.ui.today.steps import begin_anew, enter, named, settle, write

BACK = datetime(2025, 3, 3, 14, 5, tzinfo=UTC)
LAST = builders.START.date()


@pytest.fixture
def last(ground: Ground) -> PieceId:
    """A page of the last day, one of the day the clock fell back to, and the clock there."""
    ground.keep(builders.entry("of a year ago", at=BACK - timedelta(hours=2)))
    piece = ground.keep(builders.entry("the last page"))
    ground.clock.set(BACK)
    return piece


def kept(ground: Ground, page: TodayPage) -> Entry:
    assert page.session.piece is not None
    return ground.ask(entries.get, page.session.piece)


def answer(ground: Ground, page: TodayPage, name: str) -> None:
    said = len(ground.notices.said)
    named(page, name).click()
    ground.wait(lambda: len(ground.notices.said) > said and page._loading is None)
    settle(ground, page)


def write_and_answer(ground: Ground, page: TodayPage, text: str) -> None:
    """Write by the clock that stands back, then say that it is the day of the last page."""
    enter(ground, page)
    write(ground, page, text)
    answer(ground, page, "The day of the last page")


def write_after_answer(ground: Ground, page: TodayPage, text: str) -> None:
    """Say that it is the day of the last page, then write on a page of its own."""
    enter(ground, page)
    answer(ground, page, "The day of the last page")
    begin_anew(ground, page)
    write(ground, page, text)


def take_back(ground: Ground) -> None:
    """Press Undo on what was said last."""
    _words, action, act = ground.notices.said[-1]
    assert action == "Undo"
    assert act is not None
    act()


def undo(ground: Ground, page: TodayPage) -> None:
    take_back(ground)
    ground.wait(lambda: page.which_day.isVisible() and page._loading is None)
    settle(ground, page)


def menu_of(page: TodayPage) -> dict[str, QAction]:
    page._open_menu()
    assert page._menu is not None
    page._menu.hide()
    return {action.text(): action for action in page._menu.actions()}


def ask_again(page: TodayPage) -> WhichDayPopover:
    """Have it asked from the menu for another day."""
    menu_of(page)["Write for another day…"].trigger()
    return asked_for_another(page)


def asked_for_another(page: TodayPage) -> WhichDayPopover:
    """Where one types another day, which is open."""
    popover = page._which_day._popover
    assert popover is not None
    assert popover.isVisible()
    return popover


def only_read(ground: Ground, *, on: bool) -> None:
    """A disk on which nothing can be kept, though all there is can be read."""
    ground.ask(lambda vault: vault.connection.run(f"PRAGMA query_only = {int(on)}"))
