"""Short lines a person keeps for themselves."""

import pytest

from journal_app.core.errors import BadInput
from journal_app.core.shelves import LONGEST_LINE, Shelf
from journal_app.services import shelves
from journal_app.storage.vault import Vault
from tests.builders import FakeClock


def test_lines_stand_in_their_order_and_keep_their_ids(vault: Vault, clock: FakeClock) -> None:
    shelves.put(vault, Shelf.LIMITS, [(None, " One  line "), (None, "  "), (None, "Two")],
                clock=clock)  # fmt: skip
    one, two = shelves.of(vault, Shelf.LIMITS)
    assert (one.text, two.text) == ("One line", "Two")
    shelves.put(vault, Shelf.LIMITS, [(two.uid, "Two"), (one.uid, "One, changed")], clock=clock)
    assert [line.uid for line in shelves.of(vault, Shelf.LIMITS)] == [two.uid, one.uid]
    assert shelves.of(vault, Shelf.FREEDOMS) == ()


def test_a_line_that_is_too_long_changes_nothing(vault: Vault, clock: FakeClock) -> None:
    shelves.put(vault, Shelf.KIND_LINES, [(None, "You may be looked at kindly.")], clock=clock)
    with pytest.raises(BadInput):
        shelves.put(vault, Shelf.KIND_LINES, [(None, "x" * (LONGEST_LINE + 1))], clock=clock)
    assert len(shelves.of(vault, Shelf.KIND_LINES)) == 1
