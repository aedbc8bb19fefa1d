"""One moment as it is read: answer, sentence, everything that was told, what it is joined to."""

from functools import partial
from typing import Final

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal_app.core.moments import Moment, later_look_due
from journal_app.i18n import _
from journal_app.services.reading import Leaf
from journal_app.ui.context import Context
from journal_app.ui.moment_telling import MomentTelling
from journal_app.ui.reader.answer_view import AnswerView
from journal_app.ui.reader.joined_panel import JoinedPanel
from journal_app.ui.reader.notes_panel import NotesPanel
from journal_app.ui.reader.picture import Picture
from journal_app.ui.reader.told_groups import ToldGroups
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.para import Para

_STEP: Final = 56


class MomentView(QScrollArea):
    """Scrolls by arrow keys, and goes to the neighbours where there is nothing to scroll."""

    stepped = Signal(int)
    """1 for the next piece, -1 for the one before."""
    place_wanted = Signal(str)
    look_back_wanted = Signal()

    def __init__(
        self,
        context: Context,
        joined: JoinedPanel,
        notes: NotesPanel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._locale = QLocale()
        theme = context.theme
        self._theme = theme
        self.answer = AnswerView(context)
        self.kind = Para(theme, "", "smallm", "ink2", name=_("Kind"))
        self.note = Para(theme, "", "write", "ink", name=_("One sentence"))
        self.groups = ToldGroups(theme)
        self.image, self.drawing = Picture(theme), Picture(theme)
        self.joined = joined
        self.notes = notes
        self._end = 0
        self.look_back = Button(
            theme, _("Look back at this moment"), "soft", "clock-counter-clockwise"
        )
        self._pictures = QFrame()
        self._rows = QVBoxLayout()
        self._holder = QFrame()
        self._compose()
        self.groups.place_wanted.connect(self.place_wanted)
        self.look_back.clicked.connect(self.look_back_wanted)
        notes.grew.connect(lambda part: QTimer.singleShot(0, part, partial(self._see, part)))
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_leaf(self, leaf: Leaf) -> None:
        """Read this moment; one in the bin is only read."""
        moment = leaf.moment
        if moment is None:
            self.forget()
            return
        words = self._context.known.vocabulary
        telling = MomentTelling(vocabulary=words, locale=self._locale, clock=self._context.clock)
        self.answer.show_moment(moment, rests=leaf.rests)
        self.kind.set_text(telling.kind(moment))
        self.note.set_text(moment.note)
        self.note.setVisible(bool(moment.note))
        self._show_pictures(moment, telling)
        covered = later_look_due(moment, self._context.clock.now())
        self.groups.show_groups(telling.groups(moment, covered=covered))
        self.look_back.setVisible(moment.deleted_at is None)

    @property
    def whole_height(self) -> int:
        """So high that nothing would have to scroll, in pixels."""
        return self._beside.totalHeightForWidth(self.viewport().width())

    def set_end_margin(self, end: int) -> None:
        """Leave this much empty after the words, in pixels at zoom 1."""
        self._end = end
        self._restyle()

    def forget(self) -> None:
        """Drop every word."""
        self.answer.forget()
        self.kind.set_text("")
        self.note.set_text("")
        self.groups.forget()
        self.image.show_image("", "")
        self.drawing.show_drawing("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the neighbours where they cannot scroll."""
        still = self.verticalScrollBar().maximum() == 0
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        match event.key() if plain else None:
            case Qt.Key.Key_Down if still:
                self.stepped.emit(1)
            case Qt.Key.Key_Up if still:
                self.stepped.emit(-1)
            case Qt.Key.Key_Escape:
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def _see(self, part: QWidget) -> None:
        self.ensureWidgetVisible(part, 0, _STEP)

    def _show_pictures(self, moment: Moment, telling: MomentTelling) -> None:
        image = next(iter(moment.terms.get("image", ())), "")
        self.image.show_image(image, telling.image(moment))
        self.drawing.show_drawing(moment.drawing)
        self._pictures.setVisible(bool(image or moment.drawing))

    def _compose(self) -> None:
        self.setAccessibleName(_("Moment"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("noRing", True)
        flow = FlowLayout(self._pictures, spacing=12, row_spacing=12)
        flow.addWidget(self.image)
        flow.addWidget(self.drawing)
        inside = QFrame()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        told = (self.kind, self.answer, self.note, self._pictures, self.groups)
        for widget in (*told, self.notes, self.joined):
            self._rows.addWidget(widget)
        self._rows.addWidget(self.look_back, 0, Qt.AlignmentFlag.AlignLeading)
        self._rows.addStretch(1)
        self._beside = QHBoxLayout(self._holder)
        self._beside.addWidget(inside)
        self.setWidget(self._holder)

    def _restyle(self) -> None:
        px = self._theme.px
        self._rows.setSpacing(px(18))
        set_margins(self._beside, self, px(4), px(6), px(max(18, self._end)), px(24))
        self.verticalScrollBar().setSingleStep(px(_STEP))
