"""One quiet line above the page: something that may be done now, or not."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.services.offers import Offer, OfferKind
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.para import Para


class OfferLine(QFrame):
    """Not there while nothing is offered; what it says tells nothing to somebody passing by."""

    taken = Signal(object)
    passed = Signal(object)
    """Both carry the `Offer`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._offer: Offer | None = None
        self.setAccessibleName(_("An offer"))
        self._row = QHBoxLayout(self)
        self._row.setSpacing(10)
        self._words = Para(theme, "", "body", "ink2")
        self._take = Button(theme, _("Look"), "quiet", size="small")
        self._pass = Button(theme, _("Not now"), "quiet", size="small")
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._take)
        self._row.addWidget(self._pass)
        self._take.clicked.connect(self._on_taken)
        self._pass.clicked.connect(self._on_passed)
        self.hide()

    def show_offer(self, offer: Offer | None) -> None:
        """Offer this, or nothing."""
        self._offer = offer
        if offer is not None:
            self._words.set_text(_words(offer.kind))
        self.setVisible(offer is not None)

    @property
    def offer(self) -> Offer | None:
        """What is offered."""
        return self._offer

    def indent(self, start: int, below: int) -> None:
        """Where its words begin, and how far what follows lies below."""
        set_margins(self._row, self, start, 0, 0, below)

    def _on_taken(self) -> None:
        offer = self._offer
        self.show_offer(None)
        self.taken.emit(offer)

    def _on_passed(self) -> None:
        offer = self._offer
        self.show_offer(None)
        self.passed.emit(offer)


def _words(kind: OfferKind) -> str:
    match kind:
        case OfferKind.SAFETY_AGAIN:
            return _("There is one question to come back to, if you like.")
        case OfferKind.HARD_NIGHT:
            return _("There is a page for hard nights.")
        case OfferKind.LATER_LOOK:
            return _("There is a moment you could look at once more, if you like.")
        case OfferKind.REFLECTION:
            return _("There is a moment you could look back at, if you like.")
