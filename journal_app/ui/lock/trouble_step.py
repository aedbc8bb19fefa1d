"""The file is in trouble: what happened, what is safe, what can be done, in this order."""

from functools import partial
from typing import Final

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.lock.requests import Do
from journal_app.ui.lock.step import Step
from journal_app.ui.lock.trouble_view import Deed, TroubleView, deed_words
from journal_app.ui.lock.view import LockState, LockView
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.scene_card import SceneCard
from journal_app.ui.widgets.told_line import ToldLine

CARD_WIDTH: Final = 580
_QUIET: Final = frozenset({Deed.FOLDER, Deed.QUIT})


class TroubleStep(Step):
    """The same few lines for every trouble, so that one finds one's way; the best deed first."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._shown: TroubleView | None = None
        self.setAccessibleName(_("Your journal’s file"))
        self.setProperty("noRing", True)
        self.title = Para(theme, "", "title")
        self.happened = ToldLine(theme, "info", _("What happened"))
        self.safe = ToldLine(theme, "shield-check", _("What is safe"))
        self.tried = ToldLine(theme, "info", _("What was tried"))
        self.helps = ToldLine(theme, "compass", _("What can be done"))
        self.buttons: dict[Deed, Button] = {}
        self._loud = FlowLayout(spacing=8)
        self._quiet = FlowLayout(spacing=22)
        self._lay_out()

    def show_view(self, view: LockView) -> None:
        """Show the trouble; while something is tried the buttons rest."""
        trouble = view.trouble
        if trouble is None:
            return
        if self._shown is None or self._shown.deeds != trouble.deeds:
            self._put_in(trouble)
        self._shown = trouble
        self.title.set_text(trouble.title)
        self.happened.show_words(trouble.happened)
        self.safe.show_words(" ".join(filter(None, (trouble.safe, trouble.of_copies))))
        self.tried.show_words(trouble.tried)
        self.tried.setVisible(bool(trouble.tried))
        self.helps.show_words(trouble.helps)
        busy = view.state is LockState.OPENING
        for deed, button in self.buttons.items():
            button.setEnabled(not busy or deed is Deed.QUIT)
        again = self.buttons.get(Deed.TRY_AGAIN)
        if again is not None:
            again.set_label(_("Trying") if busy else deed_words(Deed.TRY_AGAIN))

    def take_focus(self) -> None:
        """To the best way on; where not all can be seen one begins with the words instead."""
        if self._shown is not None and self.buttons[self._shown.first].isEnabled():
            self._card.begin_at(self.buttons[self._shown.first], self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys scroll where not all can be seen."""
        if not self._card.scroll_by_key(event.key()):
            super().keyPressEvent(event)

    def _put_in(self, trouble: TroubleView) -> None:
        for old in self.buttons.values():
            old.hide()
            old.setParent(None)
            old.deleteLater()
        self.buttons = {}
        for deed in trouble.deeds:
            button = self._button(deed, best=deed is trouble.first)
            button.clicked.connect(partial(self._on_pressed, deed))
            self.buttons[deed] = button
            (self._quiet if deed in _QUIET else self._loud).addWidget(button)
            # By itself it would come only later, and could not take the keyboard now.
            button.show()

    def _button(self, deed: Deed, *, best: bool) -> Button:
        words = deed_words(deed)
        if deed in _QUIET:
            return Button(self._theme, words, "ghost", style="smallm")
        return Button(self._theme, words, "primary" if best else "outline")

    def _lay_out(self) -> None:
        card = self._card = SceneCard(self._theme, _("Your journal’s file"), width=CARD_WIDTH)
        inside = card.content
        inside.addWidget(self.title)
        inside.addSpacing(18)
        lines = QVBoxLayout()
        lines.setSpacing(14)
        inside.addLayout(lines)
        for line in (self.happened, self.safe, self.tried, self.helps):
            lines.addWidget(line)
        inside.addSpacing(24)
        deeds = QFrame()
        deeds.setAccessibleName(_("Ways on"))
        rows = QVBoxLayout(deeds)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(14)
        rows.addLayout(self._loud)
        rows.addLayout(self._quiet)
        inside.addWidget(deeds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _on_pressed(self, deed: Deed) -> None:
        self.asked.emit(Do(deed=deed))
