"""Killed at any instant, or with junk in it, the inbox keeps what it has once and stops nothing."""

import json
import os
import resource
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.core import capture_json, inbox_item
from journal_app.core.moments import Capture
from journal_app.security.folder import VaultFolder
from journal_app.security.inbox import public_key, seal
from journal_app.security.vault_file import read_vault_file
from journal_app.services import inbox, moments
from journal_app.services.inbox import InboxReport
from journal_app.storage.vault import Vault
from tests.builders import START, FakeClock
from tests.services.inbox_journal import (
    CAPTURE,
    OTHER,
    ROOT,
    folder,
    item,
    kept_in,
    left_in,
    made_in,
    opened,
    put_bytes,
    taken_in,
)

__all__ = ["folder"]

# Killed at each instant


def run_scene(scene: str, home: Path, steps: int) -> subprocess.CompletedProcess[str]:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.services.inbox_scenes", scene, str(home), str(steps)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert ended.returncode in (0, -signal.SIGKILL), ended.stderr
    return ended


def test_killed_at_every_step_of_keeping_it_is_whole_or_not_there(tmp_path: Path) -> None:
    outcomes = []
    for steps in range(100):
        home = tmp_path / str(steps)
        folder = made_in(home)
        ended = run_scene("drop", home, steps)
        report = taken_in(folder)
        assert report == InboxReport(moments=report.moments)
        assert [kept.note for kept in kept_in(folder)] == ["Whole."] * report.kept
        assert not folder.inbox.exists() or left_in(folder) == []
        assert report.kept == 1 or ended.stdout == ""
        outcomes.append(report.kept)
        if ended.returncode == 0:
            break
    assert ended.returncode == 0
    assert len(outcomes) > 8
    assert outcomes == sorted(outcomes), "once whole it stays whole"
    assert {0, 1} == set(outcomes)


def test_killed_at_every_step_of_taking_in_each_is_kept_once(tmp_path: Path) -> None:
    waited = set()
    for steps in range(100):
        home = tmp_path / str(steps)
        folder = made_in(home)
        for number in range(3):
            caught = FakeClock(START + timedelta(seconds=number))
            inbox.drop(home, Capture(note=str(number)), clock=caught)
        inbox.drop(home, Capture(note="begun"), clock=FakeClock(), draft=True)
        put_bytes(folder, "junk", b"junk")
        put_bytes(folder, "half.sealed.partial", b"junk")
        ended = run_scene("take_in", home, steps)
        waited.add(len(left_in(folder)))
        taken_in(folder)
        assert [kept.note for kept in kept_in(folder)] == ["0", "1", "2"]
        with opened(folder) as vault:
            assert len(vault.drafts.all()) == 1
        assert left_in(folder) == []
        assert [path.name for path in folder.inbox_unreadable.iterdir()] == ["junk"]
        if ended.returncode == 0:
            break
    assert ended.returncode == 0
    assert waited == set(range(7))


def test_kept_already_it_is_not_kept_again(
    tmp_path: Path, folder: VaultFolder, clock: FakeClock
) -> None:
    inbox.drop(tmp_path, CAPTURE, clock=clock)
    (path,) = folder.inbox.iterdir()
    sealed = path.read_bytes()
    (piece,) = taken_in(folder).moments
    for name in (path.name, "under another name.sealed"):
        put_bytes(folder, name, sealed)
        assert taken_in(folder) == InboxReport()
    with opened(folder) as vault:
        moments.move_to_bin(vault, piece, clock=clock)
    put_bytes(folder, path.name, sealed)
    assert taken_in(folder) == InboxReport()
    assert [kept.deleted_at for kept in kept_in(folder)] == [clock.now()]
    assert left_in(folder) == []


def test_a_draft_gone_on_with_is_not_set_back(
    tmp_path: Path, folder: VaultFolder, clock: FakeClock
) -> None:
    uid = inbox.drop(tmp_path, CAPTURE, clock=clock, draft=True)
    sealed = (folder.inbox / f"{uid}.sealed").read_bytes()
    taken_in(folder)
    with opened(folder) as vault, vault.writing():
        vault.drafts.put(uid, capture_json.encode(Capture(note="more")), clock.now())
    put_bytes(folder, f"{uid}.sealed", sealed)
    assert taken_in(folder) == InboxReport()
    with opened(folder) as vault:
        assert capture_json.decode(vault.drafts.all()[0].body).note == "more"


# Junk of every kind


def test_damaged_and_foreign_items_are_set_aside_and_told_apart(
    tmp_path: Path, folder: VaultFolder, clock: FakeClock
) -> None:
    inbox.drop(tmp_path, CAPTURE, clock=clock)
    (path,) = folder.inbox.iterdir()
    sealed = path.read_bytes()
    put_bytes(folder, "cut.sealed", sealed[:-1])
    put_bytes(folder, "0-flipped.sealed", sealed[:-1] + bytes([sealed[-1] ^ 1]))
    foreign = made_in(tmp_path / "other", OTHER)
    theirs = inbox.drop(tmp_path / "other", CAPTURE, clock=clock)
    put_bytes(folder, "theirs.sealed", (foreign.inbox / f"{theirs}.sealed").read_bytes())
    report = taken_in(folder)
    assert (report.kept, report.damaged, report.foreign) == (1, 2, 1)
    assert report.set_aside == 3
    assert sorted(each.name for each in folder.inbox_unreadable.iterdir()) == [
        "0-flipped.sealed",
        "cut.sealed",
        "theirs.sealed",
    ]
    assert taken_in(folder) == InboxReport()


def test_a_newer_version_s_items_wait_for_it(folder: VaultFolder) -> None:
    public = public_key(ROOT.inbox_key())
    put_bytes(folder, "a", seal(public, b"x").replace(b"tl-inbox\x01", b"tl-inbox\x02"))
    put_bytes(folder, "b", seal(public, b'{"v":3}'))
    document = json.loads(inbox_item.encode(item()))
    document["capture"] = '{"v":2}'
    put_bytes(folder, "c", seal(public, json.dumps(document).encode()))
    assert taken_in(folder) == InboxReport(newer=3)
    assert left_in(folder) == ["a", "b", "c"]


def test_junk_of_every_kind_is_set_aside_and_stops_nothing(
    tmp_path: Path, folder: VaultFolder, clock: FakeClock
) -> None:
    public = public_key(ROOT.inbox_key())
    good = inbox.drop(tmp_path, CAPTURE, clock=clock)
    put_bytes(folder, "0-empty.sealed", b"")
    put_bytes(folder, "0-zeros.sealed", bytes(5000))
    put_bytes(folder, "0-text", b"hello")
    put_bytes(folder, "z.partial", b"not ours to throw away")
    put_bytes(folder, os.fsdecode(b"0-\xff\xfe.sealed"), b"x")
    with (folder.inbox / "0-huge.sealed").open("wb") as file:
        file.truncate(1 << 40)
    (folder.inbox / "0-folder.sealed").mkdir()
    (folder.inbox / "0-link.sealed").symlink_to(folder.record)
    (folder.inbox / "0-nowhere.sealed").symlink_to("nowhere")
    os.mkfifo(folder.inbox / "0-pipe.sealed")
    for number, data in enumerate((b"", b"{}", b"[" * 100_000, bytes(1 << 20), b'{"v":1}')):
        put_bytes(folder, f"0-sealed-junk-{number}", seal(public, data))
    for number, capture in enumerate(ODD):
        document = json.loads(inbox_item.encode(item()))
        document["capture"] = json.dumps({"v": 1} | capture)
        put_bytes(folder, f"0-odd-{number}", seal(public, json.dumps(document).encode()))
    count = len(left_in(folder)) - 1
    put_bytes(folder, "0-half.sealed.partial", b"")

    report = taken_in(folder)
    assert report == InboxReport(moments=report.moments, damaged=count)
    assert [kept.uid for kept in kept_in(folder)] == [good]
    assert left_in(folder) == []
    assert len(list(folder.inbox_unreadable.iterdir())) == count
    assert read_vault_file(folder).vault_id == folder.vault_id
    assert taken_in(folder) == InboxReport()


ODD: list[dict[str, object]] = [
    {"pull_away": 9},
    {"people": [""]},
    {"tags": ["#"]},
    {"at": "9999-12-31T23:59:59-10:00"},
    {"at": "0001-01-01T00:00:00"},
    {"body": [{}]},
    {"terms": {"wants": [7]}},
    {"note": "x" * 2001},
]


@given(data=st.binary(max_size=6000))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_are_a_surprise(vault: Vault, tmp_path: Path, data: bytes) -> None:
    folder = VaultFolder(path=tmp_path)
    put_bytes(folder, "a.sealed", data)
    put_bytes(folder, "b.sealed", seal(public_key(ROOT.inbox_key()), data))
    report = inbox.take_in(vault, folder, ROOT.inbox_key())
    assert report == InboxReport(damaged=2)


def test_what_the_disk_refuses_waits_and_the_journal_opens(
    tmp_path: Path, folder: VaultFolder, clock: FakeClock
) -> None:
    for _each in range(3):
        inbox.drop(tmp_path, CAPTURE, clock=clock)
    with opened(folder) as vault:
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
        try:
            report = inbox.take_in(vault, folder, ROOT.inbox_key())
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert report == InboxReport(waiting=3, troubles=frozenset({"CannotKeep"}))
    assert len(left_in(folder)) == 3
    assert taken_in(folder).kept == 3


def test_where_nothing_can_be_set_aside_everything_else_is_taken_in(
    tmp_path: Path, folder: VaultFolder, clock: FakeClock
) -> None:
    put_bytes(folder, "0-junk", b"junk")
    put_bytes(folder, "unreadable", b"a file where the folder belongs")
    inbox.drop(tmp_path, CAPTURE, clock=clock)
    report = taken_in(folder)
    assert (report.kept, report.waiting) == (1, 1)
    assert report.troubles == {"FileExistsError"}
    assert left_in(folder) == ["0-junk"]
