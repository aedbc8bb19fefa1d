"""What finding all of it costs: words, beginnings of words, and what is in nearly every entry.

Nobody waits for all of it, so it has no limits: `searching` measures the first screen.
"""

from collections import Counter
from collections.abc import Sequence
from functools import partial

from journal_app.core.search import fold, parse
from journal_app.core.search_language import Search
from journal_app.core.timeline import TimelineIndex
from journal_app.services import searching, timeline
from journal_app.storage.vault import Vault
from tests.benchmarks.figures import Figure, percentile, worked
from tests.benchmarks.journals import journal
from tests.benchmarks.setting import Setting

SHOWN = 12
"""More cards than the window shows at once."""
LOOKED_AT = 2000
"""Entries that tell how common each word is."""
RARE, COMMON = 0.01, 0.1
"""At most, and at least, in this share of all entries."""
WORDS = 40
WORD_MS, PREFIX_MS, COMMON_MS = 3, 15, 35


def measure(setting: Setting) -> list[Figure]:
    """For each kind of query the order of all that is found, in time of the processor."""
    figures = []
    for count in setting.sizes:
        vault = journal(count, setting.cache).open_at(setting.folder / f"finding-{count}.db")
        by_kind = words_by_kind(vault)
        for kind, words in by_kind.items():
            figures.append(_figure(vault, f"all of a search, {count:,} entries: {kind}", words))
        vault.close()
    return figures


def _figure(vault: Vault, name: str, words: Sequence[str]) -> Figure:
    everything = len(timeline.index(vault))
    found = sorted(len(_find(vault, word)) for word in words)
    waits = [worked(partial(_find, vault, word)) for word in words]
    share = found[len(found) // 2] / max(1, everything)
    return Figure(name=f"{name}, p95", value=percentile(waits, 95), peer=f"finds {share:.1%}")


def _find(vault: Vault, word: str) -> TimelineIndex:
    return searching.found(vault, Search(query=parse(word)), clock=None)


def words_by_kind(vault: Vault) -> dict[str, Sequence[str]]:
    """Words of each kind out of the journal itself."""
    ids = timeline.index(vault).ids
    some = ids[:: max(1, len(ids) // LOOKED_AT)]
    held: Counter[str] = Counter()
    for piece in some:
        held.update(set(fold(vault.entries.body(piece) or "").split()))
    rare = sorted(word for word, times in held.items() if times <= max(1, RARE * len(some)))
    common = [word for word, times in held.most_common(WORDS) if times >= COMMON * len(some)]
    return {
        "a word": rare[:: max(1, len(rare) // WORDS)],
        "two letters": sorted({word[:2] for word in common if len(word) > 1}),
        "a common word": common,
    }
