"""The second step: the question, four answers of equal dignity, and two quiet ways past it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from journal_app.core.moments import BOTH, CANT_TELL, FEAR, PREFERENCE
from journal_app.i18n import _
from journal_app.ui.pause.answer_card import AnswerCard
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.roomy import Roomy

_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
_GAP: Final = 16
_TIGHT: Final = 430
"""Below this height, in pixels at zoom 1, everything stands closer."""


def question_in_one_line() -> str:
    """The question as it is said aloud."""
    return _("Is my distance coming from fear, or from preference?")


class AskStep(Roomy):
    """Keys 1 to 4 answer; the order is that of the words of the question, and fixed."""

    answered = Signal(str)
    """Carries the id of the answer, such as ``rd_fear``."""
    skipped = Signal()
    not_ok = Signal()
    """*Something isn’t OK.*"""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Ask"), parent)
        self._theme = theme
        self.cards = _cards(theme)
        self.answers = QFrame()
        self.answers.setAccessibleName(_("Answers"))
        self.answers.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.answers.setProperty("noRing", True)
        grid = QGridLayout(self.answers)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(_GAP)
        for number, card in enumerate(self.cards):
            grid.addWidget(card, number // 2, number % 2)
            card.clicked.connect(lambda _on=False, card=card: self.answered.emit(card.reading))
        self.skip = Button(theme, _("Skip the question"), "quiet")
        self.link = Button(theme, _("Something isn’t OK"), "quiet")
        self.skip.clicked.connect(self.skipped)
        self.link.clicked.connect(self.not_ok)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def enter(self, *, by_itself: bool) -> None:
        """Take the focus; after a minute that ended by itself no answer is under the fingers."""
        target = self.answers if by_itself else self.cards[0]
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2, 3 and 4 answer."""
        number = event.key() - Qt.Key.Key_1
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if 0 <= number < len(self.cards) and not modifiers and not event.isAutoRepeat():
            self.answered.emit(self.cards[number].reading)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Closer together where there is little height."""
        super().resizeEvent(event)
        self._restyle()

    def _lay_out(self) -> None:
        words = _("Is my distance coming from fear,\nor from preference?")
        title = Para(self._theme, words, "display", align=_CENTER, max_width=680)
        title.setAccessibleName(question_in_one_line())
        line = Para(self._theme, _("Either is allowed. You are only looking."), "body", "ink2")
        ways = QHBoxLayout()
        ways.setSpacing(8)
        self.column.addStretch(4)
        self.column.addWidget(title, 0, _CENTER)
        self.column.addSpacing(8)
        self.column.addWidget(line, 0, _CENTER)
        self._above = QWidget()
        self.column.addWidget(self._above)
        self.column.addWidget(self.answers, 0, _CENTER)
        self._below = QWidget()
        self.column.addWidget(self._below)
        self.column.addLayout(ways)
        for button in (self.skip, self.link):
            ways.addWidget(button)
        self.column.setAlignment(ways, _CENTER)
        self.column.addStretch(5)

    def _restyle(self) -> None:
        tight = self.height() < self._theme.px(_TIGHT)
        self._above.setFixedHeight(12 if tight else 36)
        self._below.setFixedHeight(10 if tight else 26)
        each = min(self._theme.px(330), (self.width() - _GAP - 8) // 2)
        for card in self.cards:
            card.set_tight(tight)
            card.setFixedWidth(max(card.minimumSizeHint().width(), each))


def _cards(theme: Theme) -> tuple[AnswerCard, ...]:
    words = (
        (FEAR, _("Fear"), _("Something in me is trying to keep me safe.")),
        (PREFERENCE, _("Preference"), _("I simply want some room.")),
        (BOTH, _("Some of both"), _("A little of each, tangled.")),
        (CANT_TELL, _("I can’t tell yet"), _("That’s an answer too.")),
    )
    return tuple(
        AnswerCard(theme, reading, text, line, key=number, big=number < 3)
        for number, (reading, text, line) in enumerate(words, 1)
    )


class RestingStep(Roomy):
    """In the place of the question, after it was answered three times within a day."""

    passed = Signal()
    not_ok = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(_("Ask"), parent)
        title = _("The question rests until tomorrow.")
        line = _("It will still be answerable then.")
        self.go_on = Button(theme, _("Go to the note"), "primary")
        self.link = Button(theme, _("Something isn’t OK"), "quiet")
        self.go_on.clicked.connect(self.passed)
        self.link.clicked.connect(self.not_ok)
        heading = Para(theme, title, "display", align=_CENTER, max_width=680)
        self.column.addStretch(3)
        self.column.addWidget(heading, 0, _CENTER)
        self.column.addSpacing(8)
        self.column.addWidget(Para(theme, line, "body", "ink2", align=_CENTER), 0, _CENTER)
        self.column.addSpacing(32)
        self.column.addWidget(self.go_on, 0, _CENTER)
        self.column.addSpacing(16)
        self.column.addWidget(self.link, 0, _CENTER)
        self.column.addStretch(4)

    def enter(self) -> None:
        """Take the focus."""
        self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)
