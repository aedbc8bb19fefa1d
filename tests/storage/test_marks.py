"""Marks a person changed come back as they were kept; columns of time follow their piece."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.ids import PieceId, new_uid
from journal_app.core.marks import ICONS, TINTS, OwnMark
from journal_app.core.passages import Passage, anchor_at
from journal_app.storage.vault import Vault
from tests.builders import START, entry, keep_entry, make_vault, when

TRUE_TIMES = """
SELECT count(*) FROM passages JOIN pieces ON pieces.id = passages.piece
WHERE lived_day <> local_day OR lived_at <> happened_at
    OR away <> (deleted_at IS NOT NULL OR sealed)
"""
STEPS = ("move", "bin", "back", "seal", "unseal", "mark", "again", "gone")


def test_marks_come_back_as_they_were_kept(vault: Vault) -> None:
    one = OwnMark(id="mk_pull", icon=ICONS[3], tint=TINTS[2], position=4, hidden=True)
    two = OwnMark(id="mk_own_1", label="Door", icon=ICONS[0], tint=TINTS[0], position=1)
    with vault.writing():
        vault.marks.put(one)
        vault.marks.put(OwnMark(id="mk_own_1", icon="sun", tint="need", position=9))
        vault.marks.put(two)
    assert vault.marks.all() == [two, one]
    with vault.writing():
        vault.marks.remove("mk_own_1")
        vault.marks.remove("mk_none")
    assert vault.marks.all() == [one]


@given(steps=st.lists(st.sampled_from(STEPS), max_size=12))
def test_a_passage_is_always_where_and_when_its_piece_is(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("drift")
    vault = make_vault(folder / "journal.db")
    pieces = [keep_entry(vault, entry("some words")) for _ in range(2)]
    for number, step in enumerate(steps):
        with vault.writing():
            _take(vault, pieces[number % 2], step, number)
        assert vault.connection.value(TRUE_TIMES) == 0
    vault.close()


def _take(vault: Vault, piece: PieceId, step: str, number: int) -> None:
    match step:
        case "move":
            lived = when(datetime(2025, 1, 1, 9) + timedelta(days=number * 40))
            vault.pieces.move(piece, lived, START)
        case "bin":
            vault.pieces.bin(piece, START)
        case "back":
            vault.pieces.bring_back(piece)
        case "seal" | "unseal":
            vault.pieces.seal(piece, step == "seal")
        case "mark" | "again":
            known = vault.passages.of(piece) if step == "again" else []
            uid = known[0].uid if known else new_uid(START)
            anchor = anchor_at("some words", number % 4, 4)
            vault.passages.put(
                [Passage(uid=uid, piece=piece, mark="mk_pull", anchor=anchor)], START
            )
        case _:
            vault.passages.remove([each.uid for each in vault.passages.of(piece)])
