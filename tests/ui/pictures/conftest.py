"""Every test here stands on a real journal, with Today shown in a window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from journal_app.core.pictures import Picture
from journal_app.services import pictures
from journal_app.services.pictures import Given
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.pictures.decoding import decodes
from journal_app.ui.pictures.strip import PictureStrip
from journal_app.ui.today.page import TodayPage
from tests.ui.context_fixture import Ground
from tests.ui.context_fixture import ground as ground

Paste = Callable[[QMimeData], None]


@pytest.fixture
def today(qtbot: QtBot, ground: Ground) -> TodayPage:
    page = TodayPage(ground.context)
    qtbot.addWidget(page)
    ground.context.hub.changed.connect(page.refresh)
    page.resize(1280, 800)
    page.show()
    qtbot.waitExposed(page)
    page.enter(Place(page=PageId.TODAY))
    ground.ask(lambda _vault: None)
    return page


def strip_of(page: TodayPage) -> PictureStrip:
    """What hangs below the words."""
    found = page.findChild(PictureStrip)
    assert isinstance(found, PictureStrip)
    return found


def settle(ground: Ground, page: TodayPage) -> None:
    """Until everything given hangs on its entry and is shown."""
    ground.wait(lambda: not page.busy())
    ground.ask(lambda _vault: None)


def give(ground: Ground, page: TodayPage, contents: bytes, label: str = "") -> Picture:
    """Let this hang on the entry of the page as if it had been dropped there."""
    before = strip_of(page).pictures
    page.hanging.taking.take([lambda: Given(contents=contents, label=label)])
    ground.wait(lambda: len(strip_of(page).pictures) > len(before))
    settle(ground, page)
    return strip_of(page).pictures[-1]


__all__ = ["decodes", "give", "pictures", "settle", "strip_of"]
