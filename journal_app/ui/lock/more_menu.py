"""Three dots in the corner of the lock page: other journals, and beginning another one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QDate, QLocale, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from journal_app.i18n import _
from journal_app.services.journals import Shelved
from journal_app.ui.lock.requests import OpenBundle, OpenCopy, OpenOther, StartAnother
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.icon_button import IconButton


class MoreMenu(IconButton):
    """Nothing in it touches the journal that is there."""

    asked = Signal(object)
    """Carries a value of `requests`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme, "dots-three", _("More"), size=34, icon_size=18, tone="ink2", parent=parent
        )
        self.deeds = QMenu(self)
        self.deeds.setAccessibleName(self.accessibleName())
        self.clicked.connect(self._open)
        self.show_journals(())

    def show_journals(self, journals: Sequence[Shelved]) -> None:
        """List them where another can be opened; the one that is opened has a mark."""
        self.deeds.clear()
        if len(journals) > 1 or not all(each.chosen for each in journals):
            for each in journals:
                action = self.deeds.addAction(_words(each))
                action.setCheckable(True)
                action.setChecked(each.chosen)
                action.triggered.connect(partial(self._on_other, each))
            self.deeds.addSeparator()
        another = self.deeds.addAction(_("Start another journal…"))
        another.triggered.connect(lambda: self.asked.emit(StartAnother()))
        bundle = self.deeds.addAction(_("Open a journal bundle…"))
        bundle.triggered.connect(lambda: self.asked.emit(OpenBundle()))
        copy = self.deeds.addAction(_("I have a copy and my recovery code…"))
        copy.triggered.connect(lambda: self.asked.emit(OpenCopy()))

    def _on_other(self, other: Shelved) -> None:
        if not other.chosen:
            self.asked.emit(OpenOther(vault_id=other.vault_id))

    def _open(self) -> None:
        self.deeds.setFont(self._theme.font("body"))
        start = self.mapToGlobal(QPoint(0, self.height() + 4))
        if not self.isRightToLeft():
            start.setX(start.x() + self.width() - self.deeds.sizeHint().width())
        self.deeds.popup(start)


def _words(shelved: Shelved) -> str:
    """Its number, and the day it was made where that is known: a name could be a secret."""
    if shelved.made_on is None:
        return _("Journal {number}").format(number=shelved.number)
    day = QDate(shelved.made_on.year, shelved.made_on.month, shelved.made_on.day)
    return _("Journal {number}, begun on {day}").format(
        number=shelved.number, day=QLocale().toString(day, QLocale.FormatType.LongFormat)
    )
