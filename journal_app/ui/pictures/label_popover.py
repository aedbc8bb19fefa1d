"""Say in a few words what a picture shows: what is read out where it cannot be seen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from journal_app.core.ids import Uid
from journal_app.core.pictures import LONGEST_LABEL, Picture
from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.typed_popover import TypedPopover


class LabelPopover(TypedPopover):
    """One field; Enter keeps it."""

    labelled = Signal(object, str)
    """Carries the uid and the words."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(
            theme, window, _("Description of the picture"), [_("What it shows")], _("Keep")
        )
        self._uid: Uid | None = None
        self.fields[0].setMaxLength(LONGEST_LABEL)

    def ask_at(self, anchor: QWidget, picture: Picture) -> None:
        """Open for this one."""
        self._uid = picture.uid
        self.open_with(anchor, [picture.label])

    def entered(self) -> None:
        """Keep what stands there; nothing is an answer too."""
        if self._uid is not None:
            self.labelled.emit(self._uid, self.fields[0].text())
        self.dismiss()

    def forget(self) -> None:
        """Drop every word."""
        self._uid = None
        self.fields[0].forget()
        self.dismiss()
