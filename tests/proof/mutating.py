"""Open a journal over and over, each time with one of its files altered by chance, and report.

Runs as a process of its own, so that a crash of the library is seen as what it is. For each seed
one line goes to standard output: the seed, what came of opening, and whether any row was wrong.
"""

import hashlib
import json
import random
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from journal_app.core.errors import CannotKeep, CannotOpen, NotFound
from journal_app.core.ids import PieceId
from journal_app.services import examining, pictures
from journal_app.services import vault as vault_service
from journal_app.storage.vault import Vault
from tests.services.closed_journal import WAY

PAGE = 4096
NOW = "20260314T092653Z"
EXAMINED_EVERY = 4


def flip(raw: bytearray, chance: random.Random) -> bytearray:
    for _each in range(chance.choice((1, 1, 1, 3, 20))):
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    return raw


def scribble(raw: bytearray, chance: random.Random) -> bytearray:
    start = chance.randrange(len(raw))
    length = min(len(raw) - start, chance.choice((1, 16, 512, 4096, 9000)))
    raw[start : start + length] = chance.randbytes(length)
    return raw


def blank(raw: bytearray, chance: random.Random) -> bytearray:
    start = chance.randrange(len(raw))
    length = min(len(raw) - start, chance.choice((16, 512, 4096, 20_000)))
    raw[start : start + length] = bytes(length)
    return raw


def cut(raw: bytearray, chance: random.Random) -> bytearray:
    return raw[: chance.randrange(len(raw))]


def cut_at_a_page(raw: bytearray, chance: random.Random) -> bytearray:
    return raw[: chance.randrange(1 + len(raw) // PAGE) * PAGE]


def grow(raw: bytearray, chance: random.Random) -> bytearray:
    return raw + chance.randbytes(chance.choice((1, 100, PAGE, 3 * PAGE)))


def lose_some(raw: bytearray, chance: random.Random) -> bytearray:
    start = chance.randrange(len(raw))
    del raw[start : start + chance.choice((1, 16, PAGE))]
    return raw


def repeat_some(raw: bytearray, chance: random.Random) -> bytearray:
    start = chance.randrange(len(raw))
    piece = raw[start : start + chance.choice((1, 24, PAGE, PAGE + 24))]
    place = chance.randrange(len(raw))
    return raw[:place] + piece + raw[place:]


def swap_pages(raw: bytearray, chance: random.Random) -> bytearray:
    count = len(raw) // PAGE
    if count < 2:
        return flip(raw, chance)
    one, two = (chance.randrange(count) * PAGE for _each in range(2))
    raw[one : one + PAGE], raw[two : two + PAGE] = raw[two : two + PAGE], raw[one : one + PAGE]
    return raw


MUTATIONS: tuple[Callable[[bytearray, random.Random], bytearray], ...] = (
    flip,
    flip,
    flip,
    scribble,
    blank,
    cut,
    cut_at_a_page,
    grow,
    lose_some,
    repeat_some,
    swap_pages,
)


Read = dict[str, object]


def read(vault: Vault, written: dict[str, dict[str, str]]) -> Read:
    """How many things could be read, how many are not as they were written, and what was said."""
    there = wrong = 0
    words = ""
    try:
        ids = list(vault.timeline.index().ids)
    except CannotKeep as refused:
        return {"read": 0, "wrong": 0, "words": refused.words}
    for piece in ids:
        try:
            same = _same(vault, piece, written)
        except (CannotKeep, CannotOpen, NotFound) as refused:
            words = refused.words
        else:
            there += 1
            wrong += not same
    return {"read": there, "wrong": wrong, "words": words}


def _same(vault: Vault, piece: PieceId, written: dict[str, dict[str, str]]) -> bool:
    """Whether a piece, and the file that hangs on it, is what was written."""
    entry = vault.entries.get(piece)
    if entry is None:
        moment = vault.moments.get(piece)
        return moment is None or written["moments"].get(moment.uid) == moment.note
    same = written["entries"].get(entry.uid) == entry.body
    files = pictures.files_of(vault)
    for picture in vault.attachments.of(piece):
        contents = pictures.open_bytes(files, picture)
        same &= written["files"].get(picture.uid) == hashlib.sha256(contents).hexdigest()
    return same


def opened(home: Path, written: dict[str, dict[str, str]]) -> Read:
    """What came of opening for writing, as the app does."""
    said: Read = {"problem": None, "words": "", "read": 0, "wrong": 0, "inbox": ""}
    try:
        journal = vault_service.open_journal(home, WAY, now=lambda: NOW)
    except (CannotOpen, CannotKeep) as refused:
        return said | {"problem": refused.problem.value, "words": refused.words}
    said |= read(journal.vault, written)
    said["inbox"] = " ".join(journal.inbox.sentences)
    try:
        journal.vault.close()
    except CannotKeep as refused:
        said |= {"problem": refused.problem.value, "words": refused.words}
    return said


def main(base: Path, work: Path, name: str, seeds: range) -> None:
    """`base` holds the journal to begin with, `name` is the file of it to alter."""
    written = json.loads((base / "written.json").read_text("utf-8"))
    for seed in seeds:
        chance = random.Random(seed)
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(base / "home", work)
        (path,) = work.glob(f"vaults/*/{name}")
        altered = chance.choice(MUTATIONS)(bytearray(path.read_bytes()), chance)
        path.write_bytes(altered)
        before = path.with_name(f"{path.name}.bak")
        if seed % 2 and before.exists():
            # Nothing good to go back to.
            before.write_bytes(altered)
        said = opened(work, written)
        if seed % EXAMINED_EVERY == 0:
            found = examining.examine(work, WAY)
            said |= {"examined": found.problem and found.problem.value, "told": found.words}
        sys.stdout.write(f"{json.dumps({'seed': seed, **said})}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    first, last = map(int, sys.argv[4:6])
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], range(first, last))
