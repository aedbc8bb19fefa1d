"""*Coming back gently* from being numb or far away: one step at a time, and no clock anywhere."""

from typing import Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from journal_app.core.clock import Clock, when_now
from journal_app.core.practices import Hereness, Practices
from journal_app.core.sessions import HowEnded, Practice
from journal_app.i18n import _
from journal_app.services import pausing
from journal_app.ui.editor.day_words import day_words
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.pause.journal import PauseJournal
from journal_app.ui.pause.record import Record
from journal_app.ui.pause.shore import PracticeScene
from journal_app.ui.pause.spoken import Spoken
from journal_app.ui.pause.top_bar import TopBar
from journal_app.ui.pause.verse import set_by_sentence
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.equal_buttons import EqualButtons
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.roomy import Roomy

_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
_WIDEST: Final = 680
_NEVER: Final = 0
_LINES: Final = 3


class ComingBackScene(PracticeScene):
    """Outward first, then the body, touch last; every step has another way, and any end is well.

    Digits go to a step, arrows one step on or back.
    """

    def __init__(
        self,
        theme: Theme,
        clock: Clock,
        journal: PauseJournal | None,
        *,
        practices: Practices | None = None,
        parent: QWidget | None = None,
    ) -> None:
        bar = TopBar(theme, _("Leave coming back"))
        super().__init__(theme, _("Coming back gently"), bar, parent)
        found = practices or pausing.practices()
        self._journal = journal
        self._script = found.coming_back
        self._left_early = found.pause.left_early
        self._record = Record(Practice.COMING_BACK, clock, journal)
        today = when_now(clock).told_date
        words = day_words(today, QLocale(), this_year=_NEVER)
        self._walk = tuple(step.on(words) for step in self._script.steps)
        self._at = 0
        self._other_way = False
        self._pages = QStackedWidget()
        self.line = Para(theme, "", "display", align=_CENTER, max_width=_WIDEST)
        self.answers = EqualButtons(theme, self._walk[-1].text, self._script.answers.values())
        self.back = Button(theme, _("Back"), "quiet", style="smallm")
        self.another = Button(theme, _("Another way"), "quiet", style="smallm")
        self.ways = EqualButtons(theme, _("Go on or stop"), (_("Stop"), _("Continue")))
        self.after = Para(theme, "", "display", align=_CENTER, max_width=_WIDEST)
        self.note = Para(theme, "", "body", "ink2", align=_CENTER, max_width=_WIDEST)
        self.support = Button(theme, _("If you need someone now"), "outline", size="large")
        self.done = Button(theme, _("Done"), "primary", size="large")
        self._pages.addWidget(self._walking())
        self._pages.addWidget(self._ending())
        self.column.addWidget(self._pages, 1)
        self._connect()

    def enter(self) -> None:
        """The first step."""
        self._go(0)

    def leave(self) -> None:
        """Whenever one likes; it is kept as if it had gone to its end."""
        self.keep()
        self.left.emit()

    def keep(self) -> None:
        """The session as it stands."""
        self._record.keep(HowEnded.DONE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and arrows walk, S stops; at the last step 1 to 3 answer."""
        if self._pages.currentIndex() == 1 or event.modifiers() & _OTHERS:
            super().keyPressEvent(event)
            return
        digit = event.key() - Qt.Key.Key_0
        rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        on, back = (Qt.Key.Key_Left, Qt.Key.Key_Right)[:: 1 if rtl else -1]
        if 0 <= digit <= 9:
            self._on_digit(digit)
        elif event.key() == on and not self._asks:
            self._go(self._at + 1)
        elif event.key() == back and self._at:
            self._go(self._at - 1)
        elif event.key() == Qt.Key.Key_S:
            self._stop()
        else:
            super().keyPressEvent(event)

    @property
    def _asks(self) -> bool:
        return self._at == len(self._walk) - 1

    def _connect(self) -> None:
        stop, go_on = self.ways.buttons
        stop.clicked.connect(self._stop)
        go_on.clicked.connect(lambda: self._go(self._at + 1))
        self.back.clicked.connect(lambda: self._go(self._at - 1))
        self.another.clicked.connect(self._on_another)
        self.done.clicked.connect(self.leave)
        self.support.clicked.connect(self._on_support)
        for answer, button in zip(self._script.answers, self.answers.buttons, strict=True):
            button.clicked.connect(lambda _on=False, answer=answer: self._on_answer(answer))

    def _walking(self) -> Roomy:
        page = Roomy(_("Steps"))
        quiet = QHBoxLayout()
        page.column.addStretch(3)
        page.column.addWidget(Spoken(self._theme, self.line, _LINES))
        page.column.addSpacing(32)
        page.column.addWidget(self.answers, 0, _CENTER)
        page.column.addWidget(self.ways, 0, _CENTER)
        page.column.addSpacing(12)
        page.column.addLayout(quiet)
        for button in (self.back, self.another):
            quiet.addWidget(button)
        page.column.setAlignment(quiet, _CENTER)
        page.column.addStretch(3)
        return page

    def _ending(self) -> Roomy:
        page = Roomy(_("After coming back"))
        page.column.addStretch(3)
        page.column.addWidget(self.after, 0, _CENTER)
        page.column.addSpacing(12)
        page.column.addWidget(self.note, 0, _CENTER)
        page.column.addSpacing(32)
        page.column.addWidget(self.support, 0, _CENTER)
        page.column.addSpacing(10)
        page.column.addWidget(self.done, 0, _CENTER)
        page.column.addStretch(4)
        return page

    def _go(self, at: int) -> None:
        self._at = min(max(at, 0), len(self._walk) - 1)
        self._other_way = False
        self._show()
        self.ways.setVisible(not self._asks)
        self.answers.setVisible(self._asks)
        self.another.setVisible(not self._asks)
        self.back.setVisible(self._at > 0)
        if self._asks:
            self.answers.focus_first()
        else:
            self.ways.buttons[1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        step = self._walk[self._at]
        words = step.instead if self._other_way else step.text
        self.line.set_text(set_by_sentence(words))
        announce(self, words)

    def _on_another(self) -> None:
        self._other_way = not self._other_way
        self._show()

    def _on_digit(self, digit: int) -> None:
        answers = self.answers.buttons
        if self._asks and 1 <= digit <= len(answers):
            answers[digit - 1].click()
        else:
            self._go((digit - 1) % len(self._walk))

    def _on_answer(self, answer: Hereness) -> None:
        far = answer is Hereness.FAR
        note = far and self._journal is not None and self._journal.help_note_due()
        self._record.say(hereness=answer.value)
        self._end("\n".join(self._script.ends[answer]), support=far, note=note)

    def _stop(self) -> None:
        self._end(self._left_early, support=False, note=False)

    def _end(self, words: str, *, support: bool, note: bool) -> None:
        self.keep()
        self.after.set_text(words)
        self.note.set_text(self._script.help_note if note else "")
        self.note.setVisible(note)
        self.support.setVisible(support)
        self._pages.setCurrentIndex(1)
        self.done.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, words.replace("\n", " "))

    def _on_support(self) -> None:
        self.keep()
        self.place_requested.emit(Place(page=PageId.SUPPORT))


_OTHERS: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
