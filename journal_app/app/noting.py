"""`Noting`: the pause, the practices and the small window, over an open journal or a closed one."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from journal_app.core.changes import Changes
from journal_app.core.clock import Clock
from journal_app.core.ids import Uid
from journal_app.core.safety import Feature
from journal_app.i18n import _
from journal_app.runtime.jobs import Jobs
from journal_app.services import drafts, moments
from journal_app.system.activation import activated_by
from journal_app.system.device_settings import DeviceSettings
from journal_app.system.screen_capture import leave_out
from journal_app.ui.navigation import PageId, Place, SceneId
from journal_app.ui.shell.putting_away import take_off_the_bus
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.unheard import unheard

if TYPE_CHECKING:
    from journal_app.ui.capture.window import CaptureWindow
    from journal_app.ui.context import Context
    from journal_app.ui.moment_form.desk import MomentDesk
    from journal_app.ui.scene_page import ScenePage


class Noting(QObject):
    """Makes what is shown when somebody pauses or notes a moment; each module only when wanted.

    The small window is a window of its own: whoever covers, locks or quits asks here as well.
    """

    scene_wanted = Signal(object)
    """Carries the `SceneId` that follows the small window."""
    cover_wanted = Signal()
    """Shift was pressed three times in the small window."""
    closed = Signal()
    """The small window is gone, and what it held is on the disk or was let go."""
    refused = Signal()
    """What the small window holds could not be kept; it is still there."""
    went_wrong = Signal(object)
    """Emitted from any thread with an error nobody expected, where no other window can tell it."""
    window_wanted = Signal()
    """Somebody wants to go on in the window itself."""

    place_wanted = Signal(object)
    """Carries the `Place` to go to, now or once the journal is open."""

    def __init__(
        self,
        theme: Theme,
        settings: DeviceSettings,
        home: Path,
        jobs: Jobs,
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._settings = settings
        self._home = home
        self._jobs = jobs
        self._clock = clock
        self._context: Context | None = None
        self._capture: CaptureWindow | None = None
        self.went_wrong.connect(self._tell_of_a_bug)

    def use(self, context: "Context | None") -> None:
        """From now on over this open journal, or over a closed one."""
        self._context = context

    def scene(self, wanted: SceneId) -> "ScenePage | None":
        """Make a scene; `None` for one that leans on closeness while that is put away."""
        from journal_app.ui.pause.journal import OpenJournal

        context = self._context
        journal = None if context is None else OpenJournal(context)
        match wanted:
            case SceneId.PAUSE:
                from journal_app.ui.pause.scene import PauseScene

                desk = self._desk()
                scene = PauseScene(self._theme, self._settings, desk, self._clock, journal)
                desk.setParent(scene)
                return scene
            case SceneId.COMING_BACK:
                from journal_app.ui.pause.coming_back import ComingBackScene

                return ComingBackScene(self._theme, self._clock, journal)
            case SceneId.TEN_MORE_SECONDS:
                from journal_app.ui.pause.ten_more_seconds import TenMoreSecondsScene

                allowed = context is not None and context.known.safety.allows(
                    Feature.TEN_MORE_SECONDS
                )
                return TenMoreSecondsScene(self._theme, self._clock, journal) if allowed else None

    def show_capture(self, draft: Uid | None = None, activation: str = "") -> None:
        """Show the small window, empty, or with a moment that was begun."""
        if self._capture is None:
            self._capture = self._make_capture(draft)
            leave_out(self._capture.winId)
        with activated_by(activation):
            self._capture.show()
            self._capture.raise_()
            self._capture.activateWindow()

    def being_told(self) -> Uid | None:
        """The draft behind the small window while it is open."""
        return None if self._capture is None else self._capture.panel.sitting.draft

    def busy(self) -> bool:
        """Whether something in the small window is not on the disk yet."""
        return self._capture is not None and self._capture.busy

    def keep(self) -> None:
        """Out of sight at once; what was begun in the small window is held as a draft."""
        if self._capture is not None:
            self._capture.hide()
            take_off_the_bus(self._capture)
            self._capture.hold()

    def hold(self) -> None:
        """Put down at once what is begun in the small window, which stays."""
        if self._capture is not None:
            self._capture.hold()

    def bring_back(self) -> None:
        """What is begun could not be kept, and nobody locks or leaves any more: show it again."""
        if self._capture is not None:
            self._capture.show()

    def show_small(self) -> None:
        """Out of sight, it is where one can find it, without a word of it on the screen."""
        if self._capture is not None and not self._capture.isVisible():
            self._capture.showMinimized()

    def forget(self) -> None:
        """Drop every word."""
        self._context = None
        capture, self._capture = self._capture, None
        if capture is not None:
            # Taking words out would name them once more on the accessibility bus.
            with unheard():
                capture.forget()
            capture.deleteLater()

    def _make_capture(self, draft: Uid | None) -> "CaptureWindow":
        from journal_app.ui.capture.window import CaptureWindow

        desk = self._desk()
        window = CaptureWindow(self._theme, desk, self._settings)
        # They go together: a desk that outlives its form would speak to nobody.
        desk.setParent(window)
        window.closed.connect(self._on_closed)
        window.settle_requested.connect(self.scene_wanted)
        window.add_more_requested.connect(self._on_add_more)
        window.not_ok_requested.connect(self._on_not_ok)
        window.cover_requested.connect(self.cover_wanted)
        window.refused.connect(self.refused)
        begun = None if draft is None else self._begun(draft)
        if begun is not None:
            window.begin(begun.capture, begun.uid)
        return window

    def _begun(self, uid: Uid) -> drafts.Draft | None:
        if self._context is None:
            return None
        every = self._context.session.read(drafts.all_begun) or []
        return next((draft for draft in every if draft.uid == uid), None)

    def _tell_of_a_bug(self, _error: BaseException) -> None:
        if self._capture is not None:
            self._capture.panel.say(
                _("Something went wrong in the app. What you told is still here.")
            )

    def _desk(self) -> "MomentDesk":
        from journal_app.ui.moment_form.desk import OpenDesk, SealedDesk

        if self._context is not None:
            return OpenDesk(self._context)
        desk = SealedDesk(self._home, self._clock, self._jobs)
        desk.opened = lambda: self._context
        return desk

    def _on_closed(self) -> None:
        capture, self._capture = self._capture, None
        if capture is not None:
            capture.deleteLater()
        self.closed.emit()
        if self._context is not None:
            # What was begun in it can be gone on with from now on.
            self._context.hub.changed.emit(Changes(drafts=True))

    def _on_add_more(self, uid: Uid) -> None:
        context = self._context
        if context is None:
            return
        piece = context.session.read(moments.find, uid)
        if piece is not None:
            self.window_wanted.emit()
            self.place_wanted.emit(Place(page=PageId.READER, piece=piece, part="reflection"))

    def _on_not_ok(self) -> None:
        self.window_wanted.emit()
        self.place_wanted.emit(Place(page=PageId.FORK))
