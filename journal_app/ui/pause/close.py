"""The last step: one sentence, perhaps one kind offer, and *Done*."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.core.branches import after
from journal_app.core.moments import CANT_TELL, PREFERENCE, STATES_TO_SETTLE
from journal_app.core.safety import Feature
from journal_app.i18n import _
from journal_app.ui.pause.offers import Ending, Offer, offers
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button, ButtonKind
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.roomy import Roomy

_CENTER: Final = Qt.AlignmentFlag.AlignHCenter
_SETTLING: Final = frozenset({Offer.COMING_BACK, Offer.ANOTHER_MINUTE})
_ICONS: Final = {
    Offer.COMING_BACK: "leaf",
    Offer.ANOTHER_MINUTE: "wind",
    Offer.WALK: "path",
    Offer.TEN_MORE_SECONDS: "wind",
    Offer.WRITE: "pencil-simple-line",
}


def closing_words(ending: Ending) -> str:
    """What stands below the first sentence; never a doubt about a preference."""
    return " ".join(filter(None, (_what_was_kept(ending), _what_now(ending))))


class CloseStep(Roomy):
    """Made anew for every ending."""

    offered = Signal(object)
    """Carries the `Offer` that was taken."""
    done = Signal()

    def __init__(
        self, theme: Theme, ending: Ending, noticed: str, parent: QWidget | None = None
    ) -> None:
        """`noticed` is the sentence at the head."""
        super().__init__(_("Close"), parent)
        self._theme = theme
        found = offers(ending)
        self._settling = bool(found) and found[0] in _SETTLING
        self.buttons = {offer: self._button(offer) for offer in found}
        self.done_button = Button(theme, _("Done"), "outline" if self._settling else "primary")
        self.done_button.clicked.connect(self.done)
        self._lay_out(noticed, closing_words(ending))

    def enter(self) -> None:
        """Enter is *Done*, or the settling where that comes first."""
        target = next(iter(self.buttons.values())) if self._settling else self.done_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self, noticed: str, words: str) -> None:
        add: Callable[..., None] = self.column.addWidget
        self.column.addStretch(3)
        add(Para(self._theme, noticed, "display", align=_CENTER, max_width=680), 0, _CENTER)
        if words:
            self.column.addSpacing(8)
            add(Para(self._theme, words, "body", "ink2", align=_CENTER, max_width=640), 0, _CENTER)
        self.column.addSpacing(32)
        if self.buttons:
            row = QHBoxLayout()
            row.setSpacing(12)
            self.column.addLayout(row)
            for button in self.buttons.values():
                row.addWidget(button)
            self.column.setAlignment(row, _CENTER)
            self.column.addSpacing(22)
        add(self.done_button, 0, _CENTER)
        self.column.addStretch(4)

    def _button(self, offer: Offer) -> Button:
        kind: ButtonKind = "primary" if offer in _SETTLING else "outline"
        made = Button(self._theme, _label(offer), kind, _ICONS[offer])
        made.clicked.connect(lambda: self.offered.emit(offer))
        return made


def _label(offer: Offer) -> str:
    match offer:
        case Offer.COMING_BACK:
            return _("Coming back gently")
        case Offer.ANOTHER_MINUTE:
            return _("Another minute, without the breath")
        case Offer.WALK:
            return _("A slow walk")
        case Offer.TEN_MORE_SECONDS:
            return _("Ten more seconds")
        case Offer.WRITE:
            return _("Write about it")


def _what_was_kept(ending: Ending) -> str:
    if ending.capture is None or ending.again:
        return ""
    if not ending.open_journal:
        return _("The moment is kept. It joins your timeline when the journal opens.")
    return _("The moment is kept in your timeline.")


def _what_now(ending: Ending) -> str:
    kept = ending.capture is not None
    if ending.again:
        return ""
    if ending.state in STATES_TO_SETTLE:
        return _("Settling comes first. Everything else can wait.")
    branch = after(ending.reading, cant_tells=ending.cant_tells)
    if branch.line and ending.reading in (PREFERENCE, CANT_TELL):
        return branch.line
    if not kept:
        return ""
    if ending.reading == CANT_TELL and ending.safety.allows(Feature.LATER_LOOK):
        return _("The question can stay open. Tomorrow it may be looked at once more.")
    return _("What would be kind now?")
