"""Marks on the page one writes on: they follow the words, and each deed is one step for undo."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from journal_app.core.ids import Uid, new_uid
from journal_app.core.passages import Passage, Span, trimmed
from journal_app.core.text import clean
from journal_app.services.passages import Marked
from journal_app.system.clock import SystemClock
from journal_app.ui.editor.mark_clipboard import Part, Taken, put_on, taken_from
from journal_app.ui.editor.marking import (
    MakeUid,
    Pin,
    Run,
    make_whole,
    only,
    pins_around,
    pins_of,
    put,
    runs,
    runs_touching,
    take_off,
    trimmed_places,
    with_pins,
    words_of,
)
from journal_app.ui.editor.positions import Points, Units

_LINE_ENDS: Final = str.maketrans({"\u2029": "\n", "\u2028": "\n"})


class WritingMarks:
    """Knows which passages were there, so that a save can say which of them are gone."""

    def __init__(self, editor: QTextEdit) -> None:
        self._editor = editor
        self._known: set[Uid] = set()
        self._page = ""
        self._odd = False
        self.make_uid: MakeUid = lambda: new_uid(SystemClock().now())

    @property
    def _document(self) -> QTextDocument:
        return self._editor.document()

    # In and out.

    def begin(self, document: QTextDocument, text: str, passages: Sequence[Passage]) -> None:
        """Put what is kept onto a document that is not shown yet."""
        self._page = ""
        self._odd = False
        standing = [passage for passage in passages if not passage.lost]
        self._known = {passage.uid for passage in standing}
        units = Units(text)
        for passage in standing:
            start, end = units.at(passage.anchor.start), units.at(passage.anchor.end)
            put(document, start, end, Pin(passage.uid, passage.mark))

    def told(self, text: str) -> Marked:
        """Where everything stands in this text, the one of the page, and what stands no more."""
        found = runs(self._document)
        if len({run.pin.uid for run in found}) < len(found):
            # No way of writing known here lets an id stand twice.
            make_whole(self._document, [run.pin.uid for run in found], self.make_uid)
            found = runs(self._document)
        spans = _spans(found, text)
        standing = {span.uid for span in spans}
        removed = frozenset(self._known - standing)
        self._known |= standing
        return Marked(spans=_as_kept(spans, text) if self._odd else spans, removed=removed)

    def adopt(self, passages: Sequence[Passage]) -> None:
        """Show what was found again since: a passage whose words had gone and came back."""
        found = [each for each in passages if not each.lost and each.uid not in self._known]
        if not found:
            return
        text = self._document.toRawText().translate(_LINE_ENDS)
        units = Units(text)
        with self._step():
            for each in found:
                at = each.anchor
                if text[at.start : at.end] == at.quote:
                    start, end = units.at(at.start), units.at(at.end)
                    put(self._document, start, end, Pin(each.uid, each.mark))
                    self._known.add(each.uid)

    def standing(self) -> list[Run]:
        """The passages in the order of the text, without white space at their edges."""
        found = []
        for run in runs(self._document):
            start, end = trimmed_places(self._document, run.start, run.end)
            if start < end:
                found.append(Run(run.pin, start, end))
        return found

    def words(self, run: Run) -> str:
        """What a passage says."""
        return words_of(self._document, run.start, run.end).replace("\u2029", "\n")

    # Marking.

    def mark(self, start: int, end: int, mark: str) -> bool:
        """Mark these words; all of them marked so already, it comes off. Says which it was."""
        same = [run for run in self.touching(start, end) if run.pin.mark == mark]
        with self._step():
            if same and self._covered(start, end, same):
                self._take_off(start, end, [run.pin.uid for run in same])
                return False
            if not same:
                put(self._document, start, end, Pin(self.make_uid(), mark))
                return True
            # What is marked so and reached by it grows; several become one.
            longest = max(same, key=lambda run: run.end - run.start)
            for run in same:
                if run is not longest:
                    take_off(self._document, run.start, run.end, [run.pin.uid])
            first = min(start, *(run.start for run in same))
            put(self._document, first, max(end, *(run.end for run in same)), longest.pin)
            return True

    def change(self, uid: Uid, mark: str) -> bool:
        """Mark a passage as something else; the same again takes it off."""
        run = self.run_of(uid)
        if run is None:
            return False
        with self._step():
            take_off(self._document, run.start, run.end, [uid])
            if run.pin.mark != mark:
                put(self._document, run.start, run.end, Pin(uid, mark))
        return run.pin.mark != mark

    def take_off(self, uid: Uid) -> None:
        """Take a mark off all of its words."""
        run = self.run_of(uid)
        if run is not None:
            with self._step():
                take_off(self._document, run.start, run.end, [uid])

    def clear(self, start: int, end: int) -> bool:
        """Take every mark off these words; says whether there was any."""
        there = {run.pin.uid for run in runs(self._document, start, end)}
        if there:
            with self._step():
                self._take_off(start, end, list(there))
        return bool(there)

    def place(self, pin: Pin, start: int, end: int) -> None:
        """Put a passage onto these words."""
        with self._step():
            put(self._document, start, end, pin)

    def run_of(self, uid: Uid) -> Run | None:
        """Where a passage stands."""
        return next((run for run in self.standing() if run.pin.uid == uid), None)

    def touching(self, start: int, end: int) -> list[Run]:
        """The passages that have one of these words, or at whose words the caret is."""
        return runs_touching(self._document, start, end)

    # Writing around marks.

    def before_key(self) -> None:
        """What is typed next belongs to what stands on both sides of the caret, and only that."""
        cursor = self._editor.textCursor()
        if cursor.hasSelection():
            return
        form = cursor.charFormat()
        wanted = pins_around(self._document, cursor.position(), cursor.position())
        if frozenset(pins_of(form)) != wanted:
            self._editor.setCurrentCharFormat(with_pins(form, wanted))

    @contextmanager
    def replacing(self) -> Iterator[None]:
        """Something is typed in the place of a selection: the same holds for it."""
        cursor = self._editor.textCursor()
        start = cursor.selectionStart()
        rest = self._document.characterCount() - cursor.selectionEnd()
        cursor.beginEditBlock()
        try:
            yield
            end = self._document.characterCount() - rest
            if end > start and not self._editor.textCursor().hasSelection():
                only(self._document, start, end, pins_around(self._document, start, end))
        finally:
            cursor.endEditBlock()

    def notice(self, text: str) -> None:
        """Remember whether anything was typed that no journal keeps: it moves what follows."""
        self._odd = self._odd or clean(text) != text

    def on_inserted(self, start: int, length: int) -> None:
        """Something was put in by no key, such as by a helping technology."""
        end = min(start + length, self._document.characterCount() - 1)
        self.notice(words_of(self._document, start, end).replace("\u2029", "\n"))
        only(self._document, start, end, pins_around(self._document, start, end))

    def form_at(self, at: int) -> QTextCharFormat:
        """The format for something that is put in here."""
        return with_pins(QTextCharFormat(), pins_around(self._document, at, at))

    # Taking words elsewhere.

    def take_along(self, data: QMimeData) -> None:
        """Let the marks of what is selected travel with it."""
        cursor = self._editor.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        parts = []
        for run in self.touching(start, end) if end > start else []:
            low, high = max(run.start, start), min(run.end, end)
            whole = (low, high) == (run.start, run.end)
            parts.append(Part(run.pin, low - start, high - start, whole))
        if parts:
            # Five milliseconds that a start without copying does not need.
            import secrets

            self._page = self._page or secrets.token_hex(8)
            put_on(data, Taken(self._page, end - start, tuple(parts)))

    def brought(self, data: QMimeData) -> Taken | None:
        """The marks that come with something from this very page."""
        taken = taken_from(data)
        return taken if taken is not None and self._page and taken.page == self._page else None

    def set_down(self, cursor: QTextCursor, text: str, taken: Taken | None) -> None:
        """Put text in, and the marks that came with it; a copy of what still stands is new."""
        cursor.removeSelectedText()
        start = cursor.position()
        around = pins_around(self._document, start, start)
        cursor.insertText(text, with_pins(QTextCharFormat(), around))
        end = cursor.position()
        if taken is None or taken.length != end - start:
            return
        there = {run.pin.uid for run in runs(self._document)}
        around_as = {pin.mark for pin in around}
        for part in taken.parts:
            if part.pin.mark in around_as:
                continue
            copied = part.whole and part.pin.uid in there
            pin = Pin(self.make_uid(), part.pin.mark) if copied else part.pin
            put(self._document, start + part.start, start + part.end, pin)
        make_whole(self._document, [part.pin.uid for part in taken.parts], self.make_uid)

    # How it is done.

    @contextmanager
    def _step(self) -> Iterator[None]:
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        try:
            yield
        finally:
            cursor.endEditBlock()

    def _take_off(self, start: int, end: int, uids: list[Uid]) -> None:
        take_off(self._document, start, end, uids)
        make_whole(self._document, uids, self.make_uid)

    def _covered(self, start: int, end: int, same: Sequence[Run]) -> bool:
        at = start
        for run in sorted(same, key=lambda each: each.start):
            if run.start > at and words_of(self._document, at, run.start).strip():
                return False
            at = max(at, run.end)
        return at >= end or not words_of(self._document, at, end).strip()


def _spans(found: Sequence[Run], text: str) -> tuple[Span, ...]:
    """Where they stand in the text, without white space at their edges."""
    points = Points(text)
    spans = []
    for run in found:
        start, end = trimmed(text, points.at(run.start), points.at(run.end))
        if start < end:
            spans.append(Span(uid=run.pin.uid, mark=run.pin.mark, start=start, end=end))
    return tuple(spans)


def _as_kept(spans: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """The same places in the text as it is kept: a few characters no journal keeps go there."""
    return tuple(
        replace(span, start=len(clean(text[: span.start])), end=len(clean(text[: span.end])))
        for span in spans
    )
