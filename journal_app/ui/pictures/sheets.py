"""What is asked before a picture or a file leaves the journal."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.core.pictures import Picture
from journal_app.i18n import _
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para


class LeavingSheet(SheetDialog):
    """Says what it means to let something out, and asks once."""

    agreed = Signal(object)
    """Carries the `Picture`."""

    def __init__(
        self, theme: Theme, window: QWidget, picture: Picture, title: str, words: str, go_on: str
    ) -> None:
        super().__init__(theme, window, title)
        self._picture = picture
        self.body.addWidget(Para(theme, words, "body", "ink2"))
        self.go_on = Button(theme, go_on)
        self.stay = Button(theme, _("Leave it here"))
        self.add_button(self.go_on)
        self.add_button(self.stay)
        self.go_on.clicked.connect(self._agree)
        self.stay.clicked.connect(self.dismiss)

    def _agree(self) -> None:
        self.dismiss()
        self.agreed.emit(self._picture)


def saving_sheet(theme: Theme, window: QWidget, picture: Picture) -> LeavingSheet:
    """Asked before a copy is saved elsewhere."""
    words = _(
        "The copy is not encrypted: whoever can read the folder it lies in can open it. The one in"
        " the journal stays as it is."
    )
    return LeavingSheet(
        theme, window, picture, _("Save a copy outside the journal?"), words, _("Choose a place…")
    )


def opening_sheet(theme: Theme, window: QWidget, picture: Picture) -> LeavingSheet:
    """Asked before another program opens one."""
    words = _(
        "Another program can only open an unencrypted copy. It lies in a folder that nobody else"
        " on this computer may enter, and is removed when the journal locks or the app ends. That"
        " program may remember what it opened, or keep a copy of its own."
    )
    return LeavingSheet(
        theme, window, picture, _("Open it in another program?"), words, _("Open it")
    )
