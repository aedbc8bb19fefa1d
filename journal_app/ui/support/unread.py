"""What stands where kept lines could not be read: one sentence and another try."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.core.errors import JournalError
from journal_app.i18n import _
from journal_app.ui.support.view import quiet
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.para import Para


class Unread(QFrame):
    """Hidden until a read was refused; until one succeeds nothing may be written over the lines."""

    retry_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = _("What you keep here could not be read; nothing of it was changed.")
        self.retry = quiet(theme, _("Try again"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        column.addWidget(Para(theme, self._words, "body", "ink2"))
        column.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignLeading)
        self.retry.clicked.connect(self.retry_wanted)
        self.hide()

    def tell(self, error: Exception) -> None:
        """Say it here; what is no expected error is a bug and goes on."""
        self.show()
        announce(self, self._words)
        if not isinstance(error, JournalError):
            raise error
