"""A value that opens a menu of values."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.direction import draw_words, leading, visual_rect
from journal_app.ui.widgets.painted_button import PaintedButton


class Drop(PaintedButton):
    """Space, Enter, Down or a click open it; the value is told as the description."""

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        options: Sequence[tuple[Hashable, str]],
        current: Hashable,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", name=name, parent=parent)
        self._value: Hashable = None
        self.menu_of_values = QMenu(self)
        self.menu_of_values.setAccessibleName(name)
        self._group = QActionGroup(self)
        self._options: dict[Hashable, str] = {}
        self._veil: Callable[[str], str] = str
        self._fill(options)
        self.setProperty("ringRadius", 9)
        self._group.triggered.connect(self._on_triggered)
        self.menu_of_values.hovered.connect(self._on_pointed)
        self.clicked.connect(self._open)
        self.set_value(current)
        self._restyle()

    @property
    def value(self) -> Hashable:
        """The value shown."""
        return self._value

    def set_options(
        self,
        options: Sequence[tuple[Hashable, str]],
        current: Hashable,
        veil: Callable[[str], str] = str,
    ) -> None:
        """Offer these from now on, and show one of them, without sending `chosen`.

        `veil` is how they are called where nobody points at them.
        """
        self._veil = veil
        for action in self._group.actions():
            self._group.removeAction(action)
            self.menu_of_values.removeAction(action)
            action.deleteLater()
        self._fill(options)
        self.set_value(current)

    def set_value(self, value: Hashable) -> None:
        """Show this value, without sending `chosen`."""
        self._value = value
        self.set_label(self._options[value])
        self.setAccessibleDescription(self.label)
        for action in self._group.actions():
            action.setChecked(action.data() == value)

    def sizeHint(self) -> QSize:
        """Words, caret, padding."""
        return QSize(self._text_width() + self._theme.px(44), self._theme.px(34))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens, too."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._open()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Edge, value, caret."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        hovered = self.isEnabled() and (self.underMouse() or self.isDown())
        edge = theme.mix("line", "line_strong", 1 if hovered or theme.high_contrast else 0.3)
        ground = theme.mix("raised", "ink", 0.04) if hovered else theme.color("raised")
        draw_field(painter, QRectF(self.rect()), 9, fill=ground, line=edge)
        painter.setPen(theme.color("ink" if self.isEnabled() else "ink_disabled"))
        words = QRectF(px(13), 0, self.width() - px(38), self.height())
        shown = self.label if hovered or self.hasFocus() else self._veil(self.label)
        draw_words(painter, visual_rect(self, words), shown, self.font(), leading(self))
        side = px(14)
        square = QRectF(self.width() - px(25), (self.height() - side) / 2, side, side)
        theme.icons.draw(painter, "caret-down", theme.color("ink3"), visual_rect(self, square))

    def _fill(self, options: Sequence[tuple[Hashable, str]]) -> None:
        self._options = dict(options)
        for value, text in options:
            action = QAction(_safe(self._veil(text)), self._group)
            action.setCheckable(True)
            action.setData(value)
            self.menu_of_values.addAction(action)

    def _restyle(self) -> None:
        self.setFont(self._theme.font("smallm"))
        self.setFixedHeight(self._theme.px(34))

    def _open(self) -> None:
        below = self.mapToGlobal(QPoint(0, self.height() + 4))
        self.menu_of_values.setMinimumWidth(self.width())
        self.menu_of_values.popup(below)
        self.menu_of_values.setActiveAction(self._group.checkedAction())

    def _on_pointed(self, pointed: QAction) -> None:
        for action in self._group.actions():
            text = self._options[action.data()]
            action.setText(_safe(text if action is pointed else self._veil(text)))

    def _on_triggered(self, action: QAction) -> None:
        value = action.data()
        if value != self._value:
            self.set_value(value)
            self.chosen.emit(value)


def _safe(text: str) -> str:
    return text.replace("&", "&&")
