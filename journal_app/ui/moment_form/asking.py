"""What the form of a moment asks: which rows a state, an answer or a touch brings up or folds.

Rules alone, without any widget. What is folded away keeps what was said in it; what no longer
belongs to the answer given is left out of the moment.
"""

from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Final

from journal_app.core.moments import (
    BOTH,
    FEAR,
    PREFERENCE,
    STATES_TO_SETTLE,
    Capture,
)
from journal_app.core.shown_names import ShownNames
from journal_app.core.vocabulary import Opens, Vocabulary

NOT_WANTED: Final = "wt_not_wanted"


class Question(Enum):
    """How *fear or preference* stands for this person now."""

    ASKED = auto()
    FOLDED = auto()
    """Not asked unbidden; one press opens it. So it is while the journal is locked."""
    RESTS = auto()
    """Answered three times within a day; it rests until tomorrow."""
    PUT_AWAY = auto()
    """Switched off by what the person said about their safety; only the link stays."""


class Row(Enum):
    """The rows, in reading order but for the answers and what follows from them."""

    ANSWERS = auto()
    STATE = auto()
    WITH = auto()
    BEFORE = auto()
    WANTED = auto()
    NO_RESPECTED = auto()
    BODY = auto()
    PULL = auto()
    WANTS = auto()
    WHICH_FEAR = auto()
    ROOM_FOR = auto()
    FOR_REST = auto()
    FOR_FEAR = auto()
    TO_SAY = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormParts:
    """What a form is given to ask with."""

    vocabulary: Vocabulary
    people: tuple[str, ...] = ()
    names: ShownNames = field(default_factory=ShownNames)
    """How people are called, and in which tint."""
    question: Question = Question.FOLDED
    words_missing: bool = False
    """Whether the list of words cannot be read at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What the person unfolded."""

    answers: bool = False
    rest: bool = False
    """What a state that wants settling folds away."""
    more: bool = False
    """The rows the small window keeps behind *Say more*."""


_AFTER: Final = {
    FEAR: frozenset({Row.WHICH_FEAR}),
    PREFERENCE: frozenset({Row.ROOM_FOR, Row.TO_SAY}),
    BOTH: frozenset({Row.FOR_REST, Row.FOR_FEAR, Row.TO_SAY}),
}
"""What each answer asks next; *can’t tell yet* asks nothing more."""
FOLLOWING: Final = (Row.WHICH_FEAR, Row.ROOM_FOR, Row.FOR_REST, Row.FOR_FEAR, Row.TO_SAY)
_GATED: Final = frozenset({Row.ANSWERS, Row.PULL, *FOLLOWING})
_FEAR_QUESTIONS: Final = _GATED | {Row.WANTS}
_ALWAYS: Final = frozenset({Row.STATE, Row.WITH, Row.BODY})
_MORE: Final = frozenset({Row.BEFORE, Row.PULL, Row.WANTS})

_FIELDS_AFTER: Final = {
    "which_fear": frozenset({FEAR}),
    "room_for": frozenset({PREFERENCE}),
    "for_rest": frozenset({BOTH}),
    "for_fear": frozenset({BOTH}),
    "sentence": frozenset({PREFERENCE, BOTH}),
}
"""Fields that belong to some answers alone."""


def rows_in_sight(
    capture: Capture, parts: FormParts, opened: Opened, *, small: bool
) -> frozenset[Row]:
    """The rows to show; few things in sight are better than many."""
    rows = _ALWAYS | ({Row.ANSWERS} if _shows_answers(parts.question, opened, small) else set())
    if opened.more or not small:
        rows |= _MORE
    if parts.question is not Question.PUT_AWAY:
        rows |= _AFTER.get(capture.reading or "", frozenset())
    if asks_whether_wanted(capture, parts.vocabulary):
        rows |= {Row.WANTED}
        if is_not_wanted(capture):
            # A no needs no reading: one thing is asked, and nothing of fear.
            return (rows | {Row.NO_RESPECTED}) - _FEAR_QUESTIONS
    return rows - _GATED if rests(capture, opened) else rows


def rests(capture: Capture, opened: Opened) -> bool:
    """Whether settling comes first, so that the pull and the question are folded away."""
    return capture.state in STATES_TO_SETTLE and not opened.rest


def asks_whether_wanted(capture: Capture, vocabulary: Vocabulary) -> bool:
    """Whether a touch or something sexual had come near."""
    before = capture.terms.get("trigger_primary", ())
    return any(
        term in vocabulary and vocabulary.terms[term].opens is Opens.WANTED for term in before
    )


def is_not_wanted(capture: Capture) -> bool:
    """Whether it was said not to have been wanted."""
    return NOT_WANTED in capture.terms.get("wanted_touch", ())


def fitting(capture: Capture, vocabulary: Vocabulary) -> Capture:
    """The capture without what belongs to another answer than the one that was given."""
    gone = {
        name for name, readings in _FIELDS_AFTER.items() if capture.reading not in readings
    } | _gone_with_touch(capture, vocabulary)
    owns = gone | {f"{name}_other" for name in gone}
    return replace(
        capture,
        terms={name: terms for name, terms in capture.terms.items() if terms and name not in gone},
        texts={name: text for name, text in capture.texts.items() if text and name not in owns},
        skipped=capture.skipped - gone,
    )


def _gone_with_touch(capture: Capture, vocabulary: Vocabulary) -> set[str]:
    before = capture.terms.get("trigger_primary", ())
    # Words nobody can read now may well be a touch.
    unread = any(term not in vocabulary for term in before)
    if not unread and not asks_whether_wanted(capture, vocabulary):
        return {"wanted_touch", "no_respected"}
    return set() if is_not_wanted(capture) else {"no_respected"}


def _shows_answers(question: Question, opened: Opened, small: bool) -> bool:
    match question:
        case Question.ASKED:
            # In the large form the answer of the question stands as a chip and opens on a press.
            return small or opened.answers
        case Question.FOLDED:
            return opened.answers
        case _:
            return False
