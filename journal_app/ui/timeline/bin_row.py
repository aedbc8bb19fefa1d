"""One row of the bin that is no piece: what it is called, and the two ways out."""

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.core.bin import Binned, Noun, SealedInBin
from journal_app.core.shown_names import ShownNames
from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline import bin_wording
from journal_app.ui.widgets.boxed_list import Row
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.icon_button import IconButton


class BinRow(Row):
    """A person is called in full where one points at the row, or stands in it."""

    back_wanted = Signal()
    away_wanted = Signal()

    def __init__(self, theme: Theme, thing: Binned | SealedInBin, names: ShownNames) -> None:
        self.thing = thing
        self._whole = bin_wording.called(thing)
        somebody = isinstance(thing, Binned) and thing.noun is Noun.PERSON
        self._veil = names.person(self._whole) if somebody else self._whole
        self._back = Button(theme, _("Bring it back"), "soft", size="small")
        self._back.clicked.connect(lambda: self.back_wanted.emit())
        self._away = IconButton(theme, "trash", _("Delete for good"))
        self._away.clicked.connect(lambda: self.away_wanted.emit())
        ways = QWidget()
        beside = QHBoxLayout(ways)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(4)
        for button in (self._back, self._away):
            button.setAccessibleDescription(self._whole)
            beside.addWidget(button)
        line = bin_wording.line(thing, QLocale())
        super().__init__(theme, bin_wording.icon(thing), self._veil, line, ways)
        self.setAccessibleName(self._veil)
        for button in (self._back, self._away):
            button.installEventFilter(self)

    def enterEvent(self, event: QEnterEvent) -> None:
        """One points at it."""
        super().enterEvent(event)
        self._call()

    def leaveEvent(self, event: QEvent) -> None:
        """Nobody does any more."""
        super().leaveEvent(event)
        self._call()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """One of its buttons has the keyboard, or has it no more."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._call()
        return super().eventFilter(watched, event)

    def take_focus(self) -> None:
        """Go to the first way out."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _call(self) -> None:
        lit = self.underMouse() or self._back.hasFocus() or self._away.hasFocus()
        self.title.set_text(self._whole if lit else self._veil)
