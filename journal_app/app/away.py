"""`Away`: what happens when nobody is in front of the journal any more."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from journal_app.app.leaving import Leaving
from journal_app.core.settings import HIDE_BEHIND, LOCK_AFTER, LOCK_WHEN_AWAY, lock_minutes
from journal_app.runtime.autolock import Autolock, Reading
from journal_app.runtime.session import Session, SessionState
from journal_app.system import clock
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.shell.behind import Behind
from journal_app.ui.shell.input_watch import InputWatch
from journal_app.ui.window import MainWindow

if TYPE_CHECKING:
    from journal_app.system.session_signals import SessionSignals


class Away(QObject):
    """Locks after a time without input, and when the desktop says that one has gone.

    The desktop may say nothing at all; the time without input is what can be relied on.
    """

    def __init__(
        self,
        application: QApplication,
        window: MainWindow,
        leaving: Leaving,
        settings: DeviceSettings,
        session: Session,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._leaving = leaving
        self._settings = settings
        self._session = session
        self._passphrase = False
        self._missed = False
        self._signals: SessionSignals | None = None
        self._input = InputWatch(application, self)
        self._autolock = Autolock(read_clocks, self)
        self._autolock.stay_while(lambda: window.stage.running)
        self._autolock.due.connect(self.lock)
        self._input.noticed.connect(self._autolock.note_input)
        self._behind = Behind(application, window)
        self._behind.left.connect(self._on_left)
        self._behind.came_back.connect(window.show_again)
        window.lock_withdrawn.connect(self.note_somebody)
        session.state_changed.connect(self._on_state)
        settings.on_change(self.follow)

    def listen(self) -> None:
        """Hear what the desktop tells of the session; it costs more than anybody waits for."""
        # Read in before it is needed: covering the pages shall have nothing to load.
        from journal_app.ui.lock import keeping_step, page  # noqa: F401 - see above

        if sys.platform in {"win32", "darwin"}:
            return
        from journal_app.system.session_signals import SessionSignals

        signals = self._signals = SessionSignals(self)
        signals.about_to_sleep.connect(self._on_sleep)
        signals.woke.connect(self._on_woke)
        signals.screen_locked.connect(self._on_gone)
        signals.switched_away.connect(self._on_gone)
        signals.follow()
        self._on_state(self._session.state)

    def opens_with(self, *, passphrase: bool) -> None:
        """What opens the journal, which decides when it locks as long as nobody chose."""
        self._passphrase = passphrase
        self.follow()

    def follow(self) -> None:
        """Count, or do not, as the settings say."""
        minutes = lock_minutes(self._settings.get(LOCK_AFTER), passphrase=self._passphrase)
        if self._session.state is SessionState.OPEN and minutes:
            self._autolock.run(minutes)
            self._input.start()
        else:
            self._autolock.stop()
            self._input.stop()

    def lock(self) -> None:
        """Lock now; what opens by itself later, with nobody there, locks as soon as it is open."""
        self._missed = True
        if self._session.state is SessionState.OPEN:
            self._window.lock()

    def look_at_opened(self) -> None:
        """The journal is open: lock or hide it if nobody is there who could have seen it open."""
        if self._missed:
            self.lock()
        elif self._behind.elsewhere:
            self._on_left()

    def note_somebody(self) -> None:
        """Somebody asks for something: what was to be locked while nobody was there is theirs."""
        self._missed = False

    def _on_state(self, state: SessionState) -> None:
        self.follow()
        if self._signals is not None and state in (SessionState.OPEN, SessionState.LOCKED):
            # Held until this process is replaced, and let go by that.
            self._signals.hold_sleep(wanted=state is SessionState.OPEN)

    def _on_gone(self) -> None:
        if self._settings.get(LOCK_WHEN_AWAY):
            self.lock()

    def _on_sleep(self) -> None:
        self._leaving.be_quick(True)
        if self._settings.get(LOCK_WHEN_AWAY):
            self.lock()
        elif self._signals is not None:
            self._leaving.hold(self._signals.let_sleep)

    def _on_woke(self) -> None:
        self._leaving.be_quick(False)
        self._autolock.look()

    def _on_left(self) -> None:
        if self._settings.get(HIDE_BEHIND):
            self._window.hide_pages()


def read_clocks() -> Reading:
    """The clocks of this computer now."""
    return Reading(
        awake=clock.awake_seconds(),
        with_sleep=clock.seconds_with_sleep(),
        of_day=clock.seconds_of_day(),
    )
