"""Everything a moment tells, in calm groups; nothing stands for what was not asked."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from PySide6.QtCore import QLocale

from journal_app.core import moment_words
from journal_app.core.clock import Clock, day_of, when_at
from journal_app.core.moment_fields import Field, Part, Shape, fields_of
from journal_app.core.moments import Moment
from journal_app.core.timeline import FOLLOW_THE_ANSWER
from journal_app.core.vocabulary import OTHER, Vocabulary
from journal_app.i18n import _
from journal_app.ui.editor.day_words import day_words, time_words
from journal_app.ui.moment_form import wording

_ORDER: Final = (
    Part.CAPTURE,
    Part.BODY,
    Part.WHAT,
    Part.MEANING,
    Part.REASON,
    Part.CARE,
    Part.SPACE,
    Part.HELPED,
)
_COLUMNS: Final = {
    Part.CAPTURE: ("state", "pull_away", "pull_toward"),
    Part.BODY: ("closeness_now", "closeness_wanted"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A place in the body that leads to every moment it was felt in."""

    term: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What was told of one field; `own` words are the person's."""

    label: str
    words: str = ""
    own: bool = False
    doors: tuple[Door, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The lines of one part."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentTelling:
    """Says a moment with the labels the person uses today."""

    vocabulary: Vocabulary
    locale: QLocale
    clock: Clock

    def groups(self, moment: Moment, *, covered: bool = False) -> tuple[Group, ...]:
        """The parts something was told in; `covered` leaves out what tells the first answer."""
        if covered:
            moment = _without_the_answer(moment)
        made = []
        for part in _ORDER:
            lines = tuple(self._lines(moment, part))
            if lines:
                made.append(Group(title=wording.part_name(part), lines=lines))
        return tuple(made)

    def kind(self, moment: Moment) -> str:
        """What kind of moment it was."""
        return self.vocabulary.label(moment.kind)

    def image(self, moment: Moment) -> str:
        """What the image is called; empty for none."""
        return self._terms("image", moment.terms.get("image", ()), moment)

    def time(self, at: datetime) -> str:
        """A day and a time, such as “Saturday, 22 November, 18:05”."""
        local = when_at(at, self.clock).local
        day = day_words(local.date(), self.locale, this_year=day_of(self.clock).year)
        return f"{day}, {time_words(local, self.locale)}"

    def _lines(self, moment: Moment, part: Part) -> Iterable[Line]:
        if part is Part.BODY and moment.body:
            yield from self._body(moment)
        for column in _COLUMNS.get(part, ()):
            words = self._column(moment, column)
            if words:
                yield Line(label=moment_words.told(column), words=words)
        for field in fields_of(part):
            # The image is painted where the drawing is.
            line = None if field.name == "image" else self._line(moment, field)
            if line is not None:
                yield line

    def _body(self, moment: Moment) -> Iterable[Line]:
        places: dict[str, list[str]] = {}
        loose: list[str] = []
        for mark in moment.body:
            felt = places.setdefault(mark.region, []) if mark.region is not None else loose
            if mark.sensation is not None:
                felt.append(self._chip(mark.sensation))
        doors = tuple(
            Door(term=place, words=self._place(place, felt)) for place, felt in places.items()
        )
        if doors:
            yield Line(label=_("Where"), doors=doors)
        if loose:
            yield Line(label=_("Without a place"), words=", ".join(loose))

    def _place(self, place: str, felt: list[str]) -> str:
        name = self._chip(place)
        if not felt:
            return name
        return _("{place}: {what}").format(place=name, what=", ".join(felt))

    def _column(self, moment: Moment, column: str) -> str:
        value = getattr(moment, column)
        if value is not None:
            return self._label(value) if column == "state" else self._number(column, value)
        return self._passed_over() if column in moment.skipped else ""

    def _line(self, moment: Moment, field: Field) -> Line | None:
        label = moment_words.told(field.name)
        if field.name in moment.skipped:
            return Line(label=label, words=self._passed_over())
        words = self._words(moment, field)
        own = field.shape is Shape.TEXT
        return Line(label=label, words=words, own=own) if words else None

    def _words(self, moment: Moment, field: Field) -> str:
        match field.shape:
            case Shape.TEXT:
                return moment.texts.get(field.name, "")
            case Shape.NUMBER:
                number = moment.numbers.get(field.name)
                return "" if number is None else self._number(field.name, number)
            case Shape.TIME:
                at = moment.times.get(field.name)
                return "" if at is None else self.time(at)
            case _:
                return self._terms(field.name, moment.terms.get(field.name, ()), moment)

    def _terms(self, field: str, terms: Iterable[str], moment: Moment) -> str:
        return ", ".join(self._term(field, term, moment) for term in terms)

    def _term(self, field: str, term: str, moment: Moment) -> str:
        own = moment.texts.get(f"{field}_other", "")
        if term.endswith(f"_{OTHER}") and own:
            return own
        if field == "wants":
            # Its label tells what was done, and this is what somebody only wanted to do.
            return self._chip(term)
        strength = moment.strengths.get(term) if field == "feelings" else None
        if strength is None:
            return self._label(term)
        much = self._number("strength", strength)
        return _("{feeling} ({how_much})").format(feeling=self._label(term), how_much=much)

    def _label(self, term: str) -> str:
        return self.vocabulary.label(term) or _("a word this version does not know")

    def _chip(self, term: str) -> str:
        return self.vocabulary.chip(term) or self._label(term)

    def _number(self, field: str, number: int) -> str:
        words = moment_words.number_words(field)
        return words[number] if 0 <= number < len(words) else str(number)

    def _passed_over(self) -> str:
        return _("passed over")


def _without_the_answer(moment: Moment) -> Moment:
    return replace(
        moment,
        terms={name: each for name, each in moment.terms.items() if name not in FOLLOW_THE_ANSWER},
        texts={name: each for name, each in moment.texts.items() if name not in FOLLOW_THE_ANSWER},
        skipped=moment.skipped - set(FOLLOW_THE_ANSWER),
    )
