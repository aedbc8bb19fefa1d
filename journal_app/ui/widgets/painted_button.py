"""What every hand-painted button shares: a safe text, a name, hover, Enter, and the theme."""

import math

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from journal_app.ui.theme.theme import Theme

_NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class PaintedButton(QPushButton):
    """A push button whose subclass paints it; role, keyboard and actions stay Qt's own."""

    picked = Signal(bool)
    """Somebody checked or unchecked it, by hand or through a screen reader, which Qt tells by
    `toggled` alone. What `setChecked` does is not told."""

    def __init__(
        self, theme: Theme, text: str, *, name: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = ""
        self._being_set = False
        self.toggled.connect(self._on_toggled)
        self.set_label(text)
        self.setAccessibleName(name or text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.resized.connect(self._on_resized)

    @property
    def label(self) -> str:
        """The words on the button as they are, with no meaning in any `&`."""
        return self._label

    def set_label(self, text: str) -> None:
        """Change the words on the button; the accessible name stays."""
        self._label = text
        self.setText(text.replace("&", "&&"))
        self.updateGeometry()

    def setChecked(self, checked: bool) -> None:
        """Show it checked or not; nobody picked it."""
        self._being_set = True
        super().setChecked(checked)
        self._being_set = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does: this is what people expect outside of dialogs too."""
        plain = event.modifiers() in (_NO_MODIFIER, Qt.KeyboardModifier.KeypadModifier)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and plain and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Never smaller than its words need."""
        return self.sizeHint()

    def _restyle(self) -> None:
        """Take fonts and fixed sizes from the theme; called at first and when they are others."""

    def _text_width(self) -> int:
        return math.ceil(QFontMetricsF(self.font()).horizontalAdvance(self._label))

    def _on_toggled(self, checked: bool) -> None:
        if not self._being_set:
            self.picked.emit(checked)

    def _on_resized(self) -> None:
        self._restyle()
        self.updateGeometry()
        self.update()
