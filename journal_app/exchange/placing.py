"""Put a finished export in its place: whole under its own name, or not there at all."""

import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

_HALF: Final = r"\.[0-9a-f]{8}\.partial(?:\.partial)?(?:-[a-z]+)?"
"""Also what the database writes beside a copy that is not verified yet."""

_BEFORE: Final = ".before.partial"
"""Where a folder is moved aside to; what a killed process left there stays till the end."""
_AFTER: Final = ".after.partial"
"""The place of the next one while something is left there."""


class NotSure(OSError):
    """What was wanted has its name; only whether that outlasts a power cut is not certain."""


@contextmanager
def partial_of(target: Path, *, replaces: bool = False) -> Iterator[Path]:
    """The name to write under; at the end of the block what stands there gets its own name.

    When the block raises, it is taken away instead. Raises `FileExistsError` when the target is
    there already, before and after writing; a file gives way where the new one `replaces` it, a
    folder never does. Raises `NotSure` where one did, and its name may not outlast a power cut.
    """
    _refuse_existing(target, replaces=replaces)
    partial = half_of(target)
    try:
        yield partial
        _refuse_existing(target, replaces=replaces)
        partial.replace(target)
        _keep_name(target, replaces=replaces)
    finally:
        take_away(partial)


@contextmanager
def partial_with_folder(
    target: Path, folder: Path, *, replaces: bool, may_go: Callable[[Path], bool]
) -> Iterator[tuple[Path, Path]]:
    """The same for a file and a folder beside it: names to write both under.

    Both get their names or neither; the folder only where it was made. Where the file `replaces`
    another, a folder that `may_go` gives way with it. One that a killed process had already moved
    aside goes only once another export of that name is whole: the file may be of its time. With
    `NotSure` both are there, as with `partial_of`.
    """
    before = _aside(folder, _BEFORE)
    _bring_back(before, folder)
    _refuse_folder(folder, may_go if replaces else _none)
    made = half_of(folder)
    aside = _aside(folder, _AFTER) if before.exists() else before
    placed = False
    try:
        with partial_of(target, replaces=replaces) as partial:
            yield partial, made
            _refuse_folder(folder, may_go if replaces else _none)
            if folder.exists():
                take_away(aside)
                folder.replace(aside)
            if made.exists():
                made.replace(folder)
                placed = True
    except NotSure:
        # The file that named the earlier folder is gone: only the new one belongs to what is there.
        take_away(aside)
        take_away(before)
        raise
    except BaseException:
        if placed:
            take_away(folder)
        _bring_back(aside, folder)
        raise
    else:
        take_away(aside)
        take_away(before)
    finally:
        take_away(made)


def half_of(target: Path) -> Path:
    """A name nobody gave anything; what an interrupted export left under such a one goes."""
    ours = re.compile(re.escape(target.name) + _HALF)
    if target.parent.is_dir():
        for each in target.parent.iterdir():
            if ours.fullmatch(each.name):
                take_away(each)
    return target.with_name(f"{target.name}.{secrets.token_hex(4)}.partial")


def is_half(path: Path) -> bool:
    """Whether this is the name of something that never got its own."""
    return re.fullmatch(rf".+{_HALF}", path.name, re.DOTALL) is not None


def wanted_of(half: Path) -> Path:
    """The name it never got."""
    return half.with_name(re.sub(rf"{_HALF}\Z", "", half.name))


def settle_killed(half: Path, folder: Path, *, may_go: Callable[[Path], bool]) -> bool:
    """Let file and folder be of one export again, where a kill met `partial_with_folder`.

    `half` is the file it wrote. Whatever it had moved aside comes back where the file there is
    the earlier one, and goes where it is the new one. Says whether something was aside. A folder
    that is in the way goes where it `may_go`. Raises `OSError`.
    """
    target, found = wanted_of(half), False
    for aside in (_aside(folder, _BEFORE), _aside(folder, _AFTER)):
        if not aside.is_dir() or not target.is_file():
            continue
        found = True
        if half.exists() and folder.exists() and may_go(folder):
            take_away(folder)
        _bring_back(aside, folder)
        if not half.exists():
            take_away(aside)
    return found


def new_file(path: Path) -> BinaryIO:
    """A new file only its owner can read. Raises `OSError`."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, PRIVATE_FILE), "wb")


def finish(file: BinaryIO) -> None:
    """Return once everything written is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def sync(folder: Path) -> None:
    """Make new names in a folder outlast a power cut."""
    if os.name == "nt":  # Windows has no such call and keeps names in its own journal.
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _keep_name(target: Path, *, replaces: bool) -> None:
    """Let the name outlast a power cut; where that is not sure, nothing stays that was refused."""
    try:
        sync(target.parent)
    except OSError as error:
        if replaces:  # what stood there before is gone already
            raise NotSure(error.errno, error.strerror) from None
        take_away(target)
        raise


def _refuse_existing(target: Path, *, replaces: bool) -> None:
    if replaces and target.is_file() and not target.is_symlink():
        return
    if target.exists() or target.is_symlink():
        raise FileExistsError


def _refuse_folder(folder: Path, may_go: Callable[[Path], bool]) -> None:
    if folder.is_symlink() or (folder.exists() and not (folder.is_dir() and may_go(folder))):
        raise FileExistsError


def _none(_folder: Path) -> bool:
    return False


def _aside(folder: Path, ending: str) -> Path:
    return folder.with_name(f"{folder.name}{ending}")


def _bring_back(before: Path, folder: Path) -> None:
    """Have the earlier folder in its place again, where a newer one did not come to take it."""
    if before.exists() and not folder.exists():
        before.replace(folder)


def take_away(path: Path) -> None:
    """Remove a file, or a folder with all that is in it. Raises `OSError`."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
