"""*Ten more seconds* of a contact one wants: chosen first, left at any second."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from journal_app.core.clock import Clock
from journal_app.core.practices import Practices, TenSecondsOf, TimedLine
from journal_app.core.safety import Feature
from journal_app.core.sessions import HowEnded, Practice
from journal_app.i18n import _
from journal_app.services import pausing
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.pause.journal import PauseJournal
from journal_app.ui.pause.record import Record
from journal_app.ui.pause.shore import PracticeScene
from journal_app.ui.pause.spoken import Spoken
from journal_app.ui.pause.stopwatch import Stopwatch
from journal_app.ui.pause.top_bar import TopBar
from journal_app.ui.pause.verse import set_by_sentence
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.equal_buttons import EqualButtons
from journal_app.ui.widgets.filling_line import FillingLine
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.roomy import Roomy

SECONDS: Final = 10
_FRAME_MS: Final = 33
_STILL_FRAME_MS: Final = 100
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
_WIDEST: Final = 680


class TenMoreSecondsScene(PracticeScene):
    """Closed where safety puts it away, and for ten minutes after the last time.

    Left early or not, it is kept as the same; nothing counts its seconds.
    """

    def __init__(
        self,
        theme: Theme,
        clock: Clock,
        journal: PauseJournal | None,
        *,
        practices: Practices | None = None,
        seconds: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        bar = TopBar(theme, _("Leave the ten seconds"))
        super().__init__(theme, _("Ten more seconds"), bar, parent)
        self._clock = clock
        self._journal = journal
        self._script = (practices or pausing.practices()).ten_seconds
        self._record: Record | None = None
        self._line: TimedLine | None = None
        self._watch = Stopwatch(seconds)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.frame)
        self._steps = QStackedWidget()
        script = self._script
        self.choices = EqualButtons(theme, script.question, script.choices.values(), upright=True)
        self.ends = EqualButtons(theme, _("After ten seconds"), script.ends.values())
        self.link = Button(theme, _("Something isn’t OK"), "quiet")
        self.line = Para(theme, "", "display", align=_CENTER, max_width=_WIDEST)
        self._spoken = Spoken(theme, self.line, 2)
        self.filling = FillingLine(theme)
        self.stop = Button(theme, _("Stop"), "outline", size="large")
        self.after = Para(theme, "", "display", align=_CENTER, max_width=_WIDEST)
        self.done = Button(theme, _("Done"), "primary")
        for page in (self._choosing(), self._running(), self._ending()):
            self._steps.addWidget(page)
        self.column.addWidget(self._steps, 1)
        self._connect()

    @property
    def running(self) -> bool:
        """While the ten seconds go by."""
        return self._timer.isActive()

    @property
    def allowed(self) -> bool:
        """Whether it may be shown now at all."""
        if self._journal is None or not self._journal.safety.allows(Feature.TEN_MORE_SECONDS):
            return False
        return not self._journal.standing().ten_seconds_rest

    def enter(self) -> None:
        """Ask of what; where it is not allowed, go back without a word."""
        if not self.allowed:
            # Only after whoever shows it has finished showing it.
            QTimer.singleShot(0, self, self.left.emit)
            return
        self.choices.focus_first()

    def leave(self) -> None:
        """At any second; it is kept as if it had gone to its end."""
        self._timer.stop()
        if self._record is not None:
            self._record.keep(HowEnded.DONE)
        self.left.emit()

    def keep(self) -> None:
        """The session, if there is one."""
        if self._record is not None:
            self._record.keep(HowEnded.DONE)

    def forget(self) -> None:
        """Nothing goes on."""
        self._timer.stop()

    def frame(self) -> None:
        """Show this instant."""
        seconds = self._watch.elapsed()
        if seconds >= SECONDS:
            self._finish(self._script.lines[-1].text, by_itself=True)
            return
        line = next(each for each in reversed(self._script.lines) if each.at <= seconds)
        if line is not self._line:
            self._line = line
            self.line.set_text(set_by_sentence(line.text))
            announce(self, line.text)
        self.filling.show_share(seconds / SECONDS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """S stops."""
        if event.key() == Qt.Key.Key_S and self._timer.isActive():
            self._stop()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing goes on unseen."""
        super().hideEvent(event)
        self._watch.hold()
        self._timer.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Go on where it stood still."""
        super().showEvent(event)
        if self._steps.currentIndex() == 1:
            self._run()

    def _connect(self) -> None:
        for choice, button in zip(self._script.choices, self.choices.buttons, strict=True):
            button.clicked.connect(lambda _on=False, choice=choice: self._begin(choice))
        for button in (*self.ends.buttons, self.done):
            button.clicked.connect(self.leave)
        self.stop.clicked.connect(self._stop)
        self.link.clicked.connect(lambda: self.place_requested.emit(Place(page=PageId.FORK)))

    def _choosing(self) -> Roomy:
        page = Roomy(self._script.question)
        question = Para(self._theme, self._script.question, "display", align=_CENTER)
        page.column.addStretch(3)
        page.column.addWidget(question, 0, _CENTER)
        page.column.addSpacing(8)
        page.column.addWidget(Para(self._theme, self._script.only, "body", "ink2"), 0, _CENTER)
        page.column.addSpacing(28)
        page.column.addWidget(self.choices, 0, _CENTER)
        page.column.addSpacing(20)
        page.column.addWidget(self.link, 0, _CENTER)
        page.column.addStretch(4)
        return page

    def _running(self) -> Roomy:
        page = Roomy(_("Ten seconds"))
        page.column.addStretch(3)
        page.column.addWidget(self._spoken)
        page.column.addSpacing(28)
        page.column.addWidget(self.filling, 0, _CENTER)
        page.column.addSpacing(40)
        page.column.addWidget(self.stop, 0, _CENTER)
        page.column.addStretch(4)
        return page

    def _ending(self) -> Roomy:
        page = Roomy(_("After ten seconds"))
        page.column.addStretch(3)
        page.column.addWidget(self.after, 0, _CENTER)
        page.column.addSpacing(32)
        page.column.addWidget(self.ends, 0, _CENTER)
        page.column.addWidget(self.done, 0, _CENTER)
        page.column.addStretch(4)
        return page

    def _begin(self, of: TenSecondsOf) -> None:
        if not self.allowed:
            self.left.emit()
            return
        self._record = Record(Practice.TEN_MORE_SECONDS, self._clock, self._journal)
        self._record.say(about=of.value)
        self._record.keep(HowEnded.DONE)
        self._steps.setCurrentIndex(1)
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self._watch.restart()
        self._run()
        self.frame()

    def _run(self) -> None:
        self._watch.go_on()
        self._timer.start(_STILL_FRAME_MS if self._theme.reduced_motion else _FRAME_MS)

    def _stop(self) -> None:
        self._finish(self._script.left_early, by_itself=False)

    def _finish(self, words: str, *, by_itself: bool) -> None:
        self._timer.stop()
        self.keep()
        self.after.set_text(set_by_sentence(words))
        self.done.setVisible(not by_itself)
        self.ends.setVisible(by_itself)
        self._steps.setCurrentIndex(2)
        if by_itself:
            self.ends.focus_first()
        else:
            self.done.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, words)
