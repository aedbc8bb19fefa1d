"""The first step: a minute, or less, with words and perhaps a guide; the only thing that ends."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from journal_app.core.practices import Pause
from journal_app.core.settings import PAUSE_GUIDE
from journal_app.i18n import _
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.pause.anchor_choice import AnchorPopover
from journal_app.ui.pause.bar import BarGuide
from journal_app.ui.pause.controls import Controls, length_in_words
from journal_app.ui.pause.course import (
    Course,
    Now,
    Wishes,
    longer,
    remember,
    remembered,
    shorter,
)
from journal_app.ui.pause.guide import Centered, Guide
from journal_app.ui.pause.guide_choice import GuidePopover, GuideQuestion
from journal_app.ui.pause.pacer import Pace, Phase, fullness, is_spoken
from journal_app.ui.pause.ring import SIDE, RingGuide
from journal_app.ui.pause.stopwatch import Stopwatch
from journal_app.ui.pause.words import WordsGuide
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.popover import Popover

FRAME_MS: Final = 16
STILL_FRAME_MS: Final = 100
_TIDE_EVERY: Final = 3
_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
_WIDEST: Final = 720


class BreatheStep(QFrame):
    """Begins at once, unless it was never asked how; Space or a press holds it and lets it go on.

    Time is read from a clock at every frame and never added up; what the computer slept, what a
    menu took and what was held does not count.
    """

    over = Signal()
    """The last breath has ended by itself."""
    go_on_wanted = Signal()
    breathed = Signal(object)
    """How full the breath is, at every third frame, or `None` where nothing follows it."""

    def __init__(
        self,
        theme: Theme,
        settings: DeviceSettings,
        pause: Pause,
        seconds: Callable[[], float],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        self._pause = pause
        self._watch = Stopwatch(seconds)
        self._course = Course(pause, remembered(settings))
        self._remembers = True
        self._held = False
        self._begun = False
        self._frames = 0
        self._shown: Now | None = None
        self._said: Now | None = None
        self._popover: Popover | None = None
        self.setAccessibleName(_("Breathe"))
        self.question: GuideQuestion | None = None
        self.words = WordsGuide(theme)
        self.bar = BarGuide(theme)
        self.ring = RingGuide(theme)
        self.title = Para(theme, "", "title", max_width=_WIDEST, align=_CENTER)
        self.line = Para(theme, "", "body", "ink2", max_width=_WIDEST, align=_CENTER)
        self.controls = Controls(theme)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._lay_out()
        self._connect()

    # What the scene asks of it.

    @property
    def held(self) -> bool:
        """Whether somebody holds it."""
        return self._held

    @property
    def running(self) -> bool:
        """Whether the breath goes on now."""
        return self._timer.isActive()

    @property
    def asking(self) -> bool:
        """Whether it waits to be told how the breath shall be shown."""
        return self._settings.get(PAUSE_GUIDE) == ""

    @property
    def guide(self) -> QWidget:
        """What shows the breath now."""
        chosen: dict[str, QWidget] = {"words": self.words, "bar": self.bar, "ring": self.ring}
        return self.question or chosen[self._settings.get(PAUSE_GUIDE)]

    def begin(self, way_on: str, wishes: Wishes | None = None) -> None:
        """Start anew; with `wishes` of its own nothing of it is remembered for the next time."""
        self._remembers = wishes is None
        self._course = Course(self._pause, wishes or remembered(self._settings))
        self._begun = False
        self._held = False
        self._said = None
        self.controls.lead_to(way_on)
        self.controls.show_held(False)
        self.controls.show_length(self._course.wishes.seconds)
        self._show_guide()
        if not self.asking:
            self._start()
        self.take_focus()

    def stop(self) -> None:
        """Nothing goes on, and nothing is open over it."""
        self._timer.stop()
        self._watch.hold()
        self.close_popover()

    def take_focus(self) -> None:
        """The hands are on the guide, where Space holds and nothing is pressed by mistake."""
        target: QWidget = self.guide if self.question is None else self.question.cards[0]
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_popover(self) -> None:
        """Put away what may be open over it."""
        if self._popover is not None:
            self._popover.dismiss()

    def toggle(self) -> None:
        """Hold, or go on."""
        if not self._begun:
            return
        self._held = not self._held
        self.controls.show_held(self._held)
        self._run_or_rest()
        announce(self, _("Held") if self._held else _("Going on"))

    def frame(self) -> None:
        """Show this instant; the timer calls it 60 times a second, ten where nothing may move."""
        seconds = self._watch.elapsed()
        now = self._course.at(seconds)
        wishes = self._course.wishes
        guide = self.guide
        if isinstance(guide, Guide):
            guide.show_breath(wishes.pace if wishes.breath else None, seconds)
        self._show(now)
        self._frames += 1
        if self._frames % _TIDE_EVERY == 0:
            follows = wishes.breath and isinstance(guide, Guide)
            self.breathed.emit(fullness(wishes.pace, seconds) if follows else None)
        if now.over:
            self.stop()
            self.over.emit()

    # Qt's own.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space holds and goes on."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.toggle()
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Come back to where it stood still."""
        super().showEvent(event)
        self._run_or_rest()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing goes on unseen."""
        super().hideEvent(event)
        self._run_or_rest()

    # How it is done.

    def _lay_out(self) -> None:
        self._area = QStackedWidget()
        self._pages: dict[QWidget, QWidget] = {
            self.words: self.words,
            self.bar: Centered(self.bar, SIDE),
            self.ring: Centered(self.ring, SIDE),
        }
        for page in self._pages.values():
            self._area.addWidget(page)
        self._area.setMaximumHeight(SIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._area, 8)
        column.addSpacing(10)
        column.addWidget(self.title, 0, _CENTER)
        column.addSpacing(4)
        column.addWidget(self.line, 0, _CENTER)
        column.addStretch(2)
        column.addWidget(self.controls)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.frame)
        for guide in (self.words, self.bar, self.ring):
            guide.pressed.connect(self.toggle)
        self.controls.go_on_wanted.connect(self.go_on_wanted)
        self.controls.hold_wanted.connect(self.toggle)
        self.controls.shorter.clicked.connect(lambda: self._change_length(shorter))
        self.controls.longer.clicked.connect(lambda: self._change_length(longer))
        self.controls.anchor.clicked.connect(self._open_anchors)
        self.controls.guide.clicked.connect(self._open_guides)
        self._theme.changed.connect(self._run_or_rest)

    def _start(self) -> None:
        self._begun = True
        self._watch.restart()
        self._run_or_rest()
        self.frame()

    def _run_or_rest(self) -> None:
        choosing = self._popover is not None and not self._popover.isHidden()
        if self._begun and self.isVisible() and not self._held and not choosing:
            self._watch.go_on()
            self._timer.start(STILL_FRAME_MS if self._theme.reduced_motion else FRAME_MS)
        else:
            self._watch.hold()
            self._timer.stop()

    def _show_guide(self) -> None:
        """The guide that was chosen, or the question, which is there only while it is asked."""
        if self.asking and self.question is None:
            self.question = GuideQuestion(self._theme)
            self.question.chosen.connect(self._on_guide)
            self._area.addWidget(self.question)
        elif not self.asking and self.question is not None:
            self._area.removeWidget(self.question)
            self.question.deleteLater()
            self.question = None
        self._area.setCurrentWidget(self._pages.get(self.guide, self.guide))
        for control in (self.controls.anchor, self.controls.guide, self.controls.hold):
            control.setEnabled(not self.asking)
        for words in (self.title, self.line):
            words.setVisible(isinstance(self.guide, Guide))
        self._shown = None

    def _show(self, now: Now) -> None:
        """Put the words where they belong; only what changed is touched, and only that is said."""
        before, self._shown = self._shown, now
        if before is not None and _same_words(before, now):
            return
        breath = _breath_in_words(now)
        in_words = self.guide is self.words
        if in_words:
            self.words.show_words(now.line, breath if now.attending else "")
        else:
            _put(self.title, breath or now.line)
            _put(self.line, now.line if breath else "")
        said, self._said = self._said, now
        self._say(said, now, quiet=in_words and not now.attending)

    def _say(self, before: Now | None, now: Now, *, quiet: bool) -> None:
        if before is None or before.line != now.line:
            announce(self, now.line)
        turned = before is None or before.phase is not now.phase
        if now.phase is not None and turned and not quiet and is_spoken(now.phase, now.breaths):
            announce(self, _("in") if now.phase is Phase.IN else _("out, slowly"))

    def _on_guide(self, guide: str) -> None:
        first = self.asking
        self._settings.put(PAUSE_GUIDE, guide)
        self._show_guide()
        if first:
            self._start()
            self.take_focus()
        else:
            self.frame()

    def _change_length(self, change: Callable[[int], int]) -> None:
        seconds = change(self._course.wishes.seconds)
        self._take(replace(self._course.wishes, seconds=seconds))
        announce(self, length_in_words(seconds))

    def _take(self, wishes: Wishes) -> None:
        self._course.change(wishes)
        if self._remembers:
            remember(self._settings, wishes)
        self.controls.show_length(wishes.seconds)
        if self._begun:
            self.frame()

    def _open_anchors(self) -> None:
        if self._popover is not None:
            self._popover.dismiss()
            return
        wishes = self._course.wishes
        opened = AnchorPopover(self._theme, self.window(), self._pause.anchors, wishes)
        opened.changed.connect(self._take)
        self._open(opened, self.controls.anchor)

    def _open_guides(self) -> None:
        if self._popover is not None:
            self._popover.dismiss()
            return
        guide, pace = self._settings.get(PAUSE_GUIDE), self._course.wishes.pace
        opened = GuidePopover(self._theme, self.window(), guide, pace)
        opened.guide_chosen.connect(self._on_guide)
        opened.pace_chosen.connect(self._on_pace)
        self._open(opened, self.controls.guide)

    def _on_pace(self, pace: Pace) -> None:
        self._take(replace(self._course.wishes, pace=pace))

    def _open(self, popover: Popover, anchor: QWidget) -> None:
        self._popover = popover
        popover.closed.connect(self._on_popover_closed)
        popover.closed.connect(popover.deleteLater)
        popover.open_at(anchor)
        self._run_or_rest()

    def _on_popover_closed(self) -> None:
        self._popover = None
        self._run_or_rest()


def _same_words(one: Now, other: Now) -> bool:
    return (one.line, one.phase, one.attending) == (other.line, other.phase, other.attending)


def _breath_in_words(now: Now) -> str:
    if now.phase is None:
        return ""
    return _("Breathe in") if now.phase is Phase.IN else _("and out, slowly")


def _put(place: Para, words: str) -> None:
    if place.text() != words:
        place.set_text(words)
