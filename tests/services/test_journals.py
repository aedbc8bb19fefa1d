"""Several journals in one data folder: one is opened, and none is ever touched by another."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.core.clock import day_of
from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.core.moments import Capture
from journal_app.security import folder as folders
from journal_app.security.folder import HomeFolder
from journal_app.services import erasing, first_run, inbox, journals, keys
from journal_app.services import vault as vault_service
from journal_app.services.ways import WayIn
from tests.builders import FakeClock
from tests.e2e import secrets_kept

FIRST = "the first long walk"
SECOND = "the second long walk"


def opens(home: Path, passphrase: str) -> str:
    """The id of the journal that opens this way."""
    journal = vault_service.open_journal(home, WayIn(passphrase=passphrase), now=lambda: "x")
    vault_service.close_journal(journal)
    return journal.folder.vault_id


@pytest.fixture
def first(tmp_path: Path, clock: FakeClock) -> str:
    journals.begin(tmp_path, clock=clock, passphrase=FIRST)
    return opens(tmp_path, FIRST)


def test_one_journal_needs_no_choice(tmp_path: Path, clock: FakeClock, first: str) -> None:
    assert not HomeFolder(path=tmp_path).choice.exists()
    [only] = journals.shelf(tmp_path, clock=clock)
    assert (only.vault_id, only.number, only.made_on) == (first, 1, day_of(clock))
    assert only.chosen


def test_without_any_there_is_no_shelf(tmp_path: Path, clock: FakeClock) -> None:
    assert journals.shelf(tmp_path, clock=clock) == ()


def test_another_is_made_beside_it_and_opened_and_one_can_go_back(
    tmp_path: Path, clock: FakeClock, first: str
) -> None:
    before = secrets_kept.files(tmp_path / "vaults" / first)
    clock.advance(timedelta(days=3))
    journals.begin(tmp_path, clock=clock, passphrase=SECOND)
    assert secrets_kept.files(tmp_path / "vaults" / first) == before
    second = opens(tmp_path, SECOND)
    assert second != first
    shelf = journals.shelf(tmp_path, clock=clock)
    assert [(each.vault_id, each.number, each.chosen) for each in shelf] == [
        (first, 1, False),
        (second, 2, True),
    ]
    journals.choose(tmp_path, first)
    assert opens(tmp_path, FIRST) == first
    assert [each.chosen for each in journals.shelf(tmp_path, clock=clock)] == [True, False]


@pytest.mark.parametrize("step", ["note_key_id", "finish_folder"])
def test_interrupted_while_another_is_made_the_first_stays_the_one(
    tmp_path: Path,
    clock: FakeClock,
    first: str,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
) -> None:
    true: Callable[..., object] = getattr(folders, step)

    def done_and_stopped(*arguments: object) -> None:
        true(*arguments)
        raise KeyboardInterrupt

    monkeypatch.setattr(folders, step, done_and_stopped)
    with pytest.raises(KeyboardInterrupt):
        journals.begin(tmp_path, clock=clock, passphrase=SECOND)
    monkeypatch.undo()
    assert opens(tmp_path, FIRST) == first


@pytest.mark.parametrize("written", [b"", b"no such journal", b"\xff\xfe", b"x" * 100_000])
def test_a_choice_that_says_nothing_is_none(
    tmp_path: Path, clock: FakeClock, first: str, written: bytes
) -> None:
    first_run.create(tmp_path, clock=clock, passphrase=SECOND)
    HomeFolder(path=tmp_path).choice.write_bytes(written)
    chosen = keys.folder_of(tmp_path)
    assert chosen is not None
    assert chosen.vault_id == min(each.vault_id for each in HomeFolder(path=tmp_path).journals())


def taken_away(home: Path, vault_id: str) -> Path:
    """The folder of a journal on a disk that is not there now."""
    return (home / "vaults" / vault_id).rename(home.with_name(f"{home.name}-away"))


def chosen(home: Path) -> str:
    """The journal that is opened."""
    folder = keys.folder_of(home)
    assert folder is not None
    return folder.vault_id


@pytest.fixture
def second(tmp_path: Path, clock: FakeClock, first: str) -> str:
    """Another, which is the one that is opened."""
    clock.advance(timedelta(days=1))
    journals.begin(tmp_path, clock=clock, passphrase=SECOND)
    return chosen(tmp_path)


def test_while_the_chosen_one_is_away_no_other_takes_its_place(
    tmp_path: Path, clock: FakeClock, first: str, second: str
) -> None:
    away = taken_away(tmp_path, second)
    before = secrets_kept.files(tmp_path)
    with pytest.raises(CannotOpen, match="folder of your journal is not there") as refused:
        opens(tmp_path, FIRST)
    assert refused.value.problem is OpenProblem.AWAY
    with pytest.raises(CannotOpen):
        inbox.drop(tmp_path, Capture(note="By the door."), clock=clock)
    assert secrets_kept.files(tmp_path) == before
    shelf = journals.shelf(tmp_path, clock=clock)
    assert [(each.vault_id, each.chosen) for each in shelf] == [(first, False)]
    away.rename(tmp_path / "vaults" / second)
    assert chosen(tmp_path) == second


def test_another_can_be_chosen_or_begun_meanwhile(
    tmp_path: Path, clock: FakeClock, first: str, second: str
) -> None:
    taken_away(tmp_path, second)
    journals.begin(tmp_path, clock=clock, passphrase="a third long walk")
    assert chosen(tmp_path) not in {first, second}
    journals.choose(tmp_path, second)
    journals.choose(tmp_path, first)
    assert chosen(tmp_path) == first


def test_also_where_no_journal_is_left_nothing_new_takes_its_place(
    tmp_path: Path, first: str
) -> None:
    journals.choose(tmp_path, first)
    taken_away(tmp_path, first)
    with pytest.raises(CannotOpen) as refused:
        vault_service.facts(tmp_path)
    assert refused.value.problem is OpenProblem.AWAY


def test_one_that_was_erased_is_waited_for_no_more(tmp_path: Path, first: str, second: str) -> None:
    folder = keys.folder_of(tmp_path)
    assert folder is not None
    assert folder.vault_id == second
    folders.begin_erasing(folder)
    assert chosen(tmp_path) == first
    erasing.finish(tmp_path)
    assert not HomeFolder(path=tmp_path).choice.exists()
    assert chosen(tmp_path) == first


def test_a_journal_whose_record_is_lost_still_stands_on_the_shelf(
    tmp_path: Path, clock: FakeClock, first: str
) -> None:
    journals.begin(tmp_path, clock=clock, passphrase=SECOND)
    for record in (tmp_path / "vaults" / first).glob("vault.json*"):
        record.unlink()
    found = {each.vault_id: each for each in journals.shelf(tmp_path, clock=clock)}
    assert found[first].made_on is None
    assert found[first].number == 2


def test_several_of_one_day_are_numbered_in_the_order_they_were_made(
    tmp_path: Path, clock: FakeClock, first: str
) -> None:
    made = [first]
    for _each in range(4):
        clock.advance(timedelta(minutes=1))
        made.append(first_run.create(tmp_path, clock=clock, passphrase=SECOND))
    assert [each.vault_id for each in journals.shelf(tmp_path, clock=clock)] == made
