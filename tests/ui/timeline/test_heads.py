"""Heads are read a few around, once, and forgotten when told."""

from collections.abc import Sequence

from journal_app.core.ids import PieceId, Uid
from journal_app.core.search import Query, parse
from journal_app.core.timeline import PieceHead, PieceKind
from journal_app.ui.timeline.heads import AROUND, MOST_HEADS, Heads
from tests.builders import when

IDS = [PieceId(number) for number in range(5000)]


class Journal:
    """Answers like a journal, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[PieceId]] = []
        self.asked_texts: list[PieceId] = []
        self.word = "first"

    def heads(self, pieces: Sequence[PieceId]) -> dict[PieceId, PieceHead]:
        self.asked.append(list(pieces))
        return {
            piece: PieceHead(
                id=piece,
                uid=Uid(str(piece)),
                kind=PieceKind.ENTRY,
                when=when(),
                preview=f"{self.word} {piece}",
            )
            for piece in pieces
            if piece != 13
        }

    def excerpts(self, pieces: Sequence[PieceId], query: Query) -> dict[PieceId, str]:
        self.asked_texts.extend(pieces)
        return {piece: f"… {query.words[0]} {piece}" for piece in pieces}


def heads_of(journal: Journal) -> Heads:
    return Heads(journal.heads, journal.excerpts)


def test_a_screenful_is_one_reading() -> None:
    journal = Journal()
    heads = heads_of(journal)
    for position in range(1000, 1020):
        assert heads.text(IDS, position) == f"first {position}"
    assert len(journal.asked) == 1
    assert len(journal.asked[0]) == AROUND


def test_scrolling_through_everything_keeps_only_some() -> None:
    journal = Journal()
    heads = heads_of(journal)
    for position in range(14, 5000):
        heads.head(IDS, position)
    assert len(heads._heads) == MOST_HEADS
    assert sum(map(len, journal.asked)) == 5000


def test_what_changed_is_read_anew() -> None:
    journal = Journal()
    heads = heads_of(journal)
    heads.head(IDS, 3)
    journal.word = "second"
    heads.forget([PieceId(3)])
    assert heads.text(IDS, 3) == "second 3"
    assert heads.text(IDS, 4) == "first 4"
    assert PieceId(4) not in journal.asked[-1]


def test_a_piece_that_is_gone_has_no_head_and_no_words() -> None:
    heads = heads_of(Journal())
    assert heads.head(IDS, 13) is None
    assert heads.text(IDS, 13) == ""


def test_while_searching_the_matching_part_is_shown_and_few_texts_are_read() -> None:
    journal = Journal()
    heads = heads_of(journal)
    heads.search(parse("lamp"))
    assert heads.text(IDS, 40) == "… lamp 40"
    assert len(journal.asked_texts) <= 8
    heads.search(parse("door"))
    assert heads.text(IDS, 40) == "… door 40"
    heads.search(Query(()))
    assert heads.text(IDS, 40) == "first 40"


def test_forgetting_all_keeps_no_word() -> None:
    heads = heads_of(Journal())
    heads.search(parse("lamp"))
    heads.text(IDS, 1)
    heads.forget_all()
    assert not heads._heads
    assert not heads._excerpts
