"""The questions that have answers, the last answered first, each with how many."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QStandardItem,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from journal_app.core.prompt_offers import AnsweredPrompt
from journal_app.i18n import _, ngettext
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.calm_list import CalmList, draw_ground
from journal_app.ui.widgets.direction import draw_words, is_rtl, leading

_ID: Final = Qt.ItemDataRole.UserRole
_COUNT: Final = Qt.ItemDataRole.UserRole + 1
_HEIGHT: Final = 82
_LINE: Final = 21
_LINES: Final = 2
_SIDE: Final = 12
_TOP: Final = 8

AnyIndex = QModelIndex | QPersistentModelIndex


def question_words(question: AnsweredPrompt) -> str:
    """The words of a question; one that is asked no more is told of as that."""
    return question.text or _("A question that is no longer asked")


def count_words(count: int) -> str:
    """How many answers there are."""
    return ngettext("{n} answer", "{n} answers", count).format(n=count)


class QuestionList(CalmList):
    """A real list for keyboard and screen readers; arrows choose at once."""

    chosen = Signal(str)
    """Carries the id of a question."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Questions with answers"), parent)
        self._filling = False
        self.setItemDelegate(_Delegate(theme, self))
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_questions(self, questions: Sequence[AnsweredPrompt], chosen: str) -> None:
        """Let exactly these be listed, this one chosen; `chosen` is not sent."""
        self._filling = True
        self.items.clear()
        for question in questions:
            words, count = question_words(question), count_words(question.answers)
            item = QStandardItem(words)
            item.setData(question.prompt_id, _ID)
            item.setData(count, _COUNT)
            item.setData(f"{words} {count}", Qt.ItemDataRole.AccessibleTextRole)
            self.items.appendRow(item)
            if question.prompt_id == chosen:
                self.setCurrentIndex(item.index())
        self._filling = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right belong to the answers beside it."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _on_current(self, index: QModelIndex) -> None:
        if not self._filling and index.isValid():
            self.chosen.emit(index.data(_ID))


class _Delegate(QStyledItemDelegate):
    """Two lines of the question, and below them how many answers it has."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Every row is as high as any other."""
        return QSize(self._theme.px(120), self._theme.px(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """A soft ground under the chosen one, a breath of ink under the one pointed at."""
        theme, px = self._theme, self._theme.px
        painter.save()
        rect = draw_ground(painter, option, theme)
        inside = rect.adjusted(px(_SIDE), px(_TOP), -px(_SIDE), -px(_TOP))
        painter.setPen(theme.color("ink"))
        lines = self._draw_question(painter, inside, index.data())
        painter.setPen(theme.color("ink3"))
        top = inside.top() + lines * px(_LINE) + px(2)
        below = QRectF(inside.left(), top, inside.width(), px(18))
        draw_words(painter, below, index.data(_COUNT), theme.font("caption"), leading(self._view))
        painter.restore()

    def _draw_question(self, painter: QPainter, box: QRectF, words: str) -> int:
        """Paint at most two lines; how many there are."""
        font = self._theme.font("body")
        layout = QTextLayout(words, font)
        side = Qt.AlignmentFlag.AlignRight if is_rtl(self._view) else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(side)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        layout.setTextOption(option)
        layout.beginLayout()
        for row in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(box.width())
            if row == _LINES - 1 and line.textStart() + line.textLength() < len(words):
                rest = words[line.textStart() :]
                top = box.top() + row * self._theme.px(_LINE)
                last = QRectF(box.left(), top, box.width(), self._theme.px(_LINE))
                draw_words(painter, last, rest, font, leading(self._view))
                line.setPosition(QPointF(0, -1_000_000))
                continue
            line.setPosition(QPointF(0, row * self._theme.px(_LINE)))
        layout.endLayout()
        layout.draw(painter, box.topLeft())
        return max(1, min(_LINES, layout.lineCount()))
