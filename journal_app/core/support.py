"""`Support`: what the pages say that stay when closeness is put away, in one language.

Nothing in it tells anybody to leave, to stay, to report or to confront.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from journal_app.core.safety import Answer, SafetyState
from journal_app.core.shelves import Shelf

CARD = (Shelf.CARD_PEOPLE, Shelf.CARD_NUMBER, Shelf.CARD_PLACE, Shelf.CARD_HELPED)
"""The lines of *my card*, in their order."""
LISTS = (Shelf.KIND_LINES, Shelf.FREEDOMS, Shelf.LIMITS)
"""The shelves a person fills over time."""


class FearToo(StrEnum):
    """The answers of the one question that follows *something hurtful happened*."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not-sure"


FEAR_TOO: Mapping[FearToo, SafetyState | None] = {
    FearToo.YES: SafetyState.FLAGGED,
    FearToo.NO: None,
    FearToo.NOT_SURE: SafetyState.UNSURE,
}
"""What each of them sets; a no changes nothing."""


class AskedAgain(StrEnum):
    """The answers of the one gentle question after *not sure*; whoever glances learns nothing."""

    LEAVE_AWAY = "leave-away"
    BRING_BACK = "bring-back"
    SAY_MORE = "say-more"
    """Opens the fork again."""


class RecordField(StrEnum):
    """The fields of the private record, facts first; feelings stand apart."""

    DATE = "date"
    PLACE = "place"
    HAPPENED = "happened"
    WORDS = "words"
    SAW = "saw"
    FELT = "felt"


class DataTopic(StrEnum):
    """What the page about the data tells, in its order."""

    WHERE = "where"
    WHO = "who"
    PROTECTED = "protected"
    NOT_PROTECTED = "not-protected"
    DELETING = "deleting"
    WATCHED = "watched"
    CHANGES = "changes"
    LIMITS = "limits"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One answer to choose, and what is said after it beside what it sets."""

    text: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fork:
    """The one calm screen of *Something isn’t OK*, and the questions that belong to it."""

    intro: tuple[str, ...]
    question: str
    answers: Mapping[Answer, Reply]
    after: Mapping[SafetyState, tuple[str, ...]]
    """What is said once it is set: put away, put away for now, or nothing changed."""
    fear_question: str
    fear_answers: Mapping[FearToo, str]
    again_question: str
    again_answers: Mapping[AskedAgain, str]
    setting: str
    """Beside the setting, the only visible trace."""
    plain_note: str
    """For somebody who may frighten another."""
    wanted: str
    no_respected: str
    a_no: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands under it."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    """The support page: calm, offline, the same on every day."""

    title: str
    danger: str
    leaving: Section
    card: Section
    card_labels: Mapping[Shelf, str]
    kinds: Section
    finding: Section
    coming_back: str
    hard_nights: str
    """The one line with which the page is offered, once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledHint:
    """A field's name and a few words on what may go there."""

    label: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage:
    """The private record."""

    title: str
    warning: tuple[str, ...]
    sealed: str
    facts: str
    feelings: str
    """The headings over the facts and over what it was like."""
    fields: Mapping[RecordField, LabelledHint]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfPage:
    """One shelf of short lines."""

    title: str
    lead: str
    hint: str
    starters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPage:
    """Questions to weigh when two people may not fit, without an answer of ours."""

    title: str
    lead: tuple[str, ...]
    questions: tuple[str, ...]
    fear: str
    """Leads back to *Something isn’t OK*."""
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSection:
    """One topic of the page about the data; `{folder}` in a line waits for the real place."""

    title: str
    lines: tuple[str, ...]
    keyring: tuple[str, ...] = ()
    passphrase: tuple[str, ...] = ()
    """What holds only where the key is in the keyring, or where a passphrase is set."""

    def told(self, folder: str, *, passphrase: bool) -> tuple[str, ...]:
        """The lines that are true here, with the real place of the data in them."""
        ours = self.passphrase if passphrase else self.keyring
        return tuple(line.replace("{folder}", folder) for line in ours + self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """All of it."""

    fork: Fork
    help: HelpPage
    record: RecordPage
    shelves: Mapping[Shelf, ShelfPage]
    decision: DecisionPage
    data: Mapping[DataTopic, DataSection]
