"""What is in the way of opening, in plain words."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CARD
from journal_app.ui.widgets.icon_label import IconLabel
from journal_app.ui.widgets.para import Para

FIELD_WIDTH: Final = 340
"""In pixels at zoom 1: the field, the button, and the words between them."""
_CARD_WIDTH: Final = 480


class LockMessage(QFrame):
    """A quiet line under the field, or a card of its own where there is no field."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._beside_field = True
        self._icon = IconLabel(theme, "info", size=16)
        self.words = Para(theme, "", "small", "ink2", name=_("Lock message"))
        row = QHBoxLayout(self)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self._row = row
        theme.changed.connect(self._restyle)
        self.hide()

    def show_message(self, text: str, *, beside_field: bool) -> None:
        """Say it, or nothing when there is nothing to say."""
        self._beside_field = beside_field
        self.words.set_text(text)
        self.setVisible(bool(text))
        self._restyle()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The card, where it is one."""
        if self._beside_field:
            return
        theme = self._theme
        edge = theme.color("line_strong" if theme.high_contrast else "line")
        fill = theme.color("surface" if theme.dark else "raised")
        draw_field(QPainter(self), QRectF(self.rect()), RADIUS_CARD, fill=fill, line=edge)

    def _restyle(self) -> None:
        px = self._theme.px
        if self._beside_field:
            self._row.setContentsMargins(4, 0, 4, 0)
        else:
            self._row.setContentsMargins(px(20), px(16), px(20), px(16))
        # The icon stands on the first line of the words.
        drop = round((self._theme.line_height("small") - px(16)) / 2)
        self._icon.setContentsMargins(0, drop, 0, 0)
        self.setFixedWidth(px(FIELD_WIDTH if self._beside_field else _CARD_WIDTH))
        self.update()
