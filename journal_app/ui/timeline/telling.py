"""`Telling`: what a moment is called in words, with the labels the person uses today."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from PySide6.QtCore import QLocale

from journal_app.core.shown_names import ShownNames
from journal_app.core.timeline import MomentHead, PieceHead
from journal_app.core.vocabulary import OTHER, UNSURE, Vocabulary
from journal_app.i18n import _
from journal_app.ui.context import Context
from journal_app.ui.timeline import wording

BETWEEN: Final = "  ·  "
_UNTOLD: Final = ("nothing", "none", OTHER, UNSURE)
"""Ends of ids of words that say nothing after “after” or beside a picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Asked at every painting: words may be renamed, and a later look opens as time goes by."""

    vocabulary: Callable[[], Vocabulary]
    now: Callable[[], datetime]
    locale: QLocale
    names: Callable[[], ShownNames] = ShownNames
    """How people are called, and in which tint."""

    def people(self, head: PieceHead, *, pointed: bool = False) -> tuple[str, ...]:
        """Who is named on a piece, as they are called there; in full where one points at it."""
        return head.people if pointed else self.names().several(head.people)

    def veiled(self, head: PieceHead) -> str:
        """The whole names of a piece whose people stand as initials; empty for any other."""
        if not self.names().as_initials or not head.people:
            return ""
        people = self.locale.createSeparatedList(list(head.people))
        return _("with {people}").format(people=people)

    def described(self, head: PieceHead) -> str:
        """What is told of a piece after its name: that it has a picture, and veiled names."""
        picture = _("with a picture") if head.pictured else ""
        return ", ".join(filter(None, (picture, self.veiled(head))))

    def readings(self, head: PieceHead) -> tuple[str, ...]:
        """The answers to show beside a piece; none of a moment while its later look is open."""
        return head.readings(self.now())

    def line(self, head: PieceHead) -> str:
        """What a moment without a sentence says, from what was chosen for it."""
        return "" if head.moment is None else self._speaking(head.moment)

    def caption(self, head: PieceHead, *, pointed: bool = False) -> str:
        """The quiet line of a moment: “18:05 · Mara · jaw, shoulders · after a touch”."""
        parts = [
            wording.clock_time(head, self.locale),
            ", ".join(self.people(head, pointed=pointed)),
        ]
        if head.moment is not None:
            parts += [self._places(head.moment), self._after(head.moment)]
        return BETWEEN.join(filter(None, parts))

    def spoken(self, head: PieceHead, text: str) -> str:
        """The name of a piece for screen readers."""
        told = replace(head, people=self.people(head))
        return wording.spoken_piece(told, text or self.line(head), self.locale, self.readings(head))

    def _speaking(self, moment: MomentHead) -> str:
        words = self.vocabulary()
        image = "" if _untold(moment.image) else words.chip(moment.image or "")
        drawing = _("a drawing") if moment.drawing else ""
        state = "" if _untold(moment.state) else words.chip(moment.state or "")
        parts = (words.label(moment.kind), image, drawing, state)
        return ", ".join(filter(None, parts)) or _("A moment")

    def _places(self, moment: MomentHead) -> str:
        words = self.vocabulary()
        return ", ".join(filter(None, map(words.chip, moment.regions)))

    def _after(self, moment: MomentHead) -> str:
        if _untold(moment.trigger):
            return ""
        trigger = self.vocabulary().chip(moment.trigger or "")
        return _("after {what}").format(what=trigger) if trigger else ""


def telling_over(context: Context) -> Telling:
    """The words, names and time of the journal that is open."""
    known = context.known
    return Telling(
        vocabulary=lambda: known.vocabulary,
        now=context.clock.now,
        locale=QLocale(),
        names=lambda: known.names,
    )


def _untold(term: str | None) -> bool:
    return term is None or term.endswith(tuple(f"_{end}" for end in _UNTOLD))
