"""As many answers side by side as fit, oldest first; one below the other where it is narrow."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.answers.answer_card import AnswerCard
from journal_app.ui.answers.loading import Answer
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.edge_fade import EdgeFade

LEAST: Final = 300
"""The narrowest column, at zoom 1."""
WIDEST: Final = 460
WIDEST_ALONE: Final = 660
"""The widest card, beside others and without."""
STACKED: Final = 6
"""So many stand below each other where only one column fits."""
GAP: Final = 16
_LINE: Final = 40


class AnswerColumns(QScrollArea):
    """Only what is shown is made: two hundred answers cost no more than three."""

    opened = Signal(object)
    """Carries the id of the entry to read."""
    grew = Signal()
    """The answers together have another height."""

    def __init__(self, theme: Theme, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._locale = locale
        self.cards: list[AnswerCard] = []
        self.setAccessibleName(_("Answers side by side"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self._whole = QVBoxLayout(inside)
        self._whole.setSpacing(0)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP)
        self._whole.addLayout(self._row)
        self._whole.addStretch(1)
        self.setWidget(inside)
        inside.installEventFilter(self)
        EdgeFade(theme, self, "surface")
        self._restyle()
        theme.changed.connect(self._restyle)

    @property
    def whole_height(self) -> int:
        """So high that nothing would have to scroll, in pixels."""
        width = self.viewport().width()
        if self._whole.hasHeightForWidth():
            return self._whole.totalHeightForWidth(width)
        return self._whole.totalSizeHint().height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cards were put there, or have other words."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.grew.emit()
        return super().eventFilter(watched, event)

    def columns_for(self, width: int) -> int:
        """How many columns stand side by side in this width."""
        least, gap = self._theme.px(LEAST), GAP
        return max(1, (width - self._theme.px(24) + gap) // (least + gap))

    def room_for(self, width: int) -> int:
        """How many answers are shown at once in this width."""
        columns = self.columns_for(width)
        return columns if columns > 1 else STACKED

    def show_answers(self, answers: Sequence[Answer], width: int) -> None:
        """Let exactly these stand there, from the beginning of each."""
        had_keyboard = any(card.isAncestorOf(self._focus()) for card in self.cards)
        self.clear()
        columns = self.columns_for(width)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(beside if columns > 1 else below)
        for answer in answers:
            card = AnswerCard(self._theme, answer, self._locale)
            card.opened.connect(self.opened)
            self.cards.append(card)
            self._row.addWidget(card, 100)
        if columns > 1:
            self._row.addStretch(1)
        self._restyle()
        self.verticalScrollBar().setValue(0)
        if had_keyboard and self.cards:
            self.cards[0].door.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Drop every word."""
        self.cards = []
        while (item := self._row.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.setParent(None)
                before.deleteLater()

    def scroll_by_key(self, event: QKeyEvent, bar: QScrollBar) -> bool:
        """Scroll as this key asks, by this bar; whether it asked for that."""
        page = self.viewport().height() - _LINE
        step = {
            Qt.Key.Key_Up: -_LINE,
            Qt.Key.Key_Down: _LINE,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        bar.setValue(bar.value() + step)
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Turn around with the layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._restyle()

    def _focus(self) -> QWidget:
        return self.window().focusWidget() or self.window()

    def _restyle(self) -> None:
        px = self._theme.px
        set_margins(self._whole, self, 4, 4, px(18), 24)
        beside = self._row.direction() is QBoxLayout.Direction.LeftToRight
        for card in self.cards:
            card.setMaximumWidth(px(WIDEST if beside else WIDEST_ALONE))
