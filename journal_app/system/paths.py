"""Where the app keeps its files, unless somebody says otherwise."""

import os
from pathlib import Path

from platformdirs import PlatformDirs

HOME_VARIABLE = "TIDELINE_HOME"
_FOLDER = "tideline"


def data_folder(chosen: str | None = None) -> Path:
    """The folder of the journal: `chosen`, else `TIDELINE_HOME`, else the platform's own."""
    given = chosen or os.environ.get(HOME_VARIABLE)
    if given:
        return Path(given).expanduser().absolute()
    return usual_data_folder()


def usual_data_folder() -> Path:
    """The platform's own place for a journal, where it is looked for unless told otherwise."""
    return Path(PlatformDirs(_FOLDER, appauthor=False, roaming=False).user_data_dir)


def settings_file(home: Path) -> Path:
    """The settings of this device for the journal in this folder; nothing of its content.

    A journal somewhere else than usual keeps them beside it, so that trying one out leaves
    nothing behind.
    """
    if home == data_folder():
        return Path(PlatformDirs(_FOLDER, appauthor=False).user_config_dir) / "settings.toml"
    return home / "settings.toml"
