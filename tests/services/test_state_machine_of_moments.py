"""Moments against a plain model: in whatever order things happen, nothing told is lost or found
where it is put away, a first answer stands, and one later look is offered at its time."""

import shutil
import tempfile
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
)

from journal_app.core.clock import When, when_given, when_now
from journal_app.core.errors import BadInput
from journal_app.core.ids import PieceId, Uid, new_uid
from journal_app.core.links import FELT_IN
from journal_app.core.moments import ANSWERS, BodyMark, Capture, Moment
from journal_app.core.search import parse
from journal_app.core.search_keys import MOMENTS, Key
from journal_app.core.search_language import Part, Search
from journal_app.core.text import clean
from journal_app.core.vocabulary import Term, Vocabulary
from journal_app.services import drafts, links, moments, sealing, searching, timeline
from journal_app.storage.copying import verified_copy
from journal_app.storage.vault import Vault
from tests.builders import FakeClock, entry, keep_entry, key, make_vault, open_vault
from tests.finding import index_found

LABELS = {"kd_noticed": "Just noticed", "kd_stayed": "Stayed", "br_jaw": "Jaw", "br_chest": "Chest"}
WORDS = Vocabulary({term: Term(id=term, label=label) for term, label in LABELS.items()})
NOTES = st.one_of(
    st.just(""), st.sampled_from(["A kettle.", "door, kettle", "日記 🌊"]), st.text(max_size=40)
)
PULLS = st.none() | st.integers(0, 5)
PLACES = st.lists(st.sampled_from(["br_jaw", "br_chest"]), max_size=2, unique=True)
READINGS = st.sampled_from([None, *ANSWERS, "rd_not_ok"])
CAPTURES = st.builds(
    lambda kind, note, reading, away, toward, places, skipped: Capture(
        kind=kind,
        note=note,
        reading=reading,
        pull_away=away,
        pull_toward=toward,
        body=tuple(BodyMark(region=place) for place in places),
        skipped=frozenset(skipped),
    ),
    st.sampled_from(["kd_noticed", "kd_stayed"]),
    NOTES,
    READINGS,
    PULLS,
    PULLS,
    PLACES,
    st.sets(st.sampled_from(["seat", "state"])),
)
PASSING = st.sampled_from([0.1, 9, 11, 12 * 60, 20 * 60, 49 * 60, -5, -60]).map(
    lambda minutes: timedelta(minutes=minutes)
)
DAY = timedelta(hours=24)
MOMENTS_ONLY = Search(parts=(Part(key=Key.KIND, value=MOMENTS),))


@dataclass
class Model:
    """What one moment must be like."""

    told: Capture
    uid: Uid
    when: When
    answered_at: datetime | None
    rev: int = 1
    later: str | None = None
    later_at: datetime | None = None
    passed: bool = False
    binned: bool = False
    sealed: bool = False
    earlier: dict[int, Capture] = field(default_factory=dict)

    @property
    def shown(self) -> bool:
        return not (self.binned or self.sealed)

    def due(self, now: datetime) -> bool:
        if self.told.reading not in ANSWERS or self.answered_at is None:
            return False
        open_now = timedelta(hours=12) <= now - self.answered_at <= timedelta(hours=48)
        return open_now and self.shown and self.later is None and not self.passed


class Moments(RuleBasedStateMachine):
    """Keeps, answers, looks again, revises, moves, seals, bins, brings back, joins, drafts."""

    pieces: Bundle[PieceId] = Bundle("pieces")
    begun: Bundle[Uid] = Bundle("begun")
    joined: Bundle[Uid] = Bundle("joined")

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="moments-machine-"))
        self.clock = FakeClock()
        self.vault: Vault = make_vault(self.folder / "journal.db")
        self.model: dict[PieceId, Model] = {}
        self.drafts: dict[Uid, Capture] = {}
        self.links: dict[Uid, tuple[PieceId, PieceId]] = {}
        self.entry = keep_entry(self.vault, entry("An evening."))
        kept = self.vault.entries.get(self.entry)
        assert kept is not None
        self.entry_uid = kept.uid

    def teardown(self) -> None:
        if hasattr(self, "vault"):
            self.vault.close()
            shutil.rmtree(self.folder)

    @rule(by=PASSING)
    def wait(self, by: timedelta) -> None:
        self.clock.advance(by)

    @rule(target=pieces, capture=CAPTURES, felt=st.booleans())
    def keep(self, capture: Capture, felt: bool) -> PieceId:
        return self._keep(replace(capture, entry=self.entry_uid if felt else None))

    @rule(target=begun, capture=CAPTURES)
    def begin(self, capture: Capture) -> Uid:
        uid = new_uid(self.clock.now())
        drafts.put(self.vault, capture, uid=uid, clock=self.clock)
        self._drafted(uid, capture)
        return uid

    @rule(draft=begun, capture=CAPTURES)
    def go_on(self, draft: Uid, capture: Capture) -> None:
        drafts.put(self.vault, capture, uid=draft, clock=self.clock)
        self._drafted(draft, capture)

    @rule(draft=consumes(begun))
    def let_go(self, draft: Uid) -> None:
        there = self.drafts.pop(draft, None) is not None
        assert bool(drafts.let_go(self.vault, draft)) == there

    @rule(target=pieces, draft=consumes(begun), capture=CAPTURES)
    def finish(self, draft: Uid, capture: Capture) -> PieceId:
        self.drafts.pop(draft, None)
        return self._keep(capture, draft)

    @rule(piece=pieces, reading=st.sampled_from(ANSWERS))
    def answer(self, piece: PieceId, reading: str) -> None:
        model, now = self.model[piece], self.clock.now()
        if model.binned:
            return
        free = model.answered_at is None or abs(now - model.answered_at) <= timedelta(minutes=10)
        try:
            moments.answer(self.vault, piece, reading, words=WORDS, clock=self.clock)
        except BadInput:
            assert not free
            assert model.told.reading != reading
        else:
            assert free or model.told.reading == reading
            if model.told.reading != reading:
                model.rev += 1
            model.told = replace(model.told, reading=reading)
            model.answered_at = model.answered_at or now

    @rule(reading=st.sampled_from(ANSWERS), passes=st.booleans())
    def look_again(self, reading: str, passes: bool) -> None:
        offered = moments.later_look(self.vault, clock=self.clock)
        if offered is None:
            return
        model = self.model[offered.id]
        model.rev += 1
        if passes:
            moments.pass_over_later_look(self.vault, offered.id, clock=self.clock)
            model.passed = True
        else:
            moments.answer_later(self.vault, offered.id, reading, words=WORDS, clock=self.clock)
            model.later, model.later_at = reading, self.clock.now()

    @rule(piece=pieces, told=CAPTURES, new_sitting=st.booleans(), stale=st.booleans())
    def revise(self, piece: PieceId, told: Capture, new_sitting: bool, stale: bool) -> None:
        model = self.model[piece]
        held = moments.get(self.vault, piece)
        changed = replace(
            held,
            rev=held.rev - stale,
            kind=told.kind,
            note=told.note,
            # A form cannot change an answer, whatever it holds.
            reading=told.reading,
            pull_away=told.pull_away,
            pull_toward=told.pull_toward,
            body=told.body,
            skipped=told.skipped,
        )
        kept = moments.revise(
            self.vault, changed, words=WORDS, clock=self.clock, new_sitting=new_sitting
        )
        self._revised(model, replace(told, reading=model.told.reading), new_sitting or stale)
        assert kept.moment.rev == model.rev

    @rule(piece=pieces, at=st.integers(0, 3))
    def bring_back_version(self, piece: PieceId, at: int) -> None:
        model = self.model[piece]
        if at < len(model.earlier):
            rev = sorted(model.earlier)[at]
            moments.bring_back_version(self.vault, piece, rev, words=WORDS, clock=self.clock)
            told = replace(model.earlier[rev], reading=model.told.reading)
            self._revised(model, told, True)

    @rule(piece=pieces, at=st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)))
    def move(self, piece: PieceId, at: datetime) -> None:
        model = self.model[piece]
        model.when = when_given(at, self.clock)
        moments.change_time(self.vault, piece, model.when, clock=self.clock)
        model.rev += 1

    @rule(piece=pieces)
    def bin_or_bring_back(self, piece: PieceId) -> None:
        model = self.model[piece]
        model.binned = not model.binned
        for acts in (True, False):
            if model.binned:
                acted = moments.move_to_bin(self.vault, piece, clock=self.clock)
            else:
                acted = moments.bring_back(self.vault, piece)
            assert bool(acted) == acts

    @rule(piece=pieces)
    def seal_or_unseal(self, piece: PieceId) -> None:
        model = self.model[piece]
        model.sealed = not model.sealed
        for acts in (True, False):
            if model.sealed:
                acted = sealing.seal(self.vault, piece)
            else:
                acted = sealing.unseal(self.vault, piece, words=WORDS)
            assert bool(acted) == acts

    @rule(target=joined, source=pieces, other=pieces)
    def join(self, source: PieceId, other: PieceId) -> Uid | MultipleResults[Uid]:
        if source == other or (source, other) in self.links.values():
            return multiple()
        links.join(self.vault, source, other, relation="sq_close_then_away", clock=self.clock)
        found = self.vault.links.all()[-1][0]
        assert (found.source, found.target) == (source, other)
        self.links[found.uid] = (source, other)
        return found.uid

    @rule(link=consumes(joined))
    def part(self, link: Uid) -> None:
        parted = links.part(self.vault, link, clock=self.clock)
        assert bool(parted) == (self.links.pop(link, None) is not None)

    @rule()
    def reopen(self) -> None:
        self.vault.close()
        self.vault = open_vault(self.folder / "journal.db")

    @rule()
    def copy(self) -> None:
        facts = verified_copy(self.vault.connection, self.folder / "copy.db", key())
        assert facts.moments == len(self._shown())
        (self.folder / "copy.db").unlink()

    @invariant()
    def everything_is_as_told(self) -> None:
        for piece, model in self.model.items():
            kept = moments.get(self.vault, piece)
            assert (kept.uid, kept.rev, kept.when) == (model.uid, model.rev, model.when)
            assert told_by(kept) == told_of(model.told)
            assert (kept.reading_at, kept.reading_later) == (model.answered_at, model.later)
            assert (kept.sealed, kept.deleted_at is not None) == (model.sealed, model.binned)
            versions = moments.versions(self.vault, piece)
            assert {each.rev: told_by(each) for each in versions} == {
                rev: told_of(told) for rev, told in model.earlier.items()
            }

    @invariant()
    def the_timeline_shows_what_is_neither_binned_nor_sealed(self) -> None:
        shown = self._shown()
        order = sorted(
            shown,
            key=lambda piece: (self.model[piece].when.day, self.model[piece].when.instant, piece),
            reverse=True,
        )
        found = searching.found(self.vault, MOMENTS_ONLY, clock=None)
        assert list(found.ids) == order
        assert set(timeline.index(self.vault).ids) == {self.entry, *shown}
        assert sum(each.moments for each in self.vault.timeline.days()) == len(shown)

    @invariant()
    def it_is_found_by_its_words_and_labels(self) -> None:
        for word in ("kettle", "stayed", "jaw"):
            found = set(index_found(self.vault, parse(word)).ids)
            assert found == {p for p in self._shown() if holds(self.model[p].told, word)}

    @invariant()
    def drafts_and_links_are_as_left(self) -> None:
        begun = {each.uid: told_of(each.capture) for each in drafts.all_begun(self.vault)}
        assert begun == {uid: told_of(capture) for uid, capture in self.drafts.items()}
        shown = set(self._shown())
        for piece in self.model:
            wanted = sorted(
                uid
                for uid, ends in self.links.items()
                if piece in ends and set(ends) - {piece} <= shown
            )
            found = [each.link for each in links.of(self.vault, piece)]
            assert sorted(each.uid for each in found if each.relation != FELT_IN) == wanted
        felt = {each.id for each in moments.of_entry(self.vault, self.entry)}
        assert felt == {piece for piece in shown if self.model[piece].told.entry is not None}

    @invariant()
    def the_question_rests_and_looks_again_at_its_time(self) -> None:
        now = self.clock.now()
        answers = [
            model.answered_at for model in self.model.values() if model.told.reading in ANSWERS
        ]
        answers += [model.later_at for model in self.model.values()]
        near = [at for at in answers if at is not None and abs(now - at) <= DAY]
        rests = len(near) >= 3
        assert moments.resting(self.vault, clock=self.clock) == rests
        offered = moments.later_look(self.vault, clock=self.clock)
        due = [model for model in self.model.values() if model.due(now)]
        assert (offered is not None) == (bool(due) and not rests)
        if offered is not None:
            newest = max(model.answered_at for model in due if model.answered_at is not None)
            assert offered.reading_at == newest

    def _keep(self, capture: Capture, draft: Uid | None = None) -> PieceId:
        kept = moments.keep(self.vault, capture, words=WORDS, clock=self.clock, draft=draft).moment
        now = self.clock.now()
        self.model[kept.id] = Model(
            told=capture,
            uid=kept.uid,
            when=when_now(self.clock),
            answered_at=None if capture.reading is None else now,
        )
        return kept.id

    def _revised(self, model: Model, told: Capture, keeps_earlier: bool) -> None:
        if keeps_earlier:
            model.earlier[model.rev] = model.told
        model.told = replace(told, entry=model.told.entry)
        model.binned = False
        model.rev += 1

    def _drafted(self, uid: Uid, capture: Capture) -> None:
        self.drafts.pop(uid, None)
        if capture.holds_something:
            self.drafts[uid] = capture

    def _shown(self) -> list[PieceId]:
        return [piece for piece, model in self.model.items() if model.shown]


def holds(told: Capture, word: str) -> bool:
    """Whether a moment is found by this word: in its sentence, or in a label."""
    labels = [LABELS[told.kind], *(LABELS[mark.region or ""] for mark in told.body)]
    return word in " ".join([told.note, *labels]).casefold()


def told_of(told: Capture) -> tuple[object, ...]:
    note = clean(told.note).strip()
    return (
        told.kind,
        note,
        told.reading,
        told.pull_away,
        told.pull_toward,
        told.body,
        told.skipped,
    )


def told_by(kept: Moment) -> tuple[object, ...]:
    """The same of a kept moment."""
    return (
        kept.kind, kept.note.strip(), kept.reading, kept.pull_away, kept.pull_toward, kept.body,
        kept.skipped,
    )  # fmt: skip


Moments.TestCase.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
TestMoments = Moments.TestCase
