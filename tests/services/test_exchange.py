"""An export is whole or not there, and never lies where the journal does."""

import io
import json
import resource
import stat
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from journal_app.core.archive import Archive, ArchivedEntry, Counts
from journal_app.core.errors import CannotKeep, KeepProblem
from journal_app.exchange.writers import own_json
from journal_app.services.exchange import Format, export
from journal_app.storage.vault import Vault, VaultReader
from tests.builders import START, FakeClock, entry, keep_entry

# Paper is made by whoever asks for it: see tests/cli/test_export_part.py.
BOTH = pytest.mark.parametrize("form", [form for form in Format if form is not Format.PDF])


@pytest.fixture
def reader(vault: Vault) -> Iterator[VaultReader]:
    keep_entry(vault, entry("A quiet evening. " * 200, people=["Ana"], tags=["sea"]))
    second = vault.reader()
    yield second
    second.close()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "outside"
    folder.mkdir()
    return folder


@BOTH
def test_it_says_where_it_is_and_what_it_holds(
    form: Format, reader: VaultReader, home: Path, outside: Path
) -> None:
    done = export(reader, outside / "out", form=form, home=home, clock=FakeClock())
    assert done.path == outside / "out"
    assert done.counts == Counts(entries=1, moments=0)
    assert [path.name for path in outside.iterdir()] == ["out"]


def test_the_archive_can_be_read_by_its_owner_alone(
    reader: VaultReader, home: Path, outside: Path
) -> None:
    done = export(reader, outside / "out", form=Format.JSON, home=home, clock=FakeClock())
    assert stat.S_IMODE(done.path.stat().st_mode) == 0o600


@BOTH
def test_what_is_there_already_is_left_as_it_is(
    form: Format, reader: VaultReader, home: Path, outside: Path
) -> None:
    (outside / "out").write_text("mine")
    (outside / "link").symlink_to(outside / "nowhere")
    for name in ("out", "link"):
        with pytest.raises(CannotKeep, match="of that name already"):
            export(reader, outside / name, form=form, home=home, clock=FakeClock())
    assert (outside / "out").read_text() == "mine"
    assert sorted(path.name for path in outside.iterdir()) == ["link", "out"]


@BOTH
def test_never_inside_the_data_folder_however_it_is_written(
    form: Format, reader: VaultReader, home: Path, outside: Path
) -> None:
    (outside / "door").symlink_to(home)
    for place in (home / "out", home, outside / "door" / "out", outside / ".." / "home" / "out"):
        with pytest.raises(CannotKeep, match="inside the journal’s own folder"):
            export(reader, place, form=form, home=home, clock=FakeClock())
    assert list(home.iterdir()) == []


@BOTH
def test_a_folder_that_is_not_there_is_not_made(
    form: Format, reader: VaultReader, home: Path, outside: Path
) -> None:
    with pytest.raises(CannotKeep, match="no folder"):
        export(reader, outside / "a" / "out", form=form, home=home, clock=FakeClock())
    assert list(outside.iterdir()) == []


@BOTH
def test_an_export_the_disk_refuses_leaves_nothing(
    form: Format, reader: VaultReader, home: Path, outside: Path
) -> None:
    with no_file_longer_than(1000), pytest.raises(CannotKeep) as caught:
        export(reader, outside / "out", form=form, home=home, clock=FakeClock())
    assert caught.value.problem is KeepProblem.OTHER
    assert "Nothing was left behind" in caught.value.advice
    assert list(outside.iterdir()) == []
    done = export(reader, outside / "out", form=form, home=home, clock=FakeClock())
    assert done.counts.entries == 1


@BOTH
def test_what_an_interrupted_export_left_is_cleared_away(
    form: Format, reader: VaultReader, home: Path, outside: Path
) -> None:
    (outside / "out.0a1b2c3d.partial").mkdir()
    (outside / "out.0a1b2c3d.partial" / "2026").mkdir()
    export(reader, outside / "out", form=form, home=home, clock=FakeClock())
    assert [path.name for path in outside.iterdir()] == ["out"]


@BOTH
def test_what_somebody_gave_such_a_name_stays(
    form: Format, reader: VaultReader, home: Path, outside: Path
) -> None:
    (outside / "out.partial").mkdir()
    (outside / "out.partial" / "photo.jpg").write_bytes(b"of mine")
    export(reader, outside / "out", form=form, home=home, clock=FakeClock())
    assert sorted(path.name for path in outside.iterdir()) == ["out", "out.partial"]
    assert (outside / "out.partial" / "photo.jpg").read_bytes() == b"of mine"


def test_what_is_saved_meanwhile_does_not_mix_in(
    vault: Vault, reader: VaultReader, home: Path, outside: Path
) -> None:
    class BusyClock(FakeClock):
        def now(self) -> datetime:
            if not vault.connection.in_transaction():
                keep_entry(vault, entry("Kept while the export was on its way"))
            return super().now()

    done = export(reader, outside / "out", form=Format.JSON, home=home, clock=BusyClock())
    archive = json.loads(done.path.read_bytes())
    assert archive["counts"] == {"entries": len(archive["entries"]), "moments": 0}


def test_a_large_journal_never_stands_in_memory_whole() -> None:
    body = "x" * 10_000

    def many() -> Iterator[ArchivedEntry]:
        for _number in range(5_000):
            yield ArchivedEntry(entry=entry(body + "y"))

    class Counted(io.RawIOBase):
        size = 0

        def write(self, data: Any) -> int:
            self.size += len(data)
            return len(data)

    file = Counted()
    archive = Archive(
        app_version="1",
        exported_at=START,
        counts=Counts(entries=5_000, moments=0),
        entries=many(),
    )
    tracemalloc.start()
    counts = own_json.write(file, archive)  # type: ignore[arg-type]  # all it needs is `write`
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert counts.entries == 5_000
    assert file.size > 50_000_000
    assert most < 2_000_000


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """The kernel refuses to write more than this into any file, as a full disk would."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
