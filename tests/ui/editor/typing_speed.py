"""What writing costs: `python -m tests.ui.editor.typing_speed` prints each figure and its limit.

A key is measured from its event to the painted page, on the offscreen platform.
"""

import sys
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEventLoop, QMimeData
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal_app.core.resources import resource
from journal_app.ui.editor.editor import Editor
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from tests.benchmarks.figures import Figure, as_table, percentile, took

SENTENCE = (
    "She reached for my hand in the car and I felt the small door close, and nothing was wrong, "
    "and then at the sink I let my jaw go and said that I had been far away all evening"
)
WORDS = SENTENCE.split(" ")
STYLED_EVERY = 19
KEYS = 200
PARAGRAPH = 80
PARAGRAPH_LIMIT = 3.0
SINGLE_LIMIT = 15.0


def figures(editor: Editor) -> list[Figure]:
    """Every figure; the editor must be shown."""
    whole, single = made_text(5000, PARAGRAPH), made_text(5000, 5000)
    return [
        Figure(
            name="a key in 5,000 words in paragraphs, p95",
            value=percentile(_keys(editor, whole), 95),
            limit=PARAGRAPH_LIMIT,
        ),
        Figure(
            name="a key in one paragraph of 5,000 words, p95",
            value=percentile(_keys(editor, single), 95),
            limit=SINGLE_LIMIT,
        ),
        Figure(
            name="a key in 100,000 words, p95",
            value=percentile(_keys(editor, made_text(100_000, PARAGRAPH)), 95),
            limit=PARAGRAPH_LIMIT,
        ),
        Figure(name="opening 5,000 words", value=took(lambda: _load_and_paint(editor, whole))),
        Figure(name="reading 100,000 words to keep them", value=_reading(editor)),
        Figure(name="pasting 1 MB in lines", value=_pasting(editor, made_text(180_000, 12))),
        Figure(
            name="pasting 1 MB in one line", value=_pasting(editor, made_text(180_000, 180_000))
        ),
    ]


def shown_editor(theme: Theme) -> Editor:
    """An editor as large as on the usual page."""
    editor = Editor(theme)
    editor.set_end_margin(150)
    editor.resize(740, 480)
    editor.show()
    _paint()
    return editor


def made_text(words: int, in_each: int) -> str:
    """So many words, so many in each paragraph, some of them emphasised."""
    lines: list[str] = []
    for start in range(0, words, in_each):
        line = [WORDS[(start + at) % len(WORDS)] for at in range(min(in_each, words - start))]
        for at in range(0, len(line), STYLED_EVERY):
            line[at] = f"*{line[at]}*"
        lines.append(" ".join(line))
    return "\n".join(lines)


def _keys(editor: Editor, text: str) -> Sequence[float]:
    _load_and_paint(editor, text)
    editor.put_caret(len(text) // 2)
    _paint()
    return [took(partial(_type, editor, key)) for key in "letters " * (KEYS // 8)]


def _type(editor: Editor, key: str) -> None:
    QTest.keyClicks(editor, key)
    _paint()


def _load_and_paint(editor: Editor, text: str) -> None:
    editor.load(text)
    _paint()


def _reading(editor: Editor) -> float:
    editor.load(made_text(100_000, PARAGRAPH))
    return took(editor.text)


def _pasting(editor: Editor, text: str) -> float:
    editor.load("")
    _paint()
    source = QMimeData()
    source.setText(text)
    return took(lambda: _paste(editor, source))


def _paste(editor: Editor, source: QMimeData) -> None:
    editor.insertFromMimeData(source)
    _paint()


def _paint() -> None:
    QEventLoop().processEvents()


def main() -> int:
    """Measure and print; 1 when a limit is not kept."""
    app = QApplication([])
    theme = Theme(resource(), Appearance(scheme=Scheme.LIGHT, reduced_motion=True))
    theme.apply(app)
    editor = shown_editor(theme)
    found = figures(editor)
    sys.stdout.write(as_table(found) + "\n")
    return 0 if all(figure.holds for figure in found) else 1


if __name__ == "__main__":
    raise SystemExit(main())
