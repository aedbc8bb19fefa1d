"""A copy of another journal is opened beside this one, and never put in its place."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.security.vault_file import write_vault_file
from journal_app.security.vault_json import record_to_json
from journal_app.services import copies, new_keys, restoring
from journal_app.services.journal_sources import FromCopy
from tests.services.closed_journal import (
    NOTHING,
    WAY,
    ClosedJournal,
    make_closed,
    state_of,
    texts_of,
)

ANOTHER_ID = "f" * 16


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    made = make_closed(tmp_path / "home")
    made.write("Mine.")
    return made


@pytest.fixture
def other(tmp_path: Path) -> ClosedJournal:
    made = make_closed(tmp_path / "other", number=2)
    made.write("Another’s.")
    return made


@pytest.mark.parametrize("record_beside", ["its own", "mine", "none"])
def test_it_is_refused_whatever_lies_beside_it(
    journal: ClosedJournal, other: ClosedJournal, tmp_path: Path, record_beside: str
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = Path(shutil.copy(other.back_up(), stick / "x.db"))
    if record_beside == "its own":
        record = replace(other.record(), vault_id=ANOTHER_ID)
        (stick / "x.db.vault.json").write_bytes(record_to_json(record))
    elif record_beside == "mine":
        shutil.copy(journal.folder.record, stick / "vault.json")
    before = state_of(journal.home)
    with pytest.raises(CannotOpen) as refused:
        restoring.restore(journal.home, copies.chosen(copy), other.code, clock=journal.clock)
    # A record that is about this journal says no more than that the code is not this one’s.
    mine = record_beside == "mine"
    told = OpenProblem.CODE_OLDER if mine else OpenProblem.CODE_FOREIGN
    assert refused.value.problem is told
    assert state_of(journal.home) == before


def test_a_copy_of_its_own_that_lies_elsewhere_still_comes_back(
    journal: ClosedJournal, tmp_path: Path
) -> None:
    copy = Path(shutil.copy(journal.back_up(), tmp_path / "usb.db"))
    journal.write("Later.")
    for way in (WAY, journal.code):
        restoring.restore(journal.home, copies.chosen(copy), way, clock=journal.clock)
        assert journal.bodies() == ["Mine."]


def test_a_copy_of_an_older_key_comes_back_where_only_a_name_beside_the_journal_tells_that_key(
    journal: ClosedJournal, tmp_path: Path
) -> None:
    """As after a lost record was written anew, which knows no key that is retired."""
    copy = Path(shutil.copy(journal.back_up(), tmp_path / "usb.db"))
    before = journal.code
    new_keys.make(journal.home, WAY, clock=journal.clock, costs=NOTHING)
    write_vault_file(journal.folder, replace(journal.record(), retired=()))
    assert copies.record_beside(copy) is None, "nothing beside the copy tells it either"
    restoring.restore(journal.home, copies.chosen(copy), before, clock=journal.clock)
    with journal.opened_by_key() as opened:
        assert texts_of(opened) == ["Mine."]


def test_a_copy_is_no_journal_that_a_record_in_its_folder_is_about(
    journal: ClosedJournal, other: ClosedJournal, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    copy = Path(shutil.copy(other.back_up(), stick / "x.db"))
    shutil.copy(journal.folder.record, stick / "vault.json")
    brought = FromCopy(copy=copies.chosen(copy), record=copies.record_beside(copy))
    known = brought.known(other.root, ANOTHER_ID, journal.clock.now())
    assert (known.vault_id, known.active) == (ANOTHER_ID, other.root.key_id)
