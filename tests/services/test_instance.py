"""One process at a time has its turn with a data folder."""

import errno
import fcntl
from collections.abc import Callable
from pathlib import Path

import pytest

from journal_app.core.errors import CannotKeep
from journal_app.services import instance


def test_a_second_one_waits_in_vain_until_the_first_lets_go(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    first = instance.hold(home)
    assert first is not None
    assert home.stat().st_mode & 0o777 == 0o700
    assert instance.hold(home) is None
    assert instance.hold(home, 0.05) is None
    first.release()
    second = instance.hold(home)
    assert second is not None
    second.release()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CannotKeep, match="cannot be written to"):
        instance.hold(tmp_path / "file" / "home")


NO_LOCKS = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL)


def refusing(number: int) -> Callable[[int, int], None]:
    """The lock of a disk on a network that knows none."""

    def flock(_handle: int, _how: int) -> None:
        raise OSError(number, "not here")

    return flock


@pytest.mark.parametrize("number", NO_LOCKS)
def test_a_disk_that_knows_no_locks_is_refused_in_words_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(fcntl, "flock", refusing(number))
    with pytest.raises(CannotKeep) as refused:
        instance.hold(tmp_path / "new" / "home")
    assert "cannot keep two programs from writing at once" in refused.value.sentence
    assert "--home" in refused.value.advice
    assert "not here" not in refused.value.words
    assert list(tmp_path.iterdir()) == []


def test_what_lay_in_that_folder_before_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "vaults").mkdir()
    (tmp_path / "vaults" / "kept").write_text("kept")
    monkeypatch.setattr(fcntl, "flock", refusing(errno.ENOLCK))
    with pytest.raises(CannotKeep):
        instance.hold(tmp_path)
    assert [path.name for path in tmp_path.rglob("*")] == ["vaults", "kept"]


def test_another_failure_of_the_lock_is_a_failure_of_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fcntl, "flock", refusing(errno.EIO))
    with pytest.raises(CannotKeep, match="cannot be written to"):
        instance.hold(tmp_path)
