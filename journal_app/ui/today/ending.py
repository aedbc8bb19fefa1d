"""The foot of a page that began with a question: three equal ways to leave it, and quiet lines.

Never louder than the text: small, and in a low window all of it in one row.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.editor.measures import BLEED, START
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.foot_line import FootLine
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.equal_buttons import EqualButtons
from journal_app.ui.widgets.icon_button import IconButton

_GAP: Final = 12
_END: Final = 18


@dataclass(frozen=True, slots=True)
class Way:
    """Another way to go on: its words, and what it does."""

    words: str
    take: Callable[[], object]


class _Form(Enum):
    """How the further question is shown."""

    NONE = auto()
    WORDS = auto()
    ICON = auto()
    FOLDED = auto()
    """Among the other ways to go on."""


class Ending(QFrame):
    """Shows what the page gives it; does nothing by itself."""

    small_thing_wanted = Signal()
    seal_wanted = Signal()
    done_wanted = Signal()
    further_wanted = Signal()
    height_changed = Signal()
    ways_wanted = Signal()
    """The ways are asked for where there is no room to show them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Ways to end here"))
        self._theme = theme
        self._low = False
        self._away = False
        self._ends = False
        self._further_there = False
        self._further_folded = False
        self.ways: tuple[Way, ...] = ()
        self.line = FootLine(theme)
        self.three = EqualButtons(
            theme,
            _("End here"),
            (_("One small thing next"), _("Seal it"), _("Done")),
            size="small",
        )
        icon = "arrow-bend-down-right"
        words = _("One further question")
        self.further = Button(theme, words, "ghost", icon, style="smallm", size="small")
        self.further_icon = IconButton(theme, icon, words, size=34, icon_size=18)
        other = _("Other ways to go on")
        self.other = IconButton(theme, "path", other, size=34, icon_size=18)
        self._ways = QFrame()
        self._ways.setAccessibleName(other)
        self._ways_column = QVBoxLayout(self._ways)
        self._ways_column.setContentsMargins(0, 0, 0, 4)
        self._ways_column.setSpacing(0)
        self._compose()
        self._connect()
        self.show_ending(False)

    # What it shows.

    def show_ending(self, ends: bool) -> None:
        """Whether the three ways are there."""
        self._ends = ends
        self._arrange()

    def show_further(self, there: bool) -> None:
        """Whether one further question may be asked."""
        self._further_there = there
        self._arrange()

    def show_ways(self, ways: Sequence[Way]) -> None:
        """Other ways to go on, in plain words; none most of the time."""
        self.ways = tuple(ways)
        while (item := self._ways_column.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.deleteLater()
        for way in self.ways:
            button = Button(self._theme, way.words, "ghost", style="smallm")
            button.clicked.connect(lambda _checked=False, take=way.take: take())
            self._ways_column.addWidget(button)
        self._arrange()

    def set_low(self, low: bool) -> None:
        """Whether the window is so low that the writing needs the room."""
        if low != self._low:
            self._low = low
            self._arrange()

    def set_away(self, away: bool) -> None:
        """Whether everything but the writing is put away."""
        if away != self._away:
            self._away = away
            self._arrange()

    def indent(self, start: int, end: int) -> None:
        """Stand this far from the edges of the column."""
        set_margins(self._column, self, start, self._theme.px(8), end, 0)

    @property
    def ends(self) -> bool:
        """Whether the three ways are there."""
        return self._ends

    @property
    def folded(self) -> tuple[Way, ...]:
        """What stands behind the one button that is left where there is little room."""
        if not self._further_folded:
            return self.ways
        return (Way(self.further.label, self.further_wanted.emit), *self.ways)

    @property
    def further_button(self) -> QWidget:
        """The one that is shown, to open something beside."""
        if self._further_folded:
            return self.other
        return self.further_icon if self.further.isHidden() else self.further

    # How it lies.

    def _compose(self) -> None:
        self._row = QHBoxLayout()
        self._row.setSpacing(_GAP)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)
        self._column.addWidget(self.line)
        self._column.addWidget(self._ways)
        self._column.addLayout(self._row)
        self._row.addWidget(self.three)
        self._row.addWidget(self.further)
        self._row.addWidget(self.further_icon)
        self._row.addWidget(self.other)
        self._row.addStretch(1)

    def _connect(self) -> None:
        small, seal, done = self.three.buttons
        small.clicked.connect(self.small_thing_wanted)
        seal.clicked.connect(self.seal_wanted)
        done.clicked.connect(self.done_wanted)
        self.further.clicked.connect(self.further_wanted)
        self.further_icon.clicked.connect(self.further_wanted)
        self.other.clicked.connect(self.ways_wanted)
        self.line.changed.connect(self._arrange)
        self._theme.changed.connect(self._arrange)

    def _arrange(self) -> None:
        there = self._ends or self._further_there
        folded_ways = self._ends and bool(self.ways) and self._low
        form = self._form_of_further(folded_ways)
        self._further_folded = form is _Form.FOLDED
        shown: dict[QWidget, bool] = {
            self.three: self._ends,
            self.further: form is _Form.WORDS,
            self.further_icon: form is _Form.ICON,
            self.other: folded_ways or self._further_folded,
            self._ways: self._ends and bool(self.ways) and not self._low,
        }
        # First away, then here: together they would push the window wider for a moment.
        for widget, visible in sorted(shown.items(), key=lambda pair: pair[1]):
            widget.setVisible(visible)
        self.setVisible((there or self.line.is_there) and not self._away)

    def _form_of_further(self, folded_ways: bool) -> "_Form":
        """How the further question fits beside the rest; the three are tight where they have to."""
        within = self.parentWidget() or self
        room = within.width() - self._theme.px(START + BLEED + _END)
        needed = self.three.roomy_width if self._ends else 0
        if folded_ways:
            needed += self.other.sizeHint().width() + _GAP
        icon = needed + self.further_icon.sizeHint().width() + _GAP
        self.three.set_tight((icon if self._further_there else needed) > room)
        if not self._further_there:
            return _Form.NONE
        if needed + self.further.sizeHint().width() + _GAP <= room:
            return _Form.WORDS
        return _Form.ICON if not folded_ways else _Form.FOLDED

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        self._arrange()
        self.height_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """What lies above it makes room."""
        super().showEvent(event)
        self.height_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """What lay above it has its room back."""
        super().hideEvent(event)
        self.height_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Another font means another width."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()
