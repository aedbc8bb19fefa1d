"""What can be done with one picture or file, under its dots or the menu key."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme


class PictureMenu(QMenu):
    """Its signals are for the picture it was opened for."""

    label_wanted = Signal()
    save_wanted = Signal()
    outside_wanted = Signal()
    earlier_wanted = Signal()
    later_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(_("What can be done with this picture"))

    def open_at(self, anchor: QWidget, *, shown: bool, first: bool, last: bool) -> None:
        """Open below the anchor; `shown` says that it is a picture, not another file."""
        self.clear()
        self.setFont(self._theme.font("body"))
        label = _("Describe it…") if shown else _("Rename it…")
        self.addAction(label).triggered.connect(self.label_wanted)
        if not first:
            self.addAction(_("Move one place earlier")).triggered.connect(self.earlier_wanted)
        if not last:
            self.addAction(_("Move one place later")).triggered.connect(self.later_wanted)
        self.addSeparator()
        self.addAction(_("Save a copy…")).triggered.connect(self.save_wanted)
        self.addAction(_("Open in another program…")).triggered.connect(self.outside_wanted)
        self.addSeparator()
        self.addAction(_("Take it off")).triggered.connect(self.remove_wanted)
        start = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        if not anchor.isRightToLeft():
            start.setX(start.x() + anchor.width() - self.sizeHint().width())
        self.popup(start)
