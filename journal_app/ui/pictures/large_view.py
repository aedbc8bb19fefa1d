"""One picture after the other, large, over the whole window."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal_app.core.errors import JournalError
from journal_app.core.pictures import Picture
from journal_app.i18n import _
from journal_app.ui.actions.overlay import Overlay
from journal_app.ui.pictures.album import Album
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.announce import announce
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import is_rtl
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel

_PAD: Final = 16
_PAN: Final = 80
_NONE: Final = Qt.KeyboardModifier.KeypadModifier
"""Digits and arrows of a number pad are digits and arrows."""


class LargeView(Overlay):
    """Esc closes it; the arrows turn the pages; F fits it into the window, 1 shows every point."""

    gives_way = True
    closed = Signal()
    options_wanted = Signal(object, object)
    """Carries the `Picture` and where to open what can be done with it."""

    def __init__(self, theme: Theme, album: Album, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._album = album
        self._pictures: tuple[Picture, ...] = ()
        self._at = 0
        self.setAccessibleName(_("Picture view"))
        self.setAutoFillBackground(False)
        self.close_button = IconButton(theme, "x", _("Close the picture"))
        self.previous = IconButton(theme, "caret-left", _("Previous picture"))
        self.next = IconButton(theme, "caret-right", _("Next picture"))
        self.whole = Button(theme, _("Show every point"), "ghost", size="small", style="smallm")
        self.options = IconButton(theme, "dots-three", _("What can be done with this picture"))
        self.place = PlainLabel(theme, "", "small", "ink3", name=_("Place in the order"))
        self.description = Para(theme, "", "body", "ink", name=_("Description"))
        self.trouble = Para(theme, "", "body", "ink2", name=_("Message"))
        self.canvas = _Canvas(theme, self.keyPressEvent)
        self._scroll = QScrollArea()
        self._compose()
        self._connect()

    @property
    def picture(self) -> Picture | None:
        """The one that is shown."""
        return self._pictures[self._at] if self._pictures else None

    def open(self, pictures: Sequence[Picture], at: Picture) -> None:
        """Show this one of these, over everything."""
        self.cover_window()
        self.renew(pictures, at)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def renew(self, pictures: Sequence[Picture], at: Picture | None = None) -> None:
        """These are the pictures now; the one that is shown stays, unless it is gone."""
        shown = at or self.picture
        before = self.picture
        self._pictures = tuple(pictures)
        if not self._pictures:
            self.dismiss()
            return
        uids = [each.uid for each in self._pictures]
        wanted = shown.uid if shown is not None else None
        self._at = uids.index(wanted) if wanted in uids else min(self._at, len(uids) - 1)
        self._show(anew=before is None or self._pictures[self._at].file != before.file or bool(at))

    def dismiss(self) -> None:
        """Close it, drop the picture, and give the focus back."""
        if not self.laid:
            return
        self.uncover_window()
        self._pictures = ()
        self.canvas.show_image(None)
        self.description.set_text("")
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, the arrows, F and 1; whatever else is pressed is for the window."""
        towards = -1 if is_rtl(self) else 1
        key = event.key()
        if event.modifiers() & ~_NONE:
            event.ignore()
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            if not self._pans(key):
                self._step(towards if key == Qt.Key.Key_Right else -towards)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._step(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_F, Qt.Key.Key_1):
            self._set_fitting(key == Qt.Key.Key_F)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + (_PAN if key == Qt.Key.Key_Down else -_PAN))
        else:
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays inside."""
        every = (self.canvas, self.previous, self.next, self.whole, self.options, self.close_button)
        stops = [each for each in every if each.isVisible() and each.isEnabled()]
        if not stops:
            return False
        now = self.window().focusWidget()
        at = stops.index(now) if now in stops else -1
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(
            Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        )
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A quiet ground; nothing of the page is seen beneath."""
        QPainter(self).fillRect(self.rect(), self._theme.color("canvas"))

    def _pans(self, key: int) -> bool:
        """Move a picture that is wider than the window; whether there was anything to move."""
        bar = self._scroll.horizontalScrollBar()
        if bar.maximum() == 0 or self.canvas.fitting:
            return False
        bar.setValue(bar.value() + (_PAN if key == Qt.Key.Key_Right else -_PAN))
        return True

    def _step(self, step: int) -> None:
        wanted = self._at + step
        if 0 <= wanted < len(self._pictures):
            self._at = wanted
            self._show(anew=True)

    def _show(self, *, anew: bool) -> None:
        picture = self._pictures[self._at]
        count = len(self._pictures)
        self.place.setText(_("{number} of {count}").format(number=self._at + 1, count=count))
        self.place.setVisible(count > 1)
        self.previous.setVisible(count > 1)
        self.next.setVisible(count > 1)
        self.previous.setEnabled(self._at > 0)
        self.next.setEnabled(self._at < count - 1)
        self.description.set_text(picture.label)
        self.description.setVisible(bool(picture.label))
        self.canvas.setAccessibleDescription(picture.label)
        if anew:
            self.trouble.hide()
            self.canvas.show_image(None)
            self._album.large(picture, lambda image: self._on_image(picture, image), self._on_error)
            announce(self, picture.label or _("Picture without a description"))

    def _on_image(self, picture: Picture, image: QImage) -> None:
        if self.picture is None or self.picture.file != picture.file:
            return
        if image.isNull():
            self._say(_("This picture cannot be shown. It can still be saved or opened elsewhere."))
        self.canvas.show_image(image)

    def _on_error(self, error: Exception) -> None:
        if not isinstance(error, JournalError):
            raise error
        if self.picture is not None:
            self._say(error.words)

    def _say(self, words: str) -> None:
        self.trouble.set_text(words)
        self.trouble.show()
        announce(self, words)

    def _set_fitting(self, fitting: bool) -> None:
        self._scroll.setWidgetResizable(fitting)
        self.canvas.set_fitting(fitting)
        words = _("Show every point") if fitting else _("Fit into the window")
        self.whole.set_label(words)

    def _on_options(self) -> None:
        if self.picture is not None:
            self.options_wanted.emit(self.picture, self.options)

    def _compose(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.canvas)
        self._scroll.setAccessibleName(_("Picture area"))
        for see_through in (self._scroll, self._scroll.viewport(), self.canvas):
            see_through.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        column.setSpacing(12)
        column.addLayout(bar)
        for turning in (self.previous, self.place, self.next):
            bar.addWidget(turning)
        bar.addStretch(1)
        for doing in (self.whole, self.options, self.close_button):
            bar.addWidget(doing)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.trouble)
        column.addWidget(self.description)
        self.trouble.hide()

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.dismiss)
        self.previous.clicked.connect(lambda: self._step(-1))
        self.next.clicked.connect(lambda: self._step(1))
        self.whole.clicked.connect(lambda: self._set_fitting(not self.canvas.fitting))
        self.options.clicked.connect(self._on_options)


class _Canvas(QWidget):
    """Paints one picture, whole or point for point."""

    def __init__(self, theme: Theme, on_key: Callable[[QKeyEvent], None]) -> None:
        super().__init__()
        self._theme = theme
        self._on_key = on_key
        self._image: QImage | None = None
        self.fitting = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Picture"))
        self.setProperty("ringRadius", 8)

    def show_image(self, image: QImage | None) -> None:
        """Show this picture, or none."""
        self._image = None if image is None or image.isNull() else image
        self.set_fitting(self.fitting)

    def set_fitting(self, fitting: bool) -> None:
        """Fit it into what can be seen, or show every point of it."""
        self.fitting = fitting
        self.setMinimumSize(QSize(0, 0) if fitting else self._size())
        if not fitting:
            self.resize(self._size())
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The view turns pages and moves the picture about."""
        self._on_key(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture in the middle, never larger than it is."""
        if self._image is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._size()
        room = self.size()
        if size.width() > room.width() or size.height() > room.height():
            size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        box = QRectF(0, 0, size.width(), size.height())
        box.moveCenter(QRectF(self.rect()).center())
        painter.drawImage(box, self._image)

    def _size(self) -> QSize:
        if self._image is None:
            return QSize(0, 0)
        return self._image.size() / self.devicePixelRatioF()
