"""The writer's text: what is kept byte for byte, what is not, and how much of it a card shows."""

import re
import unicodedata

MAX_ENTRY_CHARACTERS = 5_000_000
PREVIEW_CHARACTERS = 340

# C0 controls but tab and newline; the byte order mark; non-characters. DEL and C1 are kept.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufeff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | low) for plane in range(17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]")
_MARKUP = r"[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|\d{1,9}[.)][ \t]+)"
_MARKUP_AT_START = re.compile(_MARKUP)
# From line end to line end, instead of trying every character whether a line begins there.
_MARKUP_ON_A_LINE = re.compile(rf"\n{_MARKUP}")
# What is marked never holds the sign of the mark itself: the cost grows with the text, not with
# its square, and a pass more takes off what is nested.
_STARS = re.compile(r"(\*(?:\*\*?)?)(?=\S)([^*\n]++)(?<=\S)\1")
_UNDERSCORES = re.compile(
    r"(?<!\w)(_{1,3})(?=[^\s_])((?:[^_\n]|(?<=\w)_(?=\w))+?)(?<=[^\s_])\1(?!\w)"
)


def clean(text: str) -> str:
    r"""The text as it is kept, for every entrance: keyboard, paste, command line, import.

    Everything stays as it is except what no editor or database returns unharmed: line ends
    become ``\n``, lone surrogates U+FFFD (a pair becomes its character); the controls below
    U+0020 but tab and newline, byte order marks and non-characters go. Applying it twice changes
    nothing more.
    """
    text = _SURROGATES.sub(_whole_character, text)
    return _UNWANTED.sub("", _LINE_ENDS.sub("\n", text))


def one_line(text: str) -> str:
    """A name or a tag as it is kept: cleaned, on one line, single spaces; empty if unseen."""
    line = " ".join(clean(text).split())
    seen = any(unicodedata.category(character)[0] in "LNPS" for character in line)
    return line if seen else ""


def caseless(label: str) -> str:
    """The form in which two labels are compared: neither case nor the way of encoding matters."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", label).casefold())


def plain(markdown: str) -> str:
    """The words without the marks of our small Markdown, for cards and search."""
    first = _MARKUP_AT_START.match(markdown)
    text = _MARKUP_ON_A_LINE.sub("\n", markdown[first.end() :] if first else markdown)
    for _pass in range(2):
        # Most texts have neither sign, and looking for pairs of them takes a third of an import.
        if "*" in text:
            text = _STARS.sub(r"\2", text)
        if "_" in text:
            text = _UNDERSCORES.sub(r"\2", text)
    return text


def preview(markdown: str, limit: int = PREVIEW_CHARACTERS) -> str:
    """The beginning of a text on one line, cut at a word where one is near."""
    # Four times the limit is plenty to fill it, however much markup there is to drop.
    line = " ".join(plain(markdown.lstrip()[: limit * 4]).split())
    if len(line) <= limit:
        return line
    cut = line.rfind(" ", max(0, limit - 40), limit)
    return line[:cut] if cut > 0 else _whole_signs(line, limit)


def count_words(text: str) -> int:
    """How many words there are, told apart by white space."""
    return len(text.split())


def _whole_character(surrogates: re.Match[str]) -> str:
    pair = surrogates.group()
    if len(pair) == 1:
        return "\ufffd"
    return pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def _whole_signs(line: str, limit: int) -> str:
    # An accent, an emoji's skin or the rest of a family must not be cut from what it belongs to.
    cut = limit
    while cut > max(1, limit - 40) and _continues(line, cut):
        cut -= 1
    return line[:cut]


def _continues(line: str, place: int) -> bool:
    character = line[place]
    return (
        unicodedata.category(character) in {"Mn", "Mc", "Me"}
        or "\u200d" in {character, line[place - 1]}
        or "\U0001f3fb" <= character <= "\U0001f3ff"
    )
