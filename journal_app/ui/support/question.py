"""One question at a time for somebody who said that something isn’t OK, only when asked for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.prompts import Prompt
from journal_app.i18n import _
from journal_app.services import prompts
from journal_app.ui.context import Context
from journal_app.ui.support.troubles import say_trouble
from journal_app.ui.support.writing_box import WritingBox
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para


class QuestionBox(QFrame):
    """A quiet button that opens a question and a field; what is written there begins sealed."""

    def __init__(self, context: Context, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = context.theme
        self._context = context
        self._offered: list[Prompt] = []
        self._at = 0
        self.open_button = Button(theme, _("A question, if you’d like one"), "outline", "feather")
        self.question = Para(theme, "", "prompt", italic=True, name=_("Prompt"))
        self.another = Button(
            theme, _("Another"), "ghost", "shuffle", _("Another question"), style="smallm"
        )
        self.close_button = Button(theme, _("Put it away"), "ghost", "x", style="smallm")
        self.box = WritingBox(context, _("Write about it"), place, sealed=True)
        ways = QHBoxLayout()
        ways.setSpacing(22)
        self._opened = QFrame()
        inside = QVBoxLayout(self._opened)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.question)
        inside.addLayout(ways)
        ways.addWidget(self.another)
        ways.addWidget(self.close_button)
        ways.addStretch(1)
        inside.addWidget(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._opened)
        self.open_button.clicked.connect(self._ask)
        self.another.clicked.connect(self._on_another)
        self.close_button.clicked.connect(self._on_closed)
        self.close_box()

    @property
    def is_open(self) -> bool:
        """Whether a question is shown."""
        return not self._opened.isHidden()

    def close_box(self) -> None:
        """Keep what was written, and show no question any more."""
        self.box.start(None)
        self._opened.hide()
        self.open_button.show()
        self.question.set_text("")

    def _ask(self) -> None:
        context = self._context
        job = context.jobs.run(prompts.for_safety, clock=context.clock)
        job.finished.connect(self._on_offered)
        job.failed.connect(self._on_trouble)

    def _on_offered(self, offered: Sequence[Prompt]) -> None:
        self._offered, self._at = list(offered), 0
        if self._offered:
            self._show()
            self.box.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        prompt = self._offered[self._at]
        self.question.set_text(prompt.text)
        self.another.setVisible(len(self._offered) > 1)
        self.open_button.hide()
        self._opened.show()
        self.box.start(prompt.id)
        job = self._context.jobs.run(prompts.shown, prompt.id, clock=self._context.clock)
        job.failed.connect(self._on_trouble)

    def _on_another(self) -> None:
        self._at = (self._at + 1) % len(self._offered)
        self._show()

    def _on_closed(self) -> None:
        self.close_box()
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_trouble(self, error: Exception) -> None:
        say_trouble(self._context, error)
