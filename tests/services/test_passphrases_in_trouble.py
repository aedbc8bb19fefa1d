"""Setting, changing or taking off a passphrase where memory, disk or keyring do not play along."""

import json
import resource
from pathlib import Path

import pytest

from journal_app.core.errors import CannotKeep, CannotOpen, OpenProblem
from journal_app.security.keyring_backends import TEST_VARIABLE
from journal_app.security.passphrase import Costs
from journal_app.services import passphrases, rebuilding
from journal_app.services.passphrases import Step
from journal_app.services.ways import WayIn
from tests.builders import FakeClock
from tests.keyring_session import KeyringSession, keyring_session, until
from tests.security import odd_keyrings
from tests.services.doors_journal import (
    ANOTHER,
    CHEAP,
    PASSPHRASE,
    beside,
    folder_of,
    in_keyring,
    make_journal,
    opens,
    set_passphrase,
)

__all__ = ["keyring_session"]


def test_what_a_hanging_keyring_kept_after_all_is_removed_at_the_next_opening(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    make_journal(tmp_path, clock)
    set_passphrase(tmp_path, clock)
    keyring_session.freeze_keyring()
    with pytest.raises(CannotKeep):
        passphrases.turn_off(tmp_path, WayIn(passphrase=PASSPHRASE, seconds=0.2), clock=clock)
    keyring_session.thaw_keyring()
    until(lambda: in_keyring(tmp_path))
    finished = passphrases.finish(tmp_path)
    assert finished is not None
    assert finished.entry_removed
    assert not in_keyring(tmp_path)
    assert opens(tmp_path, WayIn(passphrase=PASSPHRASE))


def test_what_a_keyring_kept_and_did_not_give_back_is_removed_at_the_next_opening(
    tmp_path: Path,
    keyring_session: KeyringSession,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_journal(tmp_path, clock)
    set_passphrase(tmp_path, clock)
    monkeypatch.setattr(odd_keyrings.Keyring, "kept", {})
    monkeypatch.setenv(TEST_VARIABLE, "tests.security.odd_keyrings.Dazed")
    with pytest.raises(CannotKeep, match="could not be written to"):
        passphrases.turn_off(tmp_path, WayIn(passphrase=PASSPHRASE), clock=clock)
    assert odd_keyrings.Keyring.kept
    finished = passphrases.finish(tmp_path)
    assert finished is not None
    assert finished.entry_removed
    assert not odd_keyrings.Keyring.kept
    assert passphrases.finish(tmp_path) is None
    assert opens(tmp_path, WayIn(passphrase=PASSPHRASE))


def test_too_little_memory_to_read_it_back_leaves_the_old_one(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    make_journal(tmp_path, clock)
    set_passphrase(tmp_path, clock)
    before = resource.getrlimit(resource.RLIMIT_AS)

    def leave_little(step: Step) -> None:
        if step is Step.SLOT_WRITTEN:
            pages = int(Path("/proc/self/statm").read_text().split()[0])
            little = pages * resource.getpagesize() + 100_000_000
            resource.setrlimit(resource.RLIMIT_AS, (little, before[1]))

    way = WayIn(passphrase=PASSPHRASE)
    dear = (Costs(memory=256 * 1024, passes=1, lanes=1),)
    try:
        with pytest.raises(CannotOpen) as refused:
            passphrases.change(
                tmp_path, way, ANOTHER, clock=clock, on_step=leave_little, costs=dear
            )
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
    assert refused.value.problem is OpenProblem.BUSY
    assert "Nothing was changed" in refused.value.words
    assert opens(tmp_path, way)
    with pytest.raises(CannotOpen):
        opens(tmp_path, WayIn(passphrase=ANOTHER))


def test_a_slot_that_cannot_be_read_back_is_taken_back(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    make_journal(tmp_path, clock)
    set_passphrase(tmp_path, clock)
    folder = folder_of(tmp_path)

    def alter(step: Step) -> None:
        if step is Step.SLOT_WRITTEN:
            document = json.loads(folder.record.read_bytes())
            document["passphrase"]["salt"] = "00" * 16
            folder.record.write_text(json.dumps(document))

    way = WayIn(passphrase=PASSPHRASE)
    with pytest.raises(CannotKeep) as refused:
        passphrases.change(tmp_path, way, ANOTHER, clock=clock, on_step=alter, costs=CHEAP)
    assert "still opens it" in refused.value.words
    assert opens(tmp_path, way)


def test_what_can_be_neither_read_nor_taken_back_is_told_with_every_way_that_is_left(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    make_journal(tmp_path, clock)
    set_passphrase(tmp_path, clock)
    folder = folder_of(tmp_path)

    def spoil(step: Step) -> None:
        if step is Step.SLOT_WRITTEN:
            for path in (folder.record, folder.record_before):
                path.write_bytes(b"spoiled")

    way = WayIn(passphrase=PASSPHRASE)
    with pytest.raises(CannotKeep) as refused:
        passphrases.change(tmp_path, way, ANOTHER, clock=clock, on_step=spoil, costs=CHEAP)
    assert "Nothing was changed" not in refused.value.words
    assert "recovery code" in refused.value.words


def test_a_disk_that_refuses_the_switch_leaves_the_keyring_as_it_is(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    make_journal(tmp_path, clock)
    in_the_way = folder_of(tmp_path).path / "vault.json.partial"

    def block(step: Step) -> None:
        if step is Step.SLOT_READ_BACK:
            in_the_way.mkdir()

    with pytest.raises(CannotKeep) as refused:
        passphrases.turn_on(tmp_path, PASSPHRASE, clock=clock, on_step=block, costs=CHEAP)
    # The disk did not even let it be taken back: all that may open it is named.
    assert "new passphrase" in refused.value.words
    in_the_way.rmdir()
    assert opens(tmp_path)
    assert in_keyring(tmp_path)


@pytest.fixture
def aside(tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock) -> Path:
    """Damaged records of a journal with a passphrase, set aside when it was rebuilt."""
    code = make_journal(tmp_path, clock, backed_up=True)
    set_passphrase(tmp_path, clock)
    folder = folder_of(tmp_path)
    for path in (folder.record, folder.record_before):
        path.write_bytes(path.read_bytes()[:-3])
    assert rebuilding.rebuild_record(tmp_path, WayIn(code=code), clock=clock).from_copy
    (aside,) = folder.set_aside.glob("*-record")
    (aside / "vault.json.bak.partial").write_bytes(folder.record.read_bytes())
    return aside


def test_a_damaged_record_set_aside_stays_until_the_slot_in_it_is_an_old_one(
    tmp_path: Path, aside: Path, clock: FakeClock
) -> None:
    passphrases.finish(tmp_path)
    assert sorted(path.name for path in aside.iterdir()) == ["vault.json", "vault.json.bak"]
    way = WayIn(passphrase=PASSPHRASE)
    half_written = beside(tmp_path)[0].with_suffix(".json.partial")
    half_written.write_bytes(folder_of(tmp_path).record.read_bytes())
    turned = passphrases.change(tmp_path, way, ANOTHER, clock=clock, costs=CHEAP)
    assert turned.copies_left == 0
    assert list(aside.iterdir()) == []
    assert not half_written.exists()


def test_taken_off_no_slot_is_left_in_what_was_set_aside(
    tmp_path: Path, aside: Path, clock: FakeClock
) -> None:
    (aside / "vault.json").write_bytes(b'{"format": 2}')
    passphrases.turn_off(tmp_path, WayIn(passphrase=PASSPHRASE), clock=clock)
    assert [path.name for path in aside.iterdir()] == ["vault.json"], "a later version wrote it"


def test_interrupted_before_they_went_the_next_opening_removes_them(
    tmp_path: Path, aside: Path, clock: FakeClock
) -> None:
    kept = {path: path.read_bytes() for path in aside.iterdir()}
    way = WayIn(passphrase=PASSPHRASE)
    passphrases.change(tmp_path, way, ANOTHER, clock=clock, costs=CHEAP)
    for path, data in kept.items():
        path.write_bytes(data)
    passphrases.finish(tmp_path)
    assert list(aside.iterdir()) == []
