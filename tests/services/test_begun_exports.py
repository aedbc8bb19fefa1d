"""Of an export whose process is killed no plain word stays: the next opening takes it away."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from journal_app.core.errors import CannotKeep
from journal_app.exchange import placing
from journal_app.security import begun_exports as sealed_notes
from journal_app.services import begun_exports, exchange, new_keys
from journal_app.services.exchange import Format, Wanted, export_part
from journal_app.services.vault import OpenJournal
from tests.builders import FakeClock
from tests.services.closed_journal import NOTHING, WAY, ClosedJournal, make_closed

WORDS = "ZQXHERON by the water"

KILLED = """
import os, signal, sys
from pathlib import Path
from journal_app.services import exchange, vault
from tests.builders import FakeClock
from tests.services.closed_journal import WAY

home, target, form = Path(sys.argv[1]), Path(sys.argv[2]), exchange.Format(sys.argv[3])
told = []

def step(done, of):
    told.append(done)
    if (done, of) == (1, 1):
        os.kill(os.getpid(), signal.SIGKILL)

wanted = exchange.Wanted(form=form, step=step)
reader = vault.open_reader(home, WAY)
exchange.export_part(reader, target, wanted, home=home, clock=FakeClock())
"""

KILLED_CHANGING_PLACES = """
import os, signal, sys
from pathlib import Path
from journal_app.services import exchange, vault
from tests.builders import FakeClock
from tests.services.closed_journal import WAY

home, target, times = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
replace, done = Path.replace, []

def replaced(self, other):
    replace(self, other)
    done.append(other)
    if self.parent == target.parent and len(done) >= times:
        os.kill(os.getpid(), signal.SIGKILL)

reader = vault.open_reader(home, WAY)

def step(_done, _of):
    done.clear()
    Path.replace = replaced

wanted = exchange.Wanted(form=exchange.Format.JSON, replaces=True, step=step)
exchange.export_part(reader, target, wanted, home=home, clock=FakeClock())
"""

KILLED_DOCUMENT = """
import os, signal, sys
from pathlib import Path
from journal_app.exchange import placing
from journal_app.services import begun_exports, exchange, vault
from tests.services.closed_journal import WAY

home, target, words = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3].encode()
reader = vault.open_reader(home, WAY)
begun = begun_exports.begin(reader)

def die(file):
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)

placing.finish = die
exchange.keep_document(target, words, home=home, begun=begun)
"""


@pytest.fixture
def journal(tmp_path: Path) -> ClosedJournal:
    made = make_closed(tmp_path / "home")
    made.write(WORDS)
    made.hang(b"a letter that is nobody's business")
    return made


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "what I tell nobody"
    folder.mkdir()
    return folder


def export(journal: ClosedJournal, opened: OpenJournal, target: Path, wanted: Wanted) -> None:
    with closing(opened.vault.reader()) as reader:
        export_part(reader, target, wanted, home=journal.home, clock=FakeClock())


def kill(journal: ClosedJournal, target: Path, form: Format) -> None:
    run_killed(KILLED, str(journal.home), str(target), form.value)


def run_killed(program: str, *arguments: str) -> None:
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, timeout=60, check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == -signal.SIGKILL


def cleared(journal: ClosedJournal) -> int:
    with journal.opened() as opened:
        asked = begun_exports.ask(opened.vault)
        return 0 if asked is None else begun_exports.clear(asked)


@contextmanager
def elsewhere(folder: Path) -> Iterator[None]:
    """For a while it is not there, as on a stick that was pulled out."""
    away = folder.with_name("away")
    folder.rename(away)
    yield
    away.rename(folder)


def plain_words_in(folder: Path) -> bool:
    files = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    return any(WORDS.encode() in data or b"nobody's business" in data for data in files)


@pytest.mark.parametrize("form", [Format.JSON, Format.MARKDOWN])
def test_what_a_killed_export_left_goes_with_the_next_opening(
    journal: ClosedJournal, outside: Path, form: Format
) -> None:
    mine = outside / "a.json.0123abcd.partial"
    mine.write_text("of somebody else")
    kill(journal, outside / "journal", form)
    assert plain_words_in(outside), "no control"
    notes = [path for path in journal.folder.begun_exports.iterdir() if path.is_file()]
    assert len(notes) == 2
    assert all(b"nobody" not in path.read_bytes() for path in notes)
    assert cleared(journal) >= 1
    assert not plain_words_in(outside)
    assert list(outside.iterdir()) == [mine]
    assert not journal.folder.begun_exports.exists()
    assert cleared(journal) == 0


@pytest.mark.parametrize("changes", [1, 2, 3])
def test_killed_while_file_and_folder_change_places_those_that_stay_are_of_one_export(
    journal: ClosedJournal, outside: Path, changes: int
) -> None:
    """Of the earlier one, until the file itself got its name."""
    target = outside / "a.json"
    with journal.opened() as opened:
        export(journal, opened, target, Wanted(form=Format.JSON))
    journal.hang(b"another letter")
    before = target.read_bytes()
    run_killed(KILLED_CHANGING_PLACES, str(journal.home), str(target), str(changes))
    assert (outside / "a-files.before.partial").is_dir(), "no control"
    assert cleared(journal) >= 1
    assert sorted(path.name for path in outside.iterdir()) == ["a-files", "a.json"]
    assert (target.read_bytes() == before) == (changes < 3)
    named = {each["name"] for each in json.loads(target.read_bytes())["files"]}
    assert named == {path.name for path in (outside / "a-files").iterdir()}
    assert len(named) == (1 if changes < 3 else 2)


def test_what_a_killed_document_left_goes_with_the_next_opening(
    journal: ClosedJournal, outside: Path
) -> None:
    run_killed(KILLED_DOCUMENT, str(journal.home), str(outside / "code.pdf"), WORDS)
    assert plain_words_in(outside), "no control"
    assert cleared(journal) == 1
    assert list(outside.iterdir()) == []
    assert not journal.folder.begun_exports.exists()


def test_of_a_document_that_was_kept_no_note_stays(journal: ClosedJournal, outside: Path) -> None:
    with journal.opened() as opened:
        exchange.take_out(opened.vault, outside / "code.pdf", b"of it")
        assert begun_exports.ask(opened.vault) is None
        with pytest.raises(CannotKeep):
            exchange.take_out(opened.vault, outside / "code.pdf", b"of it")
        assert begun_exports.ask(opened.vault) is None


def test_where_the_disk_is_not_there_now_its_turn_comes_another_time(
    journal: ClosedJournal, outside: Path
) -> None:
    kill(journal, outside / "journal", Format.MARKDOWN)
    with elsewhere(outside):
        assert cleared(journal) == 0
    assert cleared(journal) == 1
    assert list(outside.iterdir()) == []


def test_new_keys_made_while_a_stick_is_out_forget_nothing_that_lies_on_it(
    journal: ClosedJournal, outside: Path
) -> None:
    kill(journal, outside / "journal", Format.MARKDOWN)
    with elsewhere(outside):
        assert cleared(journal) == 0
        new_keys.make(journal.home, WAY, clock=journal.clock, costs=NOTHING)
        assert cleared(journal) == 0
    assert cleared(journal) == 1
    assert list(outside.iterdir()) == []
    assert not journal.folder.begun_exports.exists()


def test_new_keys_that_failed_forget_nothing_either(journal: ClosedJournal, outside: Path) -> None:
    kill(journal, outside / "journal", Format.MARKDOWN)

    def step(done: new_keys.Step) -> None:
        if done is new_keys.Step.RESEALED:
            raise OSError("the disk gave up")

    with pytest.raises(CannotKeep):
        new_keys.make(journal.home, WAY, clock=journal.clock, costs=NOTHING, on_step=step)
    assert cleared(journal) == 1
    assert list(outside.iterdir()) == []
    assert not journal.folder.begun_exports.exists()


@pytest.mark.parametrize("lost", [".sealed.partial", ""])
def test_what_a_kill_left_of_a_note_itself_goes_as_well(
    journal: ClosedJournal, outside: Path, lost: str
) -> None:
    kill(journal, outside / "journal", Format.MARKDOWN)
    (note,) = journal.folder.begun_exports.glob("*.sealed")
    if lost:
        note.with_suffix(lost).write_bytes(b"half of it")
    else:
        note.with_suffix("").unlink()
    assert cleared(journal) == 1
    assert not journal.folder.begun_exports.exists()


def test_one_on_its_way_is_left_alone_and_a_finished_one_leaves_no_note(
    journal: ClosedJournal, outside: Path
) -> None:
    halves: list[list[Path]] = []

    def step(done: int, of: int) -> None:
        if (done, of) == (1, 1):
            asked = begun_exports.ask(opened.vault)
            assert asked is not None
            assert begun_exports.clear(asked) == 0
            halves.append([path for path in outside.iterdir() if placing.is_half(path)])

    with journal.opened() as opened:
        target = outside / "a.json"
        export(journal, opened, target, Wanted(form=Format.JSON, step=step))
        assert begun_exports.ask(opened.vault) is None
    assert halves[-1]
    assert target.exists()


def test_a_note_that_was_altered_leads_nowhere(journal: ClosedJournal, outside: Path) -> None:
    kill(journal, outside / "journal", Format.MARKDOWN)
    (note,) = journal.folder.begun_exports.glob("*.sealed")
    data = bytearray(note.read_bytes())
    data[-1] ^= 1
    note.write_bytes(data)
    assert cleared(journal) == 0
    assert not journal.folder.begun_exports.exists()
    assert plain_words_in(outside)


def test_an_export_that_cannot_be_noted_is_made_all_the_same(
    journal: ClosedJournal, outside: Path
) -> None:
    journal.folder.begun_exports.write_text("in the way")
    with journal.opened() as opened:
        export(journal, opened, outside / "a.html", Wanted(form=Format.HTML))
    assert plain_words_in(outside)


def test_a_whole_file_is_never_taken_away_whatever_was_noted(
    journal: ClosedJournal, outside: Path
) -> None:
    whole = outside / "letter.json"
    whole.write_text("of somebody else")
    half = outside / "letter.json.0123abcd.partial"
    half.write_text("half of it")
    place = journal.folder.begun_exports
    begun = sealed_notes.BegunExport(place, journal.secret)
    begun.note([whole, half])
    noted = {path.name: path.read_bytes() for path in place.iterdir()}
    begun.end()
    place.mkdir(exist_ok=True)
    for name, data in noted.items():
        (place / name).write_bytes(data)
    cleared(journal)
    assert whole.read_text() == "of somebody else"
