"""Find words inside one text, whatever their case and accents."""

import unicodedata


def places(text: str, wanted: str) -> list[tuple[int, int]]:
    """Where the words stand: start and end of each in UTF-16 units, in order, none overlapping."""
    wanted = fold(wanted)
    if not wanted:
        return []
    folded = fold(text)
    found = []
    at = folded.find(wanted)
    while at >= 0:
        found.append((at, at + len(wanted)))
        at = folded.find(wanted, at + len(wanted))
    return found if text.isascii() else _in_units(text, found)


def fold(text: str) -> str:
    """Without case and accents, character for character, so that places stay the same."""
    return text.translate(_FOLDED)


class _Folded(dict[int, int]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> int:
        folded = _folded(chr(code))
        self[code] = folded
        return folded


def _folded(character: str) -> int:
    if character.isspace():
        return ord("\n" if character in "\n\u2029" else " ")
    bare = unicodedata.normalize("NFD", character)[0].lower()
    return ord(bare) if len(bare) == 1 else ord(character)


_FOLDED = _Folded()


def _in_units(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    moved = []
    at = units = 0
    for start, end in found:
        first = units + _units(text[at:start])
        units = first + _units(text[start:end])
        at = end
        moved.append((first, units))
    return moved


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
