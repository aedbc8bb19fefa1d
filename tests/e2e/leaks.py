"""Look for words where they must not be: in memory, in files, in what others can see of a process.

Words are looked for as UTF-8 and UTF-16LE, as they are and in lower case: the index of words folds
case, and Qt and Windows keep UTF-16.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

_BLOCK = 1 << 24
_STEM = 8


def spellings(words: Iterable[str]) -> dict[bytes, str]:
    """Every form of these words, each with the word it belongs to."""
    found: dict[bytes, str] = {}
    for word in words:
        for form in (word, word.lower()):
            found[form.encode()] = word
            found[form.encode("utf-16-le")] = word
    return found


def in_memory(pid: int, words: Iterable[str]) -> set[str]:
    """Which of these words the memory of a process holds."""
    looked_for = _Search(words)
    found: set[str] = set()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for first, last in _readable(pid):
            found |= looked_for.in_blocks(_blocks(memory, first, last))
    return found


def in_files(folders: Iterable[Path], words: Iterable[str]) -> dict[str, set[str]]:
    """Which files hold which of these words, in their name or in what they hold."""
    looked_for = _Search(words)
    found: dict[str, set[str]] = {}
    for folder in folders:
        for path in folder.rglob("*"):
            there = looked_for.in_bytes(str(path.relative_to(folder)).encode())
            if path.is_file() and not path.is_symlink():
                there |= looked_for.in_bytes(path.read_bytes())
            if there:
                found[str(path)] = there
    return found


def in_text(text: str, words: Iterable[str]) -> set[str]:
    """Which of these words a text holds, in whatever case."""
    return {word for word in words if word.lower() in text.lower()}


def around_process(pid: int) -> str:
    """What every program of this user can see of a process: its words and its surroundings."""
    parts = [Path(f"/proc/{pid}/{name}").read_bytes() for name in ("cmdline", "environ", "comm")]
    return b"\n".join(parts).decode(errors="replace")


class _Search:
    """Finds many words at once; quick where their common beginnings are nowhere."""

    def __init__(self, words: Iterable[str]) -> None:
        self._forms = spellings(words)
        self._longest = max(map(len, self._forms))
        self._stems = {form[:_STEM] for form in self._forms}
        self._pattern = re.compile(b"|".join(map(re.escape, self._forms)))

    def in_bytes(self, block: bytes) -> set[str]:
        if not any(stem in block for stem in self._stems):
            return set()
        return {self._forms[match] for match in self._pattern.findall(block)}

    def in_blocks(self, blocks: Iterable[bytes]) -> set[str]:
        """The same where a word may lie across two blocks."""
        found: set[str] = set()
        tail = b""
        for block in blocks:
            found |= self.in_bytes(tail + block)
            tail = block[-self._longest :]
        return found


def _readable(pid: int) -> list[tuple[int, int]]:
    found = []
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        ends, rights = line.split(maxsplit=2)[:2]
        first, last = ends.split("-")
        if rights.startswith("r"):
            found.append((int(first, 16), int(last, 16)))
    return found


def _blocks(memory: BinaryIO, first: int, last: int) -> Iterator[bytes]:
    for start in range(first, last, _BLOCK):
        try:
            memory.seek(start)
            yield memory.read(min(_BLOCK, last - start))
        except (OSError, OverflowError):
            # What the kernel keeps to itself cannot hold anything of ours.
            return
