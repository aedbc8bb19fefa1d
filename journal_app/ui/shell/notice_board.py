"""Notices at the foot of the window, above whatever page is there."""

from collections.abc import Callable
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


class NoticeBoard(QObject):
    """Satisfies `ui.context.Notices`; one notice at a time, the newer replaces the older."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._act: Callable[[], None] | None = None
        self._area: Callable[[], QRect] = window.rect
        self.banner = Banner(theme, window)
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
        self._act = act
        seconds = None if stays else SECONDS
        self.banner.show_message(text, action=action if act else "", hide_after=seconds)
        self.place()
        self._after_layout.start()

    def clear(self) -> None:
        """Take the notice away, and what it said with it."""
        self._act = None
        self.banner.dismiss()
        self.banner.message.set_text("")

    def _on_acted(self) -> None:
        act, self._act = self._act, None
        if act is not None:
            act()

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
