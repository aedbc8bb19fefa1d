"""What the fork shows one after the other: a question with its answers, or that nothing changed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.support.answer_rows import AnswerRows
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para


class ForkStep(QFrame):
    """One question; what is chosen is told at once, and no answer stays marked."""

    chosen = Signal(str)
    """Carries the id of the answer."""

    def __init__(
        self,
        theme: Theme,
        question: str,
        answers: Mapping[str, str],
        *,
        intro: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        _add_opening(theme, column, intro)
        column.addSpacing(18 if intro else 0)
        column.addWidget(Para(theme, question, "heading" if intro else "title"))
        column.addSpacing(16)
        self.answers = AnswerRows(theme, question, answers)
        column.addWidget(self.answers)
        self.answers.chosen.connect(self.chosen)

    def take_focus(self) -> None:
        """Before the first answer, so that no key chooses by itself."""
        self.answers.setFocus(Qt.FocusReason.OtherFocusReason)


class NothingChanged(QFrame):
    """Says so, and offers to write it down."""

    record_wanted = Signal()
    done = Signal()

    def __init__(self, theme: Theme, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        _add_opening(theme, column, lines)
        column.addSpacing(16)
        self.write = Button(theme, _("Write it down"), "outline", "note-pencil")
        self.leave_it = Button(theme, _("Leave it"), "outline")
        ways = QHBoxLayout()
        ways.setSpacing(8)
        column.addLayout(ways)
        ways.addWidget(self.write)
        ways.addWidget(self.leave_it)
        ways.addStretch(1)
        self.write.clicked.connect(self.record_wanted)
        self.leave_it.clicked.connect(self.done)

    def take_focus(self) -> None:
        """On neither of the two by chance: the first one Tab would reach."""
        self.write.setFocus(Qt.FocusReason.OtherFocusReason)


def _add_opening(theme: Theme, column: QVBoxLayout, lines: Sequence[str]) -> None:
    """The first line large, the others quiet below it."""
    for at, line in enumerate(lines):
        para = Para(theme, line, "title") if at == 0 else Para(theme, line, "body", "ink2")
        column.addWidget(para)
        column.addSpacing(4)
