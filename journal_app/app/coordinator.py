"""`Coordinator`: answers what is asked of the app as a whole: begin, open, lock, cover, leave."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from journal_app.app.afresh import start_afresh
from journal_app.app.beneath import Beneath
from journal_app.app.clearing import Clearing
from journal_app.app.door import Door
from journal_app.app.ending import Ending
from journal_app.app.going_about import make_palette
from journal_app.app.key_making import KeyMaking
from journal_app.app.leaving import Leaving
from journal_app.app.news_of_backups import NewsOfBackups
from journal_app.app.news_of_keys import NewsOfKeys
from journal_app.app.noting import Noting
from journal_app.app.outside import Outside
from journal_app.app.pages import factories
from journal_app.app.restorer import Restorer
from journal_app.core.changes import Changes
from journal_app.core.resources import resource
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.known import Known
from journal_app.runtime.lifecycle import Lifecycle
from journal_app.runtime.line import Line
from journal_app.runtime.session import Session, SessionState
from journal_app.runtime.signals import QuitSignals
from journal_app.services import moments, places
from journal_app.services.ways import WayIn
from journal_app.system.clipboard import take_back
from journal_app.system.device_settings import DeviceSettings
from journal_app.system.logs import log_failure
from journal_app.system.screen_capture import leave_out
from journal_app.ui.actions.mark_commands import name_marks
from journal_app.ui.context import Context
from journal_app.ui.errors import Errors, install_barriers
from journal_app.ui.navigation import Navigator, PageId, Place, SceneId
from journal_app.ui.shell.look import chosen_appearance
from journal_app.ui.theme.theme import Theme
from journal_app.ui.window import MainWindow

if TYPE_CHECKING:
    from journal_app.app.away import Away
    from journal_app.app.beginning import Beginning
    from journal_app.services.inbox import InboxReport

SETTINGS_MS = 1000
"""How long after a choice it is written, so that turning the zoom writes once."""


class Coordinator(QObject):
    """Holds everything that lives as long as the app and brings it together."""

    def __init__(self, app: QApplication, beginning: "Beginning", settings: DeviceSettings) -> None:
        super().__init__(app)
        self._app = app
        self._beginning = beginning
        self._settings = settings
        home = beginning.home.path
        self._hub = Hub(self)
        self._jobs = Jobs(beginning.thread, self._hub, self)
        self._session = Session(self)
        self._lifecycle = Lifecycle(home, self._jobs, self._session, beginning.clock, self)
        self._known = Known(self._jobs, self._hub, self._session, self)
        self._theme = Theme(resource(), chosen_appearance(settings), self)
        self._theme.apply(app)
        self._noting = Noting(self._theme, settings, home, self._jobs, beginning.clock, self)
        self._navigator = Navigator(self)
        self._window = self._make_window()
        self._palette = make_palette(self._theme, self._window, self._open_context)
        line = Line(self._jobs, self._session, self._known, beginning.clock, self)
        self._outside = Outside(self._window, self._noting, self._navigator, line, home, self)
        self._errors = Errors(self._theme, self._window, self._window.notices, app.clipboard())
        self._came_back = beginning.came_back
        self._save_soon = QTimer(self, singleShot=True, interval=SETTINGS_MS)
        self._door = Door(self._theme, self._window, self._lifecycle, self._jobs, beginning, self)
        self._leaving = Leaving(
            self._theme, self._window, self._noting, self._jobs, self._lifecycle, self._door, self
        )
        self._end = Ending(self._window, self._jobs, self._leaving, self._door, beginning, self)
        self._away: Away | None = None
        closing = (beginning, self._lifecycle, self._jobs, self._door, self._leaving, self)
        self._restorer, self._key_making = Restorer(*closing), KeyMaking(*closing)
        told = (home, self._jobs, beginning.clock, self._window.notices, self._navigator, self)
        self._news, self._backups = NewsOfKeys(*told), NewsOfBackups(*told)
        self._clearing = Clearing(self._jobs, beginning.clock, self)
        self._connect()

    def _make_window(self) -> MainWindow:
        return MainWindow(
            self._theme,
            self._settings,
            self._navigator,
            clipboard=self._app.clipboard(),
            data_folder=self._beginning.home.path,
        )

    def start(self) -> None:
        """Show the window with the first thing there is to see."""
        self._door.show_first()
        if self._beginning.wish in set(SceneId):
            self._window.open_scene(SceneId(self._beginning.wish))
        elif self._beginning.wish == "fork":
            self._window.go_to(Place(page=PageId.FORK))
        self._window.show()
        leave_out(self._window.winId)
        # Once the window is up: their libraries cost more than anybody wants to wait for.
        QTimer.singleShot(0, self._outside.listen)
        QTimer.singleShot(0, self._follow_desktop)
        QTimer.singleShot(0, self._look_out)
        QTimer.singleShot(
            0, lambda: self._outside.follow_tray(self._theme, self._settings, self._session)
        )

    def end(self, seconds: float) -> bool:
        """Stop the threads and let go of the lock; `False` when a thread is stuck."""
        self._outside.stop()
        # A clipboard manager may take over what a program that ends had put there.
        take_back(self._app.clipboard())
        self._save_settings()
        stopped = self._jobs.stop(seconds) and not self._lifecycle.waiting
        self._beginning.lock.release()
        return stopped

    # Opening.

    def _on_opened(self, _way: WayIn) -> None:
        self._known.open()
        context = self._context()
        self._noting.use(context)
        self._follow_door()
        self._window.open_main(factories(context), self._first_place())
        restored = self._came_back and self._beginning.restored
        made_keys = self._came_back and self._beginning.made_keys
        self._came_back = False
        self._restorer.tell(self._window.notices, restored=restored)
        if self._key_making.tell(self._window.notices) or made_keys:
            self._keep_new_code()
        if self._away is not None:
            self._away.look_at_opened()

    def _follow_door(self) -> None:
        """What opens the journal decides what a lock looks like, and when it comes by itself."""
        self._window.closes_with(self._door.view)
        if self._away is not None:
            self._away.opens_with(passphrase=self._door.view.passphrase)

    def _look_out(self) -> None:
        """Notice from now on when nobody is in front of the journal any more."""
        from journal_app.app.away import Away

        self._away = Away(
            self._app, self._window, self._leaving, self._settings, self._session, self
        )
        self._door.asked.connect(self._away.note_somebody)
        self._away.opens_with(passphrase=self._door.view.passphrase)
        self._away.listen()

    def _on_changed(self, changes: Changes) -> None:
        self._window.refresh(changes)
        self._lifecycle.touched(changes)
        if changes.doors:
            job = self._lifecycle.facts()
            job.finished.connect(self._door.learn)
            job.finished.connect(lambda _facts: self._follow_door())
            # It stays as it was known: what cannot be read now did not change for the better.
            job.failed.connect(lambda _error: None)

    def _name_marks(self) -> None:
        """Let the menu call marks what the person calls them, while the journal is open."""
        name_marks(self._window.registry, self._known.marks)

    def _context(self) -> Context:
        return Context(
            jobs=self._jobs,
            hub=self._hub,
            session=self._session,
            theme=self._theme,
            clock=self._beginning.clock,
            navigator=self._navigator,
            notices=self._window.notices,
            known=self._known,
            settings=self._settings,
            scenes=self._window,
            backups=self._restorer,
            home=self._beginning.home.path,
            erase=self._end.begin,
            make_keys=self._key_making.begin,
        )

    def _open_context(self) -> Context | None:
        return None if self._window.main is None else self._context()

    def _whereabouts(self) -> Place | None:
        return None if self._window.main is None else self._window.main.place()

    def _first_place(self) -> Place:
        kept = (self._session.read(places.remembered) or {}) if self._came_back else {}
        try:
            return Place(**{**kept, "page": PageId(kept["page"])})
        except (KeyError, TypeError, ValueError):
            return Place(page=PageId.TODAY)

    # Locking and leaving.

    def _start_afresh(self, *more: str) -> None:
        self._outside.stop()
        self._window.remember()
        self._save_settings()
        start_afresh(self._beginning.lock, (*self._beginning.arguments, *more))

    def _keep_all(self) -> None:
        self._window.keep_all()
        self._noting.hold()

    # What was caught while the journal was closed.

    def _on_caught(self, report: "InboxReport") -> None:
        words = " ".join(report.sentences)
        if words:
            self._window.notices.say(words)
        once = Qt.ConnectionType.SingleShotConnection
        self._known.ready.connect(lambda: self._index_caught(report), type=once)

    def _index_caught(self, report: "InboxReport") -> None:
        if report.moments and self._session.state is SessionState.OPEN:
            words = self._known.vocabulary
            self._jobs.run_bulk(moments.reindex, report.moments, words=words)

    # The rest of the wiring.

    def _choose_passphrase(self, code: str) -> None:
        """Whoever opened the journal by this code needs nothing else to choose a passphrase."""
        from journal_app.ui.doors.sheets import DoorSheets

        if self._window.main is not None:
            over = self._window.main.page or self._window.main
            DoorSheets(self._context(), over).change_passphrase(code=code)

    def _keep_new_code(self) -> None:
        """The journal has new keys, and nobody has their code yet."""
        from journal_app.ui.doors.sheets import DoorSheets

        if self._window.main is not None:
            DoorSheets(self._context(), self._window.main).show_new_code()

    def _connect(self) -> None:
        self._lifecycle.opened.connect(self._on_opened)
        self._lifecycle.opened.connect(self._news.opened)
        self._lifecycle.opened.connect(self._backups.opened)
        self._lifecycle.opened.connect(lambda _way: self._clearing.begin())
        self._lifecycle.caught.connect(self._on_caught)
        self._lifecycle.damage_found.connect(self._backups.damaged)
        Beneath(self._window, self._lifecycle, self._jobs, self._navigator, self)
        self._window.stage.use(self._noting.scene)
        self._hub.changed.connect(self._on_changed)
        self._hub.changed.connect(self._clearing.learn)
        self._hub.changed.connect(self._news.learn)
        self._known.changed.connect(self._name_marks)
        self._jobs.unhandled.connect(self._on_unhandled)
        self._window.lock_requested.connect(self._leaving.lock)
        self._window.lock_withdrawn.connect(self._leaving.withdraw)
        self._window.lock_withdrawn.connect(self._restorer.let_go)
        self._window.lock_withdrawn.connect(self._key_making.let_go)
        self._window.close_requested.connect(self._leaving.leave)
        self._navigator.left_at = self._whereabouts
        self._leaving.forgotten.connect(self._known.close)
        self._leaving.forgotten.connect(self._palette.forget)
        self._leaving.forgotten.connect(self._clearing.stop)
        self._leaving.forgotten.connect(self._news.closing)
        self._leaving.forgotten.connect(self._backups.closing)
        self._news.new_passphrase_wanted.connect(self._choose_passphrase)
        self._leaving.forgotten.connect(self._name_marks)
        self._leaving.locked.connect(self._start_afresh)
        self._end.erased.connect(self._start_afresh)
        self._door.shelf.left.connect(lambda more: self._start_afresh(*filter(None, (more,))))
        self._restorer.restored.connect(lambda: self._start_afresh("--restored"))
        self._key_making.made.connect(lambda: self._start_afresh("--new-keys"))
        self._settings.on_change(self._save_soon.start)
        self._save_soon.timeout.connect(self._save_settings_behind)
        self._app.commitDataRequest.connect(lambda _manager: self._keep_all())
        QuitSignals(self).received.connect(self._window.close)
        install_barriers(self._errors.take)

    def _on_unhandled(self, error: Exception) -> None:
        log_failure("job", error)
        self._errors.show_error(error)

    def _follow_desktop(self) -> None:
        from journal_app.system.appearance import DesktopMotion

        motion = DesktopMotion(self)
        motion.changed.connect(self._window.look.follow_desktop)
        motion.follow()

    def _save_settings_behind(self) -> None:
        job = self._jobs.background(self._settings.save)
        job.failed.connect(lambda error: log_failure("settings", error))

    def _save_settings(self) -> None:
        try:
            self._settings.save()
        except OSError as error:
            log_failure("settings", error)
