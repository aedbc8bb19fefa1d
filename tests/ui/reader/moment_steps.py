"""What tests of moments in the Reader share: how one is kept, opened, and looked at."""

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from journal_app.core.ids import PieceId
from journal_app.core.moments import Capture, Moment
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import moments
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader.page import ReaderPage
from tests.ui.context_fixture import Ground


def keep_moment(ground: Ground, words: Vocabulary, capture: Capture) -> Moment:
    return ground.ask(moments.keep, capture, words=words, clock=ground.clock).moment


def read(ground: Ground, page: ReaderPage, piece: PieceId, part: str = "") -> None:
    page.enter(Place(page=PageId.READER, piece=piece, part=part))
    ground.wait(lambda: page._leaf.moment is not None and page._leaf.moment.id == piece)


def told(widget: QWidget) -> str:
    """Everything that can be seen or heard."""
    shown = [each for each in widget.findChildren(QWidget) if each.isVisible()]
    parts = [f"{each.accessibleName()} {each.accessibleDescription()}" for each in shown]
    parts += [each.text() for each in shown if isinstance(each, QLabel)]
    return " | ".join(parts)


def line(page: ReaderPage, label: str) -> str:
    found = [
        each.accessibleDescription()
        for each in page.moment_view.groups.findChildren(QLabel)
        if each.accessibleName() == label and each.accessibleDescription()
    ]
    return found[0] if found else ""


def button(page: QWidget, name: str) -> QPushButton:
    found = [
        each for each in page.findChildren(QPushButton)
        if each.accessibleName() == name and each.isVisible()
    ]  # fmt: skip
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0]
