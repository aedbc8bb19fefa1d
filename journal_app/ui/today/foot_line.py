"""One quiet line under the page: a word that it keeps, or a question that ends a sitting."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.para import Para


class FootLine(QFrame):
    """Not there while it says nothing; never announced, and put away by its cross."""

    changed = Signal()
    """It came, or went."""
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("A quiet line"))
        self._words = Para(theme, "", "small", "ink2", name=_("Quiet line"))
        self._question = Para(
            theme, "", "quote", "ink", italic=True, max_width=560, name=_("Quiet question")
        )
        self.away = IconButton(
            theme, "x", _("Put this line away"), size=26, icon_size=14, tone="ink3"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self._question, 1)
        row.addWidget(self.away)
        self.away.clicked.connect(self._on_away)
        self.show_words("")

    @property
    def is_there(self) -> bool:
        """Whether it says anything."""
        return bool(self.text)

    @property
    def text(self) -> str:
        """What it says."""
        return self._question.text() or self._words.text()

    def show_words(self, words: str) -> None:
        """Say this, or nothing."""
        self._put(words, "")

    def ask(self, question: str) -> None:
        """Ask this, in the voice of a question."""
        self._put("", question)

    def _put(self, words: str, question: str) -> None:
        self._words.set_text(words)
        self._question.set_text(question)
        self._question.setAccessibleDescription(question)
        self._words.setVisible(bool(words))
        self._question.setVisible(bool(question))
        self.setVisible(bool(words or question))
        self.changed.emit()

    def _on_away(self) -> None:
        self.show_words("")
        self.dismissed.emit()
