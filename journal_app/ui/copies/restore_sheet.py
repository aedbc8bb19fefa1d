"""Asks whether a copy shall take the journal's place, and says what happens to what is there."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.core.backups import KEPT_ASIDE, Looked
from journal_app.i18n import _
from journal_app.ui.copies.wording import Saying
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para


class RestoreSheet(SheetDialog):
    """Not restoring is the safe choice; Esc makes it too."""

    agreed = Signal(object)
    """Carries the `Looked` copy."""

    def __init__(self, theme: Theme, window: QWidget, looked: Looked, saying: Saying) -> None:
        super().__init__(theme, window, _("Put this copy in your journal’s place?"))
        self._looked = looked
        made = _("{day}. {contents}").format(
            day=saying.copy(looked.copy), contents=saying.contents(looked)
        )
        self.body.addWidget(Para(theme, made, "label", name=_("The copy")))
        self.body.addWidget(Para(theme, _kept_words(saying), "body", "ink2"))
        restore = Button(theme, _("Restore"), "primary")
        restore.clicked.connect(self._on_agreed)
        self.add_button(restore)
        leave = Button(theme, _("Leave it as it is"), "outline")
        leave.clicked.connect(self.dismiss)
        self.add_button(leave)

    def _on_agreed(self) -> None:
        self.dismiss()
        self.agreed.emit(self._looked)


def _kept_words(saying: Saying) -> str:
    until: date = saying.today + KEPT_ASIDE
    return _(
        "Your journal then stands as it did at that time. What lies in its place now is not "
        "thrown away: it is kept aside until {day}, and until then the restore can be undone."
    ).format(day=saying.day(until))
