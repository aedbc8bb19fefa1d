"""Making a journal: whatever instant it is killed at, the next start finds none or a whole one."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.core.clock import when_now
from journal_app.core.errors import CannotKeep, CannotOpen, OpenProblem
from journal_app.security.folder import HomeFolder
from journal_app.security.keyring_backends import TEST_VARIABLE
from journal_app.security.keyring_entry import KeyringEntry, entry_exists
from journal_app.security.keyring_outcomes import Exists, NotFound
from journal_app.services import entries, first_run
from journal_app.services import vault as vault_service
from journal_app.services.ways import WayIn
from tests.builders import FakeClock
from tests.keyring_session import KeyringSession, keyring_session
from tests.security import odd_keyrings

__all__ = ["keyring_session"]

PASSPHRASE = "a long walk home"
# Ends itself as a crash would at the n-th thing it does to the file system.
DOOMED = """
import os, signal, sys
from pathlib import Path
from journal_app.services import first_run
from journal_app.system.clock import SystemClock

left = int(sys.argv[2])
home = sys.argv[1]

def doom(event, arguments):
    global left
    touches = event in {"os.mkdir", "os.rename", "os.chmod", "os.remove", "os.rmdir", "open"}
    if touches and any(str(a).startswith(home) for a in arguments if isinstance(a, (str, Path))):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(doom)
first_run.create(Path(home), clock=SystemClock())
"""


def stamp() -> str:
    """A name for a safety copy no test here makes."""
    return "20260314T092653Z"


def test_a_journal_made_with_the_keyring_opens_with_it_and_with_nothing_else(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    first_run.create(tmp_path, clock=clock)
    journal = vault_service.open_journal(tmp_path, now=stamp)
    kept = entries.add(journal.vault, "A true line.", when=when_now(clock), clock=clock)
    vault_service.close_journal(journal)
    assert vault_service.facts(tmp_path).opens_with == "keyring"

    folder = HomeFolder(path=tmp_path).journals()[0]
    assert not folder.journal.read_bytes().startswith(b"SQLite format 3")
    assert not folder.journal_log.exists()

    keyring_session.stop_keyring()
    with pytest.raises(CannotOpen) as refused:
        vault_service.open_journal(tmp_path, now=stamp)
    assert refused.value.problem is OpenProblem.NO_KEYRING

    keyring_session.start_keyring()
    journal = vault_service.open_journal(tmp_path, now=stamp)
    assert entries.get(journal.vault, kept.entry.id).body == "A true line."
    vault_service.close_journal(journal)


def test_killed_at_every_step_it_is_a_first_run_again_or_a_journal_that_opens(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    verdicts = []
    for steps in range(200):
        home = tmp_path / f"home-{steps}"
        ended = subprocess.run(
            [sys.executable, "-c", DOOMED, str(home), str(steps)], env=os.environ, timeout=60
        )
        assert ended.returncode in (0, -signal.SIGKILL)
        verdicts.append(vault_service.facts(home).exists)
        if not verdicts[-1]:
            first_run.create(home, clock=clock)
            assert not HomeFolder(path=home).unfinished()
        journal = vault_service.open_journal(home, now=stamp)
        entries.add(journal.vault, "Still here.", when=when_now(clock), clock=clock)
        vault_service.close_journal(journal)
        if ended.returncode == 0:
            break
    assert ended.returncode == 0
    assert len(verdicts) > 10
    assert verdicts == sorted(verdicts), "once finished it stays finished"


def test_the_unused_key_of_an_interrupted_first_run_is_removed(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    for steps in range(200):
        subprocess.run([sys.executable, "-c", DOOMED, str(tmp_path), str(steps)], env=os.environ)
        left = HomeFolder(path=tmp_path).unfinished()
        noted = [each for each in left if (each.path / "journal.db").exists()]
        if noted:
            break
    entry = KeyringEntry(vault_id=noted[0].vault_id, key_id=(noted[0].path / "key-id").read_text())
    assert isinstance(entry_exists(entry, None), Exists)
    first_run.create(tmp_path, clock=clock)
    assert isinstance(entry_exists(entry, None), NotFound)


def test_without_a_keyring_nothing_is_made_and_a_passphrase_is_the_way(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/no-bus")
    home = tmp_path / "home"
    with pytest.raises(CannotOpen) as refused:
        first_run.create(home, clock=clock)
    assert refused.value.problem is OpenProblem.NO_KEYRING
    assert not vault_service.facts(home).exists

    first_run.create(home, clock=clock, passphrase=PASSPHRASE)
    for wrong in (None, PASSPHRASE + "!", PASSPHRASE.upper()):
        with pytest.raises(CannotOpen):
            vault_service.open_journal(home, WayIn(passphrase=wrong), now=stamp)
    journal = vault_service.open_journal(home, WayIn(passphrase=PASSPHRASE), now=stamp)
    vault_service.close_journal(journal)
    assert vault_service.facts(home).opens_with == "passphrase"


def test_a_keyring_that_fails_is_told_by_the_kind_of_its_error_and_nothing_is_made(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(odd_keyrings.Keyring, "kept", {})
    monkeypatch.setenv(TEST_VARIABLE, "tests.security.odd_keyrings.Talkative")
    with pytest.raises(CannotOpen) as refused:
        first_run.create(tmp_path, clock=clock)
    assert refused.value.problem is OpenProblem.KEYRING_FAILED
    assert "could not be written to (OSError)." in refused.value.words
    assert not vault_service.facts(tmp_path).exists


def test_a_short_passphrase_makes_nothing(tmp_path: Path, clock: FakeClock) -> None:
    with pytest.raises(CannotOpen):
        first_run.create(tmp_path, clock=clock, passphrase="short")
    assert not vault_service.facts(tmp_path).exists


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path, clock: FakeClock) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CannotKeep) as refused:
        first_run.create(tmp_path / "file" / "home", clock=clock, passphrase=PASSPHRASE)
    assert refused.value.advice


def test_a_journal_that_is_gone_never_becomes_a_new_one(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    first_run.create(tmp_path, clock=clock)
    folder = HomeFolder(path=tmp_path).journals()[0]
    whole = folder.journal.read_bytes()
    for left, problem in (
        (None, OpenProblem.MISSING),
        (b"", OpenProblem.EMPTY),
        (whole[:100], OpenProblem.EMPTY),
        (b"SQLite format 3\0" + whole[16:], OpenProblem.NOT_ENCRYPTED),
        (os.urandom(len(whole)), OpenProblem.ANOTHER_FILE),
    ):
        folder.journal.unlink(missing_ok=True)
        if left is not None:
            folder.journal.write_bytes(left)
        with pytest.raises(CannotOpen) as refused:
            vault_service.open_journal(tmp_path, now=stamp)
        assert refused.value.problem is problem
        assert (folder.journal.read_bytes() if folder.journal.exists() else None) == left
        assert vault_service.facts(tmp_path).exists


def test_a_file_that_holds_less_than_at_its_last_close_is_not_opened_as_if_nothing_were(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    first_run.create(tmp_path, clock=clock)
    folder = HomeFolder(path=tmp_path).journals()[0]
    earlier = folder.journal.read_bytes()
    journal = vault_service.open_journal(tmp_path, now=stamp)
    for _each in range(3):
        clock.advance(timedelta(minutes=1))
        entries.add(journal.vault, "A line.", when=when_now(clock), clock=clock)
    vault_service.close_journal(journal)

    folder.journal.write_bytes(earlier)
    with pytest.raises(CannotOpen) as refused:
        vault_service.open_journal(tmp_path, now=stamp)
    assert refused.value.problem is OpenProblem.LOG_LOST
    assert "less" in refused.value.sentence
