"""Where the files that ship with the app are: themes, fonts, icons, prompts, words."""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent.parent
_INSTALLED: Final = _PACKAGE / "resources"
# An installed app carries them inside the package; in a checkout they lie at the top of the tree.
_HOME: Final = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """The real path of a shipped file or folder: ``resource("themes", "light.toml")``."""
    return _HOME.joinpath(*parts)
