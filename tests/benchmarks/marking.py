"""What marks cost while one writes: a key with and without them, and telling them for a save.

In time of the processor, so that others on the machine do not weigh on it.
"""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal_app.core.ids import PieceId, Uid
from journal_app.core.passages import Passage, anchor_at
from journal_app.core.resources import resource
from journal_app.ui.editor.editor import Editor
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from tests.benchmarks.figures import Figure, median, percentile, ratio, worked
from tests.benchmarks.setting import Setting
from tests.ui.editor.typing_speed import made_text, shown_editor

WORDS = 27_000
MARKS = 200
LONG = 60
"""Characters of each."""
KEYS = 200
LIMIT = 8.0
KINDS = ("mk_pull", "mk_near", "mk_body", "mk_echo", "mk_need", "mk_help")


def measure(_setting: Setting) -> Iterator[Figure]:
    """A key in a long text, in turn with and without marks, where many marks are in sight."""
    app = QApplication([])
    theme = Theme(resource(), Appearance(scheme=Scheme.LIGHT, reduced_motion=True))
    theme.apply(app)
    for shape, in_each in (("paragraphs", 80), ("one paragraph", WORDS)):
        text = made_text(WORDS, in_each)
        marked, plain = shown_editor(theme), shown_editor(theme)
        marked.load(text, passages(text))
        plain.load(text)
        yield from _keys(marked, plain, shape)
        if in_each != WORDS:
            yield Figure(
                name=f"telling {MARKS} marks for a save",
                value=median([worked(marked.written) for _time in range(9)]),
                peer=f"{median([worked(marked.text) for _time in range(9)]):.1f} ms for the text",
            )
        for editor in (marked, plain):
            editor.hide()
            editor.deleteLater()


def passages(text: str) -> list[Passage]:
    """Two hundred passages over the whole text, some over others; many around its middle."""
    step = len(text) // MARKS
    starts = [at * step for at in range(MARKS // 2)]
    starts += [len(text) // 2 + at * (LONG // 2) for at in range(MARKS // 2)]
    return [
        Passage(
            uid=Uid(f"{number:032x}"),
            piece=PieceId(1),
            mark=KINDS[number % len(KINDS)],
            anchor=anchor_at(text, start, LONG),
        )
        for number, start in enumerate(starts)
    ]


def _keys(marked: Editor, plain: Editor, shape: str) -> Iterator[Figure]:
    for editor in (marked, plain):
        editor.put_caret(editor.document().characterCount() // 2)
        _paint()
    with_marks: list[float] = []
    without: list[float] = []
    for key in "letters " * (KEYS // 8):
        with_marks.append(worked(partial(_type, marked, key)))
        without.append(worked(partial(_type, plain, key)))
    yield Figure(
        name=f"a key in 27,000 words with {MARKS} marks, {shape}, p95",
        value=percentile(with_marks, 95),
        limit=LIMIT if shape == "paragraphs" else None,
        peer=f"{percentile(without, 95):.2f} ms without",
    )
    yield Figure(
        name=f"the same beside a key without marks, {shape}",
        value=ratio(with_marks, without),
        unit="times",
    )


def _type(editor: Editor, key: str) -> None:
    QTest.keyClicks(editor, key)
    _paint()


def _paint() -> None:
    QEventLoop().processEvents()
