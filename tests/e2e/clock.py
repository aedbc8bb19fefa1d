"""Let the app live at another time, while everything around it stays in this one."""

from datetime import datetime, timedelta
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
        app.surroundings |= {"MOVED_BY": str(self._file), "PYTHONPATH": f"{HOOK}:{ROOT}"}
        self.move(timedelta())

    def move(self, by: timedelta) -> None:
        """Further by so much, or back."""
        self._by += by
        half = self._file.with_suffix(".half")
        half.write_text(f"{self._by.total_seconds()}", "ascii")
        half.replace(self._file)

    def set_to(self, hour: int, minute: int = 0) -> None:
        """To this time of the present day of the app."""
        now = self.now()
        self.move(now.replace(hour=hour, minute=minute, second=0, microsecond=0) - now)

    def now(self) -> datetime:
        """What time it is for the app."""
        return datetime.now(ZoneInfo(ZONE)) + self._by
