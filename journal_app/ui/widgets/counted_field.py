"""A line with a most; how much is left is told only near the end."""

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from journal_app.i18n import ngettext
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.direction import draw_words, is_rtl, trailing, visual_rect
from journal_app.ui.widgets.field import Field, FieldKind

NEAR: Final = 20
_ROOM: Final = 40


class CountedField(Field):
    """Takes no more than its most; says in its description what is left once that is little."""

    def __init__(
        self,
        theme: Theme,
        placeholder: str,
        most: int,
        *,
        kind: FieldKind = "normal",
        name: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, placeholder, kind, name, parent)
        self.setMaxLength(most)
        self.textChanged.connect(self._on_changed)

    @property
    def left(self) -> int | None:
        """How many characters still fit, or `None` while that is more than enough."""
        left = self.maxLength() - len(self.text())
        return left if left <= NEAR else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """What is left at the end of the line, once it is little."""
        super().paintEvent(event)
        left = self.left
        if left is None:
            return
        theme = self._theme
        painter = QPainter(self)
        painter.setPen(theme.color("ink3"))
        box = QRectF(self.width() - theme.px(_ROOM), 0, theme.px(_ROOM - 12), self.height())
        draw_words(
            painter, visual_rect(self, box), str(left), theme.font("caption"), trailing(self)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words away from the number."""
        super().resizeEvent(event)
        self._keep_clear()

    def _on_changed(self) -> None:
        left = self.left
        told = "" if left is None else ngettext("{n} more fits", "{n} more fit", left)
        self.setAccessibleDescription(told.format(n=left))
        self._keep_clear()
        self.update()

    def _keep_clear(self) -> None:
        room = 0 if self.left is None else self._theme.px(_ROOM)
        start, end = (room, 0) if is_rtl(self) else (0, room)
        self.setTextMargins(start, 0, end, 0)
