"""Style Markdown while it is typed; the signs stay visible, only quieter."""

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from journal_app.core.markup import LineKind, line_of, runs
from journal_app.ui.editor.positions import Units
from journal_app.ui.editor.styles import Emphasis, Styles

LONGEST_STYLED = 60_000
"""Characters; a longer paragraph is a data dump, and reading it at every key would be felt."""
_SIGN = Emphasis(sign=True)
_NONE = Emphasis()


class Highlighter(QSyntaxHighlighter):
    """Looks at one paragraph at a time, and at none but those that change."""

    def __init__(self, document: QTextDocument, styles: Styles) -> None:
        super().__init__(document)
        self._styles = styles

    def highlightBlock(self, text: str) -> None:
        """Qt asks for one paragraph."""
        if len(text) > LONGEST_STYLED:
            return
        line = line_of(text)
        emphasised = runs(text, line.start) if "*" in text or "_" in text else []
        if line.kind is LineKind.TEXT and not emphasised:
            return
        units = Units(text)
        if line.kind is not LineKind.TEXT:
            words = units.at(line.start)
            self.setFormat(words, units.at(len(text)), self._styles.of(line, _NONE))
            self.setFormat(0, words, self._styles.of(line, _SIGN))
        formats: dict[tuple[bool, bool, bool], QTextCharFormat] = {}
        for start, end, bold, italic, sign in emphasised:
            key = (bold, italic, sign)
            if key not in formats:
                formats[key] = self._styles.of(line, Emphasis(*key))
            at = units.at(start)
            self.setFormat(at, units.at(end) - at, formats[key])
