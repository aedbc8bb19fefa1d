"""`check` and `restore` on journals that really are in trouble, by exit code, object and words."""

import shutil
from datetime import timedelta

import pytest

from journal_app.core.errors import OpenProblem
from journal_app.security.folder import HomeFolder
from journal_app.security.kernel_lock import KernelLock
from journal_app.services import new_keys, recovery, restoring, second_place
from journal_app.services.ways import WayIn
from tests.cli.shell import Answer, Shell
from tests.services.closed_journal import (
    NOTHING,
    PASSPHRASE,
    ClosedJournal,
    make_closed,
    state_of,
)
from tests.services.troubles_made import TROUBLES, begun, crash

CODES = {
    OpenProblem.MISSING: 6,
    OpenProblem.EMPTY: 6,
    OpenProblem.NOT_ENCRYPTED: 3,
    OpenProblem.ANOTHER_FILE: 3,
    OpenProblem.HEADER_DAMAGED: 3,
    OpenProblem.DAMAGED: 3,
    OpenProblem.TRUNCATED: 3,
}


@pytest.fixture
def journal(bare: Shell) -> ClosedJournal:
    """Two texts, a backup of them, and a third text."""
    made = make_closed(bare.home)
    made.write("One.", "Two.")
    made.back_up()
    made.write("Three.")
    return made


def run(shell: Shell, *words: str, passphrase: str = PASSPHRASE) -> Answer:
    return shell.run(*words, "--passphrase-stdin", given=f"{passphrase}\n")


@pytest.mark.parametrize("name", TROUBLES)
def test_check_tells_every_trouble_apart(bare: Shell, journal: ClosedJournal, name: str) -> None:
    spoiled, problem = TROUBLES[name]
    spoiled(journal.folder.journal)
    answer = run(bare, "check", "--json")
    assert answer.code == CODES[problem]
    assert (answer.json["well"], answer.json["problem"]) == (False, problem.value)
    assert [copy["number"] for copy in answer.json["copies"]] == [1]
    assert "One copy of it is kept, from 2026-03-14: it can be put back." in answer.told
    assert "Traceback" not in answer.told


def test_check_brings_a_log_into_the_file_first(bare: Shell, journal: ClosedJournal) -> None:
    crash(journal, "Only in the log.")
    answer = run(bare, "check", "--json")
    assert (answer.code, answer.json["entries"]) == (0, 4)
    assert journal.folder.journal_log.stat().st_size == 0


def test_check_beside_a_running_app_leaves_the_log_to_it(
    bare: Shell, journal: ClosedJournal
) -> None:
    crash(journal, "Only in the log.")
    log = journal.folder.journal_log.read_bytes()
    lock = KernelLock.acquire(HomeFolder(path=bare.home).instance_lock, 0.0)
    assert lock is not None
    with lock:
        answer = run(bare, "check", "--json")
    assert (answer.code, answer.json["entries"]) == (0, 4)
    assert journal.folder.journal_log.read_bytes() == log


def test_check_of_a_lost_log(bare: Shell, journal: ClosedJournal) -> None:
    before = journal.folder.journal.read_bytes()
    journal.write("Four.")
    journal.folder.journal.write_bytes(before)
    answer = run(bare, "check", "--json")
    assert (answer.code, answer.json["problem"]) == (3, "log-lost")


def test_check_of_a_backup_and_of_a_file_that_is_none(bare: Shell, journal: ClosedJournal) -> None:
    backup = restoring.copies(bare.home)[0].path
    answer = run(bare, "check", str(backup), "--json")
    assert (answer.code, answer.json["entries"]) == (0, 2)
    other = bare.folder / "letter.txt"
    other.write_text("not a journal " * 1000)
    answer = run(bare, "check", str(other), "--json")
    assert (answer.code, answer.json["problem"]) == (4, "code-older")
    assert run(bare, "check", str(bare.folder / "nothing.db")).code == 6


def test_restore_lists_restores_and_undoes(bare: Shell, journal: ClosedJournal) -> None:
    backup = restoring.copies(bare.home)[0].path
    listed = bare.run("restore", "--list")
    assert listed.text.split()[-1] == backup.name
    (told,) = bare.run("restore", "--list", "--json").json
    assert (told["kind"], told["key"]) == ("auto", journal.root.key_id)

    answer = run(bare, "restore", backup.name, "--yes")
    assert (answer.code, answer.text) == (0, "Restored: 2 entries and 0 moments.\n")
    assert "What was there before stays until you delete it" in answer.told
    assert "To put that back, until " in answer.told
    assert journal.bodies() == ["One.", "Two."]

    undone = run(bare, "restore", "--undo", "--yes", "--json")
    assert (undone.code, undone.json["entries"]) == (0, 3)
    assert journal.bodies() == ["One.", "Two.", "Three."]
    again = run(bare, "restore", "--undo", "--yes")
    assert (again.code, again.told) == (1, "There is no restore to take back.\n")


def test_restore_knows_the_copies_in_the_second_folder(bare: Shell, journal: ClosedJournal) -> None:
    stick = bare.folder / "stick"
    stick.mkdir()
    second_place.choose(bare.home, stick)
    with journal.opened() as opened:
        second_place.follow(opened.vault, opened.folder, clock=journal.clock)
    (home, elsewhere) = bare.run("restore", "--list").text.splitlines()
    assert (" backup " in home, " elsewhere " in elsewhere) == (True, True)
    assert elsewhere.endswith(f"{home.split()[-1]}")
    assert str(stick) in elsewhere
    shutil.rmtree(journal.folder.backups)
    (told,) = bare.run("restore", "--list", "--json").json
    assert told["kind"] == "second"
    assert run(bare, "restore", "--yes").code == 0
    assert journal.bodies() == ["One.", "Two."]


def test_a_journal_set_aside_is_listed_and_restored_by_its_name(
    bare: Shell, journal: ClosedJournal
) -> None:
    assert run(bare, "restore", "--yes").code == 0
    kept = [each for each in bare.run("restore", "--list", "--json").json if each["reason"]]
    assert {(each["kind"], each["reason"]) for each in kept} == {
        ("safety", "before-restored"),
        ("aside", "restored"),
    }
    lines = bare.run("restore", "--list").text.splitlines()
    (aside,) = [line for line in lines if " set aside " in line]
    assert journal.bodies() == ["One.", "Two."]
    assert run(bare, "restore", aside.split()[-1], "--yes").code == 0
    assert journal.bodies() == ["One.", "Two.", "Three."]


def test_restore_asks_and_takes_no_for_an_answer(bare: Shell, journal: ClosedJournal) -> None:
    before = state_of(journal.folder.path)
    nobody = run(bare, "restore")
    assert (nobody.code, nobody.told) == (
        1,
        "Nobody is there to be asked. Say --yes to go ahead.\n",
    )
    answer = bare.on_terminal("restore", typed={"Passphrase:": PASSPHRASE, "[y/N]": "n"})
    assert answer.code == 1
    assert "with 2 entries and 0 moments? What is there now is kept." in answer.told
    assert "Nothing was changed." in answer.told
    assert state_of(journal.folder.path) == before
    answer = bare.on_terminal("restore", typed={"Passphrase:": PASSPHRASE, "[y/N]": "y"})
    assert answer.code == 0
    assert journal.bodies() == ["One.", "Two."]


def test_restore_waits_for_nobody_while_the_app_is_open(
    bare: Shell, journal: ClosedJournal
) -> None:
    lock = KernelLock.acquire(HomeFolder(path=bare.home).instance_lock, 0.0)
    assert lock is not None
    with lock:
        answer = run(bare, "restore", "--yes")
    assert answer.code == 1
    assert answer.told.startswith("Tideline is open, or another command is using the journal.")


@pytest.mark.parametrize("words", [["nothing.db"], ["--undo"]])
def test_restore_of_what_is_not_there(
    bare: Shell, journal: ClosedJournal, words: list[str]
) -> None:
    before = state_of(journal.folder.path)
    assert run(bare, "restore", *words, "--yes").code == 1
    assert state_of(journal.folder.path) == before


def test_restore_without_any_journal_makes_nothing(bare: Shell) -> None:
    answer = bare.run("restore", "--yes")
    assert (answer.code, answer.told) == (
        1,
        "There is no journal here yet. A copy or a bundle of one opens here with its recovery "
        "code: tideline move --from FILE\n",
    )
    assert not bare.home.exists()


def test_a_restore_that_was_cut_short_is_ended_by_whoever_reads_next(
    bare: Shell, journal: ClosedJournal
) -> None:
    aside = begun(journal)
    aside.mkdir(parents=True)
    journal.folder.journal.rename(aside / "journal.db")
    answer = run(bare, "list", "--json")
    assert [piece["text"] for piece in answer.json] == ["Two.", "One."]
    assert not journal.folder.replacing.exists()


def newer_keys(journal: ClosedJournal) -> None:
    """Make new keys whose code nobody keeps."""
    journal.clock.advance(timedelta(minutes=1))
    new_keys.make(journal.home, WayIn(passphrase=PASSPHRASE), clock=journal.clock, costs=NOTHING)


def test_the_code_of_before_new_keys_brings_the_journal_back(
    bare: Shell, journal: ClosedJournal
) -> None:
    newer_keys(journal)
    code = f"{journal.code.code}\n"
    refused = bare.run("recover", "--code-stdin", given=code)
    assert (refused.code, "A copy from before still opens" in refused.told) == (1, True)
    restored = bare.run("restore", "--code-stdin", "--yes", given=code)
    assert (restored.code, restored.text) == (0, "Restored: 3 entries and 0 moments.\n")
    assert "That opens with newer keys. With their code: tideline restore" in restored.told
    assert "restore --undo" not in restored.told
    assert bare.run("recover", "--code-stdin", "--json", given=code).json["entries"] == 3


def test_the_newer_code_brings_back_what_was_set_aside(bare: Shell, journal: ClosedJournal) -> None:
    newer_keys(journal)
    newer = "-".join(recovery.show(journal.home, passphrase=PASSPHRASE).groups)
    given = f"{journal.code.code}\n"
    answer = bare.run("restore", "--code-stdin", "--yes", "--json", given=given)
    aside = f"{answer.json['set_aside']}/journal.db"
    back = bare.run("restore", aside, "--code-stdin", "--yes", given=f"{newer}\n")
    assert (back.code, back.text) == (0, "Restored: 3 entries and 0 moments.\n")
    assert run(bare, "check").code == 0
