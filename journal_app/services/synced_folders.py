"""Whether a folder is one that some service keeps alike on several computers.

A journal that lies there may be copied while it is written, and its log without it.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_BY_NAME: Final = (
    (re.compile(r"dropbox( \(.+\))?|dropbox-.+"), "Dropbox"),
    (re.compile(r"onedrive( ?-.+)?"), "OneDrive"),
    (re.compile(r"google ?drive(-.+)?"), "Google Drive"),
    (re.compile(r"mobile documents|icloud ?drive|com~apple~clouddocs"), "iCloud Drive"),
    (re.compile(r"nextcloud\d*"), "Nextcloud"),
    (re.compile(r"owncloud\d*"), "ownCloud"),
    (re.compile(r"pcloud ?drive"), "pCloud"),
    (re.compile(r"megasync"), "MEGA"),
    (re.compile(r"box sync"), "Box"),
    (re.compile(r"seafile"), "Seafile"),
    (re.compile(r"syncthing"), "Syncthing"),
)
_BY_MARK: Final = (
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".tmp.drivedownload", "Google Drive"),
)
"""What such services leave at the top of their folder."""
_CONFIGURATION: Final = ".dropbox"
"""As a folder this is where its settings are, in the home of everybody who has it."""


def synced_by(folder: Path) -> str | None:
    """The service that keeps this folder, or one around it, alike; `None` where none seems to.

    Raises nothing: what cannot be looked at tells nothing.
    """
    try:
        real = folder.resolve()
    except OSError:
        real = folder.absolute()
    return next((name for place in (real, *real.parents) for name in _told(place)), None)


def _told(place: Path) -> Iterator[str]:
    name = place.name.lower()
    yield from (service for pattern, service in _BY_NAME if pattern.fullmatch(name))
    yield from (service for mark, service in _BY_MARK if _is_there(place / mark))


def _is_there(mark: Path) -> bool:
    try:
        return mark.is_file() if mark.name == _CONFIGURATION else mark.exists()
    except OSError:
        return False
