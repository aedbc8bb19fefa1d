"""What the passages are narrowed to: marks, a person, a span of time; and which way round."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.core.marks import Mark, Marks
from journal_app.core.shown_names import ShownNames
from journal_app.i18n import _
from journal_app.ui.passages.chosen import Chosen
from journal_app.ui.passages.span import Span, SpanKind
from journal_app.ui.passages.span_drop import SpanDrop
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.drop import Drop
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.mark_chip import MarkChip

_GAP: Final = 6
_BETWEEN: Final = 10
_ANYONE: Final = ""


class PassageFilters(QFrame):
    """Marks among themselves join with *or*, everything else with *and*."""

    changed = Signal(object)
    """Carries the `Chosen`."""
    days_wanted = Signal()

    def __init__(self, theme: Theme, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chosen = Chosen()
        self._marks = Marks()
        self._people: tuple[str, ...] = ()
        self._names = ShownNames()
        self.setAccessibleName(_("Filters"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(_BETWEEN)
        self._flow = FlowLayout(spacing=_GAP, row_spacing=_GAP)
        rest = FlowLayout(spacing=_GAP, row_spacing=_GAP)
        rows.addLayout(self._flow)
        rows.addLayout(rest)
        self._chips: dict[str, MarkChip] = {}
        self.person = Drop(theme, _("Person"), [(_ANYONE, _("With anyone"))], _ANYONE, self)
        self.span = SpanDrop(theme, locale, self)
        self.newest_first = Chip(theme, _("Newest first"), checkable=True, small=True, parent=self)
        for control in (self.person, self.span, self.newest_first):
            rest.addWidget(control)
        self.person.chosen.connect(self._on_chosen)
        self.span.chosen.connect(self._on_span)
        self.span.days_wanted.connect(self.days_wanted)
        self.newest_first.toggled.connect(self._on_chosen)

    @property
    def chosen(self) -> Chosen:
        """What is chosen now."""
        return self._chosen

    @property
    def chips(self) -> tuple[MarkChip, ...]:
        """Every mark to tick, in the person's order."""
        return tuple(self._chips.values())

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Every control, in the order of the row."""
        return (*self.chips, self.person, self.span, self.newest_first)

    def offer(self, marks: Marks, people: Sequence[str], names: ShownNames | None = None) -> None:
        """Offer these marks and people; what is chosen stays chosen, also where it is hidden."""
        wanted = [mark for mark in marks if not mark.hidden or mark.id in self._chosen.marks]
        wanted += [marks.get(mark) for mark in sorted(self._chosen.marks - marks.by_id.keys())]
        if [mark.id for mark in wanted] != list(self._chips):
            self._make_chips(wanted)
        for mark in wanted:
            self._chips[mark.id].show_mark(mark)
        self._marks, self._people = marks, tuple(people)
        self._names = self._names if names is None else names
        self._show_people()

    def put(self, chosen: Chosen) -> None:
        """Show exactly this, and tell of it where it is another."""
        before, self._chosen = self._chosen, chosen
        self.offer(self._marks, self._people)
        for mark, chip in self._chips.items():
            with QSignalBlocker(chip):
                chip.setChecked(mark in chosen.marks)
        with QSignalBlocker(self.newest_first):
            self.newest_first.setChecked(chosen.newest_first)
        self.span.show_span(chosen.span)
        if chosen != before:
            self.changed.emit(chosen)

    def put_span(self, span: Span) -> None:
        """Read these days."""
        self.put(self._with(span=span))

    def clear(self) -> None:
        """Let every filter go; which way round one reads stays."""
        self.put(Chosen(newest_first=self._chosen.newest_first))

    def forget(self) -> None:
        """Drop every name."""
        self._people = ()
        self.put(Chosen())
        self.offer(Marks(), ())

    def _make_chips(self, marks: Sequence[Mark]) -> None:
        held = next((mark for mark, chip in self._chips.items() if chip.hasFocus()), None)
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for place, mark in enumerate(marks):
            chip = MarkChip(self._theme, mark, self)
            chip.setChecked(mark.id in self._chosen.marks)
            chip.toggled.connect(self._on_chosen)
            self._flow.insert_widget(place, chip)
            chip.show()
            self._chips[mark.id] = chip
        for before, after in pairwise(self.stops):
            QWidget.setTabOrder(before, after)
        if held in self._chips:
            self._chips[held].setFocus()
        self.updateGeometry()

    def _show_people(self) -> None:
        chosen = self._chosen.person
        named = self._people if not chosen or chosen in self._people else (*self._people, chosen)
        options = [(_ANYONE, _("With anyone")), *((name, name) for name in named)]
        self.person.set_options(options, chosen, self._called)
        self.person.setVisible(bool(named))

    def _called(self, words: str) -> str:
        return words if words == _("With anyone") else self._names.person(words)

    def _on_span(self, kind: str) -> None:
        # Qt keeps of a value in a menu what it is made of.
        self.put(self._with(span=Span(kind=SpanKind(kind))))

    def _on_chosen(self) -> None:
        self.put(self._with())

    def _with(self, span: Span | None = None) -> Chosen:
        """What the controls say now."""
        return Chosen(
            marks=frozenset(mark for mark, chip in self._chips.items() if chip.isChecked()),
            person=str(self.person.value),
            span=self._chosen.span if span is None else span,
            newest_first=self.newest_first.isChecked(),
        )
