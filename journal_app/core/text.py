"""The writer's text: what is kept byte for byte, what is not, and how much of it a card shows."""

import re

MAX_ENTRY_CHARACTERS = 5_000_000
PREVIEW_CHARACTERS = 340

# C0 controls but tab and newline, DEL's C1 neighbours are kept; non-characters; byte order mark.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufeff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_MARKUP_AT_START = re.compile(r"(?m)^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+)")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|\*|___|__|_)(?=\S)(.+?)(?<=\S)\1")
_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    r"""The text as it is kept, for every entrance: keyboard, paste, command line, import.

    Everything stays as it is except what no editor or database returns unharmed: line ends
    become ``\n``, lone surrogates U+FFFD; control characters but tab and newline, byte order
    marks and non-characters go. Applying it twice changes nothing more.
    """
    text = _SURROGATES.sub("\ufffd", text)
    return _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))


def plain(markdown: str) -> str:
    """The words without the marks of our small Markdown, for cards and search."""
    text = _MARKUP_AT_START.sub("", markdown)
    return _EMPHASIS.sub(r"\2", text)


def preview(markdown: str, limit: int = PREVIEW_CHARACTERS) -> str:
    """The beginning of a text on one line, cut at a word where one is near."""
    # Four times the limit is always enough to fill it, however much markup there is to drop.
    line = _SPACE.sub(" ", plain(markdown[: limit * 4])).strip()
    if len(line) <= limit:
        return line
    cut = line.rfind(" ", limit - 40, limit)
    return line[: cut if cut > 0 else limit]


def count_words(text: str) -> int:
    """How many words there are, told apart by white space."""
    return len(text.split())
