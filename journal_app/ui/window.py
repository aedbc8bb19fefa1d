"""The one window: scenes while the journal is closed, sidebar and pages while it is open."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QClipboard, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from journal_app.core.changes import Changes
from journal_app.core.ids import Uid
from journal_app.system.clipboard import take_back
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.keyed_window import KeyedWindow
from journal_app.ui.actions.keys import Keys
from journal_app.ui.actions.registry import Actions
from journal_app.ui.cover import CoverPage, TripleShift
from journal_app.ui.lock.view import LockView
from journal_app.ui.navigation import Navigator, PageId, Place, SceneId
from journal_app.ui.shell.cross_fade import CrossFade
from journal_app.ui.shell.curtain import Curtain
from journal_app.ui.shell.geometry import SMALLEST_SIZE, remember, restore
from journal_app.ui.shell.going import Going
from journal_app.ui.shell.introduction import Introduction
from journal_app.ui.shell.look import Look
from journal_app.ui.shell.look_commands import bind_look
from journal_app.ui.shell.main_page import MainPage, PageFactory
from journal_app.ui.shell.menu_bar import HiddenMenuBar
from journal_app.ui.shell.notice_board import NoticeBoard
from journal_app.ui.shell.overlays import Overlays
from journal_app.ui.shell.parts import Parts
from journal_app.ui.shell.sheets import Sheets
from journal_app.ui.shell.stage import Stage
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.focus_ring import FocusRing
from journal_app.ui.widgets.ground import Ground
from journal_app.ui.widgets.unheard import unheard

if TYPE_CHECKING:
    # Made only when they are needed: a start that goes straight to the writing needs none.
    from journal_app.ui.lock.page import LockPage
    from journal_app.ui.onboarding.page import FirstRunPage
    from journal_app.ui.onboarding.view import FirstRunView, PassphraseRules


class MainWindow(KeyedWindow):
    """Shows one thing at a time, and says what was asked of the app as a whole.

    What is not shown is not there: scenes are made when they are needed, and the main page lives
    only while the journal is open. While it is covered it is no part of the window any more, so
    that nothing of it can be read over the accessibility bus; `close_main` then destroys it.
    """

    lock_requested = Signal()
    """The window is covered already; keep, close, start again as a locked process."""
    cover_requested = Signal()
    """The same, by the quick cover; `lock_requested` follows at once."""
    lock_withdrawn = Signal()
    """Somebody went back to a page that could not be kept yet: lock no more, for now."""
    capture_requested = Signal(object)
    """Somebody wants the small window; carries the uid of a moment begun, or `None`."""
    close_requested = Signal()
    """Somebody wants to quit: keep everything, then `allow_close`."""

    def __init__(
        self,
        theme: Theme,
        settings: DeviceSettings,
        navigator: Navigator,
        *,
        clipboard: QClipboard,
        data_folder: Path,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._settings = settings
        self._clipboard = clipboard
        self._main: MainPage | None = None
        self._lock: LockPage | None = None
        self._first_run: FirstRunPage | None = None
        self._lock_view = LockView()
        self._may_close = False
        self._wanted: Place | None = None
        self.being_told: Callable[[], Uid | None] = lambda: None
        self._hidden = False
        self._cover = CoverPage(theme)
        self._stack = self._make_stack()
        self._curtain = Curtain(self, self._stack)
        self.look = Look(theme, settings, self)
        self.notices = NoticeBoard(theme, self)
        self.notices.lie_in(self._notice_area)
        self.registry = Actions(self, Keys(settings))
        self.menu_bar = HiddenMenuBar(self.registry, self)
        self._parts = Parts(self.registry, settings, self.menu_bar, self)
        self._ring = FocusRing(theme, self)
        self._sheets = Sheets(theme, self, self.registry, data_folder)
        self.stage = self._make_stage()
        self._going = Going(self.registry, navigator, self._overlays.close, self)
        self._navigator = navigator
        self._bind()
        navigator.went.connect(self._on_went)
        TripleShift(self, seconds).pressed.connect(self.cover)
        self._introduce()

    def _make_stack(self) -> QStackedWidget:
        stack = QStackedWidget()
        for waiting in (Ground(self._theme), self._cover):
            stack.addWidget(waiting)
        self.setCentralWidget(stack)
        return stack

    def _make_stage(self) -> Stage:
        stage = Stage(self._theme, self._stack, self)
        stage.place_requested.connect(self.go_to)
        stage.cover_requested.connect(self.cover)
        stage.left.connect(self._on_scene_left)
        self._overlays = Overlays(self, stage.leave, lambda: self._main)
        return stage

    def _introduce(self) -> None:
        """What the desktop is told of the window; never a word of the journal."""
        self.setMenuBar(self.menu_bar)
        Introduction(self, self._theme, self._settings)
        self.setMinimumSize(*SMALLEST_SIZE)
        restore(self, self._settings)

    # What is shown.

    @property
    def main(self) -> MainPage | None:
        """The open journal, if it is open; also while it is covered and still being kept."""
        return self._main

    @property
    def lock_page(self) -> "LockPage | None":
        """The lock page, while it is there; its signals are the app's to connect."""
        return self._lock

    def show_first_run(self, rules: "PassphraseRules", view: "FirstRunView") -> "FirstRunPage":
        """Show the first run; the page stays the same from one view to the next."""
        if self._first_run is None:
            from journal_app.ui.onboarding.page import FirstRunPage

            self._first_run = FirstRunPage(self._theme, rules)
            self._stack.addWidget(self._first_run)
        self._first_run.show_view(view)
        self.stage.show(self._first_run)
        return self._first_run

    def show_lock(self, view: LockView) -> "LockPage":
        """Show the lock page; the page stays the same from one view to the next."""
        self._lock_view = view
        if self._lock is None:
            from journal_app.ui.lock.page import LockPage

            self._lock = LockPage(self._theme, view)
            self._lock.return_requested.connect(self.uncover)
            self._stack.addWidget(self._lock)
        else:
            self._lock.show_view(view)
        self.stage.show(self._lock)
        return self._lock

    def closes_with(self, view: LockView) -> None:
        """What the lock page shall say of this journal when it is locked from here."""
        self._lock_view = view

    def open_main(self, factories: Mapping[PageId, PageFactory], place: Place) -> None:
        """The journal is open: show its pages, this place first."""
        # Built beside the scene, so that the scene stays until there is something to see.
        fade = CrossFade(self._theme, self._stack, self._theme.motion.scene)
        main = MainPage(self._theme, factories)
        self._main = main
        main.page_chosen.connect(self._going.go)
        main.cover_chosen.connect(self.cover)
        main.lock_chosen.connect(self.lock)
        main.pause_chosen.connect(lambda: self.open_scene(SceneId.PAUSE))
        main.foot_moved.connect(self.notices.place)
        self._parts.use(main)
        self._stack.addWidget(main)
        self.stage.show(main)
        self._drop_scenes()
        self._going.use(main)
        self.registry.set_open(True)
        self._navigator.go(self._wanted or place)
        self._wanted = None
        fade.start()

    # What was typed.

    def keep_all(self) -> None:
        """Keep at once what was typed on any page; `busy` becomes false when it is on the disk."""
        self.stage.keep()
        if self._main is not None:
            self._main.keep()

    def busy(self) -> bool:
        """Whether something typed is not kept yet."""
        return self.stage.busy() or (self._main is not None and self._main.busy())

    def refresh(self, changes: Changes) -> None:
        """Something changed in the journal."""
        if self._main is not None:
            self._main.refresh(changes)

    # For a while.

    def open_scene(self, scene: SceneId) -> None:
        """Let a scene take the window; not over the cover, nor before there is a journal."""
        self.show_again()
        if self._first_run is None and self._stack.currentWidget() is not self._cover:
            self._overlays.put_aside()
            self.stage.open(scene)
            if self.stage.scene is None:
                self._overlays.bring_back()

    def go_to(self, place: Place) -> None:
        """Show a place; while the journal is closed, as soon as it is open."""
        if self._main is None:
            self._wanted = place
        else:
            self._navigator.go(place)

    def open_capture(self, draft: Uid | None = None) -> None:
        """Ask for the small window; not from the cover of a lock, nor before there is a journal."""
        if self._first_run is None and (
            self._hidden or self._stack.currentWidget() is not self._cover
        ):
            self.capture_requested.emit(draft)

    # Putting away.

    def cover(self) -> None:
        """Cover everything with an empty note, then ask for the lock."""
        if self._main is None or self.covered:
            # Over the lock page there is nothing to lock, and a scene to put away.
            self._wanted = None
            self.stage.close()
            return
        self._put_away(lambda: self._cover)
        self.cover_requested.emit()
        self.lock_requested.emit()

    def lock(self) -> None:
        """Show the lock page over everything, then ask for the lock."""
        if self.put_away():
            self.lock_requested.emit()

    def put_away(self) -> bool:
        """Show the lock page over everything; whether there was anything to put away."""
        if self._main is None or self.covered:
            return False
        self._put_away(lambda: self.show_lock(self._lock_view.closing()))
        return True

    @property
    def covered(self) -> bool:
        """Whether the open journal is put away to be locked."""
        return self._main is not None and self._curtain.hides(self._main) and not self._hidden

    @property
    def hidden(self) -> bool:
        """Whether the open journal is out of sight until somebody comes back to the window."""
        return self._hidden

    def hide_pages(self) -> None:
        """Show the empty note for as long as somebody is elsewhere; nothing is locked."""
        if self._main is None or self.covered or self._hidden:
            return
        self._hidden = True
        self._curtain.prepare()
        self.stage.put_away(keeps=False)
        self._curtain.draw(self._main, self._cover, self._own())
        self.notices.hide()
        self.repaint()

    def show_again(self) -> None:
        """Somebody is back: everything as it was."""
        if self._main is None or not self._hidden:
            return
        self._hidden = False
        self._curtain.lift(self._main)
        self.notices.bring_back()
        self.stage.bring_back(self._main)

    def close_main(self) -> None:
        """Everything is kept: drop every word, and destroy the pages."""
        self.stage.forget()
        if self._main is None:
            return
        main, self._main = self._main, None
        with unheard():
            main.forget()
        self._hidden = False
        self._curtain.forget()
        self._stack.removeWidget(main)
        main.hide()
        main.setParent(None)
        main.deleteLater()
        self._going.use(None)
        self._parts.use(None)
        self.registry.set_open(False)

    def allow_close(self) -> None:
        """Nothing is left to keep: close now."""
        self._may_close = True
        self.close()

    def remember(self) -> None:
        """Note size and place for the next start."""
        remember(self, self._settings)

    def _bind(self) -> None:
        bind = self.registry.bind
        bind(ActionId.LOCK, self.lock)
        bind(ActionId.COVER, self.cover)
        bind(ActionId.QUIT, self.close)
        bind(ActionId.PAUSE, lambda: self.open_scene(SceneId.PAUSE))
        bind(ActionId.NOTE_MOMENT, self.open_capture)
        bind_look(self.registry, self.look)
        self.registry.fall_back_to(self._page_shown)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first; the app allows it when everything is kept."""
        self.remember()
        self.show_again()
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self._overlays.put_away()
        self.close_requested.emit()
        # Allowed at once where nothing was left to keep: then the close within this one is ignored.
        event.setAccepted(self._may_close)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, when nothing further in wanted it, ends focus mode."""
        if event.key() != Qt.Key.Key_Escape or not self._parts.end_focus_mode():
            super().keyPressEvent(event)

    def _put_away(self, cover: Callable[[], QWidget]) -> None:
        self._hidden = False
        self._curtain.prepare()
        self.stage.put_away()
        self._overlays.put_away()
        self._sheets.close()
        if self._main is not None:
            self._curtain.draw(self._main, cover(), self._own())
        self.notices.clear()
        self.registry.set_open(False)
        take_back(self._clipboard)
        # At once, whatever else the event loop has to do.
        self.repaint()

    def _own(self) -> tuple[QWidget, ...]:
        """What belongs to the window itself, and not to what is open in it."""
        return self._stack, self.menu_bar, self._ring, self.notices.banner

    def uncover(self) -> None:
        """Bring the open journal back: it could not be kept, and nothing may be lost."""
        if self._main is not None and self.covered:
            if not self._curtain.lift(self._main):
                self._main.focus_page()
            self._drop_scenes()
            self.registry.set_open(True)
            self.stage.bring_back(self._main)
            self.lock_withdrawn.emit()

    def _drop_scenes(self) -> None:
        for scene in (self._lock, self._first_run):
            if scene is not None:
                scene.forget()
                self._stack.removeWidget(scene)
                scene.hide()
                scene.deleteLater()
        self._lock = None
        self._first_run = None

    def _on_scene_left(self) -> None:
        if self._main is not None and not self._curtain.hides(self._main):
            self._main.focus_page()
        self._overlays.bring_back()

    def _page_shown(self) -> QWidget | None:
        """The page in front of whoever sits there; none behind a scene."""
        main = self._main
        return main.page if main is not None and self._stack.currentWidget() is main else None

    def _on_went(self, place: Place) -> None:
        if self._main is not None and not self.covered:
            self._overlays.close()
            self._main.show_place(place)

    def _notice_area(self) -> QRect:
        main = self._main
        return self.rect() if main is None or self._curtain.hides(main) else main.notice_area()
