"""A raised card in the middle of a scene, which scrolls where the window is too small for it."""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import SHADOW_ROOM, Card
from journal_app.ui.widgets.roomy import Roomy

_LINE: Final = 40


class SceneCard(QFrame):
    """Put things into `content`; `width` in pixels at zoom 1, `highest` too.

    It is as high as what is in it, or takes the height there is, up to the `highest`.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        width: int,
        highest: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._width = width
        self._highest = highest
        self.card = Card(theme, padding=28, elevated=True, name=name)
        self.content = self.card.content
        roomy = self._roomy = Roomy(name)
        # Between stretches and not aligned, or its height would not follow from its width.
        middle = QHBoxLayout()
        roomy.column.addStretch(2)
        roomy.column.addLayout(middle, 0 if highest is None else 1000)
        middle.addStretch(1)
        middle.addWidget(self.card, 1000)
        middle.addStretch(1)
        roomy.column.addStretch(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(roomy)
        theme.changed.connect(self._restyle)
        self._restyle()

    def to_top(self) -> None:
        """Show it from its beginning."""
        self._roomy.verticalScrollBar().setValue(0)

    @property
    def whole(self) -> bool:
        """Whether all of it can be seen without scrolling."""
        return self._roomy.verticalScrollBar().maximum() == 0

    def begin_at(self, target: QWidget, otherwise: QWidget) -> None:
        """Give this the keyboard; where not all can be seen one begins with the words instead."""

        def begin_with_the_words() -> None:
            if not self.whole:
                otherwise.setFocus(Qt.FocusReason.OtherFocusReason)
                self.to_top()

        target.setFocus(Qt.FocusReason.OtherFocusReason)
        # Once the lines have their height.
        QTimer.singleShot(0, self, begin_with_the_words)

    def scroll_by_key(self, key: int) -> bool:
        """Scroll as this key asks; whether it asked for that."""
        bar = self._roomy.verticalScrollBar()
        page = self._roomy.viewport().height() - _LINE
        steps = {
            Qt.Key.Key_Up: -_LINE,
            Qt.Key.Key_Down: _LINE,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
        }
        if key not in steps:
            return False
        bar.setValue(bar.value() + steps[Qt.Key(key)])
        return True

    def _restyle(self) -> None:
        px = self._theme.px
        self.card.setMaximumWidth(px(self._width) + 2 * SHADOW_ROOM)
        if self._highest is not None:
            self.card.setMaximumHeight(px(self._highest) + 2 * SHADOW_ROOM)
