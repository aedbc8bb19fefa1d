"""What is said right after an answer: what is put away now, and how it comes back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.safety import Answer, SafetyState
from journal_app.core.support import Fork
from journal_app.i18n import _
from journal_app.ui.support.view import quiet
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.para import Para

_BELOW = 26


class AfterCard(QFrame):
    """Hidden until there is something to say; its cross takes it away for good."""

    settings_wanted = Signal()
    data_wanted = Signal()

    def __init__(self, theme: Theme, words: Fork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        card = Card(theme, fill="accent_soft", edge=None, padding=0, name=_("Message"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, _BELOW)
        whole.addWidget(card)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.close_button = IconButton(theme, "x", _("Close"), size=28, icon_size=14)
        self.to_settings = quiet(theme, _("Bring them back in Settings"))
        self.to_data = quiet(theme, _("Who could read this"))
        top = QHBoxLayout()
        top.setContentsMargins(20, 14, 10, 0)
        card.content.addLayout(top)
        top.addLayout(self._lines, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        ways = QHBoxLayout()
        ways.setContentsMargins(20, 14, 20, 18)
        ways.setSpacing(8)
        card.content.addLayout(ways)
        ways.addWidget(self.to_settings)
        ways.addWidget(self.to_data)
        ways.addStretch(1)
        self.close_button.clicked.connect(self.hide)
        self.to_settings.clicked.connect(self.settings_wanted)
        self.to_data.clicked.connect(self.data_wanted)
        self.hide()

    def tell(self, answer: Answer, state: SafetyState) -> None:
        """Say what holds after this answer, now that this state is set."""
        while (item := self._lines.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.deleteLater()
        note = self._words.answers[answer].note
        for line in tuple(self._words.after[state]) + ((note,) if note else ()):
            self._lines.addWidget(Para(self._theme, line, "body"))
        self.to_data.setVisible(answer is Answer.CONTROLLED)
        self.show()
