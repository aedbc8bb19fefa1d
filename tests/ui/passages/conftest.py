"""The page on a real journal with a few marked passages."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from journal_app.core.ids import PieceId, Uid
from journal_app.services import passages
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.passages.page import PassagesPage
from tests.builders import entry
from tests.ui.context_fixture import Ground, ground

__all__ = ["ground"]

NOON = datetime(2026, 3, 14, 12, 0)
Mark = Callable[..., Uid]
Open = Callable[..., PassagesPage]


@pytest.fixture
def mark(ground: Ground) -> Mark:
    """Keeps an entry and marks some of its words; gives the id of the passage."""

    def marked(
        text: str, quote: str, mark: str = "mk_pull", *, days: int = 0, people: tuple[str, ...] = ()
    ) -> Uid:
        piece = ground.keep(entry(text, at=NOON - timedelta(days=days), people=people))
        return again(ground, piece, text, quote, mark)

    return marked


def again(ground: Ground, piece: PieceId, text: str, quote: str, mark: str = "mk_pull") -> Uid:
    """Mark more words of an entry."""
    start = text.index(quote)
    do = partial(passages.mark, clock=ground.clock)
    ground.ask(do, piece, mark, start, start + len(quote))
    found = ground.ask(passages.of, piece)
    return next(each.uid for each in found if (each.anchor.start, each.mark) == (start, mark))


@pytest.fixture
def three(mark: Mark) -> tuple[Uid, Uid, Uid]:
    """Oldest first: a lamp with Ana, a door, a canal with Ana and Mara."""
    lamp = mark("The lamp went out. I left.", "I left", days=400, people=("Ana",))
    door = mark("A **small door** closed.", "small door", "mk_body", days=20)
    canal = mark("Walked by the canal.", "the canal", "mk_help", people=("Ana", "Mara"))
    return lamp, door, canal


@pytest.fixture
def page(ground: Ground, qtbot: QtBot) -> PassagesPage:
    """The page of a journal; a test fills the journal and then opens the page."""
    made = PassagesPage(ground.context)
    qtbot.addWidget(made)
    made.resize(1060, 784)
    made.show()
    ground.context.hub.changed.connect(lambda changes: made._shown and made.refresh(changes))
    return made


@pytest.fixture
def open_page(page: PassagesPage, ground: Ground) -> Open:
    """Shows the page and waits until the list is there."""

    def opened(part: str = "") -> PassagesPage:
        if not ground.context.known.people:
            ground.context.known.open()
            ground.wait(lambda: bool(ground.context.known.vocabulary.terms))
        page.enter(Place(page=PageId.PASSAGES, part=part))
        settled(ground, page)
        return page

    return opened


def settled(ground: Ground, page: PassagesPage) -> None:
    """Wait until the list is the one that was asked for."""
    ground.wait(lambda: page._loaded and page._job is None)


def listed(page: PassagesPage) -> list[str]:
    """The passages in the list, in order."""
    return list(page._model.order.uids)
