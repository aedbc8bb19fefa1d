"""Small files are private and replaced whole."""

from pathlib import Path

import pytest

from journal_app.security.durable import make_private_folder, replace_file, sync_folder


def test_a_file_is_made_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "file"
    replace_file(path, b"one")
    replace_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_only_this_person_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"open to all")
    path.chmod(0o666)
    replace_file(path, b"closed")
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_a_crash_left_is_no_obstacle(tmp_path: Path) -> None:
    left = tmp_path / "file.partial"
    left.write_bytes(b"half of some")
    left.chmod(0o644)
    replace_file(tmp_path / "file", b"whole")
    assert (tmp_path / "file").read_bytes() == b"whole"
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o600


def test_a_link_left_in_the_way_is_not_followed(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_bytes(b"kept")
    (tmp_path / "file.partial").symlink_to(precious)
    replace_file(tmp_path / "file", b"new")
    assert precious.read_bytes() == b"kept"


def test_failing_leaves_the_old_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        replace_file(tmp_path / "nowhere" / "file", b"new")


def test_a_private_folder_is_closed_to_others(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    make_private_folder(folder)
    assert folder.stat().st_mode & 0o777 == 0o700
    folder.chmod(0o755)
    make_private_folder(folder)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_syncing_a_folder_leaves_nothing_open(tmp_path: Path) -> None:
    before = len(list(Path("/dev/fd").iterdir()))
    sync_folder(tmp_path)
    assert len(list(Path("/dev/fd").iterdir())) == before
