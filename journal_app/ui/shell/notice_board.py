"""Notices at the foot of the window, above whatever page is there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtWidgets import QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.banner import Banner
from journal_app.ui.widgets.window_watch import WindowWatch

SECONDS: Final = 10.0
_WIDEST: Final = 560
_FOOT: Final = 76
"""Pixels at zoom 1 below a notice: the row of chips under an entry stays free."""
_SIDE: Final = 24


@dataclass(frozen=True, slots=True, eq=False)
class _Notice:
    text: str
    action: str
    act: Callable[[], None] | None
    stays: bool


class NoticeBoard(QObject):
    """Satisfies `ui.context.Notices`; one notice at a time, the newer replaces the older.

    One that stays comes back when the newer one has gone, until it is closed or acted on itself.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._shown: _Notice | None = None
        self._ended: _Notice | None = None
        self._staying: list[_Notice] = []
        self._away = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._return)
        self._area: Callable[[], QRect] = window.rect
        self.banner = Banner(theme, window)
        self.banner.closed.connect(self._on_closed)
        self.banner.acted.connect(self._on_acted)
        # Once more after the layout of what it lies in, which comes later than any news of it.
        self._after_layout = QTimer(self, singleShot=True, interval=0)
        self._after_layout.timeout.connect(self.place)
        watch = WindowWatch(window)
        for moved in (watch.resized, theme.changed):
            moved.connect(self.place)
            moved.connect(self._after_layout.start)

    def lie_in(self, area: Callable[[], QRect]) -> None:
        """From now on notices lie at the foot of this part of the window."""
        self._area = area

    def say(
        self,
        text: str,
        action: str = "",
        act: Callable[[], None] | None = None,
        *,
        stays: bool = False,
    ) -> None:
        """Show a sentence for ten seconds, or until it is closed if it `stays`.

        `act` is called when `action` is pressed.
        """
        notice = _Notice(text, action, act, stays)
        if stays:
            self._staying.append(notice)
        self._shown = notice
        self._show()

    def clear(self) -> None:
        """Take the notice away, and what it said with it."""
        self._staying.clear()
        self._away = False
        self._shown = None
        self._take_off()

    def hide(self) -> None:
        """Nobody is to read it for a while; `bring_back` shows it again, or what came since."""
        self._away = True
        self._take_off()

    def bring_back(self) -> None:
        """Show again what was hidden."""
        self._away = False
        if self._shown is None:
            self._return()
        else:
            self._show()

    def _show(self) -> None:
        notice = self._shown
        if notice is None or self._away:
            return
        self.banner.show_message(
            notice.text,
            action=notice.action if notice.act else "",
            hide_after=None if notice.stays else SECONDS,
        )
        self.place()
        self._after_layout.start()

    def _take_off(self) -> None:
        shown, self._shown = self._shown, None
        self.banner.dismiss()
        self._soon.stop()
        self.banner.message.set_text("")
        self._shown = shown

    def _on_closed(self) -> None:
        if self._shown is None:
            return
        self._ended, self._shown = self._shown, None
        if self._ended in self._staying:
            self._staying.remove(self._ended)
        # Only after what was asked for in it is done: that may bring a notice of its own.
        self._soon.start()

    def _on_acted(self) -> None:
        ended, self._ended = self._ended, None
        if ended is not None and ended.act is not None:
            ended.act()

    def _return(self) -> None:
        self._ended = None
        if self._shown is None and self._staying:
            self._shown = self._staying[-1]
            self._show()

    def place(self) -> None:
        """Lie where there is room now."""
        if self.banner.isHidden():
            return
        area = self._area()
        px = self._theme.px
        width = min(px(_WIDEST), area.width() - 2 * px(_SIDE))
        # Twice: how high the words are is known only at their width.
        self.banner.resize(width, self.banner.sizeHint().height())
        height = max(self.banner.sizeHint().height(), self.banner.heightForWidth(width))
        left = area.x() + (area.width() - width) // 2
        self.banner.setGeometry(left, area.bottom() - px(_FOOT) - height, width, height)
        self.banner.raise_()
