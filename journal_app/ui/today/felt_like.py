"""What an entry felt like: a chip that shows the answer, and the popover that asks."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from journal_app.core.moments import ANSWERS
from journal_app.i18n import _
from journal_app.ui.theme.painting import READING_GLYPHS, draw_field, draw_glyph
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.direction import draw_words, leading, set_margins, visual_rect
from journal_app.ui.widgets.painted_button import PaintedButton
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.popover import Popover

_WIDTH: Final = 236


def answer_label(reading: str) -> str:
    """The name of an answer, as the question has it."""
    return {
        "rd_fear": _("Fear"),
        "rd_preference": _("Preference"),
        "rd_both": _("Some of both"),
        "rd_cant_tell": _("I can’t tell yet"),
    }.get(reading, "")


def _felt_label(reading: str) -> str:
    return {
        "rd_fear": _("Felt like fear"),
        "rd_preference": _("Felt like preference"),
        "rd_both": _("Felt like both"),
        "rd_cant_tell": _("Can’t tell yet"),
    }[reading]


class FeltLike(Chip):
    """Shows the answer of the moment that belongs to the entry; pressing it asks."""

    answered = Signal(str)
    not_ok = Signal()
    moment_wanted = Signal()
    """Somebody wants to see the moment itself."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme, _("Fear or preference?"), calm=True, name=_("Felt like"), parent=parent
        )
        self._reading: str | None = None
        self._resting = False
        self._asking: FeltPopover | None = None
        self.clicked.connect(self._ask)

    def show_answer(self, reading: str | None) -> None:
        """Show this answer, or the question."""
        self._reading = reading if reading in ANSWERS else None
        if self._reading is None:
            self.set_label(_("Fear or preference?"))
            self.setAccessibleDescription(_("not answered"))
        else:
            self.set_label(_felt_label(self._reading))
            self.setAccessibleDescription(answer_label(self._reading))
        self.set_glyph(None if self._reading is None else READING_GLYPHS[self._reading])
        self.set_filled(self._reading is not None)

    def set_resting(self, resting: bool) -> None:
        """Whether the question rests until tomorrow."""
        self._resting = resting

    def _ask(self) -> None:
        if self._asking is None:
            self._asking = FeltPopover(self._theme, self.window())
            self._asking.answered.connect(self.answered)
            self._asking.not_ok.connect(self.not_ok)
            self._asking.moment_wanted.connect(self.moment_wanted)
        self._asking.ask_at(self, self._reading, resting=self._resting)


class FeltPopover(Popover):
    """Four answers, the quiet link, and a way to the moment where there is one."""

    answered = Signal(str)
    not_ok = Signal()
    moment_wanted = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, _("Felt like"))
        self._rests = Para(
            theme, _("You have looked at this three times. It will still be answerable tomorrow.")
        )
        self._items = {reading: _Answer(theme, reading) for reading in ANSWERS}
        self._moment = Button(theme, _("Open the moment"), "quiet")
        self._not_ok = Button(theme, _("Something isn’t OK"), "quiet")
        self._told = QFrame()
        above = QVBoxLayout(self._told)
        set_margins(above, self, 12, 8, 12, 8)
        above.addWidget(self._rests)
        self.content.addWidget(self._told)
        for reading, item in self._items.items():
            item.clicked.connect(lambda _checked=False, at=reading: self._on_answer(at))
            self.content.addWidget(item)
        self.content.addSpacing(4)
        self.content.addWidget(self._moment)
        self.content.addWidget(self._not_ok)
        self._moment.clicked.connect(self._on_moment)
        self._not_ok.clicked.connect(self._on_not_ok)

    def ask_at(self, anchor: QWidget, reading: str | None, *, resting: bool) -> None:
        """Open beside the chip."""
        rests = resting and reading is None
        self._told.setVisible(rests)
        self._rests.setFixedWidth(self._theme.px(_WIDTH) - 24)
        for each, item in self._items.items():
            item.setVisible(not rests)
            item.set_chosen(each == reading)
        self._moment.setVisible(reading is not None)
        self.content.activate()
        self.open_at(anchor)

    def _on_answer(self, reading: str) -> None:
        self.dismiss()
        self.answered.emit(reading)

    def _on_moment(self) -> None:
        self.dismiss()
        self.moment_wanted.emit()

    def _on_not_ok(self) -> None:
        self.dismiss()
        self.not_ok.emit()


class _Answer(PaintedButton):
    """One answer with its glyph."""

    def __init__(self, theme: Theme, reading: str) -> None:
        super().__init__(theme, answer_label(reading))
        self._glyph = READING_GLYPHS[reading]
        self._chosen = False
        self.setProperty("ringRadius", RADIUS_CONTROL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._restyle()

    def set_chosen(self, chosen: bool) -> None:
        self._chosen = chosen
        self.setAccessibleDescription(_("chosen") if chosen else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_WIDTH), self._theme.px(38))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._chosen or self.underMouse():
            soft, breath = theme.color("accent_soft"), theme.mix("raised", "ink", 0.055)
            ground = soft if self._chosen else breath
            draw_field(painter, QRectF(self.rect()), RADIUS_CONTROL, fill=ground)
        radius = 7 * theme.zoom
        square = QRectF(px(12), self.height() / 2 - radius, 2 * radius, 2 * radius)
        draw_glyph(painter, theme, self._glyph, visual_rect(self, square).center(), radius)
        start = px(40)
        box = visual_rect(self, QRectF(start, 0, self.width() - start - px(8), self.height()))
        painter.setPen(theme.color("ink"))
        draw_words(painter, box, self.label, self.font(), leading(self))

    def _restyle(self) -> None:
        self.setFont(self._theme.font("label"))
        self.setFixedHeight(self._theme.px(38))
