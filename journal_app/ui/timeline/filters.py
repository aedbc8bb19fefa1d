"""What the timeline can be narrowed to: a row of boxes to tick, above the list."""

from functools import partial
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QWidget

from journal_app.core.timeline import EVERYTHING, Filter
from journal_app.i18n import _
from journal_app.ui.theme.painting import READING_GLYPHS
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.hairline import Hairline

_GAP: Final = 6
_DIVIDER: Final = (7, 20)
"""Width of the place of the line, and its height."""


class Filters(QFrame):
    """Answers among themselves join with *or*, everything else with *and*.

    A word, such as a place in the body, comes from elsewhere and can only be taken away here.
    """

    changed = Signal(object)
    """Carries the `Filter`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._term: str | None = None
        self._term_chip: Chip | None = None
        self.setAccessibleName(_("Filters"))
        self._flow = FlowLayout(self, spacing=_GAP, row_spacing=_GAP)
        self._answers: dict[str, Chip] = {}
        for reading, words, name in (
            ("rd_fear", _("Fear"), _("Show fear")),
            ("rd_preference", _("Preference"), _("Show preference")),
            ("rd_both", _("Both"), _("Show both")),
            ("rd_cant_tell", _("Can’t tell"), _("Show can’t tell")),
        ):
            chip = Chip(
                theme, words, glyph=READING_GLYPHS[reading], checkable=True, small=True, name=name
            )
            self._answers[reading] = chip
            self._add(chip)
        self._divider = _Divider(theme, self)
        self._flow.addWidget(self._divider)
        self._moments = Chip(
            theme, _("Moments"), icon="wind", checkable=True, small=True, name=_("Moments only")
        )
        self._add(self._moments)

    @property
    def filter(self) -> Filter:
        """What is ticked now."""
        return Filter(
            readings=frozenset(
                reading for reading, chip in self._answers.items() if chip.isChecked()
            ),
            moments_only=self._moments.isChecked(),
            term=self._term,
        )

    @property
    def chips(self) -> tuple[Chip, ...]:
        """Every box, in the order of the row."""
        term = () if self._term_chip is None else (self._term_chip,)
        return (*self._answers.values(), self._moments, *term)

    def clear(self) -> None:
        """Let every filter go."""
        self.put(EVERYTHING)

    def put(self, wanted: Filter, term_words: str = "") -> None:
        """Tick exactly this; `term_words` is what its word is called."""
        before = self.filter
        for chip, checked in (
            *((chip, reading in wanted.readings) for reading, chip in self._answers.items()),
            (self._moments, wanted.moments_only),
        ):
            with QSignalBlocker(chip):
                chip.setChecked(checked)
        self._put_term(wanted.term, term_words)
        if self.filter != before:
            self.changed.emit(self.filter)

    def call_term(self, words: str) -> None:
        """The word it is narrowed to has another name now."""
        if self._term is not None and words:
            self._put_term(self._term, words)

    def _add(self, chip: Chip) -> None:
        chip.toggled.connect(self._on_toggled)
        self._flow.addWidget(chip)

    def _put_term(self, term: str | None, words: str) -> None:
        if self._term_chip is not None:
            held = self._term_chip.hasFocus()
            self._flow.removeWidget(self._term_chip)
            self._term_chip.hide()
            self._term_chip.deleteLater()
            self._term_chip = None
            if held and term is None:
                self._moments.setFocus()
        self._term = term
        if term is not None:
            chip = Chip(self._theme, words, removable=True, small=True)
            chip.clicked.connect(partial(self._let_term_go, term))
            self._flow.addWidget(chip)
            QWidget.setTabOrder(self._moments, chip)
            self._term_chip = chip
        self.updateGeometry()

    def _let_term_go(self, term: str) -> None:
        if term == self._term:
            self._put_term(None, "")
            self.changed.emit(self.filter)

    def _on_toggled(self, _checked: bool) -> None:
        self.changed.emit(self.filter)


class _Divider(QFrame):
    """A short line between answers and the rest."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._line = Hairline(theme, vertical=True, parent=self)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        width, height = (self._theme.px(side) for side in _DIVIDER)
        self.setFixedSize(width, height)
        self._line.setGeometry(width // 2, 0, 1, height)
