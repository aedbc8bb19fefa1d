"""A figure to touch where something was felt, with a named box to tick for each place."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QPointF,
    QRect,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    QVariantAnimation,
    Signal,
)
from PySide6.QtGui import (
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from journal_app.core.vocabulary import Vocabulary
from journal_app.i18n import _
from journal_app.ui.moment_form.body_painting import placing, spot_path, spot_rect
from journal_app.ui.moment_form.body_pictures import BodyPictures
from journal_app.ui.moment_form.body_place import BodyPlace
from journal_app.ui.moment_form.body_regions import (
    GROUP,
    REGIONS,
    Side,
    Way,
    neighbour,
    region_at,
    side_of,
    spots_of,
)
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.direction import draw_words

_HEIGHT: Final = 352
_WIDTH: Final = 208
_FOOT: Final = 42
"""Kept free below the figure for the name of a place."""
_HINTED: Final = 0.35
"""How warm a place is while the mouse rests on it."""


class BodyFigure(QFrame):
    """One soft figure without age, gender or face, seen from the front or from behind.

    A touch warms a place, another lets it cool. The keyboard goes from place to place with the
    arrow keys; a place that cannot be seen turns the figure around when it takes the focus.
    """

    toggled = Signal(str, bool)
    """A place was touched, and whether it is chosen now."""
    turned = Signal()

    def __init__(self, theme: Theme, vocabulary: Vocabulary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._side = Side.FRONT
        self._warmth: dict[str, float] = {}
        self._everywhere: set[str] = set()
        self._hovered: str | None = None
        self._current: tuple[str, int] = ("", 0)
        self._ringed = False
        self._pictures = BodyPictures(theme)
        self._places = self._made_places(vocabulary)
        self._warming = QVariantAnimation(self)
        self._warming.valueChanged.connect(self._on_warming)
        self._warming_region = ""
        self.setAccessibleName(_("Body"))
        self._describe()
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._make_current(next(iter(self._places), ""), 0)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    # What is chosen.

    @property
    def chosen(self) -> tuple[str, ...]:
        """The chosen places that have a spot on the figure, from head to foot."""
        return tuple(region for region, place in self._places.items() if place.isChecked())

    def set_chosen(self, regions: Iterable[str]) -> None:
        """Show exactly these; `br_skin` and `br_whole` warm the figure too."""
        wanted = {name for name in regions if name in self._places or name not in REGIONS}
        if wanted == self._everywhere.union(self.chosen):
            return
        for region, place in self._places.items():
            with QSignalBlocker(place):
                place.setChecked(region in wanted)
        before = set(self._warmth)
        self._everywhere = wanted - REGIONS.keys()
        self._settle()
        self._forget_warmth(before ^ set(self._warmth))

    # From which side.

    @property
    def side(self) -> Side:
        """From where the figure is seen."""
        return self._side

    def turn_around(self) -> None:
        """Look at the other side."""
        self.set_side(Side.BACK if self._side is Side.FRONT else Side.FRONT)

    def set_side(self, side: Side) -> None:
        """Look from this side."""
        if side is self._side:
            return
        self._side = side
        self._hovered = None
        region, _index = self._current
        if region and side not in REGIONS[region].sides:
            seen = (name for name in self._places if spots_of(name, side))
            self._make_current(next(seen, region), 0)
        self._describe()
        self._forget_pictures()
        self._arrange()
        self.turned.emit()

    # Qt.

    def sizeHint(self) -> QSize:
        """As high as a calm figure needs."""
        return QSize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """As wide as its arms are open."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything lies elsewhere."""
        super().resizeEvent(event)
        self._forget_pictures()
        self._arrange()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what would be touched."""
        self._hover(self._at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing would be touched."""
        super().leaveEvent(event)
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Warm a place, or let it cool."""
        region = self._at(event.position())
        if event.button() is not Qt.MouseButton.LeftButton or region is None:
            super().mousePressEvent(event)
            return
        self._make_current(region, 0)
        self._places[region].setFocus(Qt.FocusReason.MouseFocusReason)
        self._places[region].click()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Shore, figure, warmth, then the ring of the keyboard and the name of a place."""
        area = QRectF(event.rect())
        below = self._theme.px(_FOOT)
        self._pictures.paint(self, area, self._side, below, self._shown_warmth())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._ringed:
            self._draw_ring(painter)
        if event.rect().intersects(self._caption_rect()):
            self._draw_caption(painter)

    # How it is done.

    def _made_places(self, vocabulary: Vocabulary) -> dict[str, BodyPlace]:
        made: dict[str, BodyPlace] = {}
        labels = {term.id: term for term in vocabulary.group(GROUP)}
        for region in REGIONS:
            if region in labels:
                place = BodyPlace(labels[region], self)
                place.toggled.connect(partial(self._on_toggled, region))
                place.entered.connect(partial(self._on_entered, region))
                place.left.connect(partial(self._show_ring, False))
                place.moved.connect(self._on_moved)
                made[region] = place
        return made

    def _on_moved(self, way: Way) -> None:
        region, index = neighbour(*self._current, way, self._side, self._places)
        self._make_current(region, index)
        self._places[region].setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_ring(True)

    def _on_entered(self, region: str, ringed: bool) -> None:
        self.set_side(side_of(region, self._side))
        if region != self._current[0]:
            self._make_current(region, 0)
        self._show_ring(ringed)

    def _on_toggled(self, region: str, chosen: bool) -> None:
        self._settle()
        self._warming_region = region
        duration = self._theme.motion.quick
        if duration and self.isVisible():
            self._warming.setDuration(duration)
            self._warming.setStartValue(0.0 if chosen else 1.0)
            self._warming.setEndValue(1.0 if chosen else 0.0)
            self._warming.start()
        else:
            self._on_warming(1.0 if chosen else 0.0)
        self.toggled.emit(region, chosen)

    def _settle(self) -> None:
        """Everything as warm as it is to be."""
        self._warming.stop()
        self._warmth = dict.fromkeys([*sorted(self._everywhere), *self.chosen], 1.0)

    def _on_warming(self, strength: float) -> None:
        self._warmth[self._warming_region] = strength
        self._forget_warmth({self._warming_region})

    def _hover(self, region: str | None) -> None:
        if region == self._hovered:
            return
        before, self._hovered = self._hovered, region
        pointing = Qt.CursorShape.PointingHandCursor
        self.setCursor(pointing if region else Qt.CursorShape.ArrowCursor)
        self._forget_warmth({name for name in (before, region) if name})

    def _describe(self) -> None:
        front = self._side is Side.FRONT
        seen = _("Seen from the front") if front else _("Seen from behind")
        self.setAccessibleDescription(seen)

    def _show_ring(self, ringed: bool) -> None:
        self._ringed = ringed
        self.update()

    def _make_current(self, region: str, index: int) -> None:
        """Tab comes back to where the keyboard was; only arrows lead to the other places."""
        self._current = (region, index)
        for name, place in self._places.items():
            here = name == region
            place.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
        self._arrange()

    def _arrange(self) -> None:
        """Each box lies where a touch would find it; for the other side, where it would be."""
        way = self._placing()
        for region, place in self._places.items():
            side = side_of(region, self._side)
            index = self._current[1] if region == self._current[0] else 0
            spots = spots_of(region, side)
            spot = spots[index % len(spots)]
            place.setGeometry(way.mapRect(spot_rect(spot, 1.0)).toAlignedRect())

    def _placing(self) -> QTransform:
        return placing(self.size(), self._theme.px(_FOOT))

    def _at(self, position: QPointF) -> str | None:
        back, possible = self._placing().inverted()
        if not possible:
            return None
        point = back.map(position)
        return region_at(point.x(), point.y(), self._side, self._places)

    def _forget_pictures(self) -> None:
        self._pictures.forget()
        self.update()

    def _forget_warmth(self, regions: Iterable[str]) -> None:
        self._pictures.forget_warmth()
        way = self._placing()
        self.update(self._caption_rect())
        for region in regions:
            spots = spots_of(region, self._side)
            for spot in spots:
                self.update(way.mapRect(spot_rect(spot)).toAlignedRect())
            if not spots and region not in REGIONS:
                self.update()

    def _shown_warmth(self) -> dict[str, float]:
        if self._hovered is None:
            return self._warmth
        return self._warmth | {self._hovered: max(_HINTED, self._warmth.get(self._hovered, 0.0))}

    def _draw_ring(self, painter: QPainter) -> None:
        region, index = self._current
        spots = spots_of(region, self._side)
        if not spots:
            return
        path = self._placing().map(spot_path(spots[index % len(spots)], 1.25))
        width = 3 if self._theme.high_contrast else 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # A light edge on either side, so that the ring is seen on the figure and beside it.
        for color, size in (
            (self._theme.color("canvas"), width + 3),
            (self._theme.color("focus"), width),
        ):
            painter.setPen(QPen(color, size))
            painter.drawPath(path)

    def _caption_rect(self) -> QRect:
        foot = self._theme.px(_FOOT)
        return QRect(0, self.height() - foot, self.width(), foot)

    def _draw_caption(self, painter: QPainter) -> None:
        painter.setPen(self._theme.color("ink2"))
        box = QRectF(self._caption_rect()).adjusted(14, 4, -14, -8)
        font = self._theme.font("smallm")
        words = self._caption()
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        draw_words(painter, box, shown, font, Qt.AlignmentFlag.AlignCenter)

    def _caption(self) -> str:
        if self._hovered is not None:
            return self._places[self._hovered].label
        if self._ringed:
            return self._places[self._current[0]].label
        return _(", ").join(self._places[region].label for region in self.chosen)

    def _on_theme_changed(self) -> None:
        self.setFixedHeight(self._theme.px(_HEIGHT))
        self.updateGeometry()
        self._forget_pictures()
        self._arrange()
