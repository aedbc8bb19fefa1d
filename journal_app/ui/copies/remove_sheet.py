"""Asks whether something that is kept aside shall be deleted, and says what goes with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.core.backups import CopyKind
from journal_app.i18n import _
from journal_app.services.kept_aside import Loss
from journal_app.ui.copies.wording import Saying
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para


class RemoveSheet(SheetDialog):
    """Keeping it is the safe choice; Esc makes it too."""

    agreed = Signal(object)
    """Carries the `Copy`."""

    def __init__(self, theme: Theme, window: QWidget, loss: Loss, saying: Saying) -> None:
        super().__init__(theme, window, _("Delete what is kept here?"))
        self._copy = loss.copy
        size = saying.size(loss.copy)
        made = _("{day}. {origin}, {size}.").format(
            day=saying.copy(loss.copy), origin=saying.origin(loss.copy), size=size
        )
        self.body.addWidget(Para(theme, made, "label", name=_("What goes")))
        for words in _words(loss, saying):
            self.body.addWidget(Para(theme, words, "body", "ink2"))
        delete = Button(theme, _("Delete for good"), "caution")
        delete.clicked.connect(self._on_agreed)
        self.add_button(delete)
        keep = Button(theme, _("Keep it"), "primary")
        keep.clicked.connect(self.dismiss)
        self.add_button(keep)

    def _on_agreed(self) -> None:
        self.dismiss()
        self.agreed.emit(self._copy)


def _words(loss: Loss, saying: Saying) -> list[str]:
    if loss.copy.kind is CopyKind.ASIDE:
        told = [
            _(
                "These are the files of your journal as it stood before. They go from the disk at "
                "once, and nothing brings them back. The journal of now and its copies stay."
            )
        ]
    else:
        told = [
            _(
                "This copy goes from the disk at once, and nothing brings it back. Your journal "
                "and its other copies stay."
            )
        ]
    if loss.undo_until is not None:
        undo = _("Without it the last restore can no longer be undone, as it can until {day}.")
        told.append(undo.format(day=saying.day(loss.undo_until)))
    return told
