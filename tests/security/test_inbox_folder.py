"""The files of the inbox: private, whole, in order, and never in the way of opening."""

import os
import socket
from pathlib import Path

import pytest

from journal_app.security import inbox_folder
from journal_app.security.folder import VaultFolder
from journal_app.security.inbox import LARGEST_ITEM, DamagedItem
from journal_app.security.inbox_folder import MOST_ITEMS, InboxFull


@pytest.fixture
def folder(tmp_path: Path) -> VaultFolder:
    return VaultFolder(path=tmp_path)


def test_an_item_is_a_private_file_in_a_private_folder(folder: VaultFolder) -> None:
    inbox_folder.put(folder, "one", b"sealed")
    path = folder.inbox / "one.sealed"
    assert inbox_folder.waiting(folder) == (path,)
    assert inbox_folder.read(path) == b"sealed"
    assert path.stat().st_mode & 0o777 == 0o600
    assert folder.inbox.stat().st_mode & 0o777 == 0o700


def test_there_is_no_inbox_until_something_is_caught(folder: VaultFolder) -> None:
    assert inbox_folder.waiting(folder) == ()
    assert list(folder.path.iterdir()) == []


def test_the_earliest_comes_first(folder: VaultFolder) -> None:
    for name in ("b", "c", "a"):
        inbox_folder.put(folder, name, b"x")
    assert [path.stem for path in inbox_folder.waiting(folder)] == ["a", "b", "c"]


def test_what_file_managers_leave_and_what_was_set_aside_is_not_waiting(
    folder: VaultFolder,
) -> None:
    inbox_folder.put(folder, "one", b"x")
    (folder.inbox / ".DS_Store").write_bytes(b"x")
    inbox_folder.set_aside(folder, folder.inbox / "one.sealed")
    assert inbox_folder.waiting(folder) == ()


def test_no_more_items_wait_than_may(folder: VaultFolder) -> None:
    folder.inbox.mkdir()
    for number in range(MOST_ITEMS - 1):
        (folder.inbox / f"{number:05}").touch()
    inbox_folder.put(folder, "last", b"x")
    with pytest.raises(InboxFull):
        inbox_folder.put(folder, "one too many", b"x")
    (folder.inbox / "and a stranger").touch()
    assert len(inbox_folder.waiting(folder)) == MOST_ITEMS
    inbox_folder.set_aside(folder, folder.inbox / "00000")
    inbox_folder.set_aside(folder, folder.inbox / "00001")
    inbox_folder.set_aside(folder, folder.inbox / "00002")
    inbox_folder.put(folder, "there is room again", b"x")


def test_what_is_no_file_of_ours_is_not_read(folder: VaultFolder, tmp_path: Path) -> None:
    folder.inbox.mkdir()
    (tmp_path / "elsewhere").write_bytes(b"not ours")
    paths = [folder.inbox / name for name in ("link", "pipe", "folder", "large", "socket", "loop")]
    link, pipe, directory, large, named_socket, loop = paths
    link.symlink_to(tmp_path / "elsewhere")
    loop.symlink_to(loop)
    os.mkfifo(pipe)
    directory.mkdir()
    with large.open("wb") as file:
        file.truncate(LARGEST_ITEM + 1)
    # A relative name, since those of sockets are short.
    here = os.open(folder.inbox, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(f"/proc/self/fd/{here}/{named_socket.name}")
    os.close(here)
    for path in paths:
        with pytest.raises(DamagedItem):
            inbox_folder.read(path)
        inbox_folder.set_aside(folder, path)
    assert inbox_folder.waiting(folder) == ()
    assert (folder.inbox_unreadable / "link").is_symlink()
    assert (tmp_path / "elsewhere").read_bytes() == b"not ours"


def test_the_largest_item_is_read(folder: VaultFolder) -> None:
    inbox_folder.put(folder, "large", bytes(LARGEST_ITEM))
    assert len(inbox_folder.read(folder.inbox / "large.sealed")) == LARGEST_ITEM


def test_what_is_set_aside_never_takes_the_place_of_another(folder: VaultFolder) -> None:
    name = "n" * 240
    for number in range(3):
        inbox_folder.put(folder, name, b"%d" % number)
        inbox_folder.set_aside(folder, folder.inbox / f"{name}.sealed")
    kept = [path.read_bytes() for path in folder.inbox_unreadable.iterdir()]
    assert sorted(kept) == [b"0", b"1", b"2"]
    assert folder.inbox_unreadable.stat().st_mode & 0o777 == 0o700


def test_a_half_made_one_is_known_by_its_name(folder: VaultFolder) -> None:
    folder.inbox.mkdir()
    for name in ("a.sealed.partial", "b.sealed", "c.partial"):
        (folder.inbox / name).write_bytes(b"x")
    (folder.inbox / "d.sealed.partial").mkdir()
    halves = [path.name for path in inbox_folder.waiting(folder) if inbox_folder.is_half_made(path)]
    assert halves == ["a.sealed.partial"]


def test_refused_by_the_disk_it_leaves_nothing(folder: VaultFolder) -> None:
    (folder.inbox / "one.sealed").mkdir(parents=True)
    with pytest.raises(OSError, match="directory"):
        inbox_folder.put(folder, "one", b"x")
    assert [path.name for path in folder.inbox.iterdir()] == ["one.sealed"]


def test_a_file_where_the_folder_belongs_is_an_error_and_stays(folder: VaultFolder) -> None:
    folder.inbox.write_bytes(b"in the way")
    with pytest.raises(OSError, match="exists"):
        inbox_folder.put(folder, "one", b"x")
    with pytest.raises(OSError, match="directory"):
        inbox_folder.waiting(folder)
    assert folder.inbox.read_bytes() == b"in the way"
