"""A passphrase takes the keyring's place, is changed, is taken off again."""

import json
from pathlib import Path

import pytest

from journal_app.core.errors import BadInput, CannotKeep, CannotOpen, OpenProblem
from journal_app.security.passphrase import unwrap
from journal_app.security.vault_json import record_from_json
from journal_app.security.vault_record import Mode
from journal_app.services import passphrases, recovery, turned
from journal_app.services.passphrases import Step
from journal_app.services.ways import WayIn
from tests.builders import FakeClock
from tests.keyring_session import KeyringSession, keyring_session
from tests.services.doors_journal import (
    ANOTHER,
    CHEAP,
    PASSPHRASE,
    beside,
    folder_of,
    in_keyring,
    make_journal,
    opens,
    record_of,
    set_passphrase,
)

__all__ = ["keyring_session"]


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


def test_recovery_is_noted_when_the_code_was_the_way(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    code = make_journal(tmp_path, clock)
    set_passphrase(tmp_path, clock)
    clock.advance(recovery.ASK_AGAIN_AFTER)
    passphrases.change(tmp_path, WayIn(code=code), ANOTHER, clock=clock, costs=CHEAP)
    checked = record_of(tmp_path).recovery.last_checked
    assert checked == clock.now().replace(microsecond=0)


def test_copies_elsewhere_are_said_to_open_by_what_really_opens_them() -> None:
    on, off = turned.elsewhere(passphrase=True), turned.elsewhere(passphrase=False)
    assert "open with the recovery code" in on
    assert "keyring opens them no more" in on
    assert "passphrase they had then, and with the recovery code" in off
