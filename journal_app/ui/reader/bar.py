"""The line on top of the Reader: the way back, the neighbours, and what can be done."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.icon_button import IconButton


class ReaderBar(QFrame):
    """Only buttons; the page listens to them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.back = Button(
            theme, _("Timeline"), "ghost", "arrow-left", _("Back to timeline"), style="smallm"
        )
        self.back_to_passages = Button(
            theme, _("Read only these"), "ghost", "arrow-left", _("Back to passages"),
            style="smallm",
        )  # fmt: skip
        self.previous = IconButton(theme, "caret-up", _("Previous entry"), size=34, icon_size=18)
        self.next = IconButton(theme, "caret-down", _("Next entry"), size=34, icon_size=18)
        self.day = IconButton(theme, "calendar-blank", _("The whole day"), size=34, icon_size=18)
        self.edit = Button(
            theme, _("Edit"), "quiet", "pencil-simple-line", size="small", style="smallm"
        )
        self.options = IconButton(theme, "dots-three", _("Entry options"), size=34)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(4)
        self._row.addWidget(self.back)
        self._row.addWidget(self.back_to_passages)
        self._row.addStretch(1)
        for button in (self.day, self.previous, self.next, self.edit, self.options):
            self._row.addWidget(button)
        self.come_from_passages(False)

    @property
    def from_passages(self) -> bool:
        """Whether one came from marked passages, and goes back to them."""
        return not self.back_to_passages.isHidden()

    def come_from_passages(self, came: bool) -> None:
        """Show the way back to where one came from."""
        self.back.setVisible(not came)
        self.back_to_passages.setVisible(came)

    def indent(self, start: int, end: int) -> None:
        """Stand this far from the edges of the column."""
        set_margins(self._row, self, start, 0, end, 0)
