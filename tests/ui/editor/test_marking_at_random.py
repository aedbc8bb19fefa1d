"""Whatever one does to a text, its marks are where a plain list of characters says they are."""

from functools import cache
from itertools import count

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal_app.core.ids import PieceId, Uid
from journal_app.core.passages import Passage, anchor_at, trimmed
from journal_app.core.resources import resource
from journal_app.ui.editor.editor import Editor
from journal_app.ui.editor.marking import runs
from journal_app.ui.editor.positions import Points, to_units
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from tests.ui.editor.marked_text import MarkedText, Travelling

MARKS = st.sampled_from(["mk_pull", "mk_need", "mk_own_1"])
PLACES = st.tuples(st.floats(0, 1), st.floats(0, 1))
WORDS = st.text(alphabet="ab😀 \né", min_size=1, max_size=8)
LETTERS = st.sampled_from(["a", "b", " "])


@cache
def still_theme() -> Theme:
    """One for all: reading its colours takes longer than everything a machine does."""
    assert isinstance(QApplication.instance() or QApplication([]), QApplication)
    return Theme(resource(), Appearance(scheme=Scheme.LIGHT, reduced_motion=True))


def made_editor() -> Editor:
    editor = Editor(still_theme())
    editor.resize(300, 200)
    numbers = count()
    editor.writing_marks.make_uid = lambda: Uid(f"{next(numbers):08}")
    return editor


class MarkingAtRandom(RuleBasedStateMachine):
    """One editor and one list, done the same to."""

    def __init__(self) -> None:
        super().__init__()
        self.editor = made_editor()
        self.model = MarkedText()
        self.past: list[list[tuple[str, frozenset[tuple[int, str]]]]] = []
        self.names: dict[str, int] = {}
        self.clipboard: tuple[QMimeData, Travelling] | None = None

    def teardown(self) -> None:
        self.editor.deleteLater()

    @initialize(text=st.text(alphabet="ab \n😀", max_size=30))
    def begin(self, text: str) -> None:
        self.editor.load(text)
        self.model.cells = [(letter, frozenset()) for letter in text]

    # What one does.

    @rule(places=PLACES, letter=LETTERS)
    def types(self, places: tuple[float, float], letter: str) -> None:
        start, end = self.select(places)
        QTest.keyClicks(self.editor, letter)
        self.model.replace(start, end, letter)

    @rule(place=st.floats(0, 1), letters=st.lists(LETTERS, min_size=1, max_size=4))
    def writes(self, place: float, letters: list[str]) -> None:
        at, _end = self.select((place, place))
        for number, letter in enumerate(letters):
            QTest.keyClicks(self.editor, letter)
            self.model.replace(at + number, at + number, letter)
            self.remember()

    @precondition(lambda self: "*" not in self.model.text)
    @rule(places=PLACES)
    def presses_return(self, places: tuple[float, float]) -> None:
        start, end = self.select(places)
        QTest.keyClick(self.editor, Qt.Key.Key_Return)
        self.model.replace(start, end, "")
        self.model.replace(start, start, "\n")

    @rule(places=PLACES, back=st.booleans())
    def deletes(self, places: tuple[float, float], back: bool) -> None:
        start, end = self.select(places)
        if start == end:
            start, end = (start - 1, end) if back else (start, end + 1)
            if start < 0 or end > len(self.model.cells):
                return
        QTest.keyClick(self.editor, Qt.Key.Key_Backspace if back else Qt.Key.Key_Delete)
        self.model.replace(start, end, "")

    @rule(places=PLACES, mark=MARKS)
    def marks(self, places: tuple[float, float], mark: str) -> None:
        start, end = trimmed(self.model.text, *self.between(places))
        if start < end:
            self.editor.writing_marks.mark(self.units(start), self.units(end), mark)
            self.model.mark(start, end, mark)

    @rule(places=PLACES)
    def clears(self, places: tuple[float, float]) -> None:
        start, end = self.between(places)
        self.editor.writing_marks.clear(self.units(start), self.units(end))
        self.model.clear(start, end)

    @rule(places=PLACES, cuts=st.booleans())
    def takes(self, places: tuple[float, float], cuts: bool) -> None:
        start, end = self.select(places)
        if start == end:
            return
        self.clipboard = self.editor.createMimeDataFromSelection(), self.model.take(start, end)
        if cuts:
            self.editor.textCursor().removeSelectedText()
            self.model.replace(start, end, "")

    @rule(places=PLACES)
    def brings(self, places: tuple[float, float]) -> None:
        if self.clipboard is not None:
            start, end = self.select(places)
            data, taken = self.clipboard
            self.editor.insertFromMimeData(data)
            self.model.bring(start, end, taken)

    @rule(places=PLACES, words=WORDS)
    def pastes_from_outside(self, places: tuple[float, float], words: str) -> None:
        start, end = self.select(places)
        data = QMimeData()
        data.setText(words)
        self.editor.insertFromMimeData(data)
        self.model.replace(start, end, words)

    @precondition(lambda self: "*" not in self.model.text)
    @rule(places=PLACES)
    def makes_bold(self, places: tuple[float, float]) -> None:
        self.select(places)
        self.editor.toggle_bold()
        at, after = 0, self.editor.text()
        while self.model.text != after:
            # Only stars come and go, each where the first difference is.
            here = self.model.text[at : at + 1]
            if here == after[at : at + 1]:
                at += 1
            elif after[at : at + 1] == "*":
                self.model.replace(at, at, "*")
            else:
                assert here == "*"
                self.model.replace(at, at + 1, "")

    @rule(back=st.booleans())
    def takes_back(self, back: bool) -> None:
        if back:
            self.editor.undo()
        else:
            self.editor.redo()
        now = self.state()
        fitting = [cells for cells in self.past if self.told(cells) == now]
        assert fitting, "a state that never was"
        self.model.cells = list(fitting[-1])

    @rule()
    def comes_again(self) -> None:
        text, marked = self.editor.written()
        passages = [
            Passage(
                uid=span.uid,
                piece=PieceId(1),
                mark=span.mark,
                anchor=anchor_at(text, span.start, span.end - span.start),
            )
            for span in marked.spans
        ]
        kept = {(span.start, span.end, span.mark) for span in marked.spans}
        shown = {
            (*trimmed(self.model.text, each.start, each.end), each.mark)
            for each in self.model.stretches()
        }
        assert kept == {each for each in shown if each[0] < each[1]}
        self.editor.load(text, passages)
        self.model.cells = [(letter, frozenset()) for letter in text]
        for span in marked.spans:
            self.model._on(span.start, span.end, self.names[span.uid], span.mark)
        self.past.clear()
        # Another page: what was taken from the one before brings no marks.
        if self.clipboard is not None:
            data, taken = self.clipboard
            self.clipboard = data, taken._replace(parts=())

    # What has to be so.

    @invariant()
    def they_agree(self) -> None:
        assert self.state() == self.told(self.model.cells)
        self.remember()

    def remember(self) -> None:
        if not self.past or self.past[-1] != self.model.cells:
            self.past.append(list(self.model.cells))

    def state(self) -> tuple[str, list[tuple[int, int, str, int]]]:
        text = self.editor.text()
        points = Points(text)
        found = []
        wanted = {(each.start, each.end, each.mark): each.number for each in self.model.stretches()}
        for run in runs(self.editor.document()):
            start, end = points.at(run.start), points.at(run.end)
            if run.pin.uid not in self.names and (start, end, run.pin.mark) in wanted:
                # Met for the first time: from now on it is this one and no other.
                self.names[run.pin.uid] = wanted[start, end, run.pin.mark]
            found.append((start, end, run.pin.mark, self.names.get(run.pin.uid, -1)))
        return text, sorted(found)

    def told(
        self, cells: list[tuple[str, frozenset[tuple[int, str]]]]
    ) -> tuple[str, list[tuple[int, int, str, int]]]:
        model = MarkedText(list(cells))
        return model.text, [tuple(each) for each in model.stretches()]  # type: ignore[misc]

    def between(self, places: tuple[float, float]) -> tuple[int, int]:
        low, high = sorted(round(place * len(self.model.cells)) for place in places)
        return low, high

    def select(self, places: tuple[float, float]) -> tuple[int, int]:
        start, end = self.between(places)
        cursor = self.editor.textCursor()
        cursor.setPosition(self.units(start))
        cursor.setPosition(self.units(end), cursor.MoveMode.KeepAnchor)
        self.editor.setTextCursor(cursor)
        return start, end

    def units(self, points: int) -> int:
        return to_units(self.model.text, points)


MarkingAtRandom.TestCase.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
TestMarkingAtRandom = MarkingAtRandom.TestCase
