"""The small card over selected words from which they are marked."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QWidget

from journal_app.core.marks import MOST_BY_KEY, Mark
from journal_app.i18n import _
from journal_app.ui.actions.asking import keys_shown
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.editor.mark_choice import WIDTH, BubbleButton, MarkChoice
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import SHADOW_ROOM
from journal_app.ui.widgets.hairline import Hairline
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.popover import Popover
from journal_app.ui.widgets.tab_order import read_in_order

_GAP: Final = 6
_OVERHANG: Final = 24
_WIDER: Final = 186
"""What a moment is offered with has more words than a mark."""
_COLUMNS: Final = 2
_MOST_ROWS: Final = 6
_ROW: Final = 38
_REMOVES: Final = "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What can be done with the words the bubble stands at."""

    marks: Sequence[Mark]
    standing: frozenset[str] = frozenset()
    """The marks that these words carry."""
    removable: bool = False
    notable: bool = False
    """Whether it can become a moment."""
    is_moment: bool = False
    """Whether it became one."""
    sentence: bool = False
    """Whether the keys that opened it go on to the next sentence."""


class MarkBubble(Popover):
    """Opens over the words, or below where there is no room above; keys work once it has them."""

    chosen = Signal(str)
    """Carries the id of a mark."""
    removed = Signal()
    moment_wanted = Signal()
    """Carries nothing: the words become a moment, or the one they became is opened."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, _("Mark this passage"))
        self._words = QRect()
        self._offered = Offered(marks=())
        self._choices: list[MarkChoice] = []
        self._rows: list[BubbleButton] = []
        self._title = PlainLabel(theme, _("Mark this passage as"), "caption", "ink3")
        self._keys = PlainLabel(theme, "", "caption", "ink3")
        top = QHBoxLayout()
        top.setContentsMargins(8, 4, 10, 6)
        self.content.addLayout(top)
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self._keys)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._line = Hairline(theme)
        self._below = QGridLayout()
        self._below.setSpacing(2)
        self.content.addWidget(self._scroll)
        self.content.addSpacing(4)
        self.content.addWidget(self._line)
        self.content.addSpacing(4)
        self.content.addLayout(self._below)

    def open_over(
        self, surface: QWidget, words: QRect, offered: Offered, *, take_keys: bool
    ) -> None:
        """Stand at these words, in pixels of the window; typing goes on until keys are taken."""
        self._anchor = surface
        self._words = words
        self._above = None
        self._offer(offered)
        read_in_order(self)
        self.fit()
        self.move(self._place_for(surface))
        self.show()
        self.raise_()
        self._show_keys(False)
        if take_keys:
            self.take_keys()

    def take_keys(self) -> None:
        """From now on digits choose."""
        self._show_keys(True)
        first = next((each for each in self._choices if each.accessibleDescription()), None)
        for each in (first, *self._choices):
            if each is not None:
                each.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    @property
    def has_keys(self) -> bool:
        """Whether the keyboard is in it."""
        return not self.isHidden() and self._holds(self.window().focusWidget())

    def forget(self) -> None:
        """Nothing is offered any more."""
        self.dismiss()
        self._offer(Offered(marks=()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits choose, 0 removes, M notes a moment or opens it."""
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and self._press(event.text()):
            return
        super().keyPressEvent(event)

    def _press(self, text: str) -> bool:
        # Digits of any script are digits.
        key = str(int(text)) if text.isdecimal() else text
        for button in (*self._choices, *self._rows):
            if key and button.key.lower() == key.lower():
                button.click()
                return True
        return False

    def _go(self, key: int) -> None:
        """Move as the buttons lie: two beside each other, right to left where one reads so."""
        every: list[BubbleButton] = [*self._choices, *self._rows]
        focus = self.window().focusWidget()
        here = next((at for at, each in enumerate(every) if each is focus), None)
        if here is None:
            return
        sideways = -1 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 1
        step = {
            Qt.Key.Key_Left: -sideways,
            Qt.Key.Key_Right: sideways,
            Qt.Key.Key_Up: -_COLUMNS,
            Qt.Key.Key_Down: _COLUMNS,
        }.get(Qt.Key(key))
        if step is None:
            return
        to = here + step
        if abs(step) == _COLUMNS and here < len(self._choices) <= to:
            # From the last row of marks, which may be half empty, to the first below it.
            to = max(to, len(self._choices)) if to < len(every) else len(every) - 1
        target = every[max(0, min(len(every) - 1, to))]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(target)

    def _offer(self, offered: Offered) -> None:
        self._offered = offered
        for old in (*self._choices, *self._rows):
            old.hide()
            old.deleteLater()
        grid = QFrame()
        places = QGridLayout(grid)
        places.setContentsMargins(0, 0, 0, 0)
        places.setSpacing(2)
        self._choices = [self._choice(at, mark) for at, mark in enumerate(offered.marks)]
        for at, choice in enumerate(self._choices):
            places.addWidget(choice, at // _COLUMNS, at % _COLUMNS)
        self._rows = list(self._made_rows(offered))
        for at, row in enumerate(self._rows):
            self._below.addWidget(row, at // _COLUMNS, at % _COLUMNS)
            # In a card that is open already a new row has no room until it is shown.
            row.show()
        for button in (*self._choices, *self._rows):
            button.went.connect(self._go)
        self._scroll.setWidget(grid)
        self._fit(grid)
        self._line.setVisible(bool(self._rows))

    def _choice(self, at: int, mark: Mark) -> MarkChoice:
        key = str(at + 1) if at < MOST_BY_KEY else ""
        stands = _("on these words") if mark.id in self._offered.standing else ""
        choice = MarkChoice(self._theme, mark, key, stands=stands)
        choice.clicked.connect(partial(self._on_chosen, mark.id))
        return choice

    def _made_rows(self, offered: Offered) -> Sequence[BubbleButton]:
        rows = []
        if offered.removable:
            row = BubbleButton(self._theme, _("Remove mark"), "x", _REMOVES)
            row.clicked.connect(self._on_removed)
            rows.append(row)
        if offered.is_moment or offered.notable:
            words = _("Open its moment") if offered.is_moment else _("Note as a moment")
            # The letter is the same in every language, as it stands on the button.
            row = BubbleButton(self._theme, words, "note-pencil", "M")
            row.clicked.connect(self._on_moment_wanted)
            row.set_width(_WIDER)
            rows.append(row)
            rows[0].set_width(2 * WIDTH - _WIDER if len(rows) > 1 else _WIDER)
        return rows

    def _fit(self, grid: QWidget) -> None:
        px = self._theme.px
        rows = (len(self._choices) + _COLUMNS - 1) // _COLUMNS
        wanted = grid.sizeHint()
        grid.resize(wanted)
        high = min(wanted.height(), px(_ROW * _MOST_ROWS + _ROW / 2), self.window().height() // 2)
        lane = px(14) if high < wanted.height() else 0
        self._scroll.setFixedSize(wanted.width() + lane, high if rows else 0)

    def _show_keys(self, shows: bool) -> None:
        for button in (*self._choices, *self._rows):
            button.show_key(shows)
        keys = keys_shown(self, ActionId.MARK_PASSAGE)
        if shows and keys:
            going_on = _("{keys} for the next sentence").format(keys=keys)
            keys = going_on if self._offered.sentence else ""
        self._keys.setText(keys)
        self._keys.setVisible(bool(keys))
        self._keys.updateGeometry()

    def _on_chosen(self, mark: str) -> None:
        self.dismiss()
        self.chosen.emit(mark)

    def _on_removed(self) -> None:
        self.dismiss()
        self.removed.emit()

    def _on_moment_wanted(self) -> None:
        self.dismiss()
        self.moment_wanted.emit()

    def _on_pressed(self, at: QPoint) -> None:
        # A press into the text closes it as well: other words are meant then.
        if not self.isHidden() and not self.body_rect().toRect().contains(
            self.mapFrom(self.window(), at)
        ):
            self.dismiss()

    def _place_for(self, anchor: QWidget) -> QPoint:
        window = self.window()
        body = self.rect().adjusted(SHADOW_ROOM, SHADOW_ROOM, -SHADOW_ROOM, -SHADOW_ROOM)
        x = self._words.center().x() - body.width() // 2
        above = self._words.top() - _GAP - body.height()
        below = self._words.bottom() + 1 + _GAP
        if self._above is None:
            self._above = above >= _GAP
        y = above if self._above else below
        # Over the text as far as it can, and never past the edge of the window.
        left = anchor.mapTo(window, QPoint(0, 0)).x() - _OVERHANG
        right = left + anchor.width() + 2 * _OVERHANG - body.width()
        x = max(left, min(x, right)) if right > left else x
        x = max(_GAP, min(x, window.width() - body.width() - _GAP))
        y = max(_GAP, min(y, window.height() - body.height() - _GAP))
        return QPoint(x - SHADOW_ROOM, y - SHADOW_ROOM)
