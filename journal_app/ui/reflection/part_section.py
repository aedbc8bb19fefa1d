"""One part of looking back: a heading that unfolds, and what is asked inside it."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from journal_app.core.moment_fields import Part
from journal_app.core.moments import Moment
from journal_app.core.vocabulary import Vocabulary
from journal_app.i18n import _
from journal_app.ui.moment_form import wording
from journal_app.ui.reflection import rules
from journal_app.ui.reflection.editors import FieldEditor
from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL
from journal_app.ui.widgets.direction import draw_words, is_rtl, leading, set_margins, visual_rect
from journal_app.ui.widgets.painted_button import PaintedButton

_HEIGHT: Final = 48
_CARET: Final = 16
_START: Final = 2
_WORDS: Final = 28
_BETWEEN: Final = 24


class PartSection(QFrame):
    """Folded until it is wanted; what is asked in it is made when it first unfolds."""

    told = Signal(object, object)
    """Carries what puts an answer into a moment, and the editor it was told in."""
    toggled = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        part: Part,
        make: Callable[[], Sequence[FieldEditor]],
        covered: Callable[[Moment], bool],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._make = make
        self._covered = covered
        self.part = part
        self.editors: tuple[FieldEditor, ...] = ()
        self._moment: Moment | None = None
        self._vocabulary = Vocabulary()
        self.heading = _Heading(theme, wording.part_name(part))
        self.heading.toggled.connect(self._on_toggled)
        self._body = QFrame()
        self._body.hide()
        self._column = QVBoxLayout(self._body)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.heading)
        rows.addWidget(self._body)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def is_open(self) -> bool:
        """Whether it is unfolded."""
        return self.heading.isChecked()

    def set_open(self, opened: bool) -> None:
        """Unfold it, or fold it away; what was told in it stays told."""
        self.heading.setChecked(opened)

    def show_moment(self, moment: Moment, vocabulary: Vocabulary) -> None:
        """Show what is told, and what that brings up or folds."""
        self._moment, self._vocabulary = moment, vocabulary
        for editor in self.editors:
            editor.show_moment(moment, vocabulary)
        self.arrange(moment)

    def arrange(self, moment: Moment) -> None:
        """Only bring up or fold what follows from what is told."""
        self._moment = moment
        words, covered = self._vocabulary, self._covered(moment)
        for editor in self.editors:
            asked = rules.is_asked(editor.field, self.part, moment, words, covered=covered)
            editor.setVisible(asked)

    def forget(self) -> None:
        """Drop every word."""
        self._moment = None
        for editor in self.editors:
            editor.forget()

    def put_below(self, editor: FieldEditor, widget: QWidget) -> None:
        """Let something stand right below what was told last."""
        self._column.removeWidget(widget)
        self._column.insertWidget(self._column.indexOf(editor) + 1, widget)

    def _on_told(self, editor: FieldEditor, put: Callable[[Moment], Moment]) -> None:
        self.told.emit(put, editor)

    def _on_toggled(self, opened: bool) -> None:
        if opened and not self.editors:
            self.editors = tuple(self._make())
            for editor in self.editors:
                editor.told.connect(partial(self._on_told, editor))
                self._column.addWidget(editor)
        if opened and self._moment is not None:
            self.show_moment(self._moment, self._vocabulary)
        self._body.setVisible(opened)
        self.toggled.emit(opened)

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(_BETWEEN))
        set_margins(self._column, self, px(_WORDS), px(8), 0, px(26))


class _Heading(PaintedButton):
    """Told as a button that is checked while its part is unfolded."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("ringRadius", RADIUS_CONTROL)
        self.toggled.connect(self._describe)
        self._describe(False)
        self._restyle()

    def sizeHint(self) -> QSize:
        """As wide as the column."""
        return QSize(self._text_width() + self._theme.px(_WORDS + _START), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Long headings are cut."""
        return QSize(self._theme.px(160), self._theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A caret and the words, on a ground while pointed at."""
        theme = self._theme
        painter = QPainter(self)
        whole = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            ground = theme.mix("surface", "ink", 0.08 if self.isDown() else 0.04)
            draw_field(painter, whole, RADIUS_CONTROL, fill=ground)
        side = theme.px(_CARET)
        box = QRectF(theme.px(_START), (self.height() - side) / 2, side, side)
        caret = "caret-down" if self.isChecked() else "caret-right"
        tone = theme.color("ink2")
        theme.icons.draw(painter, caret, tone, visual_rect(self, box), mirrored=is_rtl(self))
        start = theme.px(_WORDS)
        words = visual_rect(self, QRectF(start, 0, self.width() - start, self.height()))
        painter.setPen(theme.color("ink"))
        draw_words(painter, words, self.label, self.font(), leading(self))

    def _restyle(self) -> None:
        self.setFont(self._theme.font("heading"))
        self.setFixedHeight(self._theme.px(_HEIGHT))

    def _describe(self, opened: bool) -> None:
        self.setAccessibleDescription(_("open") if opened else _("folded"))
