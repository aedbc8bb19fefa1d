"""More, as now, less or not at all of each kind of question; and single ones to ask again."""

from collections.abc import Sequence
from enum import IntEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.core.prompts import Family, Prompt
from journal_app.i18n import _
from journal_app.ui.settings.family_titles import family_titles, title_of
from journal_app.ui.settings.kept_focus import kept_focus
from journal_app.ui.settings.questions_loading import Questions
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.drop import Drop
from journal_app.ui.widgets.hairline import Hairline


class Much(IntEnum):
    """How much of a kind is wanted."""

    MORE = 1
    AS_NOW = 0
    LESS = -1
    NONE = -2


class FamilyList(BoxedList):
    """Made once; a kind that cannot come at all now is not in it."""

    wanted = Signal(object, object)
    """Carries the `Family` and the `Much`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, name=_("Kinds of question"))
        self.drops: dict[Family, Drop] = {}
        self._rows: dict[Family, Row] = {}
        self._lines: dict[Family, QWidget] = {}
        options = [
            (Much.MORE, _("More")),
            (Much.AS_NOW, _("As now")),
            (Much.LESS, _("Less")),
            (Much.NONE, _("Not at all")),
        ]
        for at in family_titles():
            drop = self.drops[at.family] = Drop(theme, at.title, options, Much.AS_NOW)
            drop.chosen.connect(partial(self.wanted.emit, at.family))
            row = Row(theme, at.icon, at.title, at.line, drop)
            if self._rows:
                line = self._lines[at.family] = Hairline(theme, inset=52)
                self.content.addWidget(line)
            self._rows[at.family] = row
            self.content.addWidget(row)

    def show_wishes(self, known: Questions) -> None:
        """Stand as it was said."""
        first = True
        for family, drop in self.drops.items():
            there = family in known.families
            hidden = family.value in known.wishes.hidden
            weight = known.wishes.weights.get(family.value, 0)
            drop.set_value(Much.NONE if hidden else Much(weight))
            self._rows[family].setVisible(there)
            if family in self._lines:
                self._lines[family].setVisible(there and not first)
            first = first and not there


class HiddenList(QFrame):
    """Questions of which it was said “not this one again”."""

    asked_again = Signal(object)
    """Carries the `Prompt`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(_("Questions that do not come"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_hidden(self, hidden: Sequence[Prompt]) -> None:
        """Let exactly these be listed."""
        with kept_focus(self):
            self._clear()
            if hidden:
                self._column.addWidget(
                    BoxedList(self._theme, *(self._row(prompt) for prompt in hidden))
                )
        self.setVisible(bool(hidden))

    def _row(self, prompt: Prompt) -> Row:
        again = Button(self._theme, _("Ask again"), "outline", size="small", style="smallm")
        again.setObjectName(f"again:{prompt.id}")
        again.setAccessibleDescription(prompt.text)
        again.clicked.connect(partial(self.asked_again.emit, prompt))
        place = prompt.deck_name or title_of(prompt.family)
        return Row(self._theme, "eye-slash", prompt.text, place, again)

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            before = item.widget()
            if before is not None:
                before.hide()
                before.setParent(None)
                before.deleteLater()
