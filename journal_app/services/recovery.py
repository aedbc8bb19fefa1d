"""The recovery code: shown, typed back, asked after now and then; and the boxes it is typed in."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from journal_app.core.changes import Changes
from journal_app.core.clock import Clock, day_of, when_at
from journal_app.security.recovery_code import (
    DIGITS_IN_A_GROUP,
    group_check,
    recovery_code,
    split_code,
)
from journal_app.security.recovery_code import GROUPS as _GROUPS
from journal_app.security.recovery_code import plain_digits as _plain_digits
from journal_app.security.time_limit import KEYRING_SECONDS
from journal_app.security.vault_record import RecoveryRecord, VaultRecord
from journal_app.services import keys
from journal_app.services.ways import WayIn

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables

GROUPS: Final = _GROUPS
DIGITS: Final = DIGITS_IN_A_GROUP
ASK_AGAIN_AFTER: Final = timedelta(days=180)

_CHANGES: Final = Changes(doors=True)


class GroupState(StrEnum):
    """What can be said of one box before anything is opened."""

    EMPTY = "empty"
    PART = "part"
    """Digits are still missing."""
    GOOD = "good"
    WRONG = "wrong"
    """Misread: its own check says so."""


class Asking(StrEnum):
    """What the person is asked about their code, quietly."""

    NOTHING = "nothing"
    KEEP_IT = "keep-it"
    """There is something to lose, and nobody has shown that they hold the code."""
    STILL_HAVE_IT = "still-have-it"
    """It was last looked at so long ago that the sheet may be gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryStanding:
    """When the person last showed that they hold the code, and what is asked now."""

    confirmed: datetime | None
    last_checked: datetime | None
    asking: Asking


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSheet:
    """The code as it is shown, printed or saved; no text about this value holds it."""

    groups: tuple[str, ...] = field(repr=False)
    key_id: str


def plain_digits(text: str) -> str:
    """What was typed as ASCII digits, whatever script they are of; all else is dropped.

    O stands for 0, I and l for 1.
    """
    return _plain_digits(text)


def group_state(text: str) -> GroupState:
    """What can be said of one box, however the digits in it were typed."""
    if not text.strip():
        return GroupState.EMPTY
    right = group_check(text)
    if right is None:
        return GroupState.PART if plain_digits(text) else GroupState.EMPTY
    return GroupState.GOOD if right else GroupState.WRONG


def split(text: str) -> tuple[str, ...]:
    """A paste as up to eight groups of up to six digits, whatever words stand around them."""
    return split_code(text)


def show(
    home: Path,
    *,
    passphrase: str | None = None,
    code: str | None = None,
    seconds: float = KEYRING_SECONDS,
) -> CodeSheet:
    """The code of this journal, had anew from the keyring or by what is typed.

    For a background job: a keyring may not answer, a passphrase takes about a second. Raises
    `CannotOpen`.
    """
    folder, record = keys.closed_journal(home)
    way = WayIn(passphrase=passphrase, code=code, ask=True, seconds=seconds)
    with keys.root_by(way, folder, record) as root:
        return CodeSheet(groups=tuple(recovery_code(root).split("-")), key_id=root.key_id)


def two_groups() -> tuple[int, int]:
    """Two different groups to type back, 1 to 8, the earlier one first."""
    first, second = sorted(secrets.SystemRandom().sample(range(1, GROUPS + 1), 2))
    return first, second


def typed_back(sheet: CodeSheet, numbers: Sequence[int], typed: Sequence[str]) -> bool:
    """Whether these groups of the sheet (1 to 8) are what was typed, in whatever digits."""
    wanted = [sheet.groups[number - 1] for number in numbers]
    return wanted == [plain_digits(text) for text in typed]


def confirm(home: Path, *, clock: Clock) -> Changes:
    """Note that the person showed they hold the code. Raises `CannotOpen` or `CannotKeep`."""
    folder, _record = keys.closed_journal(home)
    keys.change_record(folder, lambda record: seen(record, clock.now()))
    return _CHANGES


def still_have_it(home: Path, *, clock: Clock) -> Changes:
    """Note that the person says they still have it. Raises `CannotOpen` or `CannotKeep`."""
    folder, _record = keys.closed_journal(home)
    now = clock.now()
    keys.change_record(
        folder, lambda record: replace(record, recovery=replace(record.recovery, last_checked=now))
    )
    return _CHANGES


def seen(record: VaultRecord, now: datetime) -> VaultRecord:
    """The record once the whole code was typed, or two groups of it typed back."""
    return replace(record, recovery=replace(record.recovery, confirmed=now, last_checked=now))


def asking(tables: "Tables", home: Path, *, clock: Clock) -> RecoveryStanding:
    """What is to be asked now, for the open journal. Raises `CannotOpen`.

    Nothing on the day of the first word: one has just begun.
    """
    _folder, record = keys.closed_journal(home)
    standing = standing_of(record.recovery, clock=clock)
    if standing.confirmed is not None:
        return standing
    today = day_of(clock)
    first = tables.timeline.first_day()
    begun = when_at(record.created, clock).day
    has_slept_on_it = first is not None and first < today and begun < today
    return replace(standing, asking=Asking.KEEP_IT if has_slept_on_it else Asking.NOTHING)


def standing_of(recovery: RecoveryRecord, *, clock: Clock) -> RecoveryStanding:
    """The same as far as it can be told without the journal."""
    asked = Asking.NOTHING
    last = recovery.last_checked or recovery.confirmed
    # A date in the future is a clock that was wrong then; it must not silence the question.
    if recovery.confirmed is not None and last is not None:
        age = clock.now() - last
        if age >= ASK_AGAIN_AFTER or age < -ASK_AGAIN_AFTER:
            asked = Asking.STILL_HAVE_IT
    return RecoveryStanding(
        confirmed=recovery.confirmed, last_checked=recovery.last_checked, asking=asked
    )
