"""What a chosen word brings up beside keeping it: one calm line, and a way on."""

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.core.vocabulary import Opens
from journal_app.i18n import _
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.para import Para

_WIDEST: Final = 480


class Way(Enum):
    """Where one can go from here."""

    FORK = auto()
    SUPPORT = auto()
    SETTLE = auto()
    DONE = auto()
    NOTHING = auto()


class SideOffer(Card):
    """Never more than an offer; it goes when it is not meant any more."""

    chosen = Signal(object)
    """Carries the `Way`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, fill="canvas", padding=16, name=_("Beside this"), parent=parent)
        self._words = Para(theme, "", "small", "ink2", max_width=_WIDEST)
        self._row = QFrame()
        self._flow = FlowLayout(self._row, spacing=18, row_spacing=4)
        self._buttons: list[Button] = []
        self.content.addWidget(self._words)
        self.content.addSpacing(6)
        self.content.addWidget(self._row)
        self.hide()

    def show_for(self, opens: Opens) -> None:
        """Offer what this brings up; nothing hides it."""
        words, ways = _offer(opens)
        for button in self._buttons:
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for label, way in ways:
            button = Button(self._theme, label, "link", style="smallm")
            button.clicked.connect(lambda _checked=False, way=way: self._on_pressed(way))
            self._flow.addWidget(button)
            self._buttons.append(button)
        self._words.set_text(words)
        self.setVisible(bool(words))

    def _on_pressed(self, way: Way) -> None:
        if way is Way.NOTHING:
            self.hide()
        self.chosen.emit(way)


class StopCard(Card):
    """Looking back ends here for now: three ways on that weigh the same."""

    chosen = Signal(object)
    """Carries the `Way`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=22, name=_("Enough for now"), parent=parent)
        self.heading = Para(theme, _("Settling comes first here."), "heading")
        self.words = Para(
            theme, _("Looking back can wait. What you noted is kept."), "body", "ink2",
            max_width=_WIDEST,
        )  # fmt: skip
        row = QFrame()
        flow = FlowLayout(row, spacing=8)
        self.buttons: dict[Way, Button] = {}
        for label, way in (
            (_("Settle"), Way.SETTLE),
            (_("Support"), Way.SUPPORT),
            (_("Done"), Way.DONE),
        ):
            button = Button(theme, label, "outline")
            button.clicked.connect(lambda _checked=False, way=way: self.chosen.emit(way))
            flow.addWidget(button)
            self.buttons[way] = button
        column = QVBoxLayout()
        column.setSpacing(6)
        self.content.addLayout(column)
        column.addWidget(self.heading)
        column.addWidget(self.words)
        column.addSpacing(10)
        column.addWidget(row)
        self.hide()


def _offer(opens: Opens) -> tuple[str, tuple[tuple[str, Way], ...]]:
    match opens:
        case Opens.FORK:
            words = _("Thank you for saying. Nothing here asks you to get closer.")
            return words, ((_("Something isn’t OK"), Way.FORK), (_("Not now"), Way.NOTHING))
        case Opens.SUPPORT:
            words = _("There is a page for hard times, and it is always there.")
            return words, ((_("Support"), Way.SUPPORT), (_("Not now"), Way.NOTHING))
        case Opens.PLAIN_NOTE:
            words = _("That can frighten or trap someone. There is help for stopping.")
            return words, ((_("Support"), Way.SUPPORT), (_("Not now"), Way.NOTHING))
        case Opens.INSIDE_OR_THEM:
            words = _("Is it more like being hurt inside, or in danger from them?")
            inside = (_("Hurt inside"), Way.NOTHING)
            return words, (inside, (_("In danger from them"), Way.FORK))
        case _:
            return "", ()
