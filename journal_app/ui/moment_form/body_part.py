"""The wordless part of a moment: where in the body, what is felt, an image, a drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.moments import BodyMark
from journal_app.core.vocabulary import Term, Vocabulary
from journal_app.i18n import _
from journal_app.ui.moment_form.body_figure import BodyFigure
from journal_app.ui.moment_form.body_list import BodyList
from journal_app.ui.moment_form.body_marks import (
    Marks,
    felt_at,
    places_of,
    tidy,
    with_felt,
    with_place,
)
from journal_app.ui.moment_form.body_regions import GROUP, REGIONS
from journal_app.ui.moment_form.drawing_pad import DrawingPad
from journal_app.ui.moment_form.image_picker import ImagePicker
from journal_app.ui.moment_form.sensations import Sensations
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.tab_order import read_in_order

_BESIDE: Final = 560
"""From this width on, in pixels at text zoom 1, the figure has everything else beside it."""
_FIGURE: Final = 252
_GAP: Final = 28
_ANY_WIDTH: Final = 16_777_215
"""Qt’s own word for no limit."""
_TURN: Final = "arrow-counter-clockwise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wordless:
    """What was said without words."""

    marks: tuple[BodyMark, ...] = ()
    image: str | None = None
    drawing: str = ""


class BodyPart(QFrame):
    """Nothing in it is asked for; each of the four can be left alone.

    The caller remembers whether the list stands in place of the figure (`list_shown`).
    """

    changed = Signal()
    list_shown_changed = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        vocabulary: Vocabulary,
        *,
        list_shown: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._vocabulary = vocabulary
        self._marks: Marks = ()
        self._let_go: dict[str, tuple[str, ...]] = {}
        self._figure: BodyFigure | None = None
        self._list: BodyList | None = None
        self._list_shown = list_shown
        self._placed = False
        self.setAccessibleName(_("Without words"))
        self._sensations = Sensations(theme, vocabulary)
        self._images = ImagePicker(theme, vocabulary)
        self._pad = DrawingPad(theme)
        everywhere = [term for term in vocabulary.group(GROUP) if term.id not in REGIONS]
        self._everywhere = self._made_list(everywhere, _("Everywhere or nowhere"))
        self._turn = Button(theme, _("Turn around"), "ghost", _TURN, style="smallm")
        self._to_list = Button(theme, _("Show as a list"), "link", style="smallm")
        self._to_figure = Button(theme, _("Show the figure"), "link", style="smallm")
        self._draw = Button(theme, _("Draw instead"), "ghost", "pencil-simple-line", style="smallm")
        self._where, self._rest = QFrame(), QFrame()
        self._where_column = QVBoxLayout(self._where)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._fill()
        self._pad.hide()
        self._connect()
        self._show_figure_or_list()

    # The value.

    @property
    def value(self) -> Wordless:
        """What is said now."""
        return Wordless(marks=self._marks, image=self._images.image, drawing=self._pad.text)

    def set_value(self, value: Wordless) -> None:
        """Show this, without sending `changed`; raises `ValueError` if the drawing is none."""
        self._pad.set_text(value.drawing)
        self._pad.setVisible(bool(value.drawing))
        self._draw.setVisible(not value.drawing)
        self._images.set_image(value.image)
        self._marks = tidy(value.marks)
        self._let_go = {}
        self._show_marks(None)

    @property
    def list_shown(self) -> bool:
        """Whether words stand in place of the figure."""
        return self._list_shown

    def set_list_shown(self, shown: bool) -> None:
        """Show words, or the figure."""
        if shown != self._list_shown:
            self._list_shown = shown
            self._show_figure_or_list()
            self.list_shown_changed.emit(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other where there is room."""
        super().resizeEvent(event)
        # Before that, the width is Qt's guess.
        self._placed = True
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt forgets the order in which Tab leads when a part finds its place in a window."""
        super().showEvent(event)
        read_in_order(self)

    # What is touched.

    def _on_place(self, region: str, chosen: bool) -> None:
        if not chosen:
            self._let_go[region] = felt_at(self._marks, region)
        self._marks = with_place(self._marks, region, chosen=chosen)
        if chosen:
            # A touch too many costs nothing: what was felt there comes back with the place.
            felt = self._let_go.pop(region, ()) or felt_at(self._marks, region)
            self._marks = with_felt(self._marks, region, felt)
        self._show_marks(region if chosen else self._sensations.region)
        self.changed.emit()

    def _on_listed(self, listed: BodyList) -> None:
        before = [place for place in places_of(self._marks) if place in listed.offered]
        now = listed.chosen
        for region in (*before, *now):
            if (region in before) != (region in now):
                self._on_place(region, region in now)

    def _on_felt(self, region: str | None, felt: tuple[str, ...]) -> None:
        self._marks = with_felt(self._marks, region, felt)
        self._sensations.show_marks(self._marks, region)
        self.changed.emit()

    def _on_image(self, _image: str | None) -> None:
        self.changed.emit()

    def _on_draw(self) -> None:
        self._draw.hide()
        self._pad.show()
        self._pad.sheet.setFocus()

    # What is shown.

    def _show_marks(self, region: str | None) -> None:
        places = places_of(self._marks)
        if self._figure is not None:
            self._figure.set_chosen(places)
        for listed in (self._list, self._everywhere):
            if listed is not None:
                listed.set_chosen([place for place in places if place in listed.offered])
        self._sensations.show_marks(self._marks, region)
        # A place that was chosen may have a chip of its own from now on.
        read_in_order(self)

    def _show_figure_or_list(self) -> None:
        # Whoever asked for the list never has the figure made at all.
        listed = self._list_shown
        if listed and self._list is None:
            self._list = self._made_list(self._vocabulary.group(GROUP), _("Places in the body"))
            self._where_column.insertWidget(1, self._list)
        if not listed and self._figure is None:
            self._figure = BodyFigure(self._theme, self._vocabulary)
            self._figure.toggled.connect(self._on_place)
            self._turn.clicked.connect(self._figure.turn_around)
            self._where_column.insertWidget(1, self._figure)
        for widget, shown in (
            (self._list, listed),
            (self._to_figure, listed),
            (self._figure, not listed),
            (self._turn, not listed),
            (self._to_list, not listed),
            (self._everywhere, not listed and bool(self._everywhere.offered)),
        ):
            if widget is not None:
                widget.setVisible(shown)
        self._show_marks(self._sensations.region)
        self._arrange()

    def _arrange(self) -> None:
        wide = self._placed and self.width() >= self._theme.px(_BESIDE)
        beside = wide and not self._list_shown
        right, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(right if beside else down)
        self._columns.setSpacing(self._theme.px(_GAP if beside else 18))
        widest = self._theme.px(_FIGURE) if beside else _ANY_WIDTH
        self._where.setMaximumWidth(widest)
        self._where.setMinimumWidth(widest if beside else 0)

    # How it is made.

    def _made_list(self, terms: Sequence[Term], name: str) -> BodyList:
        made = BodyList(self._theme, name, terms)
        made.changed.connect(partial(self._on_listed, made))
        return made

    def _fill(self) -> None:
        self._fill_where()
        self._fill_rest()
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.addWidget(self._where)
        self._columns.addWidget(self._rest, 1)

    def _fill_where(self) -> None:
        under = QHBoxLayout()
        self._where_column.setContentsMargins(0, 0, 0, 0)
        self._where_column.setSpacing(8)
        self._where_column.addWidget(self._heading(_("Where in the body?")))
        self._where_column.addLayout(under)
        under.addWidget(self._turn)
        under.addStretch(1)
        under.addWidget(self._to_list)
        under.addWidget(self._to_figure)
        self._where_column.addWidget(self._everywhere)
        self._where_column.addStretch(1)

    def _fill_rest(self) -> None:
        column = QVBoxLayout(self._rest)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._sensations)
        column.addSpacing(12)
        column.addWidget(self._heading(_("An image for it")))
        column.addWidget(self._images)
        column.addSpacing(4)
        column.addWidget(self._draw)
        column.addWidget(self._pad)
        column.addStretch(1)

    def _heading(self, words: str) -> PlainLabel:
        return PlainLabel(self._theme, words, "smallm", "ink2")

    def _connect(self) -> None:
        self._sensations.felt.connect(self._on_felt)
        self._images.chosen.connect(self._on_image)
        self._pad.changed.connect(self.changed)
        self._draw.clicked.connect(self._on_draw)
        self._to_list.clicked.connect(partial(self._change_shape, list_shown=True))
        self._to_figure.clicked.connect(partial(self._change_shape, list_shown=False))
        self._theme.changed.connect(self._arrange)

    def _change_shape(self, _checked: bool = False, *, list_shown: bool) -> None:
        """The keyboard stays on the button that leads back."""
        self.set_list_shown(list_shown)
        (self._to_figure if list_shown else self._to_list).setFocus()
