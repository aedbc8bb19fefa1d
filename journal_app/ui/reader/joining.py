"""Joins the piece one reads to another: which one, and in which words."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QWidget

from journal_app.core.ids import PieceId
from journal_app.core.links import Link
from journal_app.core.safety import Feature
from journal_app.core.timeline import PieceHead
from journal_app.core.vocabulary import OTHER
from journal_app.i18n import _
from journal_app.runtime.jobs import Job
from journal_app.services import links
from journal_app.services.reading import Leaf
from journal_app.ui.context import Context
from journal_app.ui.date_names import read_date
from journal_app.ui.reader.joined_panel import JoinedPanel
from journal_app.ui.reader.link_words import LinkWords
from journal_app.ui.timeline.telling import Telling
from journal_app.ui.widgets.choice_popover import ChoicePopover

if TYPE_CHECKING:
    from journal_app.core.search_keys import Lexicon
    from journal_app.services.joinable import Joinable
    from journal_app.services.links import Made
    from journal_app.ui.reader.finder import Finder

_SEQUENCES: Final = "sq"


class Joining(QObject):
    """Two small choices, one after the other; Esc at either leaves everything as it was."""

    def __init__(
        self,
        context: Context,
        telling: Telling,
        day: Callable[[PieceHead], str],
        trouble: Callable[[Exception], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._telling = telling
        self._day = day
        self._trouble = trouble
        self._window = parent
        self._anchor: QWidget = parent
        self._source: PieceId | None = None
        self._pair: tuple[PieceId, PieceId] | None = None
        self._relations: dict[str, str] = {}
        self._asked: Job | None = None
        self._which: Finder | None = None
        self._how: ChoicePopover | None = None
        self._words = LinkWords(context, trouble, parent)

    def listen_to(self, panel: JoinedPanel) -> None:
        """Do what is wanted where links are shown."""
        panel.parted.connect(self.part)
        panel.words_wanted.connect(self._words.ask)
        panel.join_wanted.connect(partial(self.begin, panel.join_button))

    def show_leaf(self, leaf: Leaf) -> None:
        """This is read now."""
        piece = leaf.entry or leaf.moment
        self._source = None if piece is None else piece.id

    def begin(self, anchor: QWidget) -> None:
        """Ask which piece this one belongs with."""
        if self._source is not None:
            self._anchor = anchor
            self._find(self._source, "", self._ask_which)

    def part(self, link: Link) -> None:
        """Part two pieces, with a way to change one's mind."""
        job = self._context.jobs.run(links.part, link.uid, clock=self._context.clock)
        job.finished.connect(partial(self._on_parted, link))
        job.failed.connect(self._trouble)

    def forget(self) -> None:
        """Drop every word."""
        self._stop_finding()
        self._words.forget()
        self._source = self._pair = None
        for popover in (self._which, self._how):
            if popover is not None:
                popover.deleteLater()
        self._which = self._how = None

    def _find(self, source: PieceId, typed: str, show: "Callable[[Joinable], None]") -> None:
        # What finds is for whoever joins.
        from journal_app.services import joinable

        self._stop_finding()
        self._asked = self._context.jobs.run(
            joinable.joinable,
            source,
            typed,
            lexicon=self._lexicon(),
            words=self._context.known.vocabulary,
            clock=self._context.clock,
        )
        self._asked.finished.connect(show)
        self._asked.failed.connect(self._trouble)

    def _stop_finding(self) -> None:
        if self._asked is not None:
            self._asked.cancel()
            self._asked = None

    def _lexicon(self) -> "Lexicon":
        from journal_app.services import searching

        known, locale = self._context.known, QLocale()
        words = searching.lexicon(known.vocabulary, known.marks, known.people or None)
        return replace(words, reads=lambda text, today: read_date(text, today, locale))

    def _ask_which(self, found: "Joinable") -> None:
        self._asked = None
        if not found.heads:
            self._context.notices.say(_("There is nothing else to join it to yet."))
            return
        if self._which is None:
            from journal_app.ui.reader.finder import Finder

            window, name = self._window.window(), _("Join to another piece")
            self._which = Finder(self._context.theme, window, name, self._telling, self._day)
            self._which.wanted.connect(self._on_wanted)
            self._which.chosen.connect(self._ask_how)
            self._which.closed.connect(self._stop_finding)
        self._which.find_at(self._anchor, found)

    def _on_wanted(self, typed: str) -> None:
        if self._source is not None:
            self._find(self._source, typed, self._on_found)

    def _on_found(self, found: "Joinable") -> None:
        self._asked = None
        if self._which is not None and not self._which.isHidden():
            self._which.show_found(found)

    def _ask_how(self, target: PieceId) -> None:
        if self._source is None:
            return
        self._pair = (self._source, target)
        words = self._context.known.vocabulary
        self._relations = {_("Without words"): ""}
        if self._context.known.safety.allows(Feature.LOOP):
            for term in words.group(_SEQUENCES):
                if not term.id.endswith(f"_{OTHER}"):
                    self._relations[term.label] = term.id
        if self._how is None:
            self._how = ChoicePopover(
                self._context.theme, self._window.window(), _("How do they belong together?"),
                _("A few words, or one of these"),
            )  # fmt: skip
            self._how.chosen.connect(self._on_how)
        self._how.choose_at(self._anchor, list(self._relations))

    def _on_how(self, label: str) -> None:
        if self._pair is None:
            return
        relation = self._relations.get(label)
        job = self._context.jobs.run(
            links.join,
            *self._pair,
            relation=relation or "",
            words=label if relation is None else "",
            clock=self._context.clock,
        )
        job.finished.connect(self._on_joined)
        job.failed.connect(self._trouble)

    def _on_joined(self, made: "Made") -> None:
        if made.link != made.before:
            undo = partial(self._take_back, made)
            self._context.notices.say(_("Joined. It shows at both."), _("Undo"), undo)

    def _take_back(self, made: "Made") -> None:
        self._context.jobs.run(links.take_back, made).failed.connect(self._trouble)

    def _on_parted(self, link: Link, _changes: object) -> None:
        self._context.notices.say(_("Parted. Both stay."), _("Undo"), partial(self._rejoin, link))

    def _rejoin(self, link: Link) -> None:
        # What brings anything back is for whoever changes their mind.
        from journal_app.services import bin as bin_service

        job = self._context.jobs.run(bin_service.bring_back, link.uid, clock=self._context.clock)
        job.failed.connect(self._trouble)
