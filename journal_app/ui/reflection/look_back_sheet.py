"""How looking back lies on its sheet, and nothing else."""

from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.editor.save_state import SaveStateLabel
from journal_app.ui.reflection.editors import NumberEditor
from journal_app.ui.reflection.side_offers import SideOffer, StopCard
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.hairline import Hairline
from journal_app.ui.widgets.para import Para

_WIDEST: Final = 640
_MARGIN: Final = 6
_BETWEEN: Final = 14


class LookBackSheet(QFrame):
    """Every piece of it in its place; a subclass gives them something to do."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(_("Looking back"))
        self._note = Para(theme, "", "read", "ink2", name=_("One sentence"))
        self._stop = StopCard(theme)
        self._before = NumberEditor(theme, "distress_before", fresh=True)
        self._after = NumberEditor(theme, "distress_after", fresh=True)
        self._parts = QVBoxLayout()
        self._lines = (Hairline(theme), Hairline(theme))
        self._offer = SideOffer(theme, self)
        self.done_button = Button(theme, _("Done"), "outline")
        self.save_state = SaveStateLabel(theme)
        self._inside, self._holder = QFrame(), QFrame()
        self._rows = QVBoxLayout(self._inside)
        self._measure = QHBoxLayout(self._holder)
        self._foot = QHBoxLayout()
        self._scroll = QScrollArea()
        self._compose()
        theme.changed.connect(self._restyle)
        self._restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep to the measure."""
        super().resizeEvent(event)
        self._restyle()

    def _compose(self) -> None:
        theme = self._theme
        line = _("Open what you like. Nothing here has to be answered.")
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(2)
        for widget in (
            Para(theme, _("Looking back"), "title"),
            Para(theme, line, "body", "ink3"),
            self._note,
            self._stop,
            self._before,
            self._lines[0],
        ):
            self._rows.addWidget(widget)
        self._rows.addLayout(self._parts)
        self._rows.addWidget(self._lines[1])
        self._rows.addWidget(self._after)
        self._rows.addStretch(1)
        self._measure.addWidget(self._inside, 100)
        self._measure.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._foot)
        self._foot.addWidget(self.done_button)
        self._foot.addStretch(1)
        self._foot.addWidget(self.save_state)

    def _bring_into_sight(self, section: QWidget) -> None:
        """The heading at the top where the part is higher than the window."""
        top = section.mapTo(self._holder, QPoint(0, 0)).y()
        bar = self._scroll.verticalScrollBar()
        if section.height() > self._scroll.viewport().height() or top < bar.value():
            bar.setValue(top)
        else:
            self._scroll.ensureWidgetVisible(section, 0, self._theme.px(12))

    def _restyle(self) -> None:
        px = self._theme.px
        self._rows.setSpacing(px(_BETWEEN))
        self._inside.setMaximumWidth(px(_WIDEST))
        margin = px(_MARGIN)
        self._measure.setContentsMargins(margin, margin, margin, margin)
        self._foot.setContentsMargins(margin, 0, px(18), 0)
