"""How the marks of our Markdown look, while writing and while reading."""

from typing import Final, NamedTuple

from PySide6.QtGui import QFont, QTextCharFormat

from journal_app.core.markup import Line, LineKind
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TYPE, TextStyle

_SEMI_BOLD: Final = 600
_HEADINGS: Final[dict[int, TextStyle]] = {1: "title", 2: "prompt"}
PLAIN = Line(kind=LineKind.TEXT)


class Emphasis(NamedTuple):
    """What is special about a stretch of text besides the line it stands in."""

    bold: bool = False
    italic: bool = False
    sign: bool = False


class Styles:
    """The character formats of one theme at one zoom, each made once."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._made: dict[tuple[LineKind, int, Emphasis], QTextCharFormat] = {}

    def forget(self) -> None:
        """Make all of them anew: colours or zoom are different now."""
        self._made.clear()

    def of(self, line: Line, emphasis: Emphasis) -> QTextCharFormat:
        """The format of this stretch of this line."""
        key = (line.kind, line.level, emphasis)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._make(line, emphasis)
        return made

    def _make(self, line: Line, emphasis: Emphasis) -> QTextCharFormat:
        theme = self._theme
        made = QTextCharFormat()
        if line.kind is LineKind.HEADING:
            only_set = QTextCharFormat.FontPropertiesInheritanceBehavior(0)
            made.setFont(self._heading(line.level), only_set)
        if line.kind is LineKind.QUOTE:
            made.setFontItalic(not emphasis.italic)
            made.setForeground(theme.color("ink2"))
        elif emphasis.italic:
            made.setFontItalic(True)
        if emphasis.bold:
            made.setFontWeight(_SEMI_BOLD)
        if emphasis.sign:
            made.setForeground(theme.color("ink3"))
        return made

    def _heading(self, level: int) -> QFont:
        """As much larger than the text as the design has it, whatever size that is."""
        style = _HEADINGS.get(level)
        if style is None:
            return self._theme.font("write", weight=_SEMI_BOLD)
        font = self._theme.font(style)
        font.setPixelSize(round(TYPE[style].size * self._theme.zoom * self._theme.written))
        return font
