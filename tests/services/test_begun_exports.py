"""Of an export whose process is killed no plain word stays: the next opening takes it away."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from journal_app.exchange import placing
from journal_app.security import begun_exports as sealed_notes
from journal_app.services import begun_exports
from journal_app.services.exchange import Format, Wanted, export_part
from tests.builders import FakeClock
from tests.services.closed_journal import ClosedJournal, make_closed

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


def kill(journal: ClosedJournal, target: Path, form: Format) -> None:
    command = [sys.executable, "-c", KILLED, str(journal.home), str(target), form.value]
    done = subprocess.run(command, timeout=60, check=False, cwd=Path(__file__).parents[2])
    assert done.returncode == -signal.SIGKILL


def cleared(journal: ClosedJournal) -> int:
    with journal.opened() as opened:
        asked = begun_exports.ask(opened.vault)
        return 0 if asked is None else begun_exports.clear(asked)


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


def test_where_the_disk_is_not_there_now_its_turn_comes_another_time(
    journal: ClosedJournal, outside: Path
) -> None:
    kill(journal, outside / "journal", Format.MARKDOWN)
    away = outside.with_name("away")
    outside.rename(away)
    assert cleared(journal) == 0
    away.rename(outside)
    assert cleared(journal) == 1
    assert list(outside.iterdir()) == []


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
        reader = opened.vault.reader()
        wanted = Wanted(form=Format.JSON, step=step)
        target = outside / "a.json"
        export_part(reader, target, wanted, home=journal.home, clock=FakeClock())
        reader.close()
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
        reader = opened.vault.reader()
        wanted = Wanted(form=Format.HTML)
        export_part(reader, outside / "a.html", wanted, home=journal.home, clock=FakeClock())
        reader.close()
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
