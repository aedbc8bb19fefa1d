"""Caught while the journal is closed: kept whole, read by nobody else, refused in plain words."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from journal_app.content.wording import INTERFACE_RULES
from journal_app.core import capture_json
from journal_app.core.errors import BadInput, CannotKeep, CannotOpen, JournalError, KeepProblem
from journal_app.core.ids import Uid, new_uid
from journal_app.core.moments import Capture
from journal_app.security.folder import HomeFolder, VaultFolder
from journal_app.security.vault_file import read_vault_file, write_vault_file
from journal_app.services import first_run, inbox, moments
from journal_app.services import vault as vault_service
from journal_app.services.inbox import InboxReport
from tests.builders import START, FakeClock, entry, keep_entry
from tests.keyring_session import KeyringSession, keyring_session
from tests.services.inbox_journal import (
    CAPTURE,
    MARKER,
    folder,
    item,
    kept_in,
    kept_in_vault,
    left_in,
    made_in,
    opened,
    put_item,
    taken_in,
)

__all__ = ["folder", "keyring_session"]

# What is caught is kept


def test_what_is_caught_while_closed_is_kept_whole_at_the_next_opening(
    tmp_path: Path, folder: VaultFolder, clock: FakeClock
) -> None:
    uid = inbox.drop(tmp_path, CAPTURE, clock=clock)
    clock.advance(timedelta(hours=9))
    report = taken_in(folder)
    assert report == InboxReport(moments=report.moments)
    assert (report.kept, report.set_aside) == (1, 0)
    (kept,) = kept_in(folder)
    assert kept.uid == uid
    assert kept.captured_at == kept.when.instant == kept.reading_at == START
    assert (kept.id,) == report.moments
    for name in ("kind", "note", "state", "reading", "pull_away", "pull_toward", "terms", "texts"):
        assert getattr(kept, name) == getattr(CAPTURE, name)
    for name in ("body", "drawing", "people", "tags", "skipped"):
        assert getattr(kept, name) == getattr(CAPTURE, name)
    assert left_in(folder) == []
    assert taken_in(folder) == InboxReport()


def test_moments_come_in_the_order_they_were_caught(
    tmp_path: Path, folder: VaultFolder, clock: FakeClock
) -> None:
    caught = []
    for _each in range(5):
        caught.append(inbox.drop(tmp_path, Capture(), clock=clock))
        clock.advance(timedelta(milliseconds=1))
    report = taken_in(folder)
    with opened(folder) as vault:
        assert [vault.moments.get(piece).uid for piece in report.moments] == caught  # type: ignore[union-attr]  # each was kept


@pytest.mark.parametrize("given", [datetime(2026, 10, 25, 1, 30, fold=1), START])
def test_a_time_the_person_gave_is_kept_as_given(
    tmp_path: Path, folder: VaultFolder, clock: FakeClock, given: datetime
) -> None:
    inbox.drop(tmp_path, Capture(at=given), clock=clock)
    taken_in(folder)
    (kept,) = kept_in(folder)
    assert kept.when.day == given.date()
    # The second of the two half past ones is the one at the offset of winter.
    assert kept.when.instant == (START if given is START else given.replace(tzinfo=UTC, fold=0))
    assert kept.captured_at == START


@pytest.mark.parametrize("year", [1970, 1999, 2038, 2400, 9000])
def test_a_clock_that_stood_wrong_is_kept_as_it_stood(
    tmp_path: Path, folder: VaultFolder, year: int
) -> None:
    inbox.drop(tmp_path, Capture(), clock=FakeClock(START.replace(year=year)))
    taken_in(folder)
    (kept,) = kept_in(folder)
    assert kept.captured_at.year == kept.when.instant.year == year


def test_an_instant_noted_by_the_form_is_when_it_was_caught(
    tmp_path: Path, folder: VaultFolder, clock: FakeClock
) -> None:
    began = START - timedelta(minutes=2)
    answered = START - timedelta(minutes=1)
    capture = Capture(captured_at=began, reading="rd_both", reading_at=answered)
    inbox.drop(tmp_path, capture, clock=clock)
    taken_in(folder)
    (kept,) = kept_in(folder)
    assert (kept.captured_at, kept.reading_at) == (began, answered)


def test_a_draft_waits_as_a_draft(tmp_path: Path, folder: VaultFolder, clock: FakeClock) -> None:
    uid = inbox.drop(tmp_path, CAPTURE, clock=clock, draft=True)
    assert taken_in(folder) == InboxReport(drafts=1)
    with opened(folder) as vault:
        (draft,) = vault.drafts.all()
        assert (draft.uid, draft.created_at) == (uid, START)
        assert capture_json.decode(draft.body) == CAPTURE
    assert kept_in(folder) == []
    assert left_in(folder) == []


def test_the_note_is_found_and_the_entry_it_was_opened_from_is_linked(
    tmp_path: Path, folder: VaultFolder, clock: FakeClock
) -> None:
    written = entry()
    with opened(folder) as vault:
        piece = keep_entry(vault, written)
    inbox.drop(tmp_path, replace(CAPTURE, entry=written.uid), clock=clock)
    inbox.drop(tmp_path, Capture(entry=new_uid(START), session=new_uid(START)), clock=clock)
    report = taken_in(folder)
    assert report.kept == 2
    with opened(folder) as vault:
        assert [each.uid for each in moments.of_entry(vault, piece)] == [
            kept.uid for kept in kept_in_vault(vault) if kept.note
        ]


# Nobody else reads it


def test_no_file_of_the_folder_holds_a_word(
    tmp_path: Path, folder: VaultFolder, clock: FakeClock
) -> None:
    inbox.drop(tmp_path, CAPTURE, clock=clock)
    inbox.drop(tmp_path, CAPTURE, clock=clock, draft=True)
    put_item(folder, "set aside.sealed", item(uid=Uid("not an id")))
    for look in (lambda: None, lambda: taken_in(folder)):
        look()
        for form in forms(MARKER, "rd_fear", "kd_away", "Europe/Lisbon", "capture"):
            for path in tmp_path.rglob("*"):
                assert not path.is_file() or form not in path.read_bytes()
    assert MARKER in kept_in(folder)[0].note


def forms(*words: str) -> list[bytes]:
    cased = {form for word in words for form in (word, word.lower(), word.upper())}
    return [
        form.encode(encoding) for form in cased for encoding in ("utf-8", "utf-16-le", "utf-16-be")
    ]


def test_short_and_long_ones_look_alike(
    tmp_path: Path, folder: VaultFolder, clock: FakeClock
) -> None:
    inbox.drop(tmp_path, Capture(), clock=clock)
    inbox.drop(tmp_path, replace(CAPTURE, note="word " * 200), clock=clock)
    inbox.drop(tmp_path, Capture(), clock=clock, draft=True)
    assert len({path.stat().st_size for path in folder.inbox.iterdir()}) == 1
    assert {path.stat().st_mode & 0o777 for path in folder.inbox.iterdir()} == {0o600}


# What cannot be caught is said


def refused(home: Path, capture: Capture = CAPTURE, *, clock: FakeClock) -> JournalError:
    with pytest.raises(JournalError) as caught:
        inbox.drop(home, capture, clock=clock)
    assert MARKER not in f"{caught.value!r} {caught.value.words}"
    assert not any(rule.search(caught.value.words) for rule in INTERFACE_RULES.values())
    return caught.value


def test_without_a_journal_or_a_key_there_is_a_way_out(tmp_path: Path, clock: FakeClock) -> None:
    assert "Open the journal once" in refused(tmp_path, clock=clock).advice
    folder = made_in(tmp_path)
    record = read_vault_file(folder)
    for nothing in (None, "00" * 32):
        write_vault_file(folder, replace(record, inbox=nothing))
        assert "Open the journal once" in refused(tmp_path, clock=clock).advice
    assert not folder.inbox.exists()
    folder.record.write_bytes(b"{}")
    folder.record_before.unlink()
    assert isinstance(refused(tmp_path, clock=clock), CannotOpen)


@pytest.mark.parametrize(
    "capture",
    [
        Capture(note="x" * 2001),
        Capture(people=("",)),
        Capture(tags=("x" * 61,)),
        Capture(texts={f"text_{number}": "x" * 20_000 for number in range(60)}),
        Capture(at=datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14)))),
    ],
)
def test_what_no_moment_can_hold_is_refused_before_anything_is_written(
    tmp_path: Path, folder: VaultFolder, clock: FakeClock, capture: Capture
) -> None:
    assert isinstance(refused(tmp_path, capture, clock=clock), BadInput)
    assert not folder.inbox.exists()


def test_a_full_inbox_says_so(tmp_path: Path, folder: VaultFolder, clock: FakeClock) -> None:
    folder.inbox.mkdir()
    for number in range(10_000):
        (folder.inbox / str(number)).touch()
    assert "room" in refused(tmp_path, clock=clock).sentence


def test_a_full_disk_says_so_and_leaves_nothing_half_made(tmp_path: Path) -> None:
    seen = on_a_small_disk(tmp_path)
    assert seen == {"problem": KeepProblem.DISK_FULL, "left": [], "kept": 1}


def on_a_small_disk(folder: Path) -> dict[str, object]:
    mount = 'mount -t tmpfs -o size=2m,mode=700 small-disk "$1" && shift && exec "$@"'
    space = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "-r"]
    scene = [sys.executable, "-m", "tests.services.inbox_scenes", "full_disk", str(folder), "0"]
    told = subprocess.run(
        [*space, "sh", "-c", mount, "sh", str(folder), *scene],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert (told.returncode, told.stderr) == (0, "")
    seen: dict[str, object] = json.loads(told.stdout)
    return seen


def test_a_folder_in_the_way_is_said_in_words(
    tmp_path: Path, folder: VaultFolder, clock: FakeClock
) -> None:
    folder.inbox.write_text("in the way")
    said = refused(tmp_path, clock=clock)
    assert isinstance(said, CannotKeep)
    assert said.problem is KeepProblem.OTHER


def test_each_kind_has_one_sentence() -> None:
    for many in (1, 2, 10_000):
        report = InboxReport(
            moments=tuple(range(many)),  # type: ignore[arg-type]  # any ids do
            drafts=many,
            damaged=many,
            foreign=many,
            newer=many,
            waiting=many,
        )
        assert len(report.sentences) == 6
        for sentence in report.sentences:
            assert sentence.endswith(".")
            assert sentence.count(".") == 1
            assert (str(many) in sentence) == (many > 1)
            assert not any(rule.search(sentence) for rule in INTERFACE_RULES.values())
    assert InboxReport().sentences == ()


# The whole way, with a real keyring


def stamp() -> str:
    return "20260314T092653Z"


def test_a_new_journal_takes_in_what_was_caught_when_it_opens(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    first_run.create(tmp_path, clock=clock)
    uid = inbox.drop(tmp_path, CAPTURE, clock=clock)
    journal = vault_service.open_journal(tmp_path, now=stamp)
    assert journal.inbox.kept == 1
    assert journal.vault.pieces.find(uid) in journal.inbox.moments
    assert journal.vault.changed
    vault_service.close_journal(journal)
    journal = vault_service.open_journal(tmp_path, now=stamp)
    assert journal.inbox == InboxReport()
    vault_service.close_journal(journal)


@pytest.mark.parametrize("present", [None, "5e" * 32])
def test_opening_puts_the_right_key_in_its_place_and_says_what_was_lost_to_another(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock, present: str | None
) -> None:
    first_run.create(tmp_path, clock=clock)
    (folder,) = HomeFolder(path=tmp_path).journals()
    record = read_vault_file(folder)
    write_vault_file(folder, replace(record, inbox=present))
    if present is not None:
        inbox.drop(tmp_path, CAPTURE, clock=clock)
    journal = vault_service.open_journal(tmp_path, now=stamp)
    assert journal.inbox == InboxReport(foreign=0 if present is None else 1)
    vault_service.close_journal(journal)
    again = read_vault_file(folder)
    assert again.inbox == record.inbox
    inbox.drop(tmp_path, CAPTURE, clock=clock)
    journal = vault_service.open_journal(tmp_path, now=stamp)
    assert journal.inbox.kept == 1
    vault_service.close_journal(journal)


def test_an_inbox_that_cannot_be_looked_into_keeps_nobody_out(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    first_run.create(tmp_path, clock=clock)
    (folder,) = HomeFolder(path=tmp_path).journals()
    folder.inbox.write_text("in the way")
    journal = vault_service.open_journal(tmp_path, now=stamp)
    assert journal.inbox == InboxReport(waiting=1, troubles=frozenset({"NotADirectoryError"}))
    vault_service.close_journal(journal)


def test_catching_loads_neither_the_database_nor_a_keyring() -> None:
    heavy = ("sqlcipher3", "keyring", "PySide6", "msgspec", "cryptography")
    code = f"""
import sys
from journal_app.services import inbox
from journal_app.system.clock import SystemClock
loaded = [module for module in {heavy} if module in sys.modules]
inbox.get_ready(SystemClock())
print(loaded, "uuid" in sys.modules, "cryptography" in sys.modules)
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[] True True"


# Told further


def test_a_draft_told_further_takes_its_own_place_and_kept_it_is_a_moment(
    tmp_path: Path, folder: VaultFolder, clock: FakeClock
) -> None:
    uid = inbox.drop(tmp_path, Capture(note="He asked"), clock=clock, draft=True)
    again = inbox.drop(tmp_path, Capture(note="He asked and I"), clock=clock, draft=True, uid=uid)
    assert again == uid
    assert len(left_in(folder)) == 1
    inbox.drop(tmp_path, Capture(note="He asked and I left."), clock=clock, uid=uid)
    report = taken_in(folder)
    assert (report.kept, report.drafts) == (1, 0)
    (kept,) = kept_in(folder)
    assert (kept.uid, kept.note) == (uid, "He asked and I left.")


def test_a_draft_taken_in_meanwhile_goes_when_its_moment_comes(
    tmp_path: Path, folder: VaultFolder, clock: FakeClock
) -> None:
    uid = inbox.drop(tmp_path, Capture(note="He asked"), clock=clock, draft=True)
    assert taken_in(folder).drafts == 1
    inbox.drop(tmp_path, Capture(note="He asked and I left."), clock=clock, uid=uid)
    assert taken_in(folder).kept == 1
    with opened(folder) as vault:
        assert vault.drafts.all() == []


def test_told_further_on_both_sides_neither_is_lost(
    tmp_path: Path, folder: VaultFolder, clock: FakeClock
) -> None:
    uid = inbox.drop(tmp_path, Capture(note="one"), clock=clock, draft=True)
    taken_in(folder)
    inbox.drop(tmp_path, Capture(note="one"), clock=clock, draft=True, uid=uid)
    assert taken_in(folder).drafts == 0
    clock.advance(timedelta(seconds=1))
    inbox.drop(tmp_path, Capture(note="two"), clock=clock, draft=True, uid=uid)
    assert taken_in(folder).drafts == 1
    with opened(folder) as vault:
        notes = {capture_json.decode(row.body).note for row in vault.drafts.all()}
    assert notes == {"one", "two"}


def test_what_was_let_go_is_gone(tmp_path: Path, folder: VaultFolder, clock: FakeClock) -> None:
    uid = inbox.drop(tmp_path, CAPTURE, clock=clock, draft=True)
    inbox.withdraw(tmp_path, uid)
    inbox.withdraw(tmp_path, uid)
    assert left_in(folder) == []
    assert taken_in(folder) == InboxReport()
