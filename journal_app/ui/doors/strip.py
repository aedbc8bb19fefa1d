"""The quiet strip about ways into the journal: one sentence, and what one may do about it."""

from typing import Final

from PySide6.QtCore import QSize, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.services.door_offers import DoorOffer, DoorQuestion
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.icon_label import IconLabel
from journal_app.ui.widgets.para import Para

_NARROWEST: Final = 280
_BETWEEN: Final = 76
"""Icon, margins and gaps."""


class DoorStrip(Card):
    """Not there while nothing is asked; announced to nobody, and never in the way."""

    taken = Signal(object)
    """The first answer was pressed, which goes on to a sheet; carries the `DoorOffer`."""
    renewed = Signal(object)
    """A new code is wanted in place of one that may be lost; carries the `DoorOffer`."""
    answered = Signal(object)
    """The other answer was pressed, which ends the question; carries the `DoorOffer`."""
    rested = Signal(object)
    """Not now; carries the `DoorOffer`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, fill="accent_soft", edge=None, padding=0, parent=parent)
        self._offer: DoorOffer | None = None
        self.setAccessibleName(_("About ways in"))
        self.words = Para(theme, "", "small", "ink", name=_("Question about ways in"))
        self.take = Button(theme, "", "link", style="smallm")
        self.answer = Button(theme, "", "link", style="smallm")
        self.anew = Button(theme, _("Make a new one"), "link", style="smallm")
        self.away = Button(theme, _("Not now"), "quiet", size="small", style="smallm")
        self._buttons = QFrame()
        beside = QHBoxLayout(self._buttons)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(16)
        for button in (self.answer, self.take, self.anew, self.away):
            beside.addWidget(button)
        beside.addStretch(1)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.content.addLayout(row)
        row.addWidget(IconLabel(theme, "lighthouse", size=18, tone="accent_ink"))
        row.addLayout(self._parts, 1)
        self._parts.addWidget(self.words, 1)
        self._parts.addWidget(self._buttons)
        set_margins(row, self, 16, 6, 6, 6)
        self.take.clicked.connect(lambda: self._leave(self.taken))
        self.answer.clicked.connect(lambda: self._leave(self.answered))
        self.anew.clicked.connect(lambda: self._leave(self.renewed))
        self.away.clicked.connect(lambda: self._leave(self.rested))
        self.show_offer(None)

    @property
    def offer(self) -> DoorOffer | None:
        """What is asked."""
        return self._offer

    def show_offer(self, offer: DoorOffer | None) -> None:
        """Ask this, or nothing."""
        self._offer = offer
        if offer is not None:
            self.words.set_text(_words(offer))
            take, answer = _answers(offer.question)
            self._label(self.take, take)
            self._label(self.answer, answer)
            self.anew.setVisible(offer.question is DoorQuestion.STILL_HAVE_CODE)
        self.away.setVisible(offer is not None)
        self._arrange()
        self.setVisible(offer is not None)

    def minimumSizeHint(self) -> QSize:
        """The sentence gives way; where it cannot any more, the answers go below it."""
        return QSize(self._theme.px(_NARROWEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Answers beside the sentence only where both have room in one line."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        needed = self.words.sizeHint().width() + self._buttons.sizeHint().width()
        beside = self.width() >= needed + self._theme.px(_BETWEEN)
        direction = QBoxLayout.Direction
        self._parts.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    def _label(self, button: Button, words: str) -> None:
        button.set_label(words)
        button.setAccessibleName(words)
        button.setVisible(bool(words))

    def _leave(self, told: SignalInstance) -> None:
        offer = self._offer
        self.show_offer(None)
        told.emit(offer)


def _words(offer: DoorOffer) -> str:
    match offer.question:
        case DoorQuestion.KEEP_CODE if offer.passphrase:
            return _("Only your passphrase opens your journal.")
        case DoorQuestion.KEEP_CODE:
            return _("Only this computer’s keyring opens your journal.")
        case DoorQuestion.STILL_HAVE_CODE:
            return _("Do you still have your recovery code?")
        case DoorQuestion.ANYBODY_ELSE:
            return _("Does anybody else use this computer account?")


def _answers(question: DoorQuestion) -> tuple[str, str]:
    """What leads to a sheet, and what ends the question without one."""
    match question:
        case DoorQuestion.KEEP_CODE:
            return _("Keep a way back in"), ""
        case DoorQuestion.STILL_HAVE_CODE:
            return _("Show it again"), _("Yes")
        case DoorQuestion.ANYBODY_ELSE:
            return _("Choose a passphrase"), _("No")
