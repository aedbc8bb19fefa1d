"""What a moment says on the command line: as one calm line, and whole in plain words."""

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Final

from journal_app.cli.field_names import answer_name, field_name, number_words
from journal_app.core.clock import Clock
from journal_app.core.ids import PieceId
from journal_app.core.moment_fields import FIELDS
from journal_app.core.moments import BodyMark, Latency, Moment, latency, later_look_due
from journal_app.core.search import Query
from journal_app.core.timeline import FOLLOW_THE_ANSWER, MomentHead, PieceHead
from journal_app.core.vocabulary import OTHER, UNSURE, Vocabulary
from journal_app.i18n import _
from journal_app.services import timeline, vocabulary

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables

BETWEEN: Final = " · "
_UNTOLD: Final = ("nothing", "none", OTHER, UNSURE)
"""Ends of ids that say nothing after “after”."""


class Telling:
    """Tells moments with the words the person uses; a covered first answer stays covered."""

    def __init__(self, tables: "Tables", clock: Clock) -> None:
        self._tables = tables
        self._clock = clock

    @cached_property
    def words(self) -> Vocabulary:
        """Read when the first moment is told: a list of entries needs none."""
        return vocabulary.personal(self._tables, vocabulary.built_in())

    def line(self, moment: MomentHead, text: str) -> str:
        """Such as “Pulled away · I looked at my phone.”; without a text, what was told beside it.

        The answers are told by `answers`: they stand where nothing is cut off.
        """
        parts = [self._label(moment.kind), text]
        if not text:
            places = ", ".join(map(self._chip, moment.regions))
            parts += [self._chip(moment.image), self._chip(moment.state), places]
            parts += [_("a drawing") if moment.drawing else "", self._after(moment.trigger)]
        return BETWEEN.join(filter(None, parts))

    def answers(self, head: PieceHead) -> list[str]:
        """The answers to show beside a piece: of a moment, or of those opened from an entry."""
        return [answer_name(reading) for reading in head.readings(self._clock.now())]

    def around(self, piece: PieceId, query: Query) -> str:
        """The part of a moment around a match: of its own words, or the labels that match."""
        found = timeline.excerpts(self._tables, [piece], query, words=self.words, clock=self._clock)
        return found.get(piece, "")

    def rows(self, moment: Moment) -> Iterator[tuple[str, str]]:
        """Everything that was said of it, named; nothing for what was not asked.

        While the later look is open, neither the first answer nor what only that one asks for.
        """
        covered = later_look_due(moment, self._clock.now())
        yield from self._beginning(moment)
        if not covered:
            yield from self._answers(moment)
        yield from self._middle(moment)
        hidden = FOLLOW_THE_ANSWER if covered else ()
        for name in dict.fromkeys([*FIELDS, *moment.terms, *moment.texts]):
            value = self._field(moment, name)
            if value and name.removesuffix(f"_{OTHER}") not in hidden:
                yield field_name(name), value
        skipped = sorted(moment.skipped.difference(hidden))
        if skipped:
            yield _("Passed over"), ", ".join(map(field_name, skipped))

    def _beginning(self, moment: Moment) -> Iterator[tuple[str, str]]:
        yield field_name("kind"), self._label(moment.kind)
        if latency(moment) is not Latency.LIVE:
            yield _("Noted at"), _clock_time(moment.captured_at, moment)
        if moment.state is not None:
            yield field_name("state"), self._chip(moment.state)

    def _middle(self, moment: Moment) -> Iterator[tuple[str, str]]:
        for name in ("pull_away", "pull_toward", "closeness_now", "closeness_wanted"):
            value = getattr(moment, name)
            if value is not None:
                yield field_name(name), number_words(name, value)
        if moment.body:
            yield field_name("body"), ", ".join(map(self._mark, moment.body))
        if moment.drawing:
            yield field_name("drawing"), _("there is one, to be seen in the window")

    def _answers(self, moment: Moment) -> Iterator[tuple[str, str]]:
        if moment.reading is None:
            return
        answered = answer_name(moment.reading) or self._label(moment.reading)
        yield field_name("reading"), answered
        if moment.reading_later is not None:
            later = answer_name(moment.reading_later) or self._label(moment.reading_later)
            yield field_name("reading_later"), later

    def _field(self, moment: Moment, name: str) -> str:
        """What was said in one field, or nothing."""
        if name in moment.terms:
            own = moment.texts.get(f"{name}_{OTHER}", "")
            return ", ".join(self._term(moment, term, own) for term in moment.terms[name])
        if name in moment.numbers:
            return number_words(name, moment.numbers[name])
        if name in moment.times:
            return _clock_time(moment.times[name], moment)
        if name.removesuffix(f"_{OTHER}") in moment.terms:
            # Stands where the word itself was chosen.
            return ""
        return moment.texts.get(name, "")

    def _term(self, moment: Moment, term: str, own: str) -> str:
        label = own if own and term.endswith(f"_{OTHER}") else self._chip(term)
        strength = moment.strengths.get(term)
        return label if strength is None else f"{label} ({number_words('feelings', strength)})"

    def _mark(self, mark: BodyMark) -> str:
        place, felt = self._chip(mark.region), self._chip(mark.sensation)
        return f"{place} ({felt})" if place and felt else place or felt

    def _after(self, trigger: str | None) -> str:
        if trigger is None or trigger.endswith(tuple(f"_{end}" for end in _UNTOLD)):
            return ""
        return _("after {what}").format(what=self._chip(trigger))

    def _label(self, term: str) -> str:
        return self.words.label(term) or term

    def _chip(self, term: str | None) -> str:
        return "" if term is None else self.words.chip(term) or term


def _clock_time(instant: datetime, moment: Moment) -> str:
    return f"{instant.astimezone(moment.when.local.tzinfo):%Y-%m-%d  %H:%M}"
