"""Keys that a place has for itself and that nobody can change: told of, and given to no command."""

from dataclasses import dataclass
from typing import Final

from journal_app.i18n import _

_DIGITS: Final = tuple("123456789")


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedKeys:
    """What they do where; `keys` in Qt's portable form, a row of digits by its ends."""

    text: str
    keys: tuple[str, ...]
    through: str = ""
    """The last of a row that begins with the first of `keys`."""


def fixed_keys() -> tuple[FixedKeys, ...]:
    """All of them in the present language."""
    return (
        FixedKeys(text=_("Timeline: move to the bin"), keys=("Del",)),
        FixedKeys(text=_("Bin: bring back"), keys=("B",)),
        FixedKeys(text=_("Picture: describe it"), keys=("F2",)),
        FixedKeys(text=_("Picture: take it off"), keys=("Del",)),
        FixedKeys(text=_("Large picture: fit it into the window"), keys=("F",)),
        FixedKeys(text=_("Large picture: show every point"), keys=("1",)),
        FixedKeys(text=_("Pause: hold and go on"), keys=("Space",)),
        FixedKeys(text=_("Pause: leave it"), keys=("S",)),
        FixedKeys(text=_("Pause: next step"), keys=("Right", "Ctrl+Right")),
        FixedKeys(text=_("Question of a moment: answer it"), keys=("1",), through="4"),
        FixedKeys(text=_("Marks: choose one"), keys=("1",), through="9"),
        FixedKeys(text=_("Moment: keep it"), keys=("Ctrl+Return",)),
    )


def taken_by_a_place() -> frozenset[str]:
    """Every one of these keys, in Qt's portable form."""
    return frozenset((*_DIGITS, *(keys for each in fixed_keys() for keys in each.keys)))
