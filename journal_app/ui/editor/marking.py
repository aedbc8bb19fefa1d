"""Marks inside a document: a set of ids in a property of its characters, going where they go.

Places are those of Qt, in UTF-16 units. Line ends are characters, too: a passage over two
paragraphs has one between them. Each id stands on one run of characters, never on two.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from journal_app.core.ids import Uid

MARKED: Final = int(QTextFormat.Property.UserProperty.value) + 1
"""The property of a character format that holds which passages it belongs to."""
MakeUid = Callable[[], Uid]


class Pin(NamedTuple):
    """Which passage a character belongs to, and what that one is marked as."""

    uid: Uid
    mark: str


Pins = frozenset[Pin]
NO_PINS: Final[Pins] = frozenset()


class Run(NamedTuple):
    """Where one passage stands; the end is left out."""

    pin: Pin
    start: int
    end: int


class Piece(NamedTuple):
    """A stretch of characters of one format."""

    start: int
    end: int
    form: QTextCharFormat


def pins_of(form: QTextCharFormat) -> tuple[Pin, ...]:
    """The passages of a format in an order that stays: the oldest first."""
    kept = form.property(MARKED)
    return _decoded(kept) if kept else ()


def with_pins(form: QTextCharFormat, pins: Iterable[Pin]) -> QTextCharFormat:
    """The same format on characters of exactly these passages."""
    made = QTextCharFormat(form)
    coded = " ".join(f"{pin.uid}/{pin.mark}" for pin in sorted(pins))
    if coded:
        made.setProperty(MARKED, coded)
    else:
        made.clearProperty(MARKED)
    return made


def pieces(document: QTextDocument, start: int, end: int) -> Iterator[Piece]:
    """The stretches between two places, line ends included."""
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        for piece in pieces_of(block):
            first, last = max(start, piece.start), min(end, piece.end)
            if first < last:
                yield Piece(first, last, piece.form)
        block = block.next()
        line_end = block.position() - 1
        if block.isValid() and start <= line_end < end:
            # What Qt calls the format of a block is that of the line end before it.
            yield Piece(line_end, line_end + 1, block.charFormat())


def pieces_of(block: QTextBlock) -> Iterator[Piece]:
    """The stretches of one paragraph, without its end."""
    each = block.begin()
    while not each.atEnd():
        fragment = each.fragment()
        start = fragment.position()
        yield Piece(start, start + fragment.length(), fragment.charFormat())
        each += 1


def pins_at(document: QTextDocument, at: int) -> Pins:
    """The passages of the character at this place."""
    if not 0 <= at < document.characterCount() - 1:
        return NO_PINS
    block = document.findBlock(at)
    if at == block.position() + block.length() - 1:
        return frozenset(pins_of(block.next().charFormat()))
    cursor = QTextCursor(document)
    cursor.setPosition(at + 1)
    return frozenset(pins_of(cursor.charFormat()))


def pins_around(document: QTextDocument, start: int, end: int) -> Pins:
    """The passages that stand on both sides: what is written here belongs to them."""
    return pins_at(document, start - 1) & pins_at(document, end)


def runs(document: QTextDocument, start: int = 0, end: int | None = None) -> list[Run]:
    """Where passages stand between two places, in order; one that stands twice is in it twice."""
    found: list[Run] = []
    open_at: dict[Pin, int] = {}
    last = document.characterCount() if end is None else end
    for piece in pieces(document, start, last):
        for pin in pins_of(piece.form):
            at = open_at.get(pin)
            if at is not None and found[at].end == piece.start:
                found[at] = Run(pin, found[at].start, piece.end)
            else:
                open_at[pin] = len(found)
                found.append(Run(pin, piece.start, piece.end))
    return found


def runs_touching(document: QTextDocument, start: int, end: int) -> list[Run]:
    """The whole of each passage that has a character between two places, or beside a caret."""
    low, high = (start - 1, end + 1) if start == end else (start, end)
    there = {pin for piece in pieces(document, max(0, low), high) for pin in pins_of(piece.form)}
    if not there:
        return []
    return [run for run in runs(document) if run.pin in there]


def put(document: QTextDocument, start: int, end: int, pin: Pin) -> None:
    """Let these characters belong to a passage as well."""
    _change(document, start, end, lambda pins: {*pins, pin})


def take_off(document: QTextDocument, start: int, end: int, uids: Iterable[Uid]) -> None:
    """Let these characters belong to none of these passages any more."""
    gone = frozenset(uids)
    _change(document, start, end, lambda pins: {pin for pin in pins if pin.uid not in gone})


def only(document: QTextDocument, start: int, end: int, pins: Iterable[Pin]) -> None:
    """Let these characters belong to exactly these passages."""
    wanted = set(pins)
    _change(document, start, end, lambda _pins: wanted)


def make_whole(document: QTextDocument, uids: Iterable[Uid], make_uid: MakeUid) -> None:
    """Bring passages that fell apart back to one run for each id.

    Only white space between two runs: it is the same passage still. Otherwise the longest run
    keeps the id, and the others become passages of their own.
    """
    wanted = frozenset(uids)
    if not wanted:
        return
    by_uid: dict[Uid, list[Run]] = {}
    for run in runs(document):
        if run.pin.uid in wanted:
            by_uid.setdefault(run.pin.uid, []).append(run)
    for parts in by_uid.values():
        joined = _joined(document, parts)
        longest = max(joined, key=lambda run: (run.end - run.start, -run.start))
        for run in joined:
            if run is not longest:
                take_off(document, run.start, run.end, [run.pin.uid])
                put(document, run.start, run.end, Pin(make_uid(), run.pin.mark))


def words_of(document: QTextDocument, start: int, end: int) -> str:
    """The characters between two places, line ends as Qt has them."""
    return _selected(document, start, end).selectedText()


def trimmed_places(document: QTextDocument, start: int, end: int) -> tuple[int, int]:
    """The same words without white space at their edges; empty where there is nothing else."""
    words = words_of(document, start, end)
    # White space is never wide: one character is one unit.
    first = start + len(words) - len(words.lstrip())
    last = end - (len(words) - len(words.rstrip()))
    return (first, last) if first < last else (start, start)


def _joined(document: QTextDocument, parts: list[Run]) -> list[Run]:
    joined = parts[:1]
    for run in parts[1:]:
        before = joined[-1]
        if words_of(document, before.end, run.start).strip():
            joined.append(run)
        else:
            put(document, before.end, run.start, run.pin)
            joined[-1] = Run(run.pin, before.start, run.end)
    return joined


def _change(
    document: QTextDocument,
    start: int,
    end: int,
    become: Callable[[tuple[Pin, ...]], Iterable[Pin]],
) -> None:
    for piece in list(pieces(document, start, end)):
        before = pins_of(piece.form)
        after = set(become(before))
        if after != set(before):
            selected = _selected(document, piece.start, piece.end)
            selected.setCharFormat(with_pins(piece.form, after))


def _selected(document: QTextDocument, start: int, end: int) -> QTextCursor:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


@lru_cache(maxsize=2048)
def _decoded(coded: str) -> tuple[Pin, ...]:
    parts = (each.partition("/") for each in coded.split(" "))
    return tuple(Pin(Uid(uid), mark) for uid, _slash, mark in parts)
