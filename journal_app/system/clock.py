"""The clock of this computer, and the zone it is set to."""

import os
from datetime import UTC, datetime
from pathlib import Path

_LOCALTIME = Path("/etc/localtime")
_ZONES = "zoneinfo/"


class SystemClock:
    """Tells the time of this computer."""

    def now(self) -> datetime:
        """The instant, in UTC."""
        return datetime.now(UTC)

    def zone(self) -> str:
        """The IANA name of the zone, or empty where only its offset can be told.

        `TZ` wins over ``/etc/localtime``, as it does for every program (tzset(3)).
        """
        named = os.environ.get("TZ", "").lstrip(":")
        if named:
            return named if "/" in named and not named.startswith("/") else _of_path(named)
        try:
            return _of_path(str(_LOCALTIME.readlink()))
        except OSError:
            return ""

    def stamp(self) -> str:
        """The instant as it stands in file names: UTC, without signs."""
        return self.now().strftime("%Y%m%dT%H%M%SZ")


def _of_path(path: str) -> str:
    _before, found, name = path.partition(_ZONES)
    return name if found else ("UTC" if path in {"UTC", "UTC0"} else "")
