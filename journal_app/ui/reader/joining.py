"""Joins the piece one reads to another moment: which one, and in which words."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QDate, QObject
from PySide6.QtWidgets import QWidget

from journal_app.core.ids import PieceId
from journal_app.core.links import Link
from journal_app.core.safety import Feature
from journal_app.core.timeline import PieceHead
from journal_app.core.vocabulary import OTHER
from journal_app.i18n import _
from journal_app.services import links, reading
from journal_app.ui.context import Context
from journal_app.ui.timeline.telling import BETWEEN, Telling
from journal_app.ui.widgets.choice_popover import ChoicePopover

MOST_OFFERED: Final = 60
_SEQUENCES: Final = "sq"
_MOST_CHARACTERS: Final = 20
"""Of a sentence, in a list as narrow as a popover."""


class Joining(QObject):
    """Two small choices, one after the other; Esc at either leaves everything as it was."""

    def __init__(
        self,
        context: Context,
        telling: Telling,
        trouble: Callable[[Exception], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._telling = telling
        self._trouble = trouble
        self._window = parent
        self._anchor: QWidget = parent
        self._source = PieceId(0)
        self._target = PieceId(0)
        self._moments: dict[str, PieceId] = {}
        self._relations: dict[str, str] = {}
        self._which: ChoicePopover | None = None
        self._how: ChoicePopover | None = None

    def begin(self, source: PieceId, anchor: QWidget) -> None:
        """Ask which moment this piece belongs with."""
        self._source, self._anchor = source, anchor
        job = self._context.jobs.run(reading.recent_moments, MOST_OFFERED, besides=source)
        job.finished.connect(self._ask_which)
        job.failed.connect(self._trouble)

    def part(self, link: Link) -> None:
        """Part two pieces, with a way to change one's mind."""
        job = self._context.jobs.run(links.part, link.uid)
        job.finished.connect(partial(self._on_parted, link))
        job.failed.connect(self._trouble)

    def forget(self) -> None:
        """Drop every word."""
        self._moments.clear()
        for popover in (self._which, self._how):
            if popover is not None:
                popover.deleteLater()
        self._which = self._how = None

    def _ask_which(self, heads: Sequence[PieceHead]) -> None:
        if not heads:
            self._context.notices.say(_("There is no other moment to join it to yet."))
            return
        self._moments = {}
        for head in heads:
            label = self._called(head)
            while label in self._moments:
                label += "\u00a0"
            self._moments[label] = head.id
        if self._which is None:
            self._which = ChoicePopover(
                self._context.theme, self._window.window(), _("Join to another moment"),
                _("Find a moment"), creates=False,
            )  # fmt: skip
            self._which.chosen.connect(self._on_which)
        self._which.choose_at(self._anchor, list(self._moments))

    def _called(self, head: PieceHead) -> str:
        words = head.preview or self._telling.line(head)
        if len(words) > _MOST_CHARACTERS:
            words = words[:_MOST_CHARACTERS].rsplit(" ", 1)[0] + "…"
        day = head.when.day
        date = self._telling.locale.toString(QDate(day.year, day.month, day.day), "d MMM")
        return f"{words}{BETWEEN}{date}"

    def _on_which(self, label: str) -> None:
        self._target = self._moments[label]
        self._moments = {}
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
        relation = self._relations.get(label)
        job = self._context.jobs.run(
            links.join,
            self._source,
            self._target,
            relation=relation or "",
            words=label if relation is None else "",
            clock=self._context.clock,
        )
        job.failed.connect(self._trouble)

    def _on_parted(self, link: Link, _changes: object) -> None:
        self._context.notices.say(_("Parted. Both stay."), _("Undo"), partial(self._rejoin, link))

    def _rejoin(self, link: Link) -> None:
        job = self._context.jobs.run(
            links.join,
            link.source,
            link.target,
            relation=link.relation,
            words=link.words,
            clock=self._context.clock,
        )
        job.failed.connect(self._trouble)
