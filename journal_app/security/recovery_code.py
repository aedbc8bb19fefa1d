"""The root secret as digits a person can write down: eight groups of six, each with a check.

Sixteen bits times eleven make a group (BitLocker's scheme): one wrong digit, or two neighbours
swapped, always shows in its own group. Groups in the wrong order show in the key id.
"""

import unicodedata

from journal_app.security.root_secret import ROOT_BYTES, RootSecret

GROUPS = 8
DIGITS_IN_A_GROUP = 6

_CHECK = 11
_BYTES_IN_A_GROUP = ROOT_BYTES // GROUPS
_LONGEST_INPUT = 4000
_LOOK_ALIKES = {"o": "0", "i": "1", "l": "1"}
_NOT_A_DIGIT = "?"


class NotARecoveryCode(ValueError):
    """The text is not a code; ``group`` (1 to 8) is the first that is wrong, if one can tell."""

    def __init__(self, group: int | None) -> None:
        super().__init__("not a recovery code" if group is None else f"check group {group}")
        self.group = group


def recovery_code(root: RootSecret) -> str:
    """The code in one line of ASCII, ``371074-259237-…``: also the text the keyring holds."""
    held = root.reveal()
    values = (
        int.from_bytes(held[start : start + _BYTES_IN_A_GROUP], "big")
        for start in range(0, ROOT_BYTES, _BYTES_IN_A_GROUP)
    )
    return "-".join(f"{value * _CHECK:0{DIGITS_IN_A_GROUP}}" for value in values)


def root_from_code(text: str) -> RootSecret:
    """The secret a typed code stands for; raises ``NotARecoveryCode``.

    Spaces, dashes and digits of any script are welcome, and so are O for 0 and I or l for 1.
    """
    held = bytearray()
    for number, group in enumerate(_groups(text), start=1):
        value = group_value(group)
        if value is None:
            raise NotARecoveryCode(number)
        held += value.to_bytes(_BYTES_IN_A_GROUP, "big")
    return RootSecret(held)


def group_value(text: str) -> int | None:
    """The sixteen bits of one group, or None when its check says that it was misread."""
    digits = "".join(_plain(text).split())
    if len(digits) != DIGITS_IN_A_GROUP or _NOT_A_DIGIT in digits:
        return None
    value, rest = divmod(int(digits), _CHECK)
    return value if rest == 0 and value < 1 << 8 * _BYTES_IN_A_GROUP else None


def group_check(text: str) -> bool | None:
    """Whether one group was read right; `None` while digits of it are still missing."""
    signs = "".join(_plain(text[:_LONGEST_INPUT]).split())
    if len(signs) < DIGITS_IN_A_GROUP and _NOT_A_DIGIT not in signs:
        return None
    return group_value(signs) is not None


def plain_digits(text: str) -> str:
    """The digits of a text in ASCII, with O read as 0 and I or l as 1; all else is dropped."""
    return "".join(each for each in _plain(text[:_LONGEST_INPUT]) if each.isdecimal())


def split_code(text: str) -> tuple[str, ...]:
    """A pasted code, whole or in part, as up to eight groups of up to six digits.

    Words, numbers of lines and a date around the groups are left out.
    """
    text = text[:_LONGEST_INPUT]
    try:
        groups = _groups(text)
    except NotARecoveryCode:
        groups = _groups_in_part(text)
    return tuple(plain_digits(each)[:DIGITS_IN_A_GROUP] for each in groups[:GROUPS])


def _groups(text: str) -> list[str]:
    """Eight texts: as they were typed apart, stand among words, or cut when typed otherwise."""
    if len(text) > _LONGEST_INPUT:
        raise NotARecoveryCode(None)
    words = _plain(text).split()
    if len(words) == GROUPS:
        return words
    whole = [each for each in words if _is_whole(each)]
    if len(whole) == GROUPS:
        return whole
    for together in ("".join(words), "".join(filter(str.isdecimal, words))):
        if len(together) == GROUPS * DIGITS_IN_A_GROUP:
            return _cut(together)
    raise NotARecoveryCode(None)


def _groups_in_part(text: str) -> list[str]:
    """Whole groups and the beginning of one more, or digits that were typed in other portions."""
    numbers = [each for each in _plain(text).split() if each.isdecimal()]
    whole = [each for each in numbers if _is_whole(each)]
    if not whole:
        return _cut("".join(numbers))
    begun = numbers[-1:] if len(numbers[-1]) < DIGITS_IN_A_GROUP else []
    return whole + begun


def _is_whole(word: str) -> bool:
    return len(word) == DIGITS_IN_A_GROUP and word.isdecimal()


def _cut(digits: str) -> list[str]:
    starts = range(0, len(digits), DIGITS_IN_A_GROUP)
    return [digits[start : start + DIGITS_IN_A_GROUP] for start in starts]


def _plain(text: str) -> str:
    return "".join(_plain_character(each) for each in unicodedata.normalize("NFKC", text))


def _plain_character(character: str) -> str:
    """An ASCII digit, a space, nothing for what cannot be seen, or the mark of a wrong letter."""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    if category[0] in "ZPSC":
        return " "
    return _LOOK_ALIKES.get(character.lower(), _NOT_A_DIGIT)
