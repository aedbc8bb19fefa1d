"""Whatever is done in whatever order: days, index, order and counts equal a recount."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from journal_app.core.ids import PieceId
from journal_app.core.search import parse
from journal_app.storage.vault import Vault
from tests.builders import entry, keep_entry, keep_moment, make_vault, moment, when

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
WORDS = ("tide", "shore", "gull", "Zoë", "家")
hours = st.integers(-60, 60)
texts = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)


class Writing(RuleBasedStateMachine):
    """Somebody who writes, edits, moves, bins, brings back and removes, beside a plain model."""

    pieces: Bundle[PieceId] = Bundle("pieces")

    def __init__(self) -> None:
        super().__init__()
        self.vault = self.new_vault()
        self.text: dict[PieceId, str] = {}
        self.kind: dict[PieceId, str] = {}
        self.binned: set[PieceId] = set()

    def new_vault(self) -> Vault:
        """A new empty journal for this run alone."""
        raise AssertionError("a test says where")

    def teardown(self) -> None:
        self.vault.close()
        self.vault.path.unlink()

    @rule(target=pieces, text=texts, later=hours)
    def write(self, text: str, later: int) -> PieceId:
        piece = keep_entry(self.vault, entry(text, at=NOON + timedelta(hours=later)))
        self.text[piece], self.kind[piece] = text, "entry"
        return piece

    @rule(target=pieces, text=texts, later=hours)
    def catch(self, text: str, later: int) -> PieceId:
        piece = keep_moment(self.vault, moment(text, at=NOON + timedelta(hours=later)))
        self.text[piece], self.kind[piece] = text, "moment"
        return piece

    @rule(piece=pieces, text=texts)
    def edit(self, piece: PieceId, text: str) -> None:
        kept = self.vault.entries.get(piece)
        if kept is None:
            return
        with self.vault.writing():
            saved = self.vault.entries.save(piece, kept.rev, text, NOON)
            if saved:
                self.vault.search.put(piece, text, (), ())
        assert saved == (piece not in self.binned)
        if saved:
            self.text[piece] = text

    @rule(piece=pieces, later=hours)
    def move(self, piece: PieceId, later: int) -> None:
        with self.vault.writing():
            self.vault.pieces.move(piece, when(NOON + timedelta(hours=later)), NOON)

    @rule(piece=pieces)
    def bin(self, piece: PieceId) -> None:
        with self.vault.writing():
            moved = self.vault.pieces.bin(piece, NOON)
        assert moved == (piece in self.text and piece not in self.binned)
        if moved:
            self.binned.add(piece)

    @rule(piece=pieces)
    def bring_back(self, piece: PieceId) -> None:
        with self.vault.writing():
            returned = self.vault.pieces.bring_back(piece)
        assert returned == (piece in self.binned)
        self.binned.discard(piece)

    @rule(piece=pieces)
    def remove(self, piece: PieceId) -> None:
        with self.vault.writing():
            self.vault.pieces.remove(piece)
            self.vault.search.forget(piece)
        self.text.pop(piece, None)
        self.binned.discard(piece)

    @rule(piece=pieces)
    def change_one_s_mind(self, piece: PieceId) -> None:
        with pytest.raises(ZeroDivisionError), self.vault.writing():
            self._spoil(piece)

    def _spoil(self, piece: PieceId) -> None:
        self.vault.pieces.remove(piece)
        self.vault.search.forget(piece)
        raise ZeroDivisionError

    @invariant()
    def days_equal_a_recount(self) -> None:
        recount = self.vault.connection.rows(
            "SELECT local_day, sum(kind = 'entry'), sum(kind = 'moment'), sum(characters)"
            " FROM pieces WHERE deleted_at IS NULL GROUP BY local_day ORDER BY local_day"
        )
        kept = [
            (count.day.toordinal(), count.entries, count.moments, count.characters)
            for count in self.vault.timeline.days()
        ]
        assert kept == recount

    @invariant()
    def counts_equal_the_model(self) -> None:
        kinds = Counter(self.kind[piece] for piece in self._shown())
        assert self.vault.pieces.counts() == (kinds["entry"], kinds["moment"])

    @invariant()
    def everything_shown_is_in_the_order_once(self) -> None:
        index = self.vault.timeline.index()
        assert sorted(index.ids) == sorted(self._shown())
        heads = self.vault.timeline.heads([PieceId(piece) for piece in index.ids])
        order = [
            (heads[PieceId(piece)].when.day, heads[PieceId(piece)].when.instant, piece)
            for piece in index.ids
        ]
        assert order == sorted(order, reverse=True)

    @invariant()
    def the_index_of_words_equals_the_texts(self) -> None:
        for word in WORDS:
            holding = {piece for piece, text in self.text.items() if word in text.split()}
            assert set(self.vault.search.find(parse(word))) == holding

    @invariant()
    def nothing_hangs_loose(self) -> None:
        assert self.vault.connection.rows("PRAGMA foreign_key_check") == []

    def _shown(self) -> set[PieceId]:
        return set(self.text) - self.binned


def test_counts_stay_true_whatever_is_done(vault_path: Path) -> None:
    class InThisTest(Writing):
        def new_vault(self) -> Vault:
            return make_vault(vault_path)

    run_state_machine_as_test(InThisTest, settings=settings(stateful_step_count=20))


def test_a_count_that_drifts_would_be_noticed(vault_path: Path) -> None:
    class WithoutATrigger(Writing):
        def new_vault(self) -> Vault:
            vault = make_vault(vault_path)
            vault.connection.run("DROP TRIGGER days_changed")
            return vault

    first_that_comes = settings(
        database=None, phases=[Phase.generate], report_multiple_bugs=False, stateful_step_count=20
    )
    with pytest.raises(AssertionError):
        run_state_machine_as_test(WithoutATrigger, settings=first_that_comes)
