"""Whatever happens to its bytes: a rescue ends, no row is wrong, and no whole one is lost."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from journal_app.storage.checking import problems
from journal_app.storage.connection import PAGE_BYTES, Access, open_connection
from journal_app.storage.copying import verified_copy
from journal_app.storage.rescued import Rescued
from tests.builders import START, entry, keep_entry, key, make_vault
from tests.exchange import sample
from tests.storage.damaged import pages_of, pages_of_rows, rescued

RUNS = 200
AT_ONCE = 20


@dataclass(frozen=True)
class Original:
    """A closed journal of some two hundred pieces, an earlier copy, and everything ever written."""

    raw: bytes
    salt: bytes
    copy: Path
    written: dict[str, set[str]]
    """Every text a piece ever had."""
    texts: dict[str, str]
    heads: dict[str, tuple[object, ...]]
    deleted: set[str]
    pages: dict[str, set[int]]
    """On which pages a piece stands."""


def body_of(number: int) -> str:
    chance = random.Random(number)
    lines = [f"Number {number}, line {line}, 日記 by." for line in range(chance.randrange(60))]
    return "\n".join(lines) * (20 if number % 30 == 3 else 1)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Original:
    path = tmp_path_factory.mktemp("original") / "journal.db"
    vault = make_vault(path)
    sample.fill(vault)
    for number in range(160):
        at = START + timedelta(minutes=number)
        keep_entry(vault, entry(body_of(number), at=at, people=[f"P{number % 40}"]))
    sql = "SELECT uid, body FROM pieces JOIN entries USING (id)"
    earlier = "SELECT uid, body FROM pieces JOIN revisions ON piece = id"
    written: dict[str, set[str]] = {}
    for uid, body in (*vault.connection.rows(sql), *vault.connection.rows(earlier)):
        written.setdefault(uid, set()).add(body)
    copy = path.with_name("copy.db")
    verified_copy(vault.connection, copy, key())
    chance = random.Random(7)
    removed = chance.sample(range(10, 160), 12)
    with vault.writing():
        for piece in removed:
            vault.search.forget(piece)
            vault.pieces.remove(piece)
        for piece in range(20, 160, 9):
            vault.entries.keep_revision(piece, START)
            vault.entries.save(piece, 1, f"Changed {piece}. " * chance.randrange(90), START)
    for number in range(160, 200):
        keep_entry(vault, entry(body_of(number), at=START + timedelta(minutes=number)))
    texts = dict(vault.connection.rows(sql))
    for uid, body in texts.items():
        written.setdefault(uid, set()).add(body)
    heads = {row[1]: row for row in vault.connection.rows("SELECT * FROM pieces")}
    vault.close()
    rows = {name: pages_of_rows(path, name) for name in ("pieces", "entries", "moments")}
    pages = {
        uid: set().union(*(of.get(int(str(head[0])), set()) for of in rows.values()))
        for uid, head in heads.items()
    }
    raw = path.read_bytes()
    deleted = written.keys() - texts.keys()
    return Original(raw, raw[:16], copy, written, texts, heads, set(deleted), pages)


def flipped(raw: bytearray, chance: random.Random) -> bytearray:
    for _flip in range(chance.choice([1, 1, 2, 3, 5, 10, 40])):
        raw[chance.randrange(len(raw))] ^= chance.randrange(1, 256)
    return raw


def erased(raw: bytearray, chance: random.Random) -> bytearray:
    start = chance.randrange(len(raw))
    size = chance.choice([512, 4096, 20_000])
    raw[start : start + size] = bytes(len(raw[start : start + size]))
    return raw


def cut(raw: bytearray, chance: random.Random) -> bytearray:
    return raw[: max(3 * PAGE_BYTES, chance.randrange(len(raw)))]


def mixed_up(raw: bytearray, chance: random.Random) -> bytearray:
    count = len(raw) // PAGE_BYTES
    for _swap in range(chance.randrange(1, 4)):
        one, other = (chance.randrange(count) * PAGE_BYTES for _page in range(2))
        first, second = raw[one : one + PAGE_BYTES], raw[other : other + PAGE_BYTES]
        raw[one : one + PAGE_BYTES], raw[other : other + PAGE_BYTES] = second, first
    return raw


def all_at_once(raw: bytearray, chance: random.Random) -> bytearray:
    for harm in (flipped, erased, mixed_up, cut):
        raw = harm(raw, chance) if raw else raw
    return raw


HARMS: list[Callable[[bytearray, random.Random], bytearray]] = [
    flipped, flipped, flipped, erased, cut, mixed_up, all_at_once,
]  # fmt: skip


def touched(before: bytes, after: bytes) -> set[int]:
    """The pages that are not what they were; the salt of the first is noted elsewhere."""
    found = set()
    for number in range(1, len(before) // PAGE_BYTES + 1):
        page = slice(max(16, (number - 1) * PAGE_BYTES), number * PAGE_BYTES)
        if after[page] != before[page]:
            found.add(number)
    return found


@pytest.mark.parametrize("first", range(0, RUNS, AT_ONCE))
def test_no_row_is_wrong_and_none_that_is_whole_is_lost(
    original: Original, vault_path: Path, first: int
) -> None:
    everything = {body for bodies in original.written.values() for body in bodies}
    for seed in range(first, first + AT_ONCE):
        chance = random.Random(seed)
        raw = bytes(chance.choice(HARMS)(bytearray(original.raw), chance))
        vault_path.write_bytes(raw)
        copies = [original.copy] if seed % 2 else []
        connection, outcome = rescued(vault_path, copies, [original.salt])
        try:
            assert set(problems(connection)) <= {"words"}
            heads = {row[1]: row for row in connection.rows("SELECT * FROM pieces")}
            texts = dict(connection.rows("SELECT uid, body FROM pieces JOIN entries USING (id)"))
        finally:
            connection.close()
        part = {row[1] for row in heads.values() if row[0] in outcome.pieces.shortened}
        for uid, body in texts.items():
            if uid not in part:
                # Words nobody knows the uid of any more have a new one.
                known = original.written.get(uid, everything)
                # A card that shows all of a text shows its lines on one.
                assert body in known or body in {" ".join(each.split()) for each in known}, seed
        gone = touched(original.raw, raw)
        for uid, pages in original.pages.items():
            if not pages & gone:
                assert heads[uid] == original.heads[uid], seed
                assert texts.get(uid) == original.texts.get(uid), seed
        if copies:
            assert original.texts.keys() & original.written.keys() - texts.keys() <= {
                uid for uid in original.texts if int(str(original.heads[uid][0])) >= 160
            }, seed


def test_the_log_is_damaged_as_well(original: Original, vault_path: Path) -> None:
    vault_path.write_bytes(original.raw)
    raw = open_connection(vault_path, key(), Access.WRITE)
    raw.rows("PRAGMA journal_mode = WAL")
    for round_ in range(30):
        raw.run("UPDATE entries SET body = ? WHERE id % 50 = 1", (f"Round {round_} " * 400,))
    log = vault_path.with_name(f"{vault_path.name}-wal")
    file, frames = vault_path.read_bytes(), log.read_bytes()
    raw.close()
    rounds = {f"Round {round_} " * 400 for round_ in range(30)}
    for seed in range(40):
        chance = random.Random(seed)
        harmed = chance.choice([flipped, cut, erased])(bytearray(frames), chance)
        vault_path.write_bytes(file)
        log.write_bytes(harmed)
        with pages_of(vault_path) as pages:
            target = vault_path.with_name("rescued.db")
            target.unlink(missing_ok=True)
            building = Rescued(target, key(), pages, lambda _done, _of: None)
            outcome = building.finish(saves=0)
        assert log.read_bytes() == bytes(harmed)
        assert not outcome.pieces.lost
        bodies = {row[0] for row in building.connection.rows("SELECT body FROM entries")}
        building.connection.close()
        assert bodies <= set(original.texts.values()) | rounds
        assert len(bodies & rounds) <= 1
