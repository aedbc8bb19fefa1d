"""What tests of the page share: entries to find, and short ways to look and to choose."""

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from journal_app.core.ids import PieceId
from journal_app.core.vocabulary import Vocabulary
from journal_app.ui.timeline.page import TimelinePage
from journal_app.ui.timeline.telling import Telling
from tests.builders import START
from tests.ui.context_fixture import Ground


def telling(words: Vocabulary | None = None) -> Telling:
    return Telling(
        vocabulary=lambda: words or Vocabulary(), now=lambda: START, locale=QLocale("en_GB")
    )


def listed(page: TimelinePage) -> list[int]:
    return list(page._model.order.ids)


def state(page: TimelinePage) -> QWidget | None:
    return page._stack.currentWidget()


def choose(page: TimelinePage, piece: PieceId) -> None:
    assert page._view.choose(piece)
    page._view.setFocus()


def found(page: TimelinePage, ground: Ground, *expected: int) -> None:
    """Wait until exactly these are listed."""
    ground.wait(lambda: not page._contents.waiting and listed(page) == list(expected))
