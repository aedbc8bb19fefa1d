"""The file or the log of an open journal is taken away: nothing is lost, and there is a way on."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journal_app.core.clock import when_now
from journal_app.core.errors import CannotKeep, KeepProblem
from journal_app.services import entries, restoring
from journal_app.services import vault as vault_service
from journal_app.services.vault import OpenJournal
from tests.services.closed_journal import WAY, ClosedJournal, make_closed, texts_of

ROOT = Path(__file__).parents[2]


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    made = make_closed(tmp_path / "home")
    made.write("One.")
    return made


def removed(folder: Path) -> None:
    for path in folder.glob("journal.db*"):
        path.unlink()


def stranger(folder: Path) -> None:
    """Another file is put there, as a synchronising folder would."""
    copy = folder / "copy"
    copy.write_bytes(b"somebody else's " * 1000)
    copy.replace(folder / "journal.db")


def older(folder: Path) -> None:
    """An earlier state comes back, with nothing of the log."""
    copy = folder / "copy"
    shutil.copy(folder / "journal.db", copy)
    copy.replace(folder / "journal.db")


def without_log(folder: Path) -> None:
    (folder / "journal.db-wal").unlink()


TAKEN = [removed, stranger, older, without_log]


def keep(journal: ClosedJournal, opened: OpenJournal, text: str) -> None:
    entries.add(opened.vault, text, when=when_now(journal.clock), clock=journal.clock)


def open_it(journal: ClosedJournal) -> OpenJournal:
    return vault_service.open_journal(journal.home, WAY, now=lambda: "20260314T092653Z")


@pytest.mark.parametrize("taken", TAKEN)
def test_a_save_is_refused_before_it_goes_nowhere(
    journal: ClosedJournal, taken: Callable[[Path], None]
) -> None:
    opened = open_it(journal)
    keep(journal, opened, "Two.")
    taken(journal.folder.path)
    with pytest.raises(CannotKeep) as refused:
        keep(journal, opened, "Three.")
    assert refused.value.problem is KeepProblem.REPLACED
    assert texts_of(opened) == ["One.", "Two."]
    opened.vault.close()


@pytest.mark.parametrize("taken", TAKEN)
def test_put_back_it_holds_all_that_was_kept_and_goes_on(
    journal: ClosedJournal, taken: Callable[[Path], None]
) -> None:
    opened = open_it(journal)
    keep(journal, opened, "Two.")
    taken(journal.folder.path)
    there = {path.name: path.read_bytes() for path in journal.folder.path.glob("journal.db")}
    done = restoring.put_back_open(opened.vault, home=journal.home, clock=journal.clock)
    assert done.restored.entries == 2
    assert done.restored.set_aside is not None
    aside = done.restored.set_aside
    assert {path.name: path.read_bytes() for path in aside.glob("journal.db")} == there
    keep(journal, opened, "Three.")
    reader = opened.vault.reader()
    assert reader.pieces.counts() == (3, 0)
    reader.close()
    vault_service.close_journal(opened)
    assert journal.bodies() == ["One.", "Two.", "Three."]


def test_a_file_that_comes_back_by_itself_is_gone_on_with(journal: ClosedJournal) -> None:
    opened = open_it(journal)
    folder = journal.folder.path
    (folder / "journal.db").rename(folder / "elsewhere")
    with pytest.raises(CannotKeep):
        keep(journal, opened, "Two.")
    (folder / "elsewhere").rename(folder / "journal.db")
    keep(journal, opened, "Two.")
    vault_service.close_journal(opened)
    assert journal.bodies() == ["One.", "Two."]


def test_where_the_whole_folder_is_gone_the_text_stays_and_nothing_is_made(
    journal: ClosedJournal,
) -> None:
    opened = open_it(journal)
    keep(journal, opened, "Two.")
    away = journal.home.with_name("away")
    journal.home.rename(away)
    with pytest.raises(Exception, match="journal"):
        restoring.put_back_open(opened.vault, home=journal.home, clock=journal.clock)
    assert not journal.home.exists()
    away.rename(journal.home)
    keep(journal, opened, "Three.")
    vault_service.close_journal(opened)
    assert journal.bodies() == ["One.", "Two.", "Three."]


def test_a_reader_lent_before_still_reads_what_it_read(journal: ClosedJournal) -> None:
    opened = open_it(journal)
    reader = opened.vault.reader()
    assert reader.pieces.counts() == (1, 0)
    stranger(journal.folder.path)
    restoring.put_back_open(opened.vault, home=journal.home, clock=journal.clock)
    keep(journal, opened, "Two.")
    assert reader.pieces.counts() == (1, 0)
    reader.close()
    vault_service.close_journal(opened)
    assert journal.bodies() == ["One.", "Two."]


CHILD = """
import os, signal, sys
from pathlib import Path
from journal_app.services import restoring
from tests.services import test_replaced_while_open as scene
from tests.services.closed_journal import make_closed
journal = make_closed(Path(sys.argv[1]))
journal.write("One.")
opened = scene.open_it(journal)
scene.keep(journal, opened, "Two.")
scene.without_log(journal.folder.path)
restoring.put_back_open(opened.vault, home=journal.home, clock=journal.clock)
scene.keep(journal, opened, "Three.")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_killed_after_it_nothing_is_lost(tmp_path: Path) -> None:
    home = tmp_path / "killed"
    ended = subprocess.run([sys.executable, "-c", CHILD, str(home)], cwd=ROOT, env=os.environ)
    assert ended.returncode == -signal.SIGKILL
    left = ClosedJournal(
        home, make_closed(tmp_path / "like").root, make_closed(tmp_path / "c").clock
    )
    assert left.bodies() == ["One.", "Two.", "Three."]
