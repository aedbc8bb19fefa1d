"""One section in a list of sections, as in settings."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.direction import draw_words, leading
from journal_app.ui.widgets.radio import WordRadio


class SideItem(WordRadio):
    """A word on a soft ground when chosen."""

    def __init__(self, theme: Theme, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, text, style="label", height=34, padding=12, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ringRadius", 9)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, then the word at the start."""
        theme = self._theme
        painter = QPainter(self)
        chosen = self.isChecked()
        whole = QRectF(self.rect())
        if chosen:
            edge = theme.color("accent") if theme.high_contrast else None
            draw_field(painter, whole, 9, fill=theme.color("accent_soft"), line=edge)
        elif self.isEnabled() and self.underMouse():
            draw_field(painter, whole, 9, fill=theme.mix("surface", "ink", 0.045))
        painter.setPen(theme.color("accent_ink" if chosen else "ink2"))
        pad = theme.px(12)
        font = theme.font("label", weight=600 if chosen else 500)
        draw_words(painter, whole.adjusted(pad, 0, -pad, 0), self.label, font, leading(self))
