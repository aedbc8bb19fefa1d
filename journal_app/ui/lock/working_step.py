"""While the file is put right: what is being done, how far it is, and what is safe meanwhile."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.lock.requests import Do
from journal_app.ui.lock.step import Step
from journal_app.ui.lock.trouble_step import CARD_WIDTH
from journal_app.ui.lock.trouble_view import Deed, deed_words
from journal_app.ui.lock.view import LockView
from journal_app.ui.lock.work import Work, Working
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.filling_line import FillingLine
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.scene_card import SceneCard

_TITLES: Final[dict[Working, Callable[[], str]]] = {
    Working.RESCUING: lambda: _("Saving what can be read"),
    Working.RESTORING: lambda: _("Putting the copy in its place"),
    Working.UNDOING: lambda: _("Putting back what was there before"),
    Working.KEEPING_AS_IT_IS: lambda: _("Keeping how it stands now"),
    Working.REBUILDING: lambda: _("Making the small file anew"),
    Working.NEW_KEYS: lambda: _("Making new keys"),
}

_RESCUE: Final[tuple[tuple[float, Callable[[], str]], ...]] = (
    (0.4, lambda: _("The damaged file is read, page by page.")),
    (0.5, lambda: _("What is missing is looked for in earlier copies.")),
    (0.85, lambda: _("Everything is made findable again.")),
    (0.95, lambda: _("The new file is looked over from end to end.")),
    (2.0, lambda: _("The new file takes its place.")),
)
"""What is done until which share of it."""

_NEW_KEYS: Final[tuple[tuple[float, Callable[[], str]], ...]] = (
    (0.1, lambda: _("A copy is kept first, as it is now.")),
    (0.6, lambda: _("Pictures and files are sealed anew.")),
    (0.9, lambda: _("The journal is written anew with the new key.")),
    (2.0, lambda: _("The new file takes its place.")),
)


class WorkingStep(Step):
    """The window stays alive; what can still be let go of has a button."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.title = Para(theme, "", "title")
        self.progress = Para(theme, "", "body", "ink2", name=_("How far it is"))
        self.line = FillingLine(theme, moves=False)
        words = _("Nothing is taken away before everything new is whole and was looked at again.")
        self.cancel = Button(theme, deed_words(Deed.CANCEL), "outline")
        self.cancel.clicked.connect(lambda: self.asked.emit(Do(deed=Deed.CANCEL)))
        card = SceneCard(theme, _("Under way"), width=CARD_WIDTH)
        inside = card.content
        for part, gap in ((self.title, 10), (self.progress, 16), (self.line, 16)):
            inside.addWidget(part)
            inside.addSpacing(gap)
        inside.addWidget(Para(theme, words, "small", "ink2"))
        inside.addSpacing(20)
        row = QHBoxLayout()
        inside.addLayout(row)
        row.addWidget(self.cancel)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        self._card = card.card

    def show_view(self, view: LockView) -> None:
        """Show how far it is."""
        work = view.work
        if work is None:
            return
        self.title.set_text(_TITLES[work.doing]())
        self.progress.set_text(_far(work))
        self.line.show_share(work.share)
        self.cancel.setVisible(work.may_cancel)
        self.cancel.setEnabled(not work.cancelling)

    def take_focus(self) -> None:
        """Where keys do nothing by mistake."""
        self._card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if not self.cancel.hasFocus():
            self._card.setFocus(Qt.FocusReason.OtherFocusReason)


def _far(work: Work) -> str:
    if work.cancelling:
        return _("Letting go of it. Nothing was changed.")
    if not work.total:
        return _("One moment.")
    parts = _NEW_KEYS if work.doing is Working.NEW_KEYS else _RESCUE
    return next(words() for until, words in parts if work.share < until)
