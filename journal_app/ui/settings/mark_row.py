"""One mark in the settings: its look, name and place, how many passages carry it, and a door."""

from typing import Final

from PySide6.QtCore import QLocale, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from journal_app.core.marks import Mark
from journal_app.i18n import _, ngettext
from journal_app.services.marks import LONGEST_LABEL
from journal_app.ui.settings.mark_look import MarkTile
from journal_app.ui.settings.term_row import NameField, ShownButton
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TokenName
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins, visual_rect
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.plain_label import PlainLabel

_INSET: Final = 32
_DIGIT: Final = 18
_INDENT: Final = 12
_NARROW: Final = 460
"""Below this width a name has a line of its own."""


class MarkRow(QFrame):
    """Sends what is asked of it; the settings do it and show it anew."""

    renamed = Signal(str, str)
    """Carries the id and the new name; an empty one gives a shipped mark its name back."""
    look_wanted = Signal(str)
    moved = Signal(str, int)
    shown_changed = Signal(str, bool)
    removal_wanted = Signal(str)
    reading_wanted = Signal(str)

    def __init__(self, theme: Theme, mark: Mark, own_name: str) -> None:
        super().__init__()
        self._theme = theme
        self._mark = mark
        self._own_name = own_name
        self._first = True
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._door = QHBoxLayout()
        self.digit = PlainLabel(theme, "", "caption", "ink3")
        self.look = MarkTile(theme, "", mark.icon, mark.tint)
        self.name = NameField(theme, _("Name of the mark"), LONGEST_LABEL)
        self.read = Button(theme, "", "link", style="smallm")
        self.restore = _small(theme, "arrow-counter-clockwise", _("Its own name back"))
        self.remove = _small(theme, "trash", _("Take it away"))
        self.up = _small(theme, "caret-up", _("Move up"))
        self.down = _small(theme, "caret-down", _("Move down"))
        self.toggle = ShownButton(theme)
        self._lay_out()
        self._connect()

    @property
    def mark(self) -> Mark:
        """The mark that is shown."""
        return self._mark

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Every control, in the order of the row."""
        doors = (self.look, self.name, self.read)
        return (*doors, self.restore, self.remove, self.up, self.down, self.toggle)

    def show_mark(self, mark: Mark, *, digit: str, first: bool, last: bool) -> None:
        """Show it as it is now, at this place of the list."""
        self._mark, self._first = mark, first
        if not self.name.isModified():
            self.name.show_name(mark.label)
        self.name.setAccessibleDescription(mark.label)
        self.digit.setText(digit)
        self.look.show_look(mark.icon, mark.tint)
        self.look.setAccessibleName(_("Look of {mark}").format(mark=mark.label))
        self.look.setToolTip(_("Sign and tint"))
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)
        for button, words in (
            (self.up, _("Move {mark} up")),
            (self.down, _("Move {mark} down")),
            (self.remove, _("Take {mark} away")),
            (self.read, _("Read only these: {mark}")),
        ):
            button.setAccessibleName(words.format(mark=mark.label))
        self.restore.setVisible(not mark.own and mark.label != self._own_name)
        self.restore.setAccessibleDescription(self._own_name)
        self.remove.setVisible(mark.own)
        self.toggle.setAccessibleName(mark.label)
        self.toggle.setAccessibleDescription(_("whether it is offered"))
        self.toggle.setChecked(not mark.hidden)
        self.update()

    def show_uses(self, count: int, locale: QLocale) -> None:
        """How many passages carry it; the words are the door to them."""
        words = _("no passage")
        if count:
            words = ngettext("{count} passage", "{count} passages", count)
            words = words.format(count=locale.toString(count))
        self.read.set_label(words)
        self.read.setAccessibleDescription(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The door to the passages stands below the name where the row is narrow."""
        super().resizeEvent(event)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        narrow = event.size().width() < self._theme.px(_NARROW)
        self._words.setDirection(below if narrow else beside)
        set_margins(self._door, self, _INDENT if narrow else 0, 0, 0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A hairline above every row but the first."""
        if not self._first:
            line = QRectF(_INSET, 0, self.width() - _INSET, 1)
            tone: TokenName = "line_strong" if self._theme.high_contrast else "line"
            QPainter(self).fillRect(visual_rect(self, line), self._theme.color(tone))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setSpacing(2)
        set_margins(row, self, 12, 5, 10, 5)
        self.digit.setFixedWidth(self._theme.px(_DIGIT))
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self.digit, 0, middle)
        row.addWidget(self.look, 0, middle)
        self._words.setSpacing(0)
        row.addLayout(self._words, 1)
        self._words.addWidget(self.name, 1)
        self._words.addLayout(self._door)
        self._door.addWidget(self.read, 0, middle | Qt.AlignmentFlag.AlignLeading)
        row.addSpacing(8)
        for button in (self.restore, self.remove, self.up, self.down, self.toggle):
            row.addWidget(button, 0, middle)

    def _connect(self) -> None:
        self.name.editingFinished.connect(self._on_named)
        self.look.clicked.connect(lambda: self.look_wanted.emit(self._mark.id))
        self.read.clicked.connect(lambda: self.reading_wanted.emit(self._mark.id))
        self.restore.clicked.connect(lambda: self.renamed.emit(self._mark.id, ""))
        self.remove.clicked.connect(lambda: self.removal_wanted.emit(self._mark.id))
        self.up.clicked.connect(lambda: self.moved.emit(self._mark.id, -1))
        self.down.clicked.connect(lambda: self.moved.emit(self._mark.id, 1))
        self.toggle.toggled.connect(self._on_toggled)

    def _on_named(self) -> None:
        if self.name.place.under_way:
            return
        label = " ".join(self.name.text().split())
        nameless = self._mark.own and not label
        if not self.name.isModified() or label == self._mark.label or nameless:
            self.name.show_name(self._mark.label)
        elif self.name.place.begin():
            self.renamed.emit(self._mark.id, "" if label == self._own_name else label)

    def _on_toggled(self, on: bool) -> None:
        if on is self._mark.hidden:
            self.shown_changed.emit(self._mark.id, on)


def _small(theme: Theme, icon: str, name: str, parent: QWidget | None = None) -> IconButton:
    return IconButton(theme, icon, name, size=30, icon_size=16, parent=parent)
