"""The pause: Breathe, Ask, Note, Close; every step can be skipped, the way out is always there."""

import time
from collections.abc import Callable
from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from journal_app.core.clock import Clock
from journal_app.core.moments import Capture
from journal_app.core.practices import Anchor, Practices
from journal_app.core.safety import Feature, Safety, SafetyState
from journal_app.core.sessions import HowEnded, Practice
from journal_app.i18n import _
from journal_app.services import pausing
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.moment_form.desk import MomentDesk
from journal_app.ui.navigation import PageId, Place, SceneId
from journal_app.ui.pause.ask import AskStep, RestingStep, question_in_one_line
from journal_app.ui.pause.breathe import BreatheStep
from journal_app.ui.pause.close import CloseStep
from journal_app.ui.pause.course import remembered
from journal_app.ui.pause.journal import RESTING, PauseJournal
from journal_app.ui.pause.note import NoteStep
from journal_app.ui.pause.offers import Ending, Offer
from journal_app.ui.pause.record import Record
from journal_app.ui.pause.shore import PracticeScene
from journal_app.ui.pause.top_bar import TopBar
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce

UNKNOWN = Safety(state=SafetyState.UNSURE)
"""What holds while the journal is locked: nothing that leans on closeness is asked."""


class Step(Enum):
    """Where in the pause one is."""

    BREATHE = "breathe"
    ASK = "ask"
    NOTE = "note"
    CLOSE = "close"


class PauseScene(PracticeScene):
    """Works over an open journal and over a locked one, where `journal` is `None`.

    Where the question is not allowed it is not among the steps; where it rests, words say so.
    """

    def __init__(
        self,
        theme: Theme,
        settings: DeviceSettings,
        desk: MomentDesk,
        clock: Clock,
        journal: PauseJournal | None,
        *,
        practices: Practices | None = None,
        seconds: Callable[[], float] = time.monotonic,
        parent: QWidget | None = None,
    ) -> None:
        found = practices or pausing.practices()
        self._journal = journal
        self._asks = self.safety.allows(Feature.QUESTION)
        named = {Step.BREATHE: _("Breathe"), Step.ASK: _("Ask"), Step.NOTE: _("Note")}
        self._named = [step for step in named if step is not Step.ASK or self._asks]
        bar = TopBar(theme, _("Leave the pause"), [named[step] for step in self._named])
        super().__init__(theme, _("Pause"), bar, parent)
        self._settings = settings
        self._desk = desk
        self._clock = clock
        self._pause = found.pause
        self._standing = RESTING
        self._record = Record(Practice.PAUSE, clock, journal)
        self._skipped = False
        self._again = False
        self._ended = False
        self._kept: Capture | None = None
        self.step = Step.BREATHE
        self.breathe = BreatheStep(theme, settings, found.pause, seconds)
        self.ask: AskStep | None = None
        self.resting: RestingStep | None = None
        self.note: NoteStep | None = None
        self.close_step: CloseStep | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.breathe)
        self.column.addWidget(self._stack, 1)
        self._connect()

    def _connect(self) -> None:
        self.breathe.over.connect(self._on_over)
        self.breathe.go_on_wanted.connect(lambda: self._go_on(by_itself=False))
        self.breathe.breathed.connect(self.lift)
        keys = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Right)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self._skip = QShortcut(QKeySequence(keys), self.breathe, context=within)
        self._skip.activated.connect(lambda: self._go_on(by_itself=False))

    # What the window asks of it.

    @property
    def safety(self) -> Safety:
        """What the person said about closeness; while it cannot be known, as if it were unsure."""
        return UNKNOWN if self._journal is None else self._journal.safety

    @property
    def running(self) -> bool:
        """While one breathes; who holds it, or is at another step, may have gone."""
        return self.step is Step.BREATHE and self.breathe.running

    def enter(self) -> None:
        """Breathing begins at once."""
        self._show_step(Step.BREATHE, self.breathe)
        self.breathe.begin(_("Go to the question") if self._asks else _("Go to the note"))

    def leave(self) -> None:
        """From everywhere; what was noted so far is held as a draft."""
        self.breathe.stop()
        self._hold()
        self._end(HowEnded.STOPPED if self.step is Step.BREATHE else HowEnded.LEFT)
        self.left.emit()

    def busy(self) -> bool:
        """Whether something noted is not on the disk yet."""
        return self.note is not None and self.note.busy

    def keep(self) -> None:
        """At once: the session, and what was noted as a draft."""
        self._hold()
        self._end(HowEnded.LEFT)

    def forget(self) -> None:
        """Drop every word."""
        self.breathe.stop()
        if self.note is not None:
            self.note.panel.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow that points on leads on from the minute, S stops it; Esc leaves."""
        if self.step is Step.BREATHE and not event.isAutoRepeat():
            rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            if event.key() == (Qt.Key.Key_Left if rtl else Qt.Key.Key_Right):
                self._go_on(by_itself=False)
                return
            if event.key() == Qt.Key.Key_S and not event.modifiers():
                self.leave()
                return
        super().keyPressEvent(event)

    # From step to step.

    def _on_over(self) -> None:
        self._go_on(by_itself=True)

    def _go_on(self, *, by_itself: bool) -> None:
        if self.step is not Step.BREATHE:
            return
        self.breathe.stop()
        self.lift(None)
        if self._again:
            self._close()
            return
        if self._journal is not None:
            self._standing = self._journal.standing()
        if not self.safety.allows(Feature.QUESTION):
            if by_itself:
                announce(self, _("Minute over."))
            self._to_note()
        elif self._standing.question_rests:
            self._rest()
        else:
            self._to_question(by_itself=by_itself)

    def _to_question(self, *, by_itself: bool) -> None:
        ask = self.ask = AskStep(self._theme)
        ask.answered.connect(self._on_answered)
        ask.skipped.connect(self._on_skipped)
        ask.not_ok.connect(self._on_not_ok)
        self._show_step(Step.ASK, ask)
        ask.enter(by_itself=by_itself)
        if by_itself:
            words = _("Minute over. {question}")
            announce(self, words.format(question=question_in_one_line()))

    def _rest(self) -> None:
        resting = self.resting = RestingStep(self._theme)
        resting.passed.connect(self._to_note)
        resting.not_ok.connect(self._on_not_ok)
        self._show_step(Step.ASK, resting)
        resting.enter()

    def _on_answered(self, reading: str) -> None:
        if self.step is Step.ASK:
            self._record.answer(reading)
            self._to_note()

    def _on_skipped(self) -> None:
        self._skipped = True
        self._to_note()

    def _on_not_ok(self) -> None:
        self._hold()
        self._end(HowEnded.LEFT)
        self.place_requested.emit(Place(page=PageId.FORK))

    def _to_note(self) -> None:
        # The moment names its session, which therefore has to be there first.
        self._record.keep(HowEnded.LEFT)
        session = self._record.session
        begun = Capture(
            reading=session.reading,
            reading_at=session.reading_at,
            skipped=frozenset({"reading"}) if self._skipped else frozenset(),
            session=self._record.uid,
        )
        note = self.note = NoteStep(self._theme, self._desk, self._settings)
        note.kept.connect(self._on_kept)
        note.passed.connect(self._close)
        note.not_ok.connect(self._on_not_ok)
        self._show_step(Step.NOTE, note)
        note.begin(begun)

    def _on_kept(self, capture: Capture) -> None:
        self._kept = capture
        self._record.answer(capture.reading, capture.reading_at)
        announce(self, _("Kept"))
        self._close()

    def _close(self) -> None:
        self._end(HowEnded.DONE)
        reading = self._record.session.reading
        ending = Ending(
            safety=self.safety,
            reading=reading,
            capture=self._kept,
            open_journal=self._journal is not None,
            ten_seconds_rest=self._standing.ten_seconds_rest,
            cant_tells=self._standing.cant_tells + 1,
            again=self._again,
        )
        noticed = self._pause.after if self._again else _("You noticed. That is the whole of it.")
        close = CloseStep(self._theme, ending, noticed)
        close.done.connect(self.left)
        close.offered.connect(self._on_offered)
        self._show_step(Step.CLOSE, close)
        self.close_step = close
        close.enter()

    def _on_offered(self, offer: Offer) -> None:
        match offer:
            case Offer.COMING_BACK:
                self.go_on_requested.emit(SceneId.COMING_BACK)
            case Offer.TEN_MORE_SECONDS:
                self.go_on_requested.emit(SceneId.TEN_MORE_SECONDS)
            case Offer.WRITE:
                self.place_requested.emit(Place(page=PageId.TODAY, part="write-about"))
            case Offer.WALK:
                self._breathe_again(Anchor.WALK)
            case Offer.ANOTHER_MINUTE:
                self._breathe_again(remembered(self._settings).anchor)

    def _breathe_again(self, anchor: Anchor) -> None:
        self._again = True
        self._ended = False
        self._record = Record(Practice.PAUSE, self._clock, self._journal)
        wishes = replace(remembered(self._settings), anchor=anchor, breath=False)
        self._show_step(Step.BREATHE, self.breathe)
        self.breathe.begin(_("Finish here"), wishes)

    # What is kept.

    def _hold(self) -> None:
        if self.note is not None and self.step is Step.NOTE:
            self.note.panel.hold()

    def _end(self, how: HowEnded) -> None:
        if not self._ended:
            self._ended = how is HowEnded.DONE
            self._record.keep(how)

    def _show_step(self, step: Step, shown: QWidget) -> None:
        """Show it in the place of the one before, which is gone then."""
        self.step = step
        before = self._stack.currentWidget()
        if self._stack.indexOf(shown) < 0:
            self._stack.addWidget(shown)
        self._stack.setCurrentWidget(shown)
        if before is not None and before not in (shown, self.breathe):
            self._stack.removeWidget(before)
            before.deleteLater()
        self.ask = self.ask if shown is self.ask else None
        self.resting = self.resting if shown is self.resting else None
        self.note = self.note if shown is self.note else None
        named = self._named.index(step) if step in self._named else None
        self.bar.steps.show_step(named)
