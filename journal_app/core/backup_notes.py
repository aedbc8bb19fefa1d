"""What is remembered of a journal's backups beside them: which are held on to, and how it went."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

HELD_FOR: Final = timedelta(days=90)
"""How long a backup is held that the journal has shrunk behind."""
FELL_BY: Final = 5
FELL_SHARE: Final = 10
"""In per cent; both have to be reached, or passed, before a journal counts as shrunk."""
PROOFS: Final = 5
"""So many later backups have to say that the time is over: one clock alone may be wrong."""

REMEMBERED: Final = 1000
"""So many copies that were brought to folders of before stay known; thinning leaves far fewer."""


class BackupProblem(StrEnum):
    """What kept a backup from being made; each has its own words and its own way out."""

    DISK_FULL = "disk-full"
    READ_ONLY = "read-only"
    MISSING = "missing"
    """The folder is not there, such as on a disk that is not plugged in."""
    KEY = "key"
    """The key did not come, so that nobody could tell whether the copy would ever open."""
    DAMAGED = "damaged"
    """The journal, or the copy that was made of it, is not whole."""
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A backup that no thinning takes away."""

    number: int
    until: date | None = None
    """At least until this day; `None`: until the person lets go of it."""
    fewer: int = 0
    """So many pieces fewer the journal held at the next backup; 0: the person pinned it."""
    told: bool = False
    """Whether the person was told that it shrank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What was in the way at the last try."""

    at: datetime
    problem: BackupProblem
    told: bool = False
    """Whether the person was told, since the last time all went well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondPlace:
    """A folder elsewhere that gets the newest backup too."""

    folder: str
    """The journal's own folder there, as an absolute path."""
    good: datetime | None = None
    """When a backup there was last verified."""
    trouble: Trouble | None = None
    same_disk: bool = False
    """Whether it was on the journal's own disk when it was chosen."""
    brought: tuple[str, ...] = ()
    """What of the copies there this computer brought, as `core.backups.Copy.made` tells them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What reading every backup from end to end came to."""

    at: datetime
    sound: int
    other_key: int = 0
    """Copies that open with a key of before or of another computer: not read, and not unsound."""
    unsound: tuple[str, ...] = ()
    """The names of those beside the journal that are damaged, or do not open."""
    unsound_second: tuple[str, ...] = ()
    """The same of those in the second place: a copy of one name may be sound in the other."""
    files: int = 0
    """Pictures and files they name; each was read once for every place."""
    files_lost: int = 0
    """Of those, how many are missing or not whole."""
    second_away: bool = False
    """Whether there is a second place that could not be reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupNotes:
    """Everything that names and dates of the files alone do not tell; no word of a journal."""

    pins: tuple[Pin, ...] = ()
    resting: bool = False
    """Nothing is thinned out: what the journal holds was replaced in this session or before it."""
    trouble: Trouble | None = None
    saves: int | None = None
    """How many saves the newest backup holds: other than the journal, and it is outdated.

    `None` where that is not known, as once another journal was put in this one's place.
    """
    newest: str = ""
    """Which backup that is told of, as `core.backups.Copy.made` tells it."""
    second: SecondPlace | None = None
    second_before: tuple[str, ...] = ()
    """Folders something was brought to that were let go or exchanged, also one that is back."""
    brought_before: tuple[str, ...] = ()
    """What this computer brought to those, newest last: one of them may be chosen again."""
    checked: Checked | None = None
    looked_over: datetime | None = None
    """When the journal itself was last looked over; `None` where that is due, as after a crash."""
    synced_told: str = ""
    """The service the person was told of that keeps the journal's folder alike; mostly none."""

    def with_second(self, second: SecondPlace | None) -> "BackupNotes":
        """The same with this second place, or none, and the one before it remembered."""
        used, brought, before = self.second_before, self.brought_before, self.second
        if before is not None and (before.good is not None or before.brought):
            used = tuple(dict.fromkeys((*used, before.folder)))
            still = frozenset(before.brought)
            earlier = (each for each in brought if each not in still)
            brought = (*earlier, *before.brought)[-REMEMBERED:]
        return replace(self, second=second, second_before=used, brought_before=brought)

    @property
    def brought_anywhere(self) -> frozenset[str]:
        """What is known to have been brought to the second place, or to one of before."""
        now = () if self.second is None else self.second.brought
        return frozenset((*now, *self.brought_before))

    @property
    def left_elsewhere(self) -> bool:
        """Whether copies may lie in a folder that is the second place no more."""
        now = None if self.second is None else self.second.folder
        return any(folder != now for folder in self.second_before)

    def pin(self, number: int) -> Pin | None:
        """What holds this backup, if anything does."""
        return next((pin for pin in self.pins if pin.number == number), None)

    def with_pin(self, pin: Pin) -> "BackupNotes":
        """The same, and this one held; the person's own pin is not made one that ends."""
        known = self.pin(pin.number)
        if known is not None and known.until is None:
            pin = replace(pin, until=None)
        return replace(self, pins=(*self.without_pin(pin.number).pins, pin))

    def without_pin(self, number: int) -> "BackupNotes":
        """The same, and this one not held."""
        return replace(self, pins=tuple(pin for pin in self.pins if pin.number != number))


def tried_again(before: Trouble | None, now: Trouble | None) -> Trouble | None:
    """The trouble of now; what was told once is not told again while it stays the same."""
    if before is None or now is None or before.problem is not now.problem:
        return now
    return replace(now, told=before.told)


def has_shrunk(before: int, now: int) -> bool:
    """Whether so much fewer pieces deserve a second look."""
    fewer = before - now
    return fewer >= FELL_BY and fewer * 100 > before * FELL_SHARE


def still_held(pin: Pin, later: tuple[datetime, ...]) -> bool:
    """Whether a pin holds on; `later` are the dates of the backups made since."""
    if pin.until is None:
        return True
    return sum(made.date() > pin.until for made in later) < PROOFS
