"""An honest hint, in one word, at how long guessing a passphrase would take."""

import itertools
import unicodedata
from enum import StrEnum

from journal_app.security.passphrase import is_long_enough

_KEYBOARD_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_FINE_FROM = 10
_STRONG_FROM = 16


class Strength(StrEnum):
    """What may be said of a passphrase; not a promise."""

    SHORT = "short"
    FINE = "fine"
    STRONG = "strong"


def strength(passphrase: str) -> Strength:
    """A hint in words. Repeated letters and runs such as ``1234`` or ``qwert`` count once."""
    letters = unicodedata.normalize("NFC", passphrase).lower()
    surprising = sum(not _follows(before, after) for before, after in itertools.pairwise(letters))
    worth = min(surprising + bool(letters), 2 * len(set(letters)))
    if not is_long_enough(passphrase) or worth < _FINE_FROM:
        return Strength.SHORT
    return Strength.FINE if worth < _STRONG_FROM else Strength.STRONG


def _follows(before: str, after: str) -> bool:
    """Whether a letter is what one would guess after the one before it."""
    return abs(ord(after) - ord(before)) <= 1 or any(
        before + after in row or after + before in row for row in _KEYBOARD_ROWS
    )
