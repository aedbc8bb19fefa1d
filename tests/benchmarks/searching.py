"""What the search language costs: the first screen of what is found, with its words, and all of it.

The first screen is what one waits for: `searching.newest`, or `searching.found` where that is as
quick, then the heads and excerpts of the cards in view. Told in time of the processor, so that
others on the machine do not weigh on it.
"""

from collections.abc import Callable
from functools import partial

from journal_app.core.clock import day_of
from journal_app.core.search_language import Search, parse
from journal_app.services import marks, searching, timeline, vocabulary
from journal_app.storage.vault import Vault
from tests.benchmarks.figures import Figure, median, percentile, took, worked
from tests.benchmarks.finding import COMMON_MS, PREFIX_MS, SHOWN, WORD_MS, WORDS, words_by_kind
from tests.benchmarks.journals import journal
from tests.benchmarks.pictures import attach
from tests.benchmarks.setting import Setting
from tests.builders import FakeClock

FILTER_MS = 30
PICTURES = 5000
AGAIN = 3


def measure(setting: Setting) -> list[Figure]:
    """For each kind of search the first screen."""
    figures = []
    for count in setting.sizes:
        vault = journal(count, setting.cache).open_at(setting.folder / f"searching-{count}.db")
        attach(vault, min(PICTURES, count // 2))
        for kind, texts, limit in _kinds(vault):
            searches = [_parsed(vault, text) for text in texts]
            figures.append(_figure(vault, f"first screen, {count:,}: {kind}", searches, limit))
        vault.close()
    return figures


def _kinds(vault: Vault) -> list[tuple[str, list[str], float]]:
    by_kind = words_by_kind(vault)
    common = list(by_kind["a common word"])[:WORDS]
    person, tag = vault.people.all()[0].label, vault.tags.all()[0].label
    filters = ["felt:fear", f"person:{person}", f'tag:"{tag}"', "kind:moment", "has:mark",
               "mark:pull", "in:2024", f"{common[0]} -felt:fear in:2024",
               "has:picture", "has:file", f"has:picture {common[0]}"]  # fmt: skip
    return [
        ("a word", list(by_kind["a word"]), WORD_MS),
        ("two letters", list(by_kind["two letters"]), PREFIX_MS),
        ("a common word", [f'"{word}"' for word in common], WORD_MS),
        ("a common word, best match", [f'"{word}" sort:best' for word in common], COMMON_MS),
        ("left out alone", [f"-{word}" for word in common], PREFIX_MS),
        ("filters", filters, FILTER_MS),
    ]


def _figure(vault: Vault, name: str, searches: list[Search], limit: float) -> Figure:
    works = [_first_screen(vault, each) for _again in range(AGAIN) for each in searches]
    waits = [worked(work) for work in works]
    clock = [took(work) for work in works]
    return Figure(
        name=f"{name}, p95",
        value=percentile(waits, 95),
        limit=limit,
        peer=f"median {median(waits):.1f} ms, by the clock {median(clock):.1f} ms",
    )


def _first_screen(vault: Vault, search: Search) -> Callable[[], None]:
    return partial(_show, vault, search)


def _show(vault: Vault, search: Search) -> None:
    clock = FakeClock()
    first = searching.newest(vault, search, clock=clock)
    index = searching.found(vault, search, clock=clock) if first is None else first.index
    ids = index.ids[:SHOWN]
    timeline.heads(vault, ids)
    timeline.excerpts(vault, ids, search.query)


def _parsed(vault: Vault, text: str) -> Search:
    words = vocabulary.personal(vault, vocabulary.built_in())
    lexicon = searching.lexicon(words, marks.own_set(vault))
    search = parse(text, today=day_of(FakeClock()), lexicon=lexicon)
    assert not search.errors, "the benchmark says something the language does not"
    return search
