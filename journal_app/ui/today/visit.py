"""One visit to the page one writes on: its name for the pacing, and how long one has written."""

from datetime import datetime, timedelta
from typing import Final

from journal_app.core.clock import Clock
from journal_app.core.ids import new_uid

REST: Final = timedelta(minutes=15)
"""Whoever writes nothing for so long comes back to a new visit."""


class Visit:
    """Begins by itself where one comes back after a rest; a clock put back ends it as well."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._id = ""
        self._seen: datetime | None = None
        self._first_key: datetime | None = None
        self._spell: datetime | None = None

    @property
    def id(self) -> str:
        """What this visit is called; the same for as long as it lasts."""
        self._look()
        return self._id

    @property
    def writing_for(self) -> timedelta:
        """How long one has written in this visit."""
        self._look()
        if self._first_key is None or self._seen is None:
            return timedelta()
        return self._clock.now() - self._first_key

    def wrote(self) -> None:
        """A key was pressed on the page."""
        self._look()
        now = self._seen = self._clock.now()
        self._first_key = self._first_key or now
        self._spell = self._spell or now

    def seen(self) -> None:
        """One is on the page and does something with it."""
        self._look()
        self._seen = self._clock.now()

    def end_spell(self) -> datetime | None:
        """One turns from this entry: when the writing at it began, if there was any."""
        began, self._spell = self._spell, None
        return began

    def forget(self) -> None:
        """Nothing is remembered of it."""
        self._id, self._seen, self._first_key, self._spell = "", None, None, None

    def _look(self) -> None:
        now = self._clock.now()
        if self._id and self._seen is not None and abs(now - self._seen) < REST:
            return
        self._id, self._seen, self._first_key = new_uid(now), now, None
