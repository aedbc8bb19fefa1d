"""Marks on words come back where they were put, in the order of the text."""

from journal_app.core.ids import new_uid
from journal_app.core.passages import Passage, anchor_at
from journal_app.storage.vault import Vault
from tests.builders import START, entry, keep_entry

TEXT = "He asked, and I said “nothing”. 👩‍👩‍👧 Then e\u0301 silence."


def test_marked_passages_come_back_in_the_order_of_the_text(vault: Vault) -> None:
    piece, other = keep_entry(vault, entry(TEXT)), keep_entry(vault, entry(TEXT))
    marked = [
        Passage(uid=new_uid(START), piece=piece, mark=mark, anchor=anchor_at(TEXT, start, length))
        for mark, start, length in [("mk_pull", 32, 5), ("mk_need", 3, 5), ("mk_pull", 3, 20)]
    ]
    with vault.writing():
        for passage in marked:
            vault.passages.add(passage, START)
    assert vault.passages.of(piece) == [marked[1], marked[2], marked[0]]
    assert vault.passages.of(other) == []
