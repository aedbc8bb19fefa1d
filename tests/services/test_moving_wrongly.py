"""Bundles that do not arrive, or lie about what they are: what is here already stays as it is."""

import shutil
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.exchange.bundle import NotABundle, open_bundle
from journal_app.security.vault_json import record_from_json, record_to_json
from journal_app.security.vault_record import KeyringPlace, VaultRecord
from journal_app.services import arriving, moving, recovery
from journal_app.services import vault as vault_service
from journal_app.services.arriving import Step
from journal_app.services.ways import WayIn
from tests.builders import FakeClock
from tests.keyring_session import KeyringSession, keyring_session
from tests.services.closed_journal import ClosedJournal, make_closed, state_of
from tests.services.doors_journal import in_keyring, make_journal
from tests.services.test_moving import bundle_of, journal, there

__all__ = ["journal", "keyring_session", "there"]


def written_anew(bundle: Path, change: Callable[[str, bytes], bytes]) -> None:
    """The same bundle with other bytes in its parts."""
    before = bundle.with_name("before")
    bundle.rename(before)
    with zipfile.ZipFile(before) as old, zipfile.ZipFile(bundle, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))


def with_record(bundle: Path, change: Callable[[VaultRecord], VaultRecord]) -> None:
    written_anew(
        bundle,
        lambda name, data: (
            record_to_json(change(record_from_json(data))) if name == "vault.json" else data
        ),
    )


def damaged(name: str, data: bytes) -> bytes:
    return data[:6000] + bytes(100) + data[6100:] if name == "journal.db" else data


def test_a_bundle_that_does_not_arrive_leaves_the_key_another_journal_opens_with(
    tmp_path: Path, keyring_session: KeyringSession, clock: FakeClock
) -> None:
    home, there = tmp_path / "here" / "home", tmp_path / "there"
    code = WayIn(code=make_journal(home, clock))
    reader = vault_service.open_reader(home)
    bundle = moving.pack(reader, tmp_path / "a.journalbundle", home=home).path
    reader.close()
    whole = shutil.copy(bundle, tmp_path / "whole")

    def end(step: Step) -> None:
        if step is Step.KEPT:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        arriving.arrive(there, Path(whole), code, clock=clock, on_step=end)
    assert in_keyring(home)
    written_anew(bundle, damaged)
    with pytest.raises(CannotOpen):
        arriving.arrive(there, bundle, code, clock=clock)
    assert in_keyring(home)


def test_a_key_that_is_to_be_is_believed_of_no_bundle(
    journal: ClosedJournal, tmp_path: Path
) -> None:
    stranger = make_closed(tmp_path / "stranger" / "home", 9)
    recovery.confirm(stranger.home, clock=stranger.clock)
    bundle = bundle_of(stranger)
    active, pending = journal.root.key_id, stranger.root.key_id
    with_record(bundle, lambda told: replace(told, active=active, pending=pending, salt={}))
    with pytest.raises(CannotOpen) as refused:
        arriving.arrive(journal.home, bundle, stranger.code, clock=journal.clock)
    assert refused.value.problem is OpenProblem.CODE_FOREIGN
    assert not list(journal.folder.safety.glob("*"))


def test_a_keyring_of_elsewhere_is_not_taken_over(journal: ClosedJournal, there: Path) -> None:
    bundle = bundle_of(journal)
    place = KeyringPlace(backend="somewhere.else")
    with_record(bundle, lambda told: replace(told, keyring=place))
    assert not arriving.arrive(there, bundle, journal.code, clock=journal.clock).in_keyring


def test_packing_touches_nothing_else_of_that_folder(journal: ClosedJournal) -> None:
    place = journal.home.parent
    (place / "a.journalbundle.copy").write_bytes(b"a second copy of mine")
    (place / "a.journalbundle.partial").mkdir()
    (place / "a.journalbundle.partial" / "photo.jpg").write_bytes(b"of mine")
    before = {each: text for each, text in state_of(place).items() if not each.startswith("home")}
    bundle = bundle_of(journal)
    after = {each: text for each, text in state_of(place).items() if not each.startswith("home")}
    assert after.keys() - before.keys() == {bundle.name}
    assert before.items() <= after.items()


@pytest.mark.parametrize("ends", ["", ".partial", ".partial-journal"])
def test_what_a_crash_left_of_packing_goes_with_the_next_bundle(
    journal: ClosedJournal, ends: str
) -> None:
    left = journal.home.parent / f"a.journalbundle.copy.0123abcd.partial{ends}"
    left.write_bytes(b"half of a copy")
    bundle = bundle_of(journal)
    assert {each.name for each in bundle.parent.iterdir()} == {"home", bundle.name}


@pytest.mark.parametrize("long", [False, True])
def test_a_table_of_contents_that_is_too_large_is_not_read(tmp_path: Path, *, long: bool) -> None:
    size = 80_000_000
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, 0xFFFFFFFF if long else size, 0, 0)
    if long:
        told = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, size, 0)
        end = told + struct.pack("<4sLQL", b"PK\6\7", 0, size, 1) + end
    path = tmp_path / "bundle"
    with path.open("wb") as file:
        file.truncate(size)
        file.seek(size)
        file.write(end)
    tracemalloc.start()
    with pytest.raises(NotABundle), open_bundle(path):
        pass
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5_000_000


def test_a_name_that_is_no_text_makes_it_no_bundle(journal: ClosedJournal) -> None:
    bundle = bundle_of(journal)
    raw = bytearray(bundle.read_bytes())
    # The one before the part itself alone: the table of contents is as it should be.
    place = raw.index(b"vault.json")
    raw[place : place + 2] = b"\xff\xfe"
    raw[place - 30 + 7] |= 0x08  # "names are UTF-8"
    bundle.write_bytes(raw)
    with pytest.raises(NotABundle), open_bundle(bundle) as opened:
        opened.record()
