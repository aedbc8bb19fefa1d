"""`Door`: what is shown while the journal is closed, and every way of opening it."""

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from journal_app.app.shelf import Shelf
from journal_app.core.errors import CannotOpen, JournalError, OpenProblem
from journal_app.i18n import _
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.lifecycle import PATIENT_SECONDS, Lifecycle, needs_another_way
from journal_app.security.passphrase import is_long_enough
from journal_app.security.passphrase_strength import strength
from journal_app.services.ways import BY_KEYRING, WayIn
from journal_app.system.logs import log_failure
from journal_app.ui.lock.requests import (
    BackToPages,
    Do,
    KeepWaiting,
    Open,
    OpenBundle,
    OpenByCode,
    OpenCopy,
    Quit,
    ShowStep,
)
from journal_app.ui.lock.trouble_view import Deed
from journal_app.ui.lock.view import LockStep, LockView
from journal_app.ui.onboarding.view import FirstRunView, PassphraseRules
from journal_app.ui.theme.theme import Theme
from journal_app.ui.window import MainWindow

if TYPE_CHECKING:
    from journal_app.app.arrivals import Arrivals
    from journal_app.app.beginning import Beginning
    from journal_app.app.troubles import Troubles
    from journal_app.services.vault import JournalFacts

_UNIQUE = Qt.ConnectionType.UniqueConnection


class Door(QObject):
    """Brings what a person does in front of a closed journal to the lifecycle, and its answers."""

    return_asked = Signal(str)
    """Somebody wants back to pages that could not be kept; carries the passphrase they typed."""
    let_go_asked = Signal()
    """Somebody wants what is under way to be let go of, which is not about a file in trouble."""
    asked = Signal()
    """Somebody is in front of it, and asks for something that may open the journal."""

    def __init__(
        self,
        theme: Theme,
        window: MainWindow,
        lifecycle: Lifecycle,
        jobs: Jobs,
        beginning: "Beginning",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._window = window
        self._lifecycle = lifecycle
        self._jobs = jobs
        self._beginning = beginning
        self._way = BY_KEYRING
        self._troubles: Troubles | None = None
        self._arrivals: Arrivals | None = None
        self.shelf = Shelf(lifecycle, jobs, beginning, self)
        self._view = self._first_view()
        self._resting = self._view
        self._first_run_view = FirstRunView()
        lifecycle.refused.connect(self._on_refused)
        lifecycle.opened.connect(self._on_opened)
        self.shelf.refused.connect(self._on_refused)

    @property
    def view(self) -> LockView:
        """What is known of the journal while it is closed."""
        return self._view

    def learn(self, facts: "JournalFacts") -> None:
        """What opens the journal is something else now than when the app began."""
        self._view = replace(self._view, passphrase=facts.opens_with == "passphrase")

    def show_first(self) -> None:
        """Show the first thing there is to see, and go on with an opening that was begun."""
        beginning = self._beginning
        if beginning.problem is not None:
            self._show_failed(beginning.problem)
        elif not beginning.facts.exists:
            self._show_first_run(
                replace(self._first_run_view, message=beginning.news, beside=beginning.another)
            )
        elif beginning.opening is not None:
            if not beginning.opening.wait(0):
                self.rest_at(self._view.opening())
            self._lifecycle.begin(beginning.opening)
        elif beginning.made_keys:
            words = _("The new keys are made. Your passphrase opens the journal as before.")
            self.rest_at(self._view.saying(words))
        elif beginning.restored:
            words = _("The earlier copy is in your journal’s place.")
            self.rest_at(self._view.saying(words))
        else:
            self.rest_at(self._view)

    def show_lock(self, view: LockView) -> None:
        """Show the lock page, and listen to it."""
        page = self._window.show_lock(view)
        page.asked.connect(self._on_asked, type=_UNIQUE)
        if not self._window.covered:
            self.shelf.stand_on(page)

    def rest_at(self, view: LockView) -> None:
        """Show this, now and whenever somebody comes back from another step."""
        self._resting = view
        self.show_lock(view)

    def _show_first_run(self, view: FirstRunView) -> None:
        rules = PassphraseRules(strength=lambda text: strength(text), accepts=is_long_enough)
        self._first_run_view = view
        page = self._window.show_first_run(rules, view)
        page.begin_requested.connect(self._on_begin, type=_UNIQUE)
        page.bundle_requested.connect(self._ask_for_bundle, type=_UNIQUE)
        page.copy_requested.connect(self._ask_for_copy, type=_UNIQUE)
        page.return_requested.connect(self.shelf.leave, type=_UNIQUE)

    def _show_failed(self, error: JournalError) -> None:
        """Say why it stays closed, without taking a code out of the hands that type it."""
        view = self._view.failed(error)
        page = self._window.lock_page
        if page is not None and page.view.goes_on_elsewhere:
            self._resting = view
        elif view.step is LockStep.CODE:
            self.show_lock(view)
        else:
            self._resting = view
            self._come_back()

    def _come_back(self) -> None:
        """Show again what is to be seen where nothing else is done."""
        if self._resting.trouble is None:
            self.show_lock(self._resting)
            return
        self._meet(self._resting)

    def _meet(self, view: LockView) -> None:
        # A late answer of a keyring must not open a file that is about to be put right.
        self._lifecycle.open_no_more()
        self._look_after().meet(view, self._way)

    def _look_after(self) -> "Troubles":
        if self._troubles is None:
            from journal_app.app.troubles import Troubles

            self._troubles = Troubles(
                self._theme,
                self._window,
                self._lifecycle,
                self._jobs,
                self._beginning,
                self,
            )
            self._troubles.shown.connect(self.show_lock)
        return self._troubles

    def _first_view(self) -> LockView:
        facts = self._beginning.facts
        return LockView(
            passphrase=facts.opens_with == "passphrase",
            backups="" if facts.backups is None else str(facts.backups),
            platform=sys.platform,
        )

    def _on_begin(self, passphrase: str | None) -> None:
        self.asked.emit()
        self._show_first_run(self._first_run_view.making())
        self._lifecycle.make(passphrase)

    def _on_asked(self, request: object) -> None:
        if isinstance(request, Open | OpenByCode | KeepWaiting | Do):
            self.asked.emit()
        self._answer(request)

    def _answer(self, request: object) -> None:
        match request:
            case Open(passphrase=passphrase):
                self._on_open(passphrase)
            case OpenByCode(code=code):
                self.show_lock(self._view.at(LockStep.CODE).opening())
                self._open(WayIn(code=code))
            case KeepWaiting():
                self.rest_at(self._view.opening())
                self._open(WayIn(ask=True, seconds=PATIENT_SECONDS))
            case ShowStep(step=LockStep.OPEN):
                self._come_back()
            case ShowStep(step=step):
                self.show_lock(self._view.at(step))
            case BackToPages(passphrase=str(passphrase)):
                self.return_asked.emit(passphrase)
            case OpenBundle() | OpenCopy():
                self._bring().ask(for_copy=isinstance(request, OpenCopy))
            case Do(deed=deed):
                self._do(deed)
            case Quit():
                self._window.close()

    def _ask_for_bundle(self) -> None:
        self._bring().ask()

    def _ask_for_copy(self) -> None:
        self._bring().ask(for_copy=True)

    def _bring(self) -> "Arrivals":
        if self._arrivals is None:
            from journal_app.app.arrivals import Arrivals

            self._arrivals = Arrivals(
                self._theme, self._window, self._lifecycle, self._jobs, self._beginning, self
            )
            self._arrivals.refused.connect(self._on_nothing_brought)
            self._arrivals.arrived.connect(self.shelf.leave)
        return self._arrivals

    def _on_nothing_brought(self, error: Exception) -> None:
        """The file was neither a bundle nor a copy; the page stays what it was, and says so."""
        if not isinstance(error, JournalError):
            raise error
        page = self._window.lock_page
        if page is not None:
            self.show_lock(page.view.noting(error.words))
        else:
            self._show_first_run(self._first_run_view.failed(error.words))

    def _do(self, deed: Deed) -> None:
        if deed is Deed.CODE:
            self.show_lock(self._view.at(LockStep.CODE))
        elif deed is Deed.TRY_AGAIN and self._view_shown.problem is OpenProblem.AWAY:
            # What opens it is not known before it is there.
            self.shelf.leave()
        elif deed is Deed.COPIES and self._view_shown.opens_copies:
            self._meet(self._view_shown)
            self._look_after().do(deed)
        elif deed is Deed.CANCEL and self._troubles is None:
            self.let_go_asked.emit()
        else:
            self._look_after().do(deed)

    @property
    def _view_shown(self) -> LockView:
        page = self._window.lock_page
        return self._view if page is None else page.view

    def _on_open(self, passphrase: str | None) -> None:
        asks = self._resting.problem is not None
        self.rest_at(self._view.opening())
        self._open(WayIn(passphrase=passphrase, ask=asks))

    def _open(self, way: WayIn) -> None:
        self._way = way
        self._lifecycle.open(way)

    def _on_opened(self, way: WayIn) -> None:
        if way.passphrase is not None:
            self._view = replace(self._view, passphrase=True)
        # What was typed to open it is not kept any longer.
        self._way = BY_KEYRING
        if self._troubles is not None:
            self._troubles.forget()
            self._troubles = None

    def _on_refused(self, error: Exception) -> None:
        log_failure("opening", error)
        words = error if isinstance(error, JournalError) else _unexpected()
        if self._beginning.facts.exists or self._window.lock_page is not None:
            self._show_failed(words)
        elif needs_another_way(error):
            self._show_first_run(self._first_run_view.asking(words.sentence))
        else:
            self._show_first_run(self._first_run_view.failed(words.words))


def _unexpected() -> CannotOpen:
    return CannotOpen(
        OpenProblem.KEYRING_FAILED,
        _("Something unexpected kept the journal from opening."),
        _("Nothing was changed. Try again, or start the app anew."),
    )
