"""The list Qt and screen readers see."""

from datetime import datetime

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from journal_app.core.ids import PieceId
from journal_app.core.search import Query, parse
from journal_app.core.timeline import TimelineIndex
from journal_app.services import timeline
from journal_app.ui.timeline.heads import Heads
from journal_app.ui.timeline.model import TimelineModel
from tests.builders import entry
from tests.finding import index_found
from tests.ui.context_fixture import Ground
from tests.ui.timeline.looking import telling

NONE = Query(())


class Shown:
    """A model over a journal, watched by Qt's own tester."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        session = ground.context.session
        self.model = TimelineModel(
            Heads(
                session.heads,
                lambda pieces, query: session.read(timeline.excerpts, pieces, query) or {},
            ),
            telling(),
        )
        self.resets = 0
        self.model.modelReset.connect(self._count)
        mode = QAbstractItemModelTester.FailureReportingMode.Fatal
        self.tester = QAbstractItemModelTester(self.model, mode)

    def _count(self) -> None:
        self.resets += 1

    def index(self) -> TimelineIndex:
        return self.ground.ask(timeline.index)

    def rows(self) -> list[str]:
        return [self.model.index(row).data() for row in range(self.model.rowCount())]


@pytest.fixture
def shown(ground: Ground) -> Shown:
    return Shown(ground)


def written(ground: Ground, body: str, *at: int) -> PieceId:
    return ground.keep(entry(body, at=datetime(*at)))


def test_newest_first_with_a_heading_for_each_month(shown: Shown, ground: Ground) -> None:
    written(ground, "One.", 2026, 3, 2, 8, 0)
    written(ground, "Two.", 2026, 3, 2, 9, 0)
    written(ground, "Three.", 2025, 12, 31, 10, 0)
    shown.model.show(shown.index(), NONE)
    assert shown.rows() == [
        "March 2026",
        "Entry, 2 March 2026, 09:00. Two.",
        "Entry, 2 March 2026, 08:00. One.",
        "December 2025",
        "Entry, 31 December 2025, 10:00. Three.",
    ]
    role = Qt.ItemDataRole.AccessibleTextRole
    assert shown.model.index(0).data(role) == "March 2026"
    choosable = [
        bool(shown.model.index(row).flags() & Qt.ItemFlag.ItemIsSelectable) for row in range(5)
    ]
    assert choosable == [False, True, True, False, True]
    cards = [shown.model.card(row) for row in range(5)]
    assert [card and card.begins_day for card in cards] == [None, True, False, None, True]


def test_one_more_and_one_less_arrive_as_single_rows(shown: Shown, ground: Ground) -> None:
    kept = written(ground, "One.", 2026, 3, 2, 8, 0)
    shown.model.show(shown.index(), NONE)
    watched = QPersistentModelIndex(shown.model.index(1))
    resets = shown.resets
    written(ground, "Newer.", 2026, 4, 1, 8, 0)
    assert not shown.model.show(shown.index(), NONE)
    assert watched.row() == 3
    assert shown.model.key_at(watched.row()) == kept
    shown.model.show(TimelineIndex(shown.index().ids[1:], shown.index().days[1:]), NONE)
    assert shown.rows() == ["March 2026", "Entry, 2 March 2026, 08:00. One."]
    assert watched.row() == 1
    assert shown.resets == resets


def test_the_last_one_of_a_month_takes_its_heading_along(shown: Shown, ground: Ground) -> None:
    written(ground, "One.", 2026, 3, 2, 8, 0)
    shown.model.show(shown.index(), NONE)
    shown.model.show(TimelineIndex(shown.index().ids[:0], shown.index().days[:0]), NONE)
    assert shown.rows() == []


def test_what_is_written_on_is_read_anew(shown: Shown, ground: Ground) -> None:
    kept = written(ground, "One.", 2026, 3, 2, 8, 0)
    shown.model.show(shown.index(), NONE)
    assert shown.rows()[1].endswith("One.")
    ground.ask(_say_two, kept)
    changed: list[int] = []
    shown.model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    shown.model.read_again([kept, PieceId(999)])
    assert changed == [1]
    assert shown.rows()[1].endswith("Two.")


def test_while_searching_a_card_shows_the_match_and_where_it_is(
    shown: Shown, ground: Ground
) -> None:
    written(ground, "Nothing here. " * 60 + "The lamp went out.", 2026, 3, 2, 8, 0)
    query = parse("lamp")
    shown.model.show(ground.ask(index_found, query), query)
    card = shown.model.card(1)
    assert card is not None
    assert card.text == "… The lamp went out."
    assert [card.text[start:end] for start, end in card.spans] == ["lamp"]


def test_forgetting_leaves_no_row_and_no_word(shown: Shown, ground: Ground) -> None:
    written(ground, "A secret lamp.", 2026, 3, 2, 8, 0)
    query = parse("secret")
    shown.model.show(ground.ask(index_found, query), query)
    shown.rows()
    shown.model.forget()
    assert shown.model.rowCount() == 0
    assert not shown.model.query
    assert not shown.model._heads._heads
    assert not shown.model._heads._excerpts


def test_rows_have_no_rows_of_their_own(shown: Shown, ground: Ground) -> None:
    written(ground, "One.", 2026, 3, 2, 8, 0)
    model: QAbstractItemModel = shown.model
    shown.model.show(shown.index(), NONE)
    assert model.rowCount(model.index(0, 0, QModelIndex())) == 0


def _say_two(vault: object, piece: PieceId) -> None:
    from journal_app.services import entries
    from tests.builders import FakeClock

    entries.save(vault, piece, 1, "Two.", clock=FakeClock(), new_sitting=True)
