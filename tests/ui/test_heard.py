"""Every page as a screen reader and the Tab key find it, in a journal with a life in it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from journal_app.app.pages import factories
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.settings.sections import sections
from journal_app.ui.theme.theme import Theme
from tests.show.live import Live, live_window
from tests.ui.heard import Role, control_names, faults, heard

PIECES = re.compile(r"(Entry|Moment), \d{1,2} \w+ \d{4}, \d\d:\d\d(, .+)?\. .+", re.DOTALL)
MONTH = re.compile(r"\w+ \d{4}")
DAY = re.compile(r"\w+day,? \d{1,2} \w+ \d{4}, (nothing written|\d+ (entr|moment).*)")
MONTHS = re.compile(r"\w+ \d{4}, (\d+ pieces?|nothing written)")


@pytest.fixture
def live(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Live]:
    """The window on made-up life."""
    with live_window(theme, tmp_path, entries=12) as made:
        made.open()
        yield made


def places(live: Live) -> Iterator[tuple[str, QWidget]]:
    """Each page the window has, and each section of the settings, shown one after the other."""
    # The settings first: what is chosen there is cheaper while few pages are alive.
    for page in reversed(factories(live.context)):
        parts = [""]
        if page is PageId.SETTINGS:
            parts = [at for at, _title in sections()]
        elif page is PageId.DAY:
            parts = [live.context.clock.now().date().isoformat()]
        for part in parts:
            place = Place(page=page, part=part)
            live.go(live.first_piece() if page is PageId.READER else place)
            yield f"{page.value} {part}".strip(), live.window


def test_everything_is_called_something_lasting_and_tab_leads_as_one_reads(live: Live) -> None:
    found = [f"{at}: {each}" for at, window in places(live) for each in faults(window)]
    assert found == [], "\n".join(found)


def test_no_control_is_called_otherwise_once_it_is_switched(live: Live) -> None:
    changed = []
    for at, window in places(live):
        for control, called in switches(window):
            for _there_and_back in range(2):
                control.click()
                live.settle(1)
                if isValid(control) and control.accessibleName() != called:
                    changed.append(f"{at}: “{called}” is called “{control.accessibleName()}” now")
    assert changed == []


def switches(window: QWidget) -> list[tuple[QAbstractButton, str]]:
    """What can be on or off by itself, three of each make, and what it is called."""
    found: dict[type, list[tuple[QAbstractButton, str]]] = {}
    for control, called in control_names(window).items():
        by_itself = isinstance(control, QAbstractButton) and control.isCheckable()
        if by_itself and not control.autoExclusive() and control.group() is None:
            found.setdefault(type(control), []).append((control, called))
    return [each for alike in found.values() for each in alike[:3]]


class Flashes(QObject):
    """Takes note of windows beside the one there is, however short they stand there."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt’s name
        """One that is shown without a place in the window is a window of its own."""
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
        if shown and watched.isWindow() and watched is not self._window:
            self.seen.append(f"{type(watched).__name__} “{watched.accessibleName()}”")
        return False


def test_going_about_opens_no_window_of_its_own_not_even_for_an_instant(
    live: Live, qapp: QApplication
) -> None:
    flashes = Flashes(live.window)
    qapp.installEventFilter(flashes)
    for _at, _window in places(live):
        live.settle()
    qapp.removeEventFilter(flashes)
    assert flashes.seen == []


def test_pieces_say_what_when_and_how_they_begin_in_every_list_of_them(live: Live) -> None:
    live.wait_for_names()
    [person, *_others] = live.context.known.names.people
    for place in (
        Place(page=PageId.TIMELINE),
        Place(page=PageId.DAY, part=live.newest_day()),
        Place(page=PageId.PEOPLE, part=f"person:{person.uid}"),
    ):
        live.go(place)
        items = [
            each.name
            for each in heard(live.window)
            if each.role is Role.ListItem and each.inside.endswith("Entries and moments")
        ]
        assert len(items) > 1, place.page
        assert [
            each for each in items if not (PIECES.fullmatch(each) or MONTH.fullmatch(each))
        ] == []


def test_days_and_months_say_when_they_are_and_what_they_hold(live: Live) -> None:
    live.window.resize(1280, 800)
    live.go(Place(page=PageId.TIMELINE))
    live.settle(50)
    # Before the first of a month, after its last, and after this month there is nothing to say.
    cells = [each for each in heard(live.window) if each.role is Role.Cell and each.name]
    days = [each.name for each in cells if each.inside.endswith("Month")]
    months = [each.name for each in cells if each.inside.endswith("Years")]
    assert len(days) >= 28
    assert months
    assert [each for each in days if not DAY.fullmatch(each)] == []
    assert [each for each in months if not MONTHS.fullmatch(each)] == []


def test_tab_leads_as_one_reads_from_right_to_left(live: Live) -> None:
    live.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    found = [f"{at}: {each}" for at, window in places(live) for each in faults(window)]
    assert found == [], "\n".join(found)
