"""The question which day one writes for has room in the smallest window, at the largest text."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from journal_app.ui.navigation import PageId, Place
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.page import TodayPage
from tests import builders
from tests.show.live import Live, live_window
from tests.show.looks import SMALLEST, Look, wear
from tests.show.overlaps import troubles
from tests.ui.heard import faults


@pytest.fixture
def live(qapp: QApplication, theme: Theme, tmp_path: Path) -> Iterator[Live]:
    QLocale.setDefault(QLocale("en_GB"))
    with live_window(theme, tmp_path, entries=10) as live:
        ahead = datetime.now(UTC).replace(tzinfo=None) + timedelta(days=300)
        live.write(lambda vault: builders.keep_entry(vault, builders.entry("last", at=ahead)))
        live.open()
        live.wait_for_names()
        yield live


def test_it_fits_and_leaves_a_line_to_write_on(live: Live) -> None:
    (page,) = live.window.findChildren(TodayPage)
    for zoom in (1.0, 2.0):
        wear(live, Look(theme="light", zoom=zoom, size=SMALLEST))
        live.go(Place(page=PageId.TODAY))
        assert page.which_day.isVisible()
        assert troubles(live.window) == []
        assert faults(page) == []
        line = live.theme.line_height("write")
        assert page.editor.viewport().height() >= line
        page.editor.insert("Words. ")
        live.settle()
        assert page.which_day.isVisible()
        assert page.which_day.height() >= page.which_day.heightForWidth(page.which_day.width())
        assert page.editor.viewport().height() >= line
