"""Let the app live at another time, while everything around it stays in this one."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.e2e.driver import ROOT, App

HOOK = Path(__file__).parent / "moved_clock"
ZONE = "Europe/Berlin"
"""Where the desktop of the walks stands."""


class Clock:
    """The clock of the computer as the app sees it; it can be moved at any instant."""

    def __init__(self, app: App) -> None:
        self._file = app.desktop.folder / "moved-by"
        self._by = timedelta()
        self._slept = timedelta()
        self._zone = ""
        app.surroundings |= {"MOVED_BY": str(self._file), "PYTHONPATH": f"{HOOK}:{ROOT}"}
        self.move(timedelta())

    def move(self, by: timedelta) -> None:
        """Set further by so much, or back."""
        self._by += by
        self._write()

    def sleep(self, so_long: timedelta) -> None:
        """Let the computer have slept so long, without having told anybody."""
        self._slept += so_long
        self._write()

    def set_to(self, hour: int, minute: int = 0) -> None:
        """To this time of the present day of the app."""
        now = self.now()
        self.move(now.replace(hour=hour, minute=minute, second=0, microsecond=0) - now)

    def to(self, instant: datetime) -> None:
        """To this very instant."""
        # Through UTC: on the wall an hour that comes twice cannot be told apart.
        self._by = instant - datetime.now(UTC) - self._slept
        self._write()

    def travel(self, zone: str) -> None:
        """Be in another zone from now on, which the computer notices by itself."""
        self._zone = zone
        self._write()

    def _write(self) -> None:
        half = self._file.with_suffix(".half")
        told = f"{self._by.total_seconds()} {self._slept.total_seconds()} {self._zone}"
        half.write_text(told, "ascii")
        half.replace(self._file)

    def now(self) -> datetime:
        """What time it is for the app."""
        return datetime.now(ZoneInfo(ZONE)) + self._by + self._slept
