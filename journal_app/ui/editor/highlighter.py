"""Style Markdown while it is typed; the signs stay visible, only quieter."""

from PySide6.QtGui import QSyntaxHighlighter, QTextDocument

from journal_app.core.markup import LineKind, line_of, runs
from journal_app.ui.editor.positions import beyond_plane_0, to_units
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
        wide = beyond_plane_0(text)

        def paint(start: int, end: int, emphasis: Emphasis) -> None:
            if wide:
                start, end = to_units(text, start), to_units(text, end)
            self.setFormat(start, end - start, self._styles.of(line, emphasis))

        if line.kind is not LineKind.TEXT:
            paint(line.start, len(text), _NONE)
            paint(0, line.start, _SIGN)
        for run in emphasised:
            paint(run.start, run.end, Emphasis(run.bold, run.italic, run.sign))
