"""Everything a search can say as chips above the list; what is clicked is what is typed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QWidget

from journal_app.core.search_edits import with_part, without_key, without_part
from journal_app.core.search_keys import BEST, MOMENTS, Key, Lexicon
from journal_app.core.search_language import EVERYTHING, Part, Search
from journal_app.i18n import _
from journal_app.ui.theme.painting import READING_GLYPHS
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.more_filters import MoreFilters
from journal_app.ui.timeline.search_wording import ICONS, part_words, value_label
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.choice_popover import ChoicePopover
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.hairline import Hairline

_GAP: Final = 6
_DIVIDER: Final = (7, 20)
"""Width of the place of the line, and its height."""


class Filters(QFrame):
    """Shows a search and changes its text; answers join with *or*, all else with *and*."""

    wanted = Signal(str)
    """Carries the text of the search as it shall be."""
    typing_wanted = Signal(str)
    """Carries a text to be written on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._search = EVERYTHING
        self._lexicon = Lexicon()
        self._called: Callable[[str], str] = str
        self._parts: dict[Part, Chip] = {}
        self._said_of: dict[Part, tuple[str, str]] = {}
        """What each of them says where one points at it, and elsewhere."""
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
            self._add(chip, partial(self._toggle, Key.FELT, reading))
        self._flow.addWidget(_Divider(theme, self))
        self._person = Chip(theme, _("Person"), icon="user", small=True, name=_("Filter by person"))
        self._tag = Chip(theme, _("Tag"), icon="tag-simple", small=True, name=_("Filter by tag"))
        for chip, key in ((self._person, Key.PERSON), (self._tag, Key.TAG)):
            chip.clicked.connect(partial(self._choose_name, key))
            self._flow.addWidget(chip)
        self._moments = Chip(
            theme, _("Moments"), icon="wind", checkable=True, small=True, name=_("Moments only")
        )
        self._add(self._moments, partial(self._toggle, Key.KIND, MOMENTS))
        self.more = MoreFilters(theme)
        self.more.chosen.connect(self._add_part)
        self.more.typing_wanted.connect(self._write_on)
        self._flow.addWidget(self.more)
        self._best = Chip(theme, _("Best match"), checkable=True, small=True, name=_("Best match"))
        self._add(self._best, self._toggle_best)
        self._best.hide()

    @property
    def chips(self) -> tuple[Chip, ...]:
        """Every control that is there now, in the order of the row."""
        fixed = (*self._answers.values(), self._person, self._tag, self._moments, self.more)
        best = () if self._best.isHidden() else (self._best,)
        return (*fixed, *best, *self._parts.values())

    def call_people(self, called: Callable[[str], str]) -> None:
        """Let people be called so where nobody points at them, such as by their initials."""
        self._called = called
        self.more.call_people(called)

    def show_search(self, search: Search, lexicon: Lexicon) -> None:
        """Show what a search says: checked where there is a box for it, else as chips to remove."""
        self._search, self._lexicon = search, lexicon
        self.more.offer(lexicon)
        boxes = {(Key.FELT, reading): chip for reading, chip in self._answers.items()}
        boxes[Key.KIND, MOMENTS] = self._moments
        said = {(part.key, part.value) for part in search.parts if not part.negated}
        for box, chip in boxes.items():
            with QSignalBlocker(chip):
                chip.setChecked(box in said)
        with QSignalBlocker(self._best):
            self._best.setChecked(search.best_first)
        self._best.setVisible(bool(search.query) or search.best_first)
        others = [
            part for part in search.filters
            if part.negated or (part.key, part.value) not in boxes
        ]  # fmt: skip
        self._put_parts(others)

    def _add(self, chip: Chip, act: Callable[[bool], None]) -> None:
        chip.toggled.connect(act)
        self._flow.addWidget(chip)

    def _put_parts(self, parts: Sequence[Part]) -> None:
        wanted = {part: self._words_of(part) for part in parts}
        if wanted != self._said_of:
            held = any(chip.hasFocus() for chip in self._parts.values())
            for chip in self._parts.values():
                self._flow.removeWidget(chip)
                chip.hide()
                chip.deleteLater()
            self._said_of = wanted
            self._parts = {part: self._part_chip(part, *said) for part, said in wanted.items()}
            if held:
                (list(self._parts.values()) or [self.more])[-1].setFocus()
            for before, after in pairwise(self.chips):
                QWidget.setTabOrder(before, after)
            self.updateGeometry()

    def _words_of(self, part: Part) -> tuple[str, str]:
        veiled = self._called(part.value) if part.key is Key.PERSON else part.value
        lexicon = self._lexicon
        return part_words(part, lexicon), part_words(replace(part, value=veiled), lexicon)

    def _part_chip(self, part: Part, words: str, veiled: str) -> Chip:
        icon = ICONS.get(part.key)
        chip = Chip(self._theme, words, icon=icon, removable=True, small=True, name=veiled)
        if veiled != words:
            chip.set_veil(veiled)
            chip.setAccessibleDescription(words)
        chip.clicked.connect(lambda: self._remove(part))
        self._flow.addWidget(chip)
        return chip

    # What is clicked.

    def _toggle(self, key: Key, value: str, checked: bool) -> None:
        if checked:
            self._add_part(key, self._said(key, value), False)
        else:
            self._remove(Part(key=key, value=value))

    def _toggle_best(self, checked: bool) -> None:
        text = without_key(self._search, Key.SORT)
        self.wanted.emit(with_part(text, Key.SORT, BEST) if checked else text)

    def _said(self, key: Key, value: str) -> str:
        return value_label(key, value, self._lexicon)

    def _add_part(self, key: Key, value: str, negated: bool) -> None:
        self.wanted.emit(with_part(self._search.text, key, value, negated=negated))

    def _remove(self, part: Part) -> None:
        text = self._search.text
        for each in reversed(self._search.parts):
            if each == part or (each.key, each.value, each.negated) == (
                part.key, part.value, part.negated
            ):  # fmt: skip
                text = without_part(text, each)
        self.wanted.emit(text)

    def _write_on(self, begins: str) -> None:
        self.typing_wanted.emit(f"{self._search.text.rstrip()} {begins}".lstrip())

    def _choose_name(self, key: Key) -> None:
        words = _("Person") if key is Key.PERSON else _("Tag")
        veil = self._called if key is Key.PERSON else str
        popover = ChoicePopover(self._theme, self.window(), words, words, creates=False, veil=veil)
        popover.chosen.connect(lambda name: self._add_part(key, name, False))
        popover.closed.connect(popover.deleteLater)
        anchor = self._person if key is Key.PERSON else self._tag
        popover.choose_at(anchor, self._lexicon.names(key) or ())


class _Divider(QFrame):
    """A short line between answers and the rest."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._line = Hairline(theme, vertical=True, parent=self)
        theme.resized.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        width, height = (self._theme.px(side) for side in _DIVIDER)
        self.setFixedSize(width, height)
        self._line.setGeometry(width // 2, 0, 1, height)
