"""A chip that stands in a row with others: arrow keys go along the row, Tab leaves it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from journal_app.ui.theme.painting import Glyph
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.direction import is_rtl

_FIRST: Final = -1_000
_LAST: Final = 1_000
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: _FIRST,
    Qt.Key.Key_End: _LAST,
}
_SIDEWAYS: Final = (Qt.Key.Key_Left, Qt.Key.Key_Right)
_AROUND: Final = 24
"""Pixels kept in sight around what has the focus."""


class RowChip(Chip):
    """A small chip whose row hears about arrow keys and the focus.

    A `flat` one, which leads further rather than being an answer, has no edge at rest.
    """

    moved = Signal(int)
    """How many chips further an arrow key asks to go."""
    entered = Signal()
    _description = ""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        checkable: bool = True,
        flat: bool = False,
        glyph: Glyph | None = None,
        icon: str | None = None,
        name: str | None = None,
        description: str = "",
    ) -> None:
        super().__init__(
            theme, text, icon=icon, glyph=glyph, checkable=checkable, small=True, name=name
        )
        self._flat = flat
        self.term = ""
        """Which word of the vocabulary it stands for, if it stands for one."""
        self._description = description
        self.setAccessibleDescription(description)
        self._restyle()

    def blank(self) -> None:
        """Drop its words, wherever they can be read."""
        self._description = ""
        self.set_label("")
        self.set_veil("")
        self.setAccessibleName("")
        self.setAccessibleDescription("")
        self.setToolTip("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End go along the row."""
        key = Qt.Key(event.key())
        step = 0 if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier else _STEPS.get(key, 0)
        if not step:
            super().keyPressEvent(event)
            return
        self.moved.emit(-step if key in _SIDEWAYS and is_rtl(self) else step)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """From now on Tab comes back to this one."""
        super().focusInEvent(event)
        self.entered.emit()

    def _colors(self) -> tuple[QColor, QColor | None, QColor]:
        fill, line, ink = super()._colors()
        if self._flat and not self._chosen():
            hovered = self.isEnabled() and self.underMouse()
            fill = self._theme.mix("raised", "ink", 0.06 if hovered else 0)
            line, ink = None, self._theme.color("ink" if hovered else "ink3")
        return fill, line, ink

    def _restyle(self) -> None:
        super()._restyle()
        if self._description:
            self.setToolTip(self._description)


class Roving:
    """Lets Tab stop once at a row, and the arrow keys go along it."""

    def __init__(self, chips: Callable[[], list[RowChip]]) -> None:
        self._chips = chips
        self._at: RowChip | None = None

    def take(self, chip: RowChip) -> None:
        """One more chip stands in the row."""
        chip.moved.connect(lambda step: self._go(chip, step))
        chip.entered.connect(lambda: self._enter(chip))

    def arrange(self) -> None:
        """Let exactly one of those that can be seen be where Tab stops."""
        chips = self._chips()
        stop = self._at if self._at in chips else None
        if stop is None:
            stop = next((chip for chip in chips if chip.isChecked()), chips[0] if chips else None)
        for chip in chips:
            policy = Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(policy)

    def _enter(self, chip: RowChip) -> None:
        self._at = chip
        self.arrange()

    def _go(self, chip: RowChip, step: int) -> None:
        chips = self._chips()
        place = max(0, min(len(chips) - 1, chips.index(chip) + step))
        chips[place].setFocus(Qt.FocusReason.TabFocusReason)
        bring_into_sight(chips[place])


def bring_into_sight(widget: QWidget) -> None:
    """Scroll whatever scrolls around a widget until it can be seen."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, _AROUND, _AROUND)
        above = above.parentWidget()
