"""`Finder`: finds the piece that somebody means, by a few of its words or by its date."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from journal_app.core.timeline import PieceHead
from journal_app.i18n import _, ngettext
from journal_app.services.joinable import Joinable
from journal_app.ui.reader.found_list import FoundList
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.telling import Telling
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.field import SearchField
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.popover import Popover

_WIDTH: Final = 460
_FROM_EDGE: Final = 24
_MOST_ROWS: Final = 6
_SETTLED_MS: Final = 600
"""After the last letter, before it is said how many there are."""


class Finder(Popover):
    """The field keeps the keyboard while arrows move through the list; Enter or a click takes.

    What was typed is gone once it closes.
    """

    wanted = Signal(str)
    """Carries what is typed now; answered by `show_found`."""
    chosen = Signal(object)
    """Carries the `PieceId`."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        name: str,
        telling: Telling,
        day: Callable[[PieceHead], str],
    ) -> None:
        super().__init__(theme, window, name)
        self._waits = False
        """What is typed was not answered yet."""
        self._takes = False
        """Enter was pressed meanwhile: the first answer is taken."""
        self.title = PlainLabel(theme, name, "smallm", "ink2")
        self.field = SearchField(
            theme, _("A few words, or a date such as “last Tuesday”"), name=_("Find a piece")
        )
        self.list = FoundList(theme, telling, day)
        self.nothing = Para(theme, _("Nothing found. Fewer words find more."), "small", "ink3")
        self.nothing.setContentsMargins(12, 6, 12, 6)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self.title.setContentsMargins(10, 4, 10, 6)
        self.content.addWidget(self.title)
        self.content.addWidget(self.field)
        self.content.addSpacing(6)
        self.content.addWidget(self.list)
        self.content.addWidget(self.nothing)
        self.field.textChanged.connect(self._on_typed)
        self._settled.timeout.connect(self._say_count)
        self.list.clicked.connect(self._take)
        self.closed.connect(self.forget)

    def find_at(self, anchor: QWidget, found: Joinable) -> None:
        """Open beside the anchor with these."""
        self.forget()
        self._show(found)
        self.open_at(anchor, self.field)

    def show_found(self, found: Joinable) -> None:
        """Offer these now: what fits what is typed."""
        self._waits = False
        self._show(found)
        if self._takes:
            self._take(self.list.currentIndex())

    def forget(self) -> None:
        """Drop every word."""
        self._settled.stop()
        self.field.forget()
        self._waits = self._takes = False
        self.list.show_found(Joinable())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through the list, take, or close."""
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                announce(self.field, self.list.move_by(step))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._takes = self._waits
                if not self._waits:
                    self._take(self.list.currentIndex())
            case _:
                super().keyPressEvent(event)

    def _on_typed(self, text: str) -> None:
        if self.isHidden():
            return
        self._waits, self._takes = True, False
        self._settled.start()
        self.wanted.emit(text)

    def _show(self, found: Joinable) -> None:
        self.list.show_found(found)
        row = max(1, self.list.sizeHintForRow(0))
        window, px = self.window(), self._theme.px
        room = window.height() - 2 * _FROM_EDGE - self.field.height() - px(72)
        rows = min(_MOST_ROWS, max(1, room // row), len(found.heads))
        self.list.setFixedSize(min(px(_WIDTH), window.width() - 4 * _FROM_EDGE), rows * row)
        self.list.setVisible(rows > 0)
        self.nothing.setFixedWidth(self.list.width())
        self.nothing.setVisible(rows == 0)
        self.fit()

    def _say_count(self) -> None:
        if self._waits:
            self._settled.start()
            return
        told = self.list.told()
        if not told:
            announce(self.field, _("Nothing found"))
            return
        found = ngettext("{count} found", "{count} found", len(told)).format(count=len(told))
        announce(self.field, f"{found}. {told[0]}")

    def _take(self, _index: QModelIndex) -> None:
        head = self.list.head()
        self._takes = False
        if head is not None:
            self.dismiss()
            self.chosen.emit(head.id)
