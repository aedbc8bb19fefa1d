"""`CaptureWindow`: a small window over everything, in which a moment is caught and kept."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QCursor, QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from journal_app.core.ids import Uid
from journal_app.core.moments import STATES_TO_COME_BACK_FROM, STATES_TO_SETTLE, Capture
from journal_app.core.settings import BODY_AS_LIST, NEUTRAL_NAME
from journal_app.i18n import _
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.capture.kept import KeptView
from journal_app.ui.cover import TripleShift
from journal_app.ui.moment_form.desk import MomentDesk
from journal_app.ui.moment_form.panel import MomentPanel
from journal_app.ui.moment_form.scroll import EDGE
from journal_app.ui.navigation import SceneId
from journal_app.ui.theme.neutral import shown_icon, shown_name
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.context_key import opens_menu
from journal_app.ui.widgets.focus_ring import FocusRing
from journal_app.ui.widgets.ground import Ground

WIDTH: Final = 440
_PAD: Final = 22
_SHARE: Final = 0.92
"""How much of the height of the screen it may take."""


class CaptureWindow(Ground):
    """Its title is the name of the app; only what listens to the screen hears what it is.

    Esc and closing put down a draft; *Let it go* takes everything away and can be undone for a
    while. It closes once what was told is on the disk; whoever made it throws it away then.
    """

    closed = Signal()
    settled = Signal()
    """`busy` may be another now."""
    settle_requested = Signal(object)
    """Carries the `SceneId` that settles: numb or gone, one comes back gently first."""
    add_more_requested = Signal(object)
    """Carries the `Uid` of the moment."""
    not_ok_requested = Signal()
    cover_requested = Signal()
    """Shift was pressed three times; the window is gone from the screen already."""
    refused = Signal()
    """What was told could not be kept; it is still here."""

    def __init__(
        self,
        theme: Theme,
        desk: MomentDesk,
        settings: DeviceSettings,
        *,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(theme, "raised")
        self._desk = desk
        self._settings = settings
        self._kept: KeptView | None = None
        self._uid: Uid | None = None
        self._state: str | None = None
        self._open = True
        self._closing = False
        self._refused = False
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self.setWindowTitle(shown_name(neutral=settings.get(NEUTRAL_NAME)))
        self.setAccessibleName(_("Note a moment"))
        self.setObjectName("quick")
        list_shown = settings.get(BODY_AS_LIST)
        self.panel = MomentPanel(theme, desk, small=True, list_shown=list_shown)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self.panel)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._ring = FocusRing(theme, self)
        self._connect(seconds)
        self._restyle()

    @property
    def busy(self) -> bool:
        """Whether something told is not on the disk yet."""
        return self.panel.busy

    def begin(self, capture: Capture | None = None, draft: Uid | None = None) -> None:
        """Ask, with what is known already; `draft` is what it was begun as."""
        self.panel.begin(capture, draft)
        self.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def hold(self) -> None:
        """Put down what is told."""
        self.panel.hold()

    def forget(self) -> None:
        """Drop every word."""
        self.panel.forget()

    # Keys and closing.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc keeps a draft and closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif not opens_menu(self, event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """However it is closed, what was told is put down first; a second time closes anyway."""
        again, self._closing = self._refused, True
        if self._kept is None:
            self.panel.hold()
        if self.panel.busy and not again:
            event.ignore()
            return
        super().closeEvent(event)
        self._leave()

    def showEvent(self, event: QShowEvent) -> None:
        """In the middle of the screen one is at, with the keyboard in the sentence."""
        super().showEvent(event)
        self._center()
        # After it is painted: nobody waits for the sign in a task bar.
        QTimer.singleShot(0, self, self._show_sign)
        self.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_sign(self) -> None:
        neutral = self._settings.get(NEUTRAL_NAME)
        self.setWindowIcon(shown_icon(self._theme, neutral=neutral))

    def _leave(self) -> None:
        if self._open:
            self._open = False
            self.closed.emit()

    def _on_settled(self) -> None:
        if self._closing and not self.panel.busy:
            self.close()
        self.settled.emit()

    def _on_failed(self) -> None:
        self._refused = self._closing
        self._closing = False
        self.refused.emit()

    def _on_cover(self) -> None:
        self.hide()
        self._closing = True
        self.panel.hold()
        self.cover_requested.emit()
        if not self.panel.busy:
            self.close()

    # What comes of it.

    def _on_kept(self, uid: Uid) -> None:
        self._uid = uid
        settle_first = self._state in STATES_TO_SETTLE
        self.panel.forget()
        self.panel.hide()
        more = self._desk.can_add_more
        kept = KeptView(self._theme, settle_first=settle_first, can_add_more=more)
        kept.settle_pressed.connect(self._on_settle)
        kept.add_more_pressed.connect(self._on_add_more)
        kept.done_pressed.connect(self.close)
        self._kept = kept
        self._column.addWidget(kept)
        kept.show()
        kept.take_focus()
        announce(kept, _("Kept"))
        self._fit()

    def _on_settle(self) -> None:
        self.close()
        away = self._state in STATES_TO_COME_BACK_FROM
        self.settle_requested.emit(SceneId.COMING_BACK if away else SceneId.PAUSE)

    def _on_add_more(self) -> None:
        self.close()
        self.add_more_requested.emit(self._uid)

    def _on_not_ok(self) -> None:
        self.panel.hold()
        self.not_ok_requested.emit()

    def _on_list_chosen(self, shown: bool) -> None:
        self._settings.put(BODY_AS_LIST, shown)

    def _on_changed(self) -> None:
        self._state = self.panel.form.capture().state

    # Size and place.

    def _fit(self) -> None:
        """As high as what is told needs, up to the screen."""
        screen = self._screen()
        wanted, most = self._wanted_height(), round(screen.height() * _SHARE)
        height = min(wanted, most)
        self.panel.set_scrolls(wanted > most)
        before = self.rect().center()
        self.setFixedSize(min(self._theme.px(WIDTH), screen.width()), height)
        if not self.isVisible():
            return
        if self._kept is None and not self.panel.form.capture().holds_something:
            # Words may come a moment after the window; nobody has begun to look for them yet.
            # By as much as it grew: how wide a frame is comes to be known only by and by.
            self.move(self.pos() - self.rect().center() + before)
        over = self.frameGeometry().bottom() - screen.bottom()
        if over > 0:
            self.move(self.x(), max(screen.top(), self.y() - over))

    def _wanted_height(self) -> int:
        pad = self._theme.px(_PAD)
        if self._kept is not None:
            return self._kept.sizeHint().height() + 2 * pad
        return self.panel.wanted_height(self._theme.px(WIDTH) - 2 * (pad - EDGE)) + 2 * pad

    def _screen(self) -> QRect:
        screen = QGuiApplication.screenAt(QCursor.pos()) if not self.isVisible() else self.screen()
        return (screen or self.screen()).availableGeometry()

    def _center(self) -> None:
        screen = self._screen()
        self._fit()
        self.move(screen.center() - self.rect().center())

    def _restyle(self) -> None:
        pad = self._theme.px(_PAD)
        self._column.setContentsMargins(pad - EDGE, pad, pad - EDGE, pad)
        self._fitting.start()

    def _connect(self, seconds: Callable[[], float]) -> None:
        panel = self.panel
        panel.kept.connect(self._on_kept)
        panel.gone.connect(self.close)
        panel.settled.connect(self._on_settled)
        panel.sitting.failed.connect(self._on_failed)
        panel.not_ok_requested.connect(self._on_not_ok)
        panel.fork_requested.connect(panel.offer_page)
        panel.list_chosen.connect(self._on_list_chosen)
        panel.resized.connect(self._fitting.start)
        panel.form.changed.connect(self._on_changed)
        self._fitting.timeout.connect(self._fit)
        self._theme.changed.connect(self._restyle)
        TripleShift(self, seconds).pressed.connect(self._on_cover)
