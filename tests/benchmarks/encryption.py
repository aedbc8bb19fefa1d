"""What encryption costs: the same journal in the same library, with a key and without."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from sqlcipher3 import dbapi2

from journal_app.core.search import parse
from journal_app.services import demo, entries, timeline
from journal_app.storage import connection as connections
from journal_app.storage.connection import Access, Connection
from journal_app.storage.migrator import migrate
from journal_app.storage.vault import Vault
from tests.benchmarks.figures import Figure, median, ratio, worked
from tests.benchmarks.journals import SEED
from tests.benchmarks.setting import Setting
from tests.builders import FakeClock, key, make_vault, when
from tests.finding import index_found

QUERIES, INSERT, SIZE = 1.05, 2, 1.10


def measure(setting: Setting) -> Iterator[Figure]:
    """Both journals are asked and written in turn, in time of the processor."""
    paths = setting.folder / "encrypted.db", setting.folder / "plain.db"
    ours, plain = make_vault(paths[0]), _plain_vault(paths[1])
    made_up = list(demo.made_up(setting.usual, SEED))
    marker = demo.Marker(demo.read_grammar(demo.resource("demo", "en.toml")), SEED)
    for vault in (ours, plain):
        demo._keep(vault, demo._Labels(vault), made_up, marker)
        vault.checkpoint()
        _warm(vault)
    rounds = setting.samples
    yield _compared("warm queries", rounds // 3, _ask, ours, plain, QUERIES)
    yield _compared("insert", rounds, _add, ours, plain, INSERT)
    for vault in (ours, plain):
        vault.close()
    sizes = [path.stat().st_size for path in paths]
    yield Figure(
        name="encrypted beside not: file size", value=sizes[0] / sizes[1], unit="×", limit=SIZE,
        peer=f"{sizes[0] / 1e6:.1f} beside {sizes[1] / 1e6:.1f} MB",
    )  # fmt: skip


def _compared(
    name: str, rounds: int, work: Callable[[Vault], None], ours: Vault, plain: Vault, limit: float
) -> Figure:
    mine: list[float] = []
    others: list[float] = []
    for number in range(max(4, rounds)):
        # Each goes first as often as the other.
        pairs = [(ours, mine), (plain, others)]
        for vault, waits in pairs if number % 2 else reversed(pairs):
            waits.append(worked(partial(work, vault)))
    return Figure(
        name=f"encrypted beside not: {name}", value=ratio(mine, others), unit="×", limit=limit,
        peer=f"{median(mine):.2f} beside {median(others):.2f} ms",
    )  # fmt: skip


def _ask(vault: Vault) -> None:
    """What looking around asks: the order, a screen of cards, a search, a few whole entries."""
    ids = timeline.index(vault).ids
    step = max(1, len(ids) // 20)
    for start in range(0, len(ids), step):
        timeline.heads(vault, ids[start : start + 12])
    for piece in ids[::step]:
        entries.get(vault, piece)
    index_found(vault, parse("dessert"))


def _warm(vault: Vault) -> None:
    for _again in range(3):
        _ask(vault)


def _add(vault: Vault) -> None:
    clock = FakeClock()
    text = "Went quiet at dinner, and came back before dessert. " * 12
    entries.add(vault, text, when=when(), clock=clock, tags=["evening"])


def _plain_vault(path: Path) -> Vault:
    raw = dbapi2.connect(path, isolation_level=None)
    connections._tune(raw, Access.WRITE)
    connection = Connection(raw)
    migrate(connection, keep_copy=lambda _version: None)
    # The key is never used: nothing asks this vault for a reader or a copy.
    return Vault(path, connection, key())
