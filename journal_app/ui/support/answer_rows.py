"""Answers as rows of equal weight, none of them chosen before."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL
from journal_app.ui.widgets.direction import leading, visual_rect
from journal_app.ui.widgets.painted_button import PaintedButton

_PAD: Final = 20
_ABOVE: Final = 13
_GAP: Final = 8


class AnswerRows(QFrame):
    """Tab and the arrows go from row to row; the keyboard begins before the first."""

    chosen = Signal(str)
    """Carries the id of the answer."""

    def __init__(
        self, theme: Theme, name: str, answers: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("noRing", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        self.rows = {answer: AnswerRow(theme, text) for answer, text in answers.items()}
        for answer, row in self.rows.items():
            row.clicked.connect(lambda _on=False, answer=answer: self.chosen.emit(answer))
            row.moved.connect(self._move)
            column.addWidget(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """All as high as the highest: where one needs two lines, all have room for two."""
        super().resizeEvent(event)
        self._level()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes to the first, up to the last."""
        rows = list(self.rows.values())
        match event.key():
            case Qt.Key.Key_Down:
                rows[0].setFocus(Qt.FocusReason.TabFocusReason)
            case Qt.Key.Key_Up:
                rows[-1].setFocus(Qt.FocusReason.TabFocusReason)
            case _:
                super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        rows = list(self.rows.values())
        focus = self.window().focusWidget()
        at = next((place for place, row in enumerate(rows) if row is focus), 0)
        rows[max(0, min(len(rows) - 1, at + step))].setFocus(Qt.FocusReason.TabFocusReason)

    def _level(self) -> None:
        highest = max(row.height_for(self.width()) for row in self.rows.values())
        for row in self.rows.values():
            row.setFixedHeight(highest)


class AnswerRow(PaintedButton):
    """One answer, in as many lines as it needs."""

    moved = Signal(int)

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text)
        self.setProperty("ringRadius", RADIUS_CONTROL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._restyle()

    def sizeHint(self) -> QSize:
        """As wide as its words in one line."""
        wide = self._text_width() + 2 * self._theme.px(_PAD)
        return QSize(wide, self.height_for(wide))

    def minimumSizeHint(self) -> QSize:
        """Its words may stand in several lines."""
        return QSize(self._theme.px(160), self._theme.px(2 * _ABOVE))

    def height_for(self, width: int) -> int:
        """The height all its words need in this width."""
        px = self._theme.px
        room = QRectF(0, 0, max(px(80), width - 2 * px(_PAD)), 10_000)
        wrap = int(Qt.TextFlag.TextWordWrap)
        words = QFontMetricsF(self.font()).boundingRect(room, wrap, self.label)
        return round(words.height()) + 2 * px(_ABOVE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go to the rows beside it."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.moved.emit(step)
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper, edge, words."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.isEnabled() and (self.underMouse() or self.isDown())
        edge = theme.mix("line", "line_strong", 1.0 if lit or theme.high_contrast else 0.25)
        ground = theme.color("surface" if theme.dark else "raised")
        if self.isDown():
            ground = theme.mix(ground, "ink", 0.04)
        draw_field(painter, QRectF(self.rect()), RADIUS_CONTROL, fill=ground, line=edge)
        painter.setPen(theme.color("ink" if self.isEnabled() else "ink_disabled"))
        painter.setFont(self.font())
        side = leading(self)
        option = QTextOption(side)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        box = QRectF(px(_PAD), 0, self.width() - 2 * px(_PAD), self.height())
        painter.drawText(visual_rect(self, box), self.label, option)

    def _restyle(self) -> None:
        self.setFont(self._theme.font("label"))
