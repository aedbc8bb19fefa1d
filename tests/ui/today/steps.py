"""What one does on Today, so that tests read like sentences."""

from datetime import timedelta

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from journal_app.ui.navigation import PageId, Place
from journal_app.ui.today.page import TodayPage
from tests import builders
from tests.ui.context_fixture import Ground

HERE = Place(page=PageId.TODAY)
EARLIER = builders.START - timedelta(hours=2)


def enter(ground: Ground, page: TodayPage, place: Place = HERE) -> None:
    page.enter(place)
    ground.wait(lambda: page._loading is None)


def settle(ground: Ground, page: TodayPage) -> None:
    page.session.flush()
    ground.wait(lambda: not page.busy())


def write(ground: Ground, page: TodayPage, text: str) -> None:
    """Type this on the page, and let it be kept."""
    QTest.keyClicks(page.editor, text)
    settle(ground, page)


def begin_anew(ground: Ground, page: TodayPage) -> None:
    """Have an empty page."""
    page.new_entry()
    ground.wait(lambda: page._loading is None)


def named(page: QWidget, name: str) -> QPushButton:
    found = [
        button
        for button in page.window().findChildren(QPushButton)
        if button.accessibleName() == name and not button.isHidden()
    ]
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0]


def names(page: QWidget) -> set[str]:
    return {
        widget.accessibleName()
        for widget in page.window().findChildren(QWidget)
        if widget.accessibleName() and widget.isVisible()
    }
