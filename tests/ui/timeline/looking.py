"""What tests of the page share: entries to find, and short ways to look and to choose."""

from PySide6.QtWidgets import QWidget

from journal_app.core.ids import PieceId
from journal_app.ui.timeline.page import TimelinePage


def listed(page: TimelinePage) -> list[int]:
    return list(page._model.order.ids)


def state(page: TimelinePage) -> QWidget | None:
    return page._stack.currentWidget()


def choose(page: TimelinePage, piece: PieceId) -> None:
    assert page._view.choose(piece)
    page._view.setFocus()
