"""Make a made-up journal: the same input for trying, for pictures and for measuring."""

import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random

from journal_app.content.demo import Story, Storyteller, read_grammar
from journal_app.content.demo_marks import Marker
from journal_app.core.archive import Counts
from journal_app.core.clock import When
from journal_app.core.ids import PieceId, Uid
from journal_app.core.links import FELT_IN, Link
from journal_app.core.passages import Passage, anchor_at
from journal_app.core.resources import resource
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import demo_times, indexing, vocabulary
from journal_app.services.demo_moments import MadeUpMoment, MomentMaker
from journal_app.services.vault import OpenJournal
from journal_app.storage.labels import Labels
from journal_app.storage.vault import Vault

LAST_DAY = demo_times.LAST_DAY
SLICE = 2000
"""Entries in one transaction."""

MEDIAN_WORDS = 120
SPREAD = 0.95
"""Of the lengths, as the standard deviation of their logarithm: a few reach thousands."""
MOST_WORDS = 5000
_OVERSHOOT = 12
"""By so much an entry is longer on average than it was asked to be: it ends with a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One made-up entry with everything that is random about it."""

    uid: Uid
    when: When
    story: Story


def fill(
    journal: OpenJournal,
    entries: int,
    seed: int,
    told: Callable[[int], None] = lambda _done: None,
    *,
    years: int | None = None,
) -> Counts:
    """Write so many made-up entries into an empty journal, oldest first, and moments among them.

    The same numbers and seed give the same ids, times and texts. `told` hears how many entries
    there are; three moments go with ten of them. Over how many years: `demo_times.instants`.
    """
    vault = journal.vault
    labels = _Labels(vault)
    catching = _Catching(vault, labels, seed)
    marker = Marker(read_grammar(resource("demo", "en.toml")), seed)
    done = 0
    some: list[Written] = []
    for written in made_up(entries, seed, years):
        some.append(written)
        if len(some) == SLICE:
            done += _keep(vault, labels, some, marker)
            catching.around(some)
            told(done)
            some = []
    done += _keep(vault, labels, some, marker)
    catching.around(some)
    told(done)
    return Counts(entries=done, moments=catching.kept)


def made_up(entries: int, seed: int, years: int | None = None) -> Iterator[Written]:
    """So many made-up entries, oldest first."""
    random = Random(seed)  # noqa: S311 - nothing here is secret, and all of it has to come again
    teller = Storyteller(read_grammar(resource("demo", "en.toml")), random)
    for number, (instant, zone) in enumerate(demo_times.instants(entries, random, years)):
        words = int(random.lognormvariate(0.0, SPREAD) * MEDIAN_WORDS)
        yield Written(
            uid=demo_times.made_up_uid(f"{seed}:{number}", instant),
            when=demo_times.lived(instant, zone),
            story=teller.tell(max(3, min(MOST_WORDS, words) - _OVERSHOOT)),
        )


def made_up_moments(written: Sequence[Written], seed: int) -> Iterator[MadeUpMoment]:
    """The made-up moments around these entries, which are the first of a made-up journal."""
    maker = MomentMaker(read_grammar(resource("demo", "en.toml")), seed)
    for each in written:
        yield from maker.around(each.uid, each.when, each.story.people)


class _Labels:
    """Finds or makes the names that stand on pieces, each of them looked up once."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._known: dict[tuple[str, str], int] = {}

    def put(
        self, piece: PieceId, people: Sequence[str], tags: Sequence[str], now: datetime
    ) -> None:
        """Let these names stand on a piece."""
        for kind, table, labels in (
            ("person", self._vault.people, people),
            ("tag", self._vault.tags, tags),
        ):
            if labels:
                table.put_on(piece, [self._id(kind, table, label, now) for label in labels])

    def _id(self, kind: str, table: Labels, label: str, now: datetime) -> int:
        if (kind, label) not in self._known:
            uid = Uid(str(uuid.uuid5(uuid.NAMESPACE_URL, f"{kind}:{label}")))
            self._known[kind, label] = table.add(label, uid, now)
        return self._known[kind, label]


def _keep(vault: Vault, labels: _Labels, some: list[Written], marker: Marker) -> int:
    with vault.writing():
        for written in some:
            now = written.when.instant
            story = written.story
            piece = vault.entries.add(written.uid, written.when, story.body, now)
            labels.put(piece, story.people, story.tags, now)
            vault.search.put(piece, story.body, story.tags, story.people)
            vault.passages.put(_marked(written, piece, marker), now)
    return len(some)


def _marked(written: Written, piece: PieceId, marker: Marker) -> list[Passage]:
    body = written.story.body
    return [
        Passage(
            uid=Uid(str(uuid.uuid5(uuid.UUID(written.uid), f"mark {number}"))),
            piece=piece,
            mark=made_up.mark,
            anchor=anchor_at(body, made_up.start, made_up.end - made_up.start),
        )
        for number, made_up in enumerate(marker.marks(body))
    ]


class _Catching:
    """Keeps the made-up moments around entries that are in the journal already."""

    def __init__(self, vault: Vault, labels: _Labels, seed: int) -> None:
        self._vault = vault
        self._labels = labels
        self._maker = MomentMaker(read_grammar(resource("demo", "en.toml")), seed)
        self._words: Vocabulary = vocabulary.built_in()
        self.kept = 0

    def around(self, some: list[Written]) -> None:
        """Keep what is made up around these entries."""
        with self._vault.writing():
            for written in some:
                for moment in self._maker.around(written.uid, written.when, written.story.people):
                    self._keep(moment)
                    self.kept += 1

    def _keep(self, made_up: MadeUpMoment) -> None:
        vault, caught = self._vault, made_up.caught
        piece = vault.moments.add(caught, caught.captured_at)
        self._labels.put(piece, caught.people, caught.tags, caught.captured_at)
        if made_up.now is not None and made_up.looked_at is not None:
            if made_up.added:
                indexing.keep_version(vault, replace(caught, id=piece), made_up.looked_at)
            vault.moments.save(replace(made_up.now, id=piece), 1, made_up.looked_at)
        told = indexing.words_of(made_up.now or caught, self._words)
        vault.search.put(piece, told, caught.tags, caught.people)
        self._join(piece, made_up)

    def _join(self, piece: PieceId, made_up: MadeUpMoment) -> None:
        at = made_up.caught.captured_at
        uid = demo_times.made_up_uid(f"link:{made_up.caught.uid}", at)
        if made_up.entry is not None:
            entry = self._vault.pieces.find(made_up.entry)
            if entry is not None:
                link = Link(uid=uid, source=piece, target=entry, relation=FELT_IN)
                self._vault.links.add(link, at)
        if made_up.earlier is not None:
            earlier = self._vault.pieces.find(made_up.earlier)
            if earlier is not None:
                link = Link(uid=uid, source=earlier, target=piece, relation=made_up.relation)
                self._vault.links.add(link, at)
