"""The head of the timeline where the column is narrow."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.header import TimelineHeader
from journal_app.ui.timeline.page import TimelinePage
from tests.ui.context_fixture import Ground

Open = Callable[[], TimelinePage]


def test_in_the_narrowest_column_the_title_gives_way_and_the_buttons_stay_in_one_row(
    theme: Theme, qtbot: QtBot
) -> None:
    theme.set_zoom(2.0)
    header = TimelineHeader(theme)
    qtbot.addWidget(header)
    header.resize(740, 300)
    header.show()
    qtbot.waitUntil(lambda: header.bin.x() > header.field.x() > 0)
    assert header.title.isHidden()
    assert header.saved.y() == header.bin.y()
    assert header.bin.geometry().right() < header.width()
    header.show_bin(True)
    assert not header.title.isHidden()
    header.show_bin(False)
    header.resize(1100, 300)
    qtbot.waitUntil(lambda: not header.title.isHidden())


def test_the_largest_text_fits_the_smallest_window(
    open_page: Open, ground: Ground, theme: Theme, three: tuple[int, ...]
) -> None:
    page = open_page()
    theme.set_zoom(2.0)
    page._header.show_count("583 places")
    # The smallest window less the narrow sidebar, both at 200 %.
    assert page.minimumSizeHint().width() <= 880 - 2 * 68 - 8
    page.resize(736, 544)
    header = page._header
    ground.wait(lambda: header.field.width() >= 200)
    assert header.count.width() >= header.count.sizeHint().width()
    assert header.count.y() > header.title.y()
    theme.set_zoom(1.0)
    page.resize(1060, 784)
    assert header.count.x() > header.title.x()
