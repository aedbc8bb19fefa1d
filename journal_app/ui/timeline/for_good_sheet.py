"""Asks once before something leaves the journal for good."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.i18n import _
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para


class ForGoodSheet(SheetDialog):
    """Leaving it in the bin is the safe choice."""

    agreed = Signal()

    def __init__(self, theme: Theme, window: QWidget, *, all_of_it: bool) -> None:
        super().__init__(theme, window, _("Empty the bin?") if all_of_it else _("Delete for good?"))
        gone = (
            _("Everything in the bin leaves the journal, and nothing brings it back.")
            if all_of_it
            else _("It leaves the journal with all that hangs on it, and nothing brings it back.")
        )
        self.body.addWidget(Para(theme, gone, "body", "ink2"))
        still = _("Backups and copies made before still hold it. They are not changed.")
        self.body.addWidget(Para(theme, still, "body", "ink2"))
        agree = Button(theme, _("Empty the bin") if all_of_it else _("Delete for good"), "caution")
        agree.clicked.connect(self._on_agreed)
        self.add_button(agree)
        leave = Button(theme, _("Leave it in the bin"), "outline")
        leave.clicked.connect(self.dismiss)
        self.add_button(leave)

    def _on_agreed(self) -> None:
        self.dismiss()
        self.agreed.emit()
