"""The recovery code: read however it is typed, told apart where it does not fit, asked after."""

import random
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.errors import CannotOpen, CodeRefused, OpenProblem
from journal_app.security.folder import VaultFolder
from journal_app.security.recovery_code import recovery_code
from journal_app.security.root_secret import RootSecret
from journal_app.security.vault_record import VaultRecord
from journal_app.services import codes, recovery
from journal_app.services import vault as vault_service
from journal_app.services.recovery import Asking, CodeSheet, GroupState
from journal_app.services.ways import WayIn
from tests.builders import START, FakeClock
from tests.keyring_session import KeyringSession, keyring_session
from tests.services.doors_journal import (
    PASSPHRASE,
    folder_of,
    in_keyring,
    make_journal,
    opened,
    opens,
    record_of,
    set_passphrase,
    stamp,
)

__all__ = ["keyring_session"]

ROOT = RootSecret(bytes(range(0xF0, 0x100)))
GROUPS = tuple(recovery_code(ROOT).split("-"))
ROOTS = st.binary(min_size=16, max_size=16).map(RootSecret)


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("", GroupState.EMPTY),
        ("  ", GroupState.EMPTY),
        ("-", GroupState.EMPTY),
        ("6", GroupState.PART),
        (GROUPS[0][:5], GroupState.PART),
        (GROUPS[0], GroupState.GOOD),
        (f" {GROUPS[0][:3]} {GROUPS[0][3:]} ", GroupState.GOOD),
        ("".join(chr(0xFF10 + int(each)) for each in GROUPS[0]), GroupState.GOOD),
        ("".join(chr(0x0660 + int(each)) for each in GROUPS[0]), GroupState.GOOD),
        (GROUPS[0].replace("0", "O").replace("1", "l"), GroupState.GOOD),
        (GROUPS[0][:5] + str((int(GROUPS[0][5]) + 1) % 10), GroupState.WRONG),
        (GROUPS[0] + "0", GroupState.WRONG),
        ("12x", GroupState.WRONG),
        ("720896", GroupState.WRONG),
        ("9" * 100_000, GroupState.WRONG),
    ],
)
def test_a_box_says_how_it_stands_before_anything_is_opened(typed: str, state: GroupState) -> None:
    assert recovery.group_state(typed) is state


@given(st.text(max_size=40))
def test_a_box_takes_whatever_is_typed(typed: str) -> None:
    assert recovery.group_state(typed) in GroupState
    digits = recovery.plain_digits(typed)
    assert digits == recovery.plain_digits(digits)
    assert not digits or (digits.isascii() and digits.isdecimal())


@pytest.mark.parametrize(
    "pasted",
    [
        "-".join(GROUPS),
        " ".join(GROUPS),
        "".join(GROUPS),
        "\n".join(f"{number}.  {group}" for number, group in enumerate(GROUPS, 1)),
        f"Recovery code: {'-'.join(GROUPS)}  Key K7M2Q9XD  2026-11-22",
        " ".join(f"{group[:3]} {group[3:]}" for group in GROUPS),
        f"\u200f{'–'.join(GROUPS)}\u200e\r\n",
    ],
)
def test_a_paste_fills_all_boxes(pasted: str) -> None:
    assert recovery.split(pasted) == GROUPS


@pytest.mark.parametrize(
    ("pasted", "groups"),
    [
        ("", ()),
        ("no digits here", ()),
        (GROUPS[0], GROUPS[:1]),
        ("-".join(GROUPS[:3]), GROUPS[:3]),
        (f"{GROUPS[0]} {GROUPS[1][:2]}", (GROUPS[0], GROUPS[1][:2])),
        ("123 45", ("12345",)),
        ("12345678", ("123456", "78")),
        ("-".join((*GROUPS, "111111")), GROUPS),
    ],
)
def test_a_paste_of_a_part_fills_its_boxes(pasted: str, groups: tuple[str, ...]) -> None:
    assert recovery.split(pasted) == groups


@given(st.text(max_size=400))
def test_a_paste_of_anything_gives_boxes(pasted: str) -> None:
    groups = recovery.split(pasted)
    assert len(groups) <= recovery.GROUPS
    assert all(len(each) <= recovery.DIGITS for each in groups)


def test_the_sheet_shows_its_code_to_nobody_who_prints_it() -> None:
    sheet = CodeSheet(groups=GROUPS, key_id="K7M2Q9XD")
    assert GROUPS[0] not in repr(sheet)
    assert GROUPS[0] not in repr(WayIn(code="-".join(GROUPS)))


def test_two_groups_are_typed_back_in_any_digits() -> None:
    seen = {recovery.two_groups() for _each in range(400)}
    assert all(1 <= first < second <= 8 for first, second in seen)
    assert len(seen) == 28
    sheet = CodeSheet(groups=GROUPS, key_id="K7M2Q9XD")
    full_width = "".join(chr(0xFF10 + int(each)) for each in GROUPS[7])
    assert recovery.typed_back(sheet, (2, 8), (f" {GROUPS[1]} ", full_width))
    assert not recovery.typed_back(sheet, (2, 8), (GROUPS[7], GROUPS[1]))
    assert not recovery.typed_back(sheet, (2, 8), (GROUPS[1],))


def test_it_opens_a_journal_whose_key_the_keyring_lost(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    code = make_journal(tmp_path, clock)
    keyring_session.stop_keyring()
    assert opens(tmp_path, WayIn(code=code))
    reader = vault_service.open_reader(tmp_path, WayIn(code=code))
    assert reader.pieces.counts() == (1, 0)
    reader.close()


def test_every_way_of_not_fitting_has_words_of_its_own(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    code = make_journal(tmp_path, clock)
    before = {path: path.read_bytes() for path in folder_of(tmp_path).path.glob("*.*")}
    groups = code.split("-")

    def refusal(typed: str) -> CodeRefused:
        with pytest.raises(CodeRefused) as refused:
            opened(tmp_path, WayIn(code=typed))
        assert not any(group in refused.value.words for group in typed.split("-"))
        return refused.value

    misread = groups[:]
    misread[4] = f"{(int(misread[4]) + 1) % 720_896:06}"
    assert (refusal("-".join(misread)).problem, refusal("-".join(misread)).group) == (
        OpenProblem.CODE_GROUP,
        5,
    )
    assert refusal(" ".join(groups[:7])).group is None

    moved = [*groups[2:], *groups[:2]]
    refused = refusal("-".join(moved))
    assert refused.problem is OpenProblem.CODE_ORDER
    assert list(codes.in_order("-".join(moved), refused.order)) == groups

    other = RootSecret.new()
    refused = refusal(recovery_code(other))
    assert refused.problem is OpenProblem.CODE_FOREIGN
    assert other.key_id in refused.words
    assert record_of(tmp_path).active in refused.words
    assert {path: path.read_bytes() for path in folder_of(tmp_path).path.glob("*.*")} == before


def test_a_code_whose_journal_has_newer_keys_is_an_older_one(tmp_path: Path) -> None:
    new = RootSecret.new()
    record = VaultRecord(
        vault_id="0123456789abcdef",
        created=FakeClock().now(),
        active=new.key_id,
        retired=(ROOT.key_id,),
    )
    (tmp_path / "vaults" / record.vault_id).mkdir(parents=True)
    folder = folder_of(tmp_path)
    with pytest.raises(CodeRefused) as refused:
        codes.root_by_code("-".join(GROUPS), folder, record)
    assert refused.value.problem is OpenProblem.CODE_OLDER
    # A backup that still has its name says the same where the record has forgotten it.
    folder.backups.mkdir()
    (folder.backups / f"auto-20260314T092653Z-000001-{ROOT.key_id}.db").touch()
    forgotten = VaultRecord(vault_id=record.vault_id, created=record.created, active=record.active)
    with pytest.raises(CodeRefused) as refused:
        codes.root_by_code("-".join(GROUPS), folder, forgotten)
    assert refused.value.problem is OpenProblem.CODE_OLDER
    pending = VaultRecord(
        vault_id=record.vault_id,
        created=record.created,
        active=record.active,
        pending=ROOT.key_id,
    )
    assert codes.root_by_code("-".join(GROUPS), folder, pending) == ROOT


def test_without_a_record_the_names_of_backups_tell_what_they_can(tmp_path: Path) -> None:
    (tmp_path / "vaults" / "0123456789abcdef").mkdir(parents=True)
    folder = folder_of(tmp_path)
    code = "-".join(GROUPS)
    assert codes.root_by_code(code, folder, None) == ROOT, "only the file can tell"
    folder.safety.mkdir()
    (folder.safety / f"before-restore-20260314T092653Z-0001-{ROOT.key_id}.db").touch()
    (folder.safety / "before-0002-20260314T092653Z-0001.db").touch()
    (folder.safety / "before-restore-20260314T092653Z-0001-K7M2Q9XD.json").touch()
    assert codes.known_beside(folder) == {ROOT.key_id}
    assert codes.root_by_code(code, folder, None) == ROOT
    with pytest.raises(CodeRefused) as refused:
        codes.root_by_code("-".join(reversed(GROUPS)), folder, None)
    assert refused.value.problem is OpenProblem.CODE_ORDER
    other = RootSecret.new()
    assert codes.root_by_code(recovery_code(other), folder, None) == other


@given(ROOTS, st.randoms(use_true_random=False))
def test_the_order_of_the_sheet_is_found_again(root: RootSecret, chance: random.Random) -> None:
    groups = recovery_code(root).split("-")
    moved = groups[:]
    first, second = chance.sample(range(8), 2)
    moved[first], moved[second] = moved[second], moved[first]
    typed = "-".join(moved)
    if moved == groups:
        return
    from journal_app.security.recovery_code import root_from_code

    order = codes.order_on_sheet(root_from_code(typed), frozenset({root.key_id}))
    assert list(codes.in_order(typed, order)) == groups


def test_all_orders_are_tried_well_within_a_second() -> None:
    started = time.process_time()
    assert codes.order_on_sheet(ROOT, frozenset({"00000000"})) == ()
    assert time.process_time() - started < 1.0
    alike = RootSecret(bytes(16))
    started = time.process_time()
    assert codes.order_on_sheet(alike, frozenset({"00000000"})) == ()
    assert time.process_time() - started < 0.5


def test_the_sheet_is_had_anew_however_the_journal_opens(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    code = make_journal(tmp_path, clock)
    sheet = recovery.show(tmp_path)
    assert ("-".join(sheet.groups), sheet.key_id) == (code, record_of(tmp_path).active)
    set_passphrase(tmp_path, clock)
    assert recovery.show(tmp_path, passphrase=PASSPHRASE) == sheet
    assert recovery.show(tmp_path, code=code) == sheet
    assert not in_keyring(tmp_path)
    for typed in (None, PASSPHRASE + "!"):
        with pytest.raises(CannotOpen):
            recovery.show(tmp_path, passphrase=typed)


def test_it_is_asked_for_quietly_after_the_first_day_and_again_after_half_a_year(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    from journal_app.core.clock import when_now
    from journal_app.services import entries, first_run

    first_run.create(tmp_path, clock=clock)
    journal = vault_service.open_journal(tmp_path, now=stamp)

    def asked() -> Asking:
        return recovery.asking(journal.vault, tmp_path, clock=clock).asking

    clock.advance(timedelta(days=3))
    assert asked() is Asking.NOTHING, "there is nothing to lose"
    entries.add(journal.vault, "A line.", when=when_now(clock), clock=clock)
    assert asked() is Asking.NOTHING, "it is the first day"
    clock.advance(timedelta(days=1))
    assert asked() is Asking.KEEP_IT
    assert recovery.still_have_it(tmp_path, clock=clock).doors
    assert asked() is Asking.KEEP_IT, "nobody has shown that they hold it"

    assert recovery.confirm(tmp_path, clock=clock).doors
    assert asked() is Asking.NOTHING
    clock.advance(timedelta(days=179))
    assert asked() is Asking.NOTHING
    clock.advance(timedelta(days=1))
    assert asked() is Asking.STILL_HAVE_IT
    recovery.still_have_it(tmp_path, clock=clock)
    standing = recovery.asking(journal.vault, tmp_path, clock=clock)
    assert standing.asking is Asking.NOTHING
    assert standing.confirmed is not None
    assert standing.last_checked == clock.now().replace(microsecond=0)
    clock.advance(timedelta(days=-1000))
    assert asked() is Asking.STILL_HAVE_IT, "a date in the future does not silence it"
    journal.vault.close()


def secrets_made_by(work: Callable[[], object]) -> list[RootSecret]:
    """Every root secret that was made while this ran."""
    made: list[RootSecret] = []
    maker = RootSecret.__init__.__code__

    def watch(frame: FrameType, event: str, _argument: object) -> None:
        if event == "return" and frame.f_code is maker:
            made.append(frame.f_locals["self"])

    sys.setprofile(watch)
    try:
        work()
    finally:
        sys.setprofile(None)
    return made


def test_a_code_that_is_refused_leaves_no_secret_in_memory(tmp_path: Path) -> None:
    folder = VaultFolder(path=tmp_path / "0123456789abcdef")
    older = RootSecret(bytes(range(16)))
    record = VaultRecord(
        vault_id=folder.vault_id,
        created=START,
        active=ROOT.key_id,
        retired=(older.key_id,),
    )
    moved = "-".join([GROUPS[1], GROUPS[0], *GROUPS[2:]])
    for typed, problem in (
        (recovery_code(older), OpenProblem.CODE_OLDER),
        (recovery_code(RootSecret(bytes(16))), OpenProblem.CODE_FOREIGN),
        (moved, OpenProblem.CODE_ORDER),
    ):

        def refuse(typed: str = typed, problem: OpenProblem = problem) -> None:
            with pytest.raises(CodeRefused) as refused:
                codes.root_by_code(typed, folder, record)
            assert refused.value.problem is problem

        made = secrets_made_by(refuse)
        assert made
        assert not any(any(secret.reveal()) for secret in made)
