"""A chip with a menu of everything else a search can say."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from journal_app.core.search_keys import Key, Lexicon
from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.search_wording import value_label
from journal_app.ui.widgets.chip import Chip

_MOST_YEARS: Final = 12
_MOST_NAMES: Final = 12


class MoreFilters(Chip):
    """Space, Enter or a click open it; what is chosen becomes a part of the search."""

    chosen = Signal(object, str, bool)
    """Carries the `Key`, the label of its value, and whether it is left out."""
    typing_wanted = Signal(str)
    """Carries how something begins that has to be typed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            _("More"),
            icon="funnel-simple",
            small=True,
            name=_("More filters"),
            parent=parent,
        )
        self._lexicon = Lexicon()
        self._called: Callable[[str], str] = str
        self.menu_of_filters = QMenu(self)
        self.menu_of_filters.setAccessibleName(self.accessibleName())
        self.clicked.connect(self._open)

    def call_people(self, called: Callable[[str], str]) -> None:
        """Let people be called so in menus."""
        self._called = called

    def offer(self, lexicon: Lexicon) -> None:
        """Offer what this person can look for."""
        self._lexicon = lexicon

    def fill(self) -> None:
        """Make the menu anew, from the words of now."""
        menu = self.menu_of_filters
        menu.clear()
        menu.setFont(self._theme.font("body"))
        self._add(menu, _("Marked as"), Key.MARK)
        self._add(menu, _("In the body"), Key.BODY)
        self._add(menu, _("Kind"), Key.KIND)
        self._add(menu, _("With"), Key.HAS)
        for words, key in ((_("In"), Key.IN), (_("Before"), Key.BEFORE), (_("After"), Key.AFTER)):
            self._add_dates(menu, words, key)
        menu.addSeparator()
        self._add_phrase(menu)
        self._add_left_out(menu.addMenu(_("Leave out")))

    def _add_phrase(self, menu: QMenu) -> None:
        phrase = menu.addAction(_("Words side by side…"))
        phrase.triggered.connect(lambda: self.typing_wanted.emit('"'))

    def _add_left_out(self, menu: QMenu) -> None:
        menu.setFont(self._theme.font("body"))
        menu.setAccessibleName(menu.title())
        word = menu.addAction(_("A word…"))
        word.triggered.connect(lambda: self.typing_wanted.emit("-"))
        for words, key in (
            (_("A tag"), Key.TAG), (_("A person"), Key.PERSON), (_("Felt like"), Key.FELT),
            (_("Marked as"), Key.MARK), (_("In the body"), Key.BODY), (_("Kind"), Key.KIND),
            (_("With"), Key.HAS),
        ):  # fmt: skip
            self._add(menu, words, key, negated=True)
        self._add_dates(menu, _("In"), Key.IN, negated=True)

    def _add(self, menu: QMenu, words: str, key: Key, *, negated: bool = False) -> None:
        choices = self._lexicon.choices(key)
        every = (self._lexicon.names(key) or ()) if not choices else ()
        names = every[:_MOST_NAMES]
        labels = [(each.label, value_label(key, each.id, self._lexicon)) for each in choices]
        called = self._called if key is Key.PERSON else str
        values = labels or [(each, called(each)) for each in names]
        inner = self._add_values(menu, words, key, values, negated)
        if len(every) > len(names):
            self._add_another(inner, _("Another…"), key, negated)

    def _add_dates(self, menu: QMenu, words: str, key: Key, *, negated: bool = False) -> None:
        years = [str(year) for year in self._lexicon.years[:_MOST_YEARS]]
        inner = self._add_values(menu, words, key, [(year, year) for year in years], negated)
        self._add_another(inner, _("Another date…"), key, negated)

    def _add_another(self, menu: QMenu, words: str, key: Key, negated: bool) -> None:
        begins = f"-{key}:" if negated else f"{key}:"
        menu.addAction(words).triggered.connect(lambda: self.typing_wanted.emit(begins))

    def _add_values(
        self, menu: QMenu, words: str, key: Key, values: Sequence[tuple[str, str]], negated: bool
    ) -> QMenu:
        inner = menu.addMenu(words)
        inner.setFont(self._theme.font("body"))
        inner.setAccessibleName(words)
        inner.setEnabled(bool(values) or key in (Key.IN, Key.BEFORE, Key.AFTER))
        for said, label in values:
            action = inner.addAction(label.replace("&", "&&"))
            if key is Key.PERSON and label != said:
                action.setToolTip(said)
                inner.setToolTipsVisible(True)
            action.triggered.connect(partial(self._choose, key, said, negated))
        return inner

    def _choose(self, key: Key, said: str, negated: bool, _checked: bool = False) -> None:
        self.chosen.emit(key, said, negated)

    def _open(self) -> None:
        self.fill()
        self.menu_of_filters.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))
