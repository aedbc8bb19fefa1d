"""A line to write in, plain or for searching."""

from typing import Final, Literal

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from journal_app.i18n import _
from journal_app.system.clipboard import secret_text
from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL, TextStyle
from journal_app.ui.widgets.direction import is_rtl, visual_qrect, visual_rect
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.words_menu import open_words_menu

FieldKind = Literal["normal", "search", "lock", "sentence", "bare"]

_STYLE: Final[dict[FieldKind, TextStyle]] = {
    "normal": "body",
    "search": "body",
    "lock": "body",
    "sentence": "quote",
    "bare": "body",
}
_HEIGHT: Final[dict[FieldKind, int]] = {
    "normal": 38,
    "search": 36,
    "lock": 46,
    "sentence": 44,
    "bare": 38,
}


FOCUSED_EDGE: Final = 2
"""In high contrast, in pixels; the ring shows only whoever came by keys."""


class Field(QLineEdit):
    """`lock` is the high one of the lock page, `sentence` has the serif, `bare` has no box.

    Text direction follows what is written, and no clipboard history keeps what is copied. A
    subclass may put a button inside, at the end.
    """

    _end_button: IconButton | None = None
    _start_room = 0

    def __init__(
        self,
        theme: Theme,
        placeholder: str = "",
        kind: FieldKind = "normal",
        name: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind: FieldKind = kind
        self.setProperty("kind", kind)
        self.setProperty("ringRadius", RADIUS_CONTROL)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        # Names, tags, what is looked for: an input method shall learn none of it.
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        theme.resized.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """The height of its kind."""
        return QSize(super().sizeHint().width(), self._theme.px(_HEIGHT[self._kind]))

    def changeEvent(self, event: QEvent) -> None:
        """Turn around with the layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place_extras()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what stands inside in its place."""
        super().resizeEvent(event)
        self._place_extras()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where every edge is drawn, that of what one writes in is drawn twice as strong."""
        super().paintEvent(event)
        if self._theme.high_contrast and self.hasFocus() and self._kind != "bare":
            edge, whole = self._theme.color("accent"), QRectF(self.rect())
            draw_field(QPainter(self), whole, RADIUS_CONTROL, line=edge, width=FOCUSED_EDGE)

    def copy(self) -> None:
        """Plain text, asked to be kept by nobody; Qt’s own way would not ask."""
        if self.hasSelectedText() and self.echoMode() is QLineEdit.EchoMode.Normal:
            QGuiApplication.clipboard().setMimeData(secret_text(self.selectedText()))

    def cut(self) -> None:
        """The same, and take it out."""
        legible = self.echoMode() is QLineEdit.EchoMode.Normal
        if legible and self.hasSelectedText() and not self.isReadOnly():
            self.copy()
            self.del_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What goes to the clipboard goes there in our way, and only when it was asked for."""
        at = QKeySequence.StandardKey
        if event.matches(at.Copy):
            self.copy()
        elif event.matches(at.Cut):
            self.cut()
        elif event.matches(at.DeleteEndOfLine) and not self.isReadOnly():
            self.deselect()
            self.end(True)
            self.del_()
        elif event.matches(at.DeleteCompleteLine) and not self.isReadOnly():
            self.selectAll()
            self.del_()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of Qt; what it copies is copied in our way."""
        ours = {"edit-copy": self.copy, "edit-cut": self.cut}
        open_words_menu(self.createStandardContextMenu(), event.globalPos(), ours)

    def forget(self) -> None:
        """Drop what was typed, with nothing to undo."""
        # `clear` would keep it for Ctrl+Z.
        self.setText("")

    def _restyle(self) -> None:
        self.setFont(self._theme.font(_STYLE[self._kind]))
        self.setFixedHeight(self._theme.px(_HEIGHT[self._kind]))
        self._place_extras()
        self.update()

    def _put_at_end(self, button: IconButton) -> None:
        self._end_button = button
        self._theme.resized.connect(self._place_extras)  # after the button has its new size
        self._place_extras()

    def _place_extras(self) -> None:
        """Keep the words away from what stands inside; text margins are not mirrored by Qt."""
        start, end = self._theme.px(self._start_room), 0
        button = self._end_button
        if button is not None:
            end = button.width()
            corner = QPoint(self.width() - end - 5, (self.height() - button.height()) // 2)
            button.move(visual_qrect(self, QRect(corner, button.size())).topLeft())
        if is_rtl(self):
            start, end = end, start
        self.setTextMargins(start, 0, end, 0)


class SearchField(Field):
    """Looks while one types; its cross empties it."""

    _start_room = 22

    def __init__(
        self, theme: Theme, placeholder: str, name: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, placeholder, "search", name, parent)
        self.clear_button = IconButton(
            theme, "x", _("Clear search"), size=26, icon_size=14, tone="ink3", parent=self
        )
        self.clear_button.hide()
        self.clear_button.clicked.connect(self._on_cleared)
        self.textChanged.connect(self._on_text_changed)
        self._put_at_end(self.clear_button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A magnifying glass at the start."""
        super().paintEvent(event)
        side = self._theme.px(18)
        square = QRectF(10, (self.height() - side) / 2, side, side)
        tone = self._theme.color("ink3")
        self._theme.icons.draw(QPainter(self), "magnifying-glass", tone, visual_rect(self, square))

    def _on_text_changed(self, text: str) -> None:
        self.clear_button.setVisible(bool(text))

    def _on_cleared(self) -> None:
        self.clear()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
