"""A passphrase takes the keyring's place, is changed, is taken off again."""

import json
import resource
from pathlib import Path

import pytest

from journal_app.core.errors import BadInput, CannotKeep, CannotOpen, OpenProblem
from journal_app.security.keyring_backends import TEST_VARIABLE
from journal_app.security.passphrase import Costs, unwrap
from journal_app.security.vault_json import record_from_json
from journal_app.security.vault_record import Mode
from journal_app.services import passphrases, rebuilding, recovery
from journal_app.services.passphrases import Step
from journal_app.services.ways import WayIn
from tests.builders import FakeClock
from tests.keyring_session import KeyringSession, keyring_session, until
from tests.security import odd_keyrings
from tests.services.doors_journal import (
    ANOTHER,
    CHEAP,
    PASSPHRASE,
    folder_of,
    in_keyring,
    make_journal,
    opens,
    record_of,
    set_passphrase,
)

__all__ = ["keyring_session"]


def beside(home: Path) -> list[Path]:
    return sorted(folder_of(home).backups.glob("*.json"))


def test_it_takes_the_keyrings_place_in_all_that_lies_here(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    code = make_journal(tmp_path, clock, backed_up=True)
    steps: list[Step] = []
    turned = passphrases.turn_on(
        tmp_path, PASSPHRASE, clock=clock, on_step=steps.append, costs=CHEAP
    )
    assert steps == [
        Step.SLOT_WRITTEN,
        Step.SLOT_READ_BACK,
        Step.SWITCHED,
        Step.ENTRY_GONE,
        Step.COPIES_WRITTEN,
    ]
    assert (turned.passphrase, turned.entry_left) == (True, False)
    assert (turned.copies_kept, turned.copies_left) == (1, 0)
    assert turned.changes.doors
    assert "elsewhere" in turned.words

    record = record_of(tmp_path)
    assert (record.mode, record.keyring) == (Mode.PASSPHRASE, None)
    assert not in_keyring(tmp_path)
    before = record_from_json(folder_of(tmp_path).record_before.read_bytes())
    assert (before.mode, before.passphrase) == (Mode.PASSPHRASE, record.passphrase)
    (copy,) = beside(tmp_path)
    copied = record_from_json(copy.read_bytes())
    assert (copied.mode, copied.passphrase) == (Mode.PASSPHRASE, record.passphrase)

    assert opens(tmp_path, WayIn(passphrase=PASSPHRASE))
    assert opens(tmp_path, WayIn(code=code))
    with pytest.raises(CannotOpen) as refused:
        opens(tmp_path)
    assert refused.value.problem is OpenProblem.PASSPHRASE_NEEDED
    assert passphrases.finish(tmp_path) is None


def test_no_passphrase_without_a_code_that_is_known_to_be_kept(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    code = make_journal(tmp_path, clock)
    folder = folder_of(tmp_path)
    document = json.loads(folder.record.read_bytes())
    document["recovery"] = None
    folder.record.write_text(json.dumps(document))
    with pytest.raises(BadInput) as refused:
        passphrases.turn_on(tmp_path, PASSPHRASE, clock=clock, costs=CHEAP)
    assert "code" in refused.value.words
    assert record_of(tmp_path).passphrase is None
    # Whoever typed all of it has it.
    passphrases.turn_on(tmp_path, PASSPHRASE, clock=clock, way=WayIn(code=code), costs=CHEAP)
    assert record_of(tmp_path).recovery.confirmed == clock.now().replace(microsecond=0)


def test_a_short_one_is_refused_and_nothing_changes(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    code = make_journal(tmp_path, clock)
    before = folder_of(tmp_path).record.read_bytes()
    with pytest.raises(BadInput):
        passphrases.turn_on(tmp_path, "seven..", clock=clock, costs=CHEAP)
    assert folder_of(tmp_path).record.read_bytes() == before
    set_passphrase(tmp_path, clock)
    before = folder_of(tmp_path).record.read_bytes()
    with pytest.raises(BadInput):
        passphrases.change(tmp_path, WayIn(code=code), "seven..", clock=clock, costs=CHEAP)
    assert folder_of(tmp_path).record.read_bytes() == before


def test_what_is_set_is_not_set_again_and_what_is_not_set_is_not_changed(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    code = make_journal(tmp_path, clock)
    for way in (WayIn(code=code), WayIn(passphrase=PASSPHRASE)):
        with pytest.raises(BadInput):
            passphrases.change(tmp_path, way, ANOTHER, clock=clock, costs=CHEAP)
        with pytest.raises(BadInput):
            passphrases.turn_off(tmp_path, way, clock=clock)
    set_passphrase(tmp_path, clock)
    with pytest.raises(BadInput):
        set_passphrase(tmp_path, clock, ANOTHER)
    assert opens(tmp_path, WayIn(passphrase=PASSPHRASE))


@pytest.mark.parametrize("by_code", [False, True])
def test_a_changed_one_opens_and_the_old_one_opens_nothing_that_lies_here(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock, by_code: bool
) -> None:
    code = make_journal(tmp_path, clock, backed_up=True)
    set_passphrase(tmp_path, clock)
    way = WayIn(code=code) if by_code else WayIn(passphrase=PASSPHRASE)
    turned = passphrases.change(tmp_path, way, ANOTHER, clock=clock, costs=CHEAP)
    assert (turned.passphrase, turned.copies_kept) == (True, 1)
    assert opens(tmp_path, WayIn(passphrase=ANOTHER))
    with pytest.raises(CannotOpen) as refused:
        opens(tmp_path, WayIn(passphrase=PASSPHRASE))
    assert refused.value.problem is OpenProblem.WRONG_PASSPHRASE
    folder = folder_of(tmp_path)
    for path in (folder.record, folder.record_before, *beside(tmp_path)):
        record = record_from_json(path.read_bytes())
        assert record.passphrase is not None
        unwrap(record.passphrase, ANOTHER, vault_id=record.vault_id, key_id=record.active)


def test_a_wrong_one_changes_and_takes_off_nothing(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    make_journal(tmp_path, clock)
    set_passphrase(tmp_path, clock)
    before = folder_of(tmp_path).record.read_bytes()
    for way in (WayIn(passphrase=ANOTHER), WayIn()):
        with pytest.raises(CannotOpen):
            passphrases.change(tmp_path, way, ANOTHER, clock=clock, costs=CHEAP)
        with pytest.raises(CannotOpen):
            passphrases.turn_off(tmp_path, way, clock=clock)
    assert folder_of(tmp_path).record.read_bytes() == before
    assert not in_keyring(tmp_path)


def test_taken_off_the_keyring_opens_it_again(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    make_journal(tmp_path, clock, backed_up=True)
    set_passphrase(tmp_path, clock)
    steps: list[Step] = []
    turned = passphrases.turn_off(
        tmp_path, WayIn(passphrase=PASSPHRASE), clock=clock, on_step=steps.append
    )
    assert steps == [Step.NOTED, Step.ENTRY_STORED, Step.SWITCHED, Step.COPIES_WRITTEN]
    assert (turned.passphrase, turned.copies_kept) == (False, 1)
    assert opens(tmp_path)
    folder = folder_of(tmp_path)
    for path in (folder.record, folder.record_before, *beside(tmp_path)):
        record = record_from_json(path.read_bytes())
        assert (record.mode, record.passphrase) == (Mode.KEYRING, None)
        assert record.keyring is not None
        assert record.keyring.where
    assert passphrases.finish(tmp_path) is None


def test_a_keyring_that_does_not_keep_the_key_leaves_the_passphrase(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    make_journal(tmp_path, clock)
    set_passphrase(tmp_path, clock)
    keyring_session.stop_keyring()
    with pytest.raises(CannotKeep) as refused:
        passphrases.turn_off(tmp_path, WayIn(passphrase=PASSPHRASE), clock=clock)
    assert "still opens" in refused.value.words
    assert record_of(tmp_path).keyring is None
    assert opens(tmp_path, WayIn(passphrase=PASSPHRASE))


def test_a_keyring_that_is_locked_when_the_entry_is_to_go_is_told_and_tried_again(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    make_journal(tmp_path, clock)

    def lock(step: Step) -> None:
        if step is Step.SWITCHED:
            keyring_session.lock_keyring()

    turned = passphrases.turn_on(tmp_path, PASSPHRASE, clock=clock, on_step=lock, costs=CHEAP)
    assert turned.entry_left
    assert "still in the keyring" in turned.words
    assert opens(tmp_path, WayIn(passphrase=PASSPHRASE))

    finished = passphrases.finish(tmp_path)
    assert finished is not None
    assert (finished.entry_left, finished.words) == (True, "")
    keyring_session.unlock_keyring()
    assert in_keyring(tmp_path)
    finished = passphrases.finish(tmp_path)
    assert finished is not None
    assert (finished.entry_removed, finished.entry_left) == (True, False)
    assert "removed" in finished.words
    assert not in_keyring(tmp_path)
    assert passphrases.finish(tmp_path) is None


def test_a_keyring_that_hangs_when_the_entry_is_to_go_never_takes_one_that_came_later(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    make_journal(tmp_path, clock)

    def freeze(step: Step) -> None:
        if step is Step.SWITCHED:
            keyring_session.freeze_keyring()

    quick = WayIn(ask=True, seconds=0.5)
    turned = passphrases.turn_on(
        tmp_path, PASSPHRASE, clock=clock, way=quick, on_step=freeze, costs=CHEAP
    )
    assert turned.entry_left
    assert opens(tmp_path, WayIn(passphrase=PASSPHRASE))
    with pytest.raises(CannotKeep) as refused:
        passphrases.turn_off(tmp_path, WayIn(passphrase=PASSPHRASE, seconds=0.5), clock=clock)
    assert "not answer" in refused.value.words
    assert record_of(tmp_path).mode is Mode.PASSPHRASE

    keyring_session.thaw_keyring()
    # Waits for its turn behind the removal and the storing that were given up.
    passphrases.turn_off(tmp_path, WayIn(passphrase=PASSPHRASE), clock=clock)
    assert in_keyring(tmp_path)
    assert opens(tmp_path)
    assert passphrases.finish(tmp_path) is None


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
    with pytest.raises(CannotKeep):
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


def test_strength_and_length_are_told_without_a_journal() -> None:
    assert passphrases.accepts("12345678")
    assert not passphrases.accepts("1234567")
    assert passphrases.strength("12345678") == "short"
    assert passphrases.strength("a wall of blue tiles in the rain") == "strong"


def test_what_was_set_aside_no_longer_opens_with_the_old_one(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    make_journal(tmp_path, clock)
    set_passphrase(tmp_path, clock)
    folder = folder_of(tmp_path)
    aside = folder.set_aside / "20260314T092653Z-damaged"
    aside.mkdir(parents=True)
    (aside / "vault.json").write_bytes(folder.record.read_bytes())
    (aside / "report.json").write_text('{"pieces": 3}')
    passphrases.change(tmp_path, WayIn(passphrase=PASSPHRASE), ANOTHER, clock=clock, costs=CHEAP)
    kept = record_from_json((aside / "vault.json").read_bytes())
    assert kept.passphrase == record_of(tmp_path).passphrase
    assert (aside / "report.json").read_text() == '{"pieces": 3}'


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


def test_recovery_is_noted_when_the_code_was_the_way(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    code = make_journal(tmp_path, clock)
    set_passphrase(tmp_path, clock)
    clock.advance(recovery.ASK_AGAIN_AFTER)
    passphrases.change(tmp_path, WayIn(code=code), ANOTHER, clock=clock, costs=CHEAP)
    checked = record_of(tmp_path).recovery.last_checked
    assert checked == clock.now().replace(microsecond=0)
