"""`Palette`: a card near the top of the window with one field, and a list below it."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget
from shiboken6 import isValid

from journal_app.i18n import _, ngettext
from journal_app.ui.palette.line_model import LineModel, spoken
from journal_app.ui.palette.line_painter import LinePainter
from journal_app.ui.palette.matching import best
from journal_app.ui.palette.offers import Offer, Offers
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CARD
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.card import SHADOW_ROOM, Card
from journal_app.ui.widgets.field import SearchField
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.window_watch import WindowWatch

_WIDTH: Final = 560
_FROM_EDGE: Final = 16
_MOST_ROWS: Final = 9
_SETTLED_MS: Final = 600
"""After the last letter, before it is said how many there are."""


class Palette(Card):
    """Lives from one opening to its closing: what was typed is gone with it.

    Arrows and pages move through the list while the field keeps the keyboard; Enter or a click
    chooses, Esc, a press outside and a focus that goes elsewhere close.
    """

    chosen = Signal(object)
    """Carries the `Offer`; the list is closed, and the keyboard is where it was before."""
    closed = Signal()

    def __init__(
        self, theme: Theme, window: QWidget, title: str, recent: tuple[str, ...] = ()
    ) -> None:
        """`recent` are the keys of what was used last, latest first."""
        super().__init__(
            theme, fill="raised", radius=RADIUS_CARD, padding=8, elevated=True, parent=window
        )
        self._recent = recent
        self._offers = Offers()
        self._came_from: QWidget | None = window.focusWidget()
        self._model = LineModel(self)
        self.setAccessibleName(_("Go to"))
        self.field = SearchField(theme, title, name=title)
        self.list = QListView()
        self.nothing = Para(theme, _("Nothing by that name"), "small", "ink3")
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._compose()
        self._connect(WindowWatch(window))
        self.hide()

    def open(self, offers: Offers) -> None:
        """Show it with these."""
        self.offer(offers)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def offer(self, offers: Offers) -> None:
        """Offer these from now on; what was typed stays."""
        self._offers = offers
        self._find()

    def lines(self) -> tuple[str, ...]:
        """What is offered now, each line as it is read aloud."""
        offers = map(self._model.offer, range(self._model.rowCount()))
        return tuple(spoken(offer) for offer in offers if offer is not None)

    def choose(self, row: int) -> None:
        """As Enter and a click do."""
        self._choose(self._model.index(row, 0))

    def dismiss(self) -> None:
        """Close it, and give the keyboard back."""
        if self.isHidden():
            return
        inside = self._holds(self.window().focusWidget())
        came_from, self._came_from = self._came_from, None
        if inside and came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.PopupFocusReason)
        self._close()

    def event(self, event: QEvent) -> bool:
        """Esc belongs to it before it belongs to any command of the window."""
        asks = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asks and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through the list, choose, or close."""
        row, count = self.list.currentIndex().row(), self._model.rowCount()
        match event.key():
            case Qt.Key.Key_Escape:
                self.dismiss()
            case Qt.Key.Key_Down:
                self._light((row + 1) % count if count else -1, speak=True)
            case Qt.Key.Key_Up:
                self._light((row - 1) % count if count else -1, speak=True)
            case Qt.Key.Key_PageDown:
                self._light(min(count - 1, row + _MOST_ROWS - 1), speak=True)
            case Qt.Key.Key_PageUp:
                self._light(max(0, row - _MOST_ROWS + 1), speak=True)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._choose(self.list.currentIndex())
            case _:
                super().keyPressEvent(event)

    def focusNextPrevChild(self, _forward: bool) -> bool:
        """Tab leads nowhere: there is but one field."""
        return True

    def _compose(self) -> None:
        self.list.setModel(self._model)
        self.list.setItemDelegate(LinePainter(self._theme, self._model, self.list.viewport()))
        self.list.setProperty("kind", "lines")
        self.list.setAccessibleName(_("Places and commands"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.content.addWidget(self.field)
        self.content.addSpacing(6)
        self.content.addWidget(self.list)
        self.content.addWidget(self.nothing)
        self.nothing.setContentsMargins(12, 6, 12, 6)

    def _connect(self, watch: WindowWatch) -> None:
        self.field.textChanged.connect(self._find)
        self.field.textChanged.connect(self._settled.start)
        self._settled.timeout.connect(self._say_count)
        self.list.clicked.connect(self._choose)
        watch.pressed.connect(self._on_pressed)
        watch.focus_moved.connect(self._on_focus_moved)
        watch.resized.connect(self._place)
        self._theme.changed.connect(self._place)

    def _find(self) -> None:
        typed = self.field.text()
        read = self._offers.read(typed) if typed.strip() else ()
        self._model.show([*read, *best(typed, self._offers.shelf, self._recent)])
        self._light(0 if self._model.rowCount() else -1, speak=False)
        self._place()

    def _place(self) -> None:
        """In the middle near the top; a list that grows or shrinks grows and shrinks downwards."""
        window, px = self.window(), self._theme.px
        width = min(px(_WIDTH), window.width() - 2 * _FROM_EDGE)
        top = max(_FROM_EDGE, window.height() // 9)
        above = self.field.height() + 6 + 16
        row = max(1, self.list.sizeHintForRow(0))
        rows = min(_MOST_ROWS, (window.height() - top - above - _FROM_EDGE) // row)
        count = self._model.rowCount()
        self.list.setFixedHeight(row * min(max(1, rows), count))
        self.list.setVisible(count > 0)
        self.nothing.setVisible(count == 0)
        self.setFixedWidth(width + 2 * SHADOW_ROOM)
        self.content.activate()
        self.resize(self.width(), self.sizeHint().height())
        self.move((window.width() - self.width()) // 2, top - SHADOW_ROOM)

    def _light(self, row: int, *, speak: bool) -> None:
        index = self._model.index(row, 0)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        offer = self._model.offer(row)
        if speak and offer is not None:
            announce(self.field, spoken(offer))

    def _say_count(self) -> None:
        count = self._model.rowCount()
        if not count:
            announce(self.field, _("Nothing by that name"))
            return
        offer = self._model.offer(self.list.currentIndex().row())
        found = ngettext("{count} found", "{count} found", count).format(count=count)
        said = found if offer is None else f"{found}. {spoken(offer)}"
        announce(self.field, said)

    def _choose(self, index: QModelIndex) -> None:
        offer = self._model.offer(index.row())
        if isinstance(offer, Offer):
            self.dismiss()
            self.chosen.emit(offer)

    def _close(self) -> None:
        self._settled.stop()
        self.hide()
        self._offers = Offers()
        self._model.show(())
        self.field.forget()
        self.closed.emit()
        self.deleteLater()

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and (widget is self or self.isAncestorOf(widget))

    def _on_pressed(self, at: QPoint) -> None:
        body: QRect = self.body_rect().toRect()
        if not self.isHidden() and not body.contains(self.mapFrom(self.window(), at)):
            self.dismiss()

    def _on_focus_moved(self, focus: QWidget | None) -> None:
        if not self.isHidden() and focus is not None and not self._holds(focus):
            self._close()
