"""The page on a real journal, and the parts of it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from journal_app.core.ids import PieceId
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.timeline.page import TimelinePage
from tests.builders import entry
from tests.ui.context_fixture import Ground, ground

__all__ = ["ground"]

Keep = Callable[..., PieceId]
NOON = datetime(2026, 3, 14, 12, 0)


@pytest.fixture
def page(ground: Ground, qtbot: QtBot) -> TimelinePage:
    """The page of a journal; a test fills the journal and then opens the page."""
    made = TimelinePage(ground.context)
    qtbot.addWidget(made)
    made.resize(1060, 784)
    made.show()
    ground.context.hub.changed.connect(lambda changes: made._shown and made.refresh(changes))
    return made


@pytest.fixture
def open_page(page: TimelinePage, ground: Ground) -> Callable[[], TimelinePage]:
    """Shows the page and waits until the list is there."""

    def opened() -> TimelinePage:
        page.enter(Place(page=PageId.TIMELINE))
        ground.wait(lambda: page._contents.loaded)
        return page

    return opened


@pytest.fixture
def keep(ground: Ground) -> Keep:
    """Puts an entry into the journal."""

    def kept(body: str, **more: object) -> PieceId:
        return ground.keep(entry(body, **more))

    return kept


@pytest.fixture
def three(keep: Keep) -> tuple[PieceId, PieceId, PieceId]:
    """Oldest first: a lamp, a door, a canal."""
    return (
        keep("The lamp went out.", at=NOON - timedelta(days=2)),
        keep("A small door closed.", at=NOON - timedelta(days=1), people=["Ana"]),
        keep("Walked by the canal, past a lamp.", at=NOON),
    )


@pytest.fixture
def page_of(open_page: Callable[[], TimelinePage], ground: Ground, keep: Keep) -> TimelinePage:
    """Three entries, newest first 3, 2, 1, and the words at hand."""
    keep("The kettle sang.", at=NOON - timedelta(days=400), people=["Ana"], tags=["quiet evening"])
    keep("Kettle and door.", at=NOON - timedelta(days=2), people=["Anabel"])
    keep("A door.", at=NOON, people=["Ana"], tags=["work"])
    ground.context.known.open()
    page = open_page()
    ground.wait(lambda: bool(page._desk.lexicon.body) and page._desk.lexicon.tags is not None)
    return page
