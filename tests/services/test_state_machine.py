"""The use cases against a plain model: whatever order things happen in, nothing kept is lost."""

import re
import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    precondition,
    rule,
)

from journal_app.core.clock import when_given, when_now
from journal_app.core.entries import removes_much
from journal_app.core.ids import PieceId
from journal_app.core.search import parse
from journal_app.core.text import clean
from journal_app.services import entries, timeline
from journal_app.storage.copying import verified_copy, verify
from journal_app.storage.vault import Vault
from tests.builders import FakeClock, key, make_vault, open_vault
from tests.finding import index_found

WORDS = ("door", "kettle", "Wien", "naïve", "لقاء", "日記", "🌊", "**bold**", "- item", "x" * 60)
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join),
    st.text(min_size=1, max_size=80),
)
NAMES = st.lists(st.sampled_from(["Mara", "mara", "Dad", "Ünal", "quiet", "home"]), max_size=3)
TIMES = st.datetimes(min_value=datetime(1950, 1, 1), max_value=datetime(2100, 1, 1))


@dataclass
class Model:
    """What one entry must be like."""

    body: str
    rev: int
    instant: datetime
    day: int
    tags: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    binned: bool = False
    earlier: list[str] = field(default_factory=list)


class Journal(RuleBasedStateMachine):
    """Writes, edits, labels, moves, bins, brings back, reopens and copies."""

    pieces: Bundle[PieceId] = Bundle("pieces")

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="journal-machine-"))
        self.clock = FakeClock()
        self.vault: Vault = make_vault(self.folder / "journal.db")
        self.model: dict[PieceId, Model] = {}
        self.canonical: dict[str, str] = {}

    def teardown(self) -> None:
        if hasattr(self, "vault"):
            self.vault.close()
            shutil.rmtree(self.folder)

    @rule(target=pieces, body=TEXTS)
    def begin(self, body: str) -> PieceId:
        self.clock.advance(timedelta(seconds=7))
        when = when_now(self.clock)
        kept = entries.begin(self.vault, body, when=when, clock=self.clock)
        self.model[kept.id] = Model(clean(body), 1, when.instant, when.day.toordinal())
        return kept.id

    @rule(target=pieces, body=TEXTS, at=TIMES, tags=NAMES, people=NAMES)
    def add(self, body: str, at: datetime, tags: list[str], people: list[str]) -> PieceId:
        when = when_given(at, self.clock)
        body = f"{body} end"
        added = entries.add(self.vault, body, when=when, clock=self.clock, tags=tags, people=people)
        self.model[added.entry.id] = Model(
            clean(body), 1, when.instant, when.day.toordinal(), self._known(tags, "#"),
            self._known(people, "@"),
        )  # fmt: skip
        return added.entry.id

    @rule(piece=pieces, body=TEXTS, new_sitting=st.booleans(), stale=st.booleans())
    def save(self, piece: PieceId, body: str, new_sitting: bool, stale: bool) -> None:
        if piece not in self.model:
            return
        model = self.model[piece]
        base = model.rev - 1 if stale else model.rev
        kept = entries.save(
            self.vault, piece, base, body, clock=self.clock, new_sitting=new_sitting
        )
        after = clean(body)
        much = removes_much(model.body, after)
        last = model.earlier[-1] if model.earlier else None
        if (new_sitting or stale or much) and model.body and model.body != last:
            model.earlier.append(model.body)
        model.body, model.binned, model.rev = after, False, kept.rev

    @rule(piece=pieces, tags=NAMES)
    def tag(self, piece: PieceId, tags: list[str]) -> None:
        if piece in self.model:
            entries.set_tags(self.vault, piece, tags, clock=self.clock)
            self.model[piece].tags = self._known(tags, "#")

    @rule(piece=pieces, people=NAMES)
    def name(self, piece: PieceId, people: list[str]) -> None:
        if piece in self.model:
            entries.set_people(self.vault, piece, people, clock=self.clock)
            self.model[piece].people = self._known(people, "@")

    @rule(piece=pieces, at=TIMES)
    def move(self, piece: PieceId, at: datetime) -> None:
        if piece in self.model:
            when = when_given(at, self.clock)
            kept = entries.change_time(self.vault, piece, when, clock=self.clock)
            model = self.model[piece]
            model.instant, model.day, model.rev = when.instant, when.day.toordinal(), kept.rev

    @rule(piece=pieces)
    def bin(self, piece: PieceId) -> None:
        if piece in self.model:
            entries.move_to_bin(self.vault, piece, clock=self.clock)
            self.model[piece].binned = True

    @rule(piece=pieces)
    def bring_back(self, piece: PieceId) -> None:
        if piece in self.model:
            entries.bring_back(self.vault, piece)
            self.model[piece].binned = False

    @rule(piece=consumes(pieces))
    def leave(self, piece: PieceId) -> None:
        changes = entries.leave(self.vault, piece)
        model = self.model[piece]
        vanishes = not (model.body.strip() or model.people or model.tags or model.earlier)
        assert bool(changes) == vanishes
        if vanishes:
            del self.model[piece]

    @rule()
    def reopen(self) -> None:
        self.vault.close()
        self.vault = open_vault(self.folder / "journal.db")

    @precondition(lambda self: self.model)
    @rule()
    def copy(self) -> None:
        target = self.folder / "copy.db"
        facts = verified_copy(self.vault.connection, target, key())
        assert facts.entries == sum(not model.binned for model in self.model.values())
        assert verify(target, key()) == facts
        target.unlink()

    @invariant()
    def everything_is_as_kept(self) -> None:
        for piece, model in self.model.items():
            entry = entries.get(self.vault, piece)
            assert entry.body == model.body
            assert list(entry.tags) == model.tags
            assert list(entry.people) == model.people
            assert (entry.deleted_at is not None) == model.binned
            earlier = [each.body for each in entries.revisions(self.vault, piece)]
            assert earlier == model.earlier[::-1]

    @invariant()
    def the_timeline_is_in_order(self) -> None:
        shown = [piece for piece, model in self.model.items() if not model.binned]
        order = sorted(
            shown,
            key=lambda piece: (self.model[piece].day, self.model[piece].instant, piece),
            reverse=True,
        )
        assert list(timeline.index(self.vault).ids) == order
        assert set(timeline.heads(self.vault, order)) == set(order)

    @invariant()
    def the_days_add_up(self) -> None:
        days: dict[int, tuple[int, int]] = {}
        for model in self.model.values():
            if not model.binned:
                entries_there, characters = days.get(model.day, (0, 0))
                days[model.day] = entries_there + 1, characters + len(model.body)
        counted = {
            each.day.toordinal(): (each.entries, each.characters)
            for each in self.vault.timeline.days()
        }
        assert counted == days

    @invariant()
    def what_is_written_is_found(self) -> None:
        for word in ("kettle", "wien", "naive", "mara"):
            found = set(index_found(self.vault, parse(word)).ids)
            assert found == {
                piece
                for piece, model in self.model.items()
                if not model.binned and self._holds(model, word)
            }

    def _holds(self, model: Model, word: str) -> bool:
        text = " ".join([model.body, *model.tags, *model.people]).casefold().replace("ï", "i")
        return any(each.startswith(word) for each in re.findall(r"\w+", text))

    def _known(self, names: list[str], kind: str) -> list[str]:
        """A name keeps the form it had first, and stands once on a piece."""
        shown: list[str] = []
        for name in names:
            first = self.canonical.setdefault(kind + name.casefold(), name)
            if first not in shown:
                shown.append(first)
        return shown


Journal.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestJournal = Journal.TestCase
