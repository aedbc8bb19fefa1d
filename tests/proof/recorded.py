"""A disk as a power cut may leave it, from the record of everything a process did to it.

What a file holds is safe once the file is synced, and a name once its folder is: until then each
may have arrived or not, in parts of 512 bytes. Names in one folder arrive in their order, as a
journaling file system keeps them; between two folders there is none. A rename is never half done.
"""

import random
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from pathlib import Path, PurePosixPath

PART = 512
_HEAD = struct.Struct("<IIQII")
_TRUNCATES, _CREATES = 0o1000, 0o100


class Kind(IntEnum):
    """What was done, as in disk.c."""

    SAY = 0
    OPEN = 1
    WRITE = 2
    TRUNCATE = 3
    SYNC = 4
    RENAME = 5
    LINK = 6
    UNLINK = 7
    MKDIR = 8
    RMDIR = 9
    REFUSED = 10
    """By the real disk, such as to remove what is not there."""


class Arrived(Enum):
    """How much arrived of what was not synced."""

    ALL = "all"
    NONE = "none"
    PARTS = "parts"


@dataclass(frozen=True)
class Record:
    """One thing that was done."""

    kind: Kind
    file: int
    offset: int
    data: bytes
    second: bytes

    @property
    def path(self) -> str:
        return self.data.decode()


def records(path: Path) -> Iterator[Record]:
    """Everything in a record, in its order."""
    raw, at = path.read_bytes(), 0
    while at < len(raw):
        kind, file, offset, first, second = _HEAD.unpack_from(raw, at)
        at += _HEAD.size
        data, at = raw[at : at + first], at + first
        more, at = raw[at : at + second], at + second
        yield Record(Kind(kind), file, offset, data, more)


@dataclass
class _File:
    """What is safe of a file, and what was done to it since."""

    safe: bytearray = field(default_factory=bytearray)
    waiting: list[tuple[int, bytes | None]] = field(default_factory=list)
    """Where bytes were written; without bytes, the length it was cut to."""

    def settle(self) -> None:
        for at, data in self.waiting:
            _put(self.safe, at, data)
        self.waiting.clear()

    def after(self, arrived: Arrived, chance: random.Random) -> bytes:
        left = bytearray(self.safe)
        for at, data in self.waiting if arrived is not Arrived.NONE else ():
            if arrived is Arrived.ALL:
                _put(left, at, data)
            elif data is None:
                if chance.random() < 0.5:
                    _put(left, at, None)
            else:
                for begin, end in _parts(at, len(data)):
                    if chance.random() < 0.5:
                        _put(left, at + begin, data[begin:end])
        return bytes(left)


@dataclass
class _Naming:
    """One change of names; of two folders both know it, and it is done once."""

    removed: str | None
    made: str | None
    file: "_File | None"
    """`None` is a folder."""
    done: bool = False


@dataclass
class Disk:
    """The names and files of one folder, as they are and as far as they are safe."""

    root: str
    now: dict[str, _File | None] = field(default_factory=dict)
    safe: dict[str, _File | None] = field(default_factory=dict)
    waiting: dict[str, list[_Naming]] = field(default_factory=dict)
    open: dict[int, str | _File] = field(default_factory=dict)
    """By the number of the open file: a file, or the name of a folder."""

    @classmethod
    def of(cls, folder: Path) -> "Disk":
        """Everything below a folder, all of it safe."""
        disk = cls(str(folder), now={str(folder): None})
        for path in folder.rglob("*"):
            disk.now[str(path)] = None if path.is_dir() else _File(bytearray(path.read_bytes()))
        disk.safe = dict(disk.now)
        return disk

    def do(self, each: Record) -> None:
        """One thing more was done."""
        match each.kind:
            case Kind.OPEN:
                self._open(each)
            case Kind.WRITE:
                self._file(each).waiting.append((each.offset, each.data))
            case Kind.TRUNCATE:
                self._file(each).waiting.append((each.offset, None))
            case Kind.SYNC:
                self._sync(self.open[each.file])
            case Kind.RENAME:
                self._name(_Naming(each.path, each.second.decode(), self.now[each.path]))
            case Kind.LINK:
                self._name(_Naming(None, each.second.decode(), self.now[each.path]))
            case Kind.UNLINK | Kind.RMDIR:
                self._name(_Naming(each.path, None, None))
            case Kind.MKDIR:
                self._name(_Naming(None, each.path, None))

    def left(self, target: Path, names: Arrived, contents: Arrived, chance: random.Random) -> None:
        """Make what a power cut leaves, in a new folder."""
        there = dict(self.safe)
        for waiting in self.waiting.values():
            alive = {Arrived.ALL: len(waiting), Arrived.NONE: 0}.get(
                names, chance.randint(0, len(waiting))
            )
            for each in waiting[:alive]:
                if not each.done:
                    _rename(there, each)
        target.mkdir()
        for name in sorted(there):
            file, place = there[name], target / PurePosixPath(name).relative_to(self.root)
            if not place.parent.exists():
                continue
            if file is None:
                place.mkdir(exist_ok=True)
            elif not name.endswith("-shm"):
                place.write_bytes(file.after(contents, chance))
            elif chance.random() < 0.5:
                # Shared memory: whatever of it reached the disk means nothing.
                place.write_bytes(chance.randbytes(32_768))

    def _open(self, each: Record) -> None:
        path = each.path
        if path not in self.now:
            assert each.offset & _CREATES, f"{path} came from nowhere"
            self._name(_Naming(None, path, _File()))
        found = self.now[path]
        if found is None:
            self.open[each.file] = path
            return
        self.open[each.file] = found
        if each.offset & _TRUNCATES:
            found.waiting.append((0, None))

    def _file(self, each: Record) -> _File:
        file = self.open[each.file]
        assert isinstance(file, _File)
        return file

    def _sync(self, what: "str | _File") -> None:
        if isinstance(what, _File):
            what.settle()
            return
        for each in self.waiting.pop(what, []):
            if not each.done:
                each.done = True
                _rename(self.safe, each)

    def _name(self, naming: _Naming) -> None:
        _rename(self.now, naming)
        folders = {
            str(PurePosixPath(each).parent) for each in (naming.removed, naming.made) if each
        }
        for folder in folders:
            self.waiting.setdefault(folder, []).append(naming)


def _rename(names: dict[str, _File | None], naming: _Naming) -> None:
    """Also whatever lies below a folder that gets another name."""
    if naming.removed is not None and naming.made is not None:
        below = f"{naming.removed}/"
        for name in [each for each in names if each.startswith(below)]:
            names[naming.made + name[len(naming.removed) :]] = names.pop(name)
    if naming.removed is not None:
        names.pop(naming.removed, None)
    if naming.made is not None:
        names[naming.made] = naming.file


def _put(contents: bytearray, at: int, data: bytes | None) -> None:
    if data is None:
        del contents[at:]
        contents.extend(bytes(max(0, at - len(contents))))
        return
    contents.extend(bytes(max(0, at - len(contents))))
    contents[at : at + len(data)] = data


def _parts(at: int, length: int) -> Iterator[tuple[int, int]]:
    """Where a write is cut: at every 512 bytes of the file."""
    begin = 0
    while begin < length:
        end = min(length, begin + PART - (at + begin) % PART)
        yield begin, end
        begin = end
