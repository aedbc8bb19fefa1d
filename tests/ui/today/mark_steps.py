"""What tests of marks on Today share: selecting, marking, and looking at what is kept."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from journal_app.core.ids import PieceId
from journal_app.core.passages import Passage
from journal_app.services import entries, passages
from journal_app.ui.editor.mark_bubble import MarkBubble
from journal_app.ui.today.page import TodayPage
from tests import builders
from tests.ui.context_fixture import Ground
from tests.ui.today.steps import settle

TEXT = "She came home. I looked out of the window, and my jaw was tight."
PULL = "I looked out of the window"
JAW = "my jaw was tight"


def keep(ground: Ground, text: str = TEXT) -> PieceId:
    return ground.keep(builders.entry(text, at=ground.clock.now()))


def mark(ground: Ground, piece: PieceId, words: str, what: str, text: str = TEXT) -> None:
    at = text.index(words)
    ground.ask(passages.mark, piece, what, at, at + len(words), clock=ground.clock)


def marked(ground: Ground, page: TodayPage) -> list[tuple[str, str]]:
    """What is kept as marked in the entry on the page."""
    settle(ground, page)
    assert page.session.piece is not None
    found = ground.ask(passages.of, page.session.piece)
    return [(each.mark, each.anchor.quote) for each in found if not each.lost]


def kept(ground: Ground, page: TodayPage) -> tuple[Passage, ...]:
    assert page.session.piece is not None
    return ground.ask(passages.of, page.session.piece)


def select(page: TodayPage, words: str) -> None:
    at = page.editor.text().index(words)
    page.editor.select(at, at + len(words))


def put_caret(page: TodayPage, before: str) -> None:
    page.editor.put_caret(page.editor.text().index(before))


def bubble(page: TodayPage) -> MarkBubble:
    [found] = page.window().findChildren(MarkBubble)
    assert not found.isHidden()
    return found


def is_open(page: QWidget) -> bool:
    return any(not each.isHidden() for each in page.window().findChildren(MarkBubble))


def press(page: TodayPage, key: Qt.Key) -> None:
    focus = page.window().focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def choices(within: QWidget) -> list[str]:
    buttons = within.findChildren(QPushButton)
    return [each.accessibleName() for each in buttons if not each.isHidden()]


def drag(page: TodayPage, words: str) -> None:
    """Select by mouse, from the first letter to the last."""
    editor, at = page.editor, page.editor.text().index(words)
    places = []
    for place in (at, at + len(words)):
        cursor = editor.textCursor()
        cursor.setPosition(place)
        places.append(editor.cursorRect(cursor).center())
    start, end = places
    QTest.mousePress(editor.viewport(), Qt.MouseButton.LeftButton, pos=start)
    move(editor.viewport(), end)
    QTest.mouseRelease(editor.viewport(), Qt.MouseButton.LeftButton, pos=end)


def move(widget: QWidget, at: QPoint) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(at),
        QPointF(widget.mapToGlobal(at)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)


def lose(ground: Ground, piece: PieceId) -> None:
    """Somebody who knows of no marks writes the entry anew."""
    entry = ground.ask(entries.get, piece)
    words = "Nothing of that is left, only this."
    ground.ask(entries.save, piece, entry.rev, words, clock=ground.clock, new_sitting=True)


def click(page: TodayPage, name: str) -> None:
    [button] = [
        each
        for each in page.window().findChildren(QPushButton)
        if each.accessibleName() == name and each.isVisible()
    ]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def kept_moment(ground: Ground, note: str) -> PieceId:
    return ground.ask(builders.keep_moment, builders.moment(note=note))
