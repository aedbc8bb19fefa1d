"""The words of a link, changed where the link is shown."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal_app.core.links import Link
from journal_app.i18n import _
from journal_app.services import links
from journal_app.ui.context import Context
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.typed_popover import TypedPopover

if TYPE_CHECKING:
    from journal_app.services.links import Made


class LinkWordsPopover(TypedPopover):
    """One field; Enter keeps it, and nothing in it is an answer too."""

    said = Signal(object, str)
    """Carries the `Link` and the words."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(
            theme, window, _("Words of the link"), [_("How they belong together")], _("Keep")
        )
        self._link: Link | None = None
        self.fields[0].setMaxLength(links.LONGEST_WORDS)

    def ask_at(self, anchor: QWidget, link: Link) -> None:
        """Open for this one."""
        self._link = link
        self.open_with(anchor, [link.words])

    def entered(self) -> None:
        """Keep what stands there."""
        if self._link is not None:
            self.said.emit(self._link, self.fields[0].text())
        self.dismiss()

    def forget(self) -> None:
        """Drop every word."""
        self._link = None
        self.fields[0].forget()
        self.dismiss()


class LinkWords(QObject):
    """Asks for other words and keeps them, with a way to change one's mind."""

    def __init__(
        self, context: Context, trouble: Callable[[Exception], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._trouble = trouble
        self._over = parent
        self._popover: LinkWordsPopover | None = None

    def ask(self, link: Link, anchor: QWidget) -> None:
        """Ask beside the link."""
        if self._popover is None:
            self._popover = LinkWordsPopover(self._context.theme, self._over.window())
            self._popover.said.connect(self._on_said)
        self._popover.ask_at(anchor, link)

    def forget(self) -> None:
        """Drop every word."""
        if self._popover is not None:
            self._popover.forget()

    def _on_said(self, link: Link, words: str) -> None:
        job = self._context.jobs.run(links.say, link.uid, words)
        job.finished.connect(self._on_kept)
        job.failed.connect(self._trouble)

    def _on_kept(self, made: "Made") -> None:
        if made.changes:
            undo = partial(self._take_back, made)
            self._context.notices.say(_("Kept. It shows at both."), _("Undo"), undo)

    def _take_back(self, made: "Made") -> None:
        self._context.jobs.run(links.take_back, made).failed.connect(self._trouble)
