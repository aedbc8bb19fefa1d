"""Asks whether the last restore shall be taken back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.core.backups import Restored
from journal_app.i18n import _
from journal_app.ui.copies.wording import Saying
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para


class UndoSheet(SheetDialog):
    """Leaving everything as it is is the safe choice."""

    agreed = Signal(object)
    """Carries the `Restored` to take back."""

    def __init__(self, theme: Theme, window: QWidget, restored: Restored, saying: Saying) -> None:
        super().__init__(theme, window, _("Undo the restore?"))
        self._restored = restored
        words = _(
            "Your journal then stands as it did before {when}. What you wrote since is not thrown "
            "away: it is kept among the earlier copies."
        )
        told = words.format(when=saying.moment(restored.at))
        self.body.addWidget(Para(theme, told, "body", "ink2"))
        undo = Button(theme, _("Undo the restore"), "primary")
        undo.clicked.connect(self._on_agreed)
        self.add_button(undo)
        leave = Button(theme, _("Leave it as it is"), "outline")
        leave.clicked.connect(self.dismiss)
        self.add_button(leave)

    def _on_agreed(self) -> None:
        self.dismiss()
        self.agreed.emit(self._restored)
