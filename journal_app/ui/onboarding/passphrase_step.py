"""The one question there may be at first: a passphrase, typed twice."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.onboarding.view import FirstRunView, PassphraseRules
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_SCENE
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.card import SHADOW_ROOM, Card
from journal_app.ui.widgets.new_passphrase import NewPassphrase
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel

_CARD_WIDTH: Final = 520


class PassphraseStep(QFrame):
    """Why it is asked, two fields, and a way back; the journal is made with what is typed."""

    chosen = Signal(object)
    """Carries the passphrase."""
    back_pressed = Signal()

    def __init__(self, theme: Theme, rules: PassphraseRules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._working = False
        self.message = Para(theme, "", "body", "ink2")
        self.new = NewPassphrase(theme, strength=rules.strength, accepts=rules.accepts)
        self.field, self.again, self.hint = self.new.field, self.new.again, self.new.hint
        self.back = Button(theme, _("Back"), "quiet")
        self.go_on = Button(theme, _("Continue"), "primary")
        self._lay_out()
        self._connect()

    @staticmethod
    def title() -> str:
        """The name of the page for screen readers."""
        return _("First run, passphrase")

    def show_view(self, view: FirstRunView) -> None:
        """Show why it is asked, and rest while the journal is made."""
        self._working = view.working
        self.message.set_text(view.message)
        self.message.setVisible(bool(view.message))
        self.go_on.set_label(_("Making your journal") if view.working else _("Continue"))
        self._show_state()

    def forget(self) -> None:
        """Drop what was typed."""
        self.new.forget()

    def showEvent(self, event: QShowEvent) -> None:
        """The hands go to the first field."""
        super().showEvent(event)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        card = Card(self._theme, radius=RADIUS_SCENE, padding=36, elevated=True)
        inside = card.content
        inside.addWidget(PlainLabel(self._theme, _("Choose a passphrase"), "title"))
        inside.addSpacing(8)
        words = _(
            "This passphrase opens the journal. Nobody else has it, and nobody can make another. "
            "A recovery code, which you can keep from tomorrow on, is the one other way in."
        )
        paragraphs = QVBoxLayout()
        paragraphs.setSpacing(8)
        inside.addLayout(paragraphs)
        paragraphs.addWidget(self.message)
        paragraphs.addWidget(Para(self._theme, words, "body", "ink2"))
        inside.addSpacing(20)
        inside.addWidget(self.new)
        inside.addSpacing(20)
        buttons = QHBoxLayout()
        inside.addLayout(buttons)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self._card = card
        self._theme.changed.connect(self._restyle)
        self._restyle()

    def _connect(self) -> None:
        self.new.changed.connect(self._show_state)
        self.new.entered.connect(self._on_go_on)
        self.go_on.clicked.connect(self._on_go_on)
        self.back.clicked.connect(self._on_back)

    def _restyle(self) -> None:
        self._card.setFixedWidth(self._theme.px(_CARD_WIDTH) + 2 * SHADOW_ROOM)

    def _show_state(self) -> None:
        self.new.set_read_only(self._working)
        self.back.setEnabled(not self._working)
        self.go_on.setEnabled(self.new.usable and not self._working)

    def _on_go_on(self) -> None:
        if self.go_on.isEnabled():
            self.chosen.emit(self.field.text())

    def _on_back(self) -> None:
        self.forget()
        self.back_pressed.emit()
