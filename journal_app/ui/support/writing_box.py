"""A place to write on these pages: the field, whether it is sealed, and whether it is kept."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.context import Context
from journal_app.ui.editor.save_state import SaveStateLabel
from journal_app.ui.support.desk import Desk
from journal_app.ui.support.troubles import say_trouble
from journal_app.ui.support.writing_field import WritingField
from journal_app.ui.widgets.check import Check
from journal_app.ui.widgets.para import Para


class WritingBox(QFrame):
    """Keeps an entry from its first key on; sealed or not is the person's choice, at any time.

    `place` is what the section is called in which sealed writing is found again.
    """

    def __init__(
        self,
        context: Context,
        name: str,
        place: str,
        *,
        sealed: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = context.theme
        self._context = context
        self._seals = sealed
        self._place = place
        hint = _("Begin anywhere. One true sentence is plenty.")
        self.field = WritingField(theme, name, hint, lines=4)
        self.seal = Check(theme, _("Keep it sealed"), checked=sealed)
        self.save_state = SaveStateLabel(theme)
        self.where = Para(theme, "", "small", "ink3")
        self.desk = Desk(context, self.field.editor.text, sealed=sealed, parent=self)
        foot = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addLayout(foot)
        foot.addWidget(self.seal)
        foot.addStretch(1)
        foot.addWidget(self.save_state)
        column.addWidget(self.where)
        self.field.editor.edited.connect(self.desk.touch)
        self.field.editor.left.connect(self.desk.flush)
        self.field.editor.refused.connect(context.notices.say)
        self.desk.state_changed.connect(self.save_state.show_state)
        self.desk.begun.connect(self._say_where)
        self.desk.trouble.connect(self._on_trouble)
        self.save_state.retry_wanted.connect(self.desk.flush)
        self.save_state.let_go.connect(self.field.setFocus)
        self.seal.toggled.connect(self._on_seal)
        self._say_where()

    def start(self, prompt_id: str | None) -> None:
        """An empty field, for this question or for none."""
        self.desk.start(prompt_id)
        self.field.editor.load("")
        self.seal.setChecked(self._seals)
        self._say_where()

    def forget(self) -> None:
        """Drop every word."""
        self.desk.forget()
        self.field.editor.load("")

    def _on_seal(self, sealed: bool) -> None:
        self.desk.set_sealed(sealed)
        self._say_where()

    def _say_where(self) -> None:
        words = (
            _("Sealed, it is in no list and no search. It is found again under “{place}”.")
            if self.seal.isChecked()
            else _("It is kept in your timeline.")
        )
        self.where.set_text(words.format(place=self._place))

    def _on_trouble(self, error: Exception) -> None:
        say_trouble(self._context, error)
