"""Catch a moment, answer its question, complete it later, bin it and bring it back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from journal_app.core import people as people_rules
from journal_app.core import tags as tag_rules
from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import Clock, When, when_given, when_lately
from journal_app.core.errors import BadInput, NotFound
from journal_app.core.ids import PieceId, Uid, new_uid
from journal_app.core.links import FELT_IN, Link
from journal_app.core.moments import (
    ANSWERS,
    LATER_FROM,
    LATER_UNTIL,
    NOT_OK,
    RESTS_AFTER,
    RESTS_WITHIN,
    Capture,
    Moment,
    later_look_due,
    may_correct,
)
from journal_app.core.text import clean
from journal_app.core.vocabulary import Vocabulary
from journal_app.i18n import _
from journal_app.services import indexing, labelling

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMoment:
    """A moment that was kept, and what changed."""

    moment: Moment
    changes: Changes


def keep(
    vault: "Vault",
    capture: Capture,
    *,
    words: Vocabulary,
    clock: Clock,
    uid: Uid | None = None,
    draft: Uid | None = None,
) -> KeptMoment:
    """Keep a caught moment; `draft` is what it was begun as and is taken away with it.

    `words` is what the moment can be found by. Raises `BadInput` for a name that cannot be one.
    """
    people = [people_rules.clean_label(label) for label in capture.people]
    tags = [tag_rules.clean_name(name) for name in capture.tags]
    moment = _from_capture(capture, clock, uid)
    with vault.writing():
        piece = vault.moments.add(moment, clock.now())
        labelling.put(vault.people, piece, people, clock)
        labelling.put(vault.tags, piece, tags, clock)
        indexing.moment(vault, piece, words)
        if draft is not None:
            vault.drafts.remove(draft)
        if capture.session is not None:
            vault.sessions.belongs_to(capture.session, piece)
        entry = None if capture.entry is None else vault.pieces.find(capture.entry)
        if entry is not None:
            link = Link(uid=new_uid(clock.now()), source=piece, target=entry, relation=FELT_IN)
            vault.links.add(link, clock.now())
    touched = {piece} | ({entry} if entry is not None else set())
    changes = Changes(
        pieces=frozenset(touched), order=True, people=bool(people), tags=bool(tags), moments=True
    )
    return KeptMoment(moment=get(vault, piece), changes=changes)


def get(tables: "Tables", piece: PieceId) -> Moment:
    """The moment with its people and tags. Raises `NotFound`."""
    moment = tables.moments.get(piece)
    if moment is None:
        raise NotFound(_("This moment is no longer in the journal."))
    return replace(
        moment,
        people=tables.people.of([piece]).get(piece, ()),
        tags=tables.tags.of([piece]).get(piece, ()),
    )


def find(tables: "Tables", uid: Uid) -> PieceId | None:
    """The moment with this uid, bin included."""
    return tables.pieces.find(uid)


def revise(
    vault: "Vault", moment: Moment, *, words: Vocabulary, clock: Clock, new_sitting: bool
) -> KeptMoment:
    """Keep another state of a moment, as a form holds it; its answers and its time stay as kept.

    The state before is kept beside it at the first save of a sitting and when it was changed
    elsewhere meanwhile.
    """
    people = [people_rules.clean_label(label) for label in moment.people]
    tags = [tag_rules.clean_name(name) for name in moment.tags]
    now = clock.now()
    with vault.writing():
        before = get(vault, moment.id)
        if new_sitting or before.rev != moment.rev:
            indexing.keep_version(vault, before, now)
        vault.pieces.bring_back(moment.id)
        vault.moments.save(_with_answers_of(before, _cleaned(moment)), before.rev, now)
        labelling.put(vault.people, moment.id, people, clock)
        labelling.put(vault.tags, moment.id, tags, clock)
        indexing.moment(vault, moment.id, words)
    order = before.deleted_at is not None
    return _kept(vault, moment.id, Changes(order=order, people=True, tags=True))


def answer(
    vault: "Vault", piece: PieceId, reading: str, *, words: Vocabulary, clock: Clock
) -> KeptMoment:
    """Answer the question of a moment, or correct it within ten minutes; then it stands.

    Raises `BadInput` when it stands already.
    """
    now = clock.now()
    moment = get(vault, piece)
    if moment.reading == reading:
        return KeptMoment(moment=moment, changes=NOTHING)
    if not may_correct(moment, now):
        raise BadInput(
            _("The first answer stands by now."),
            _("A later look is kept beside it, and neither takes the other’s place."),
        )
    at = moment.reading_at or now
    _put(vault, replace(moment, reading=reading, reading_at=at), words, now)
    return _kept(vault, piece)


def answer_later(
    vault: "Vault", piece: PieceId, reading: str, *, words: Vocabulary, clock: Clock
) -> KeptMoment:
    """Keep the one later look beside the first answer. Raises `BadInput` when there is one."""
    now = clock.now()
    moment = get(vault, piece)
    if moment.reading_later is not None or moment.reading is None:
        raise BadInput(_("The later look at this moment is kept already."))
    _put(vault, replace(moment, reading_later=reading, reading_later_at=now), words, now)
    return _kept(vault, piece)


def pass_over_later_look(vault: "Vault", piece: PieceId, *, clock: Clock) -> Changes:
    """Let the later look be; it is not offered again."""
    now = clock.now()
    moment = get(vault, piece)
    if moment.later_passed_at is not None or moment.reading_later is not None:
        return NOTHING
    with vault.writing():
        passed = vault.moments.save(replace(moment, later_passed_at=now), moment.rev, now)
    return Changes(pieces=frozenset({piece}), moments=True) if passed else NOTHING


def later_look(tables: "Tables", *, clock: Clock) -> Moment | None:
    """The moment whose later look may be offered now, the newest first; at most one."""
    now = clock.now()
    if resting(tables, clock=clock):
        return None
    for piece in tables.moments.answered_between(now - LATER_UNTIL, now - LATER_FROM):
        moment = get(tables, piece)
        if later_look_due(moment, now):
            return moment
    return None


def resting(tables: "Tables", *, clock: Clock) -> bool:
    """Whether the question rests: it was answered three times within a day.

    A clock put back does not wake it: what lies as far ahead counts as well.
    """
    now = clock.now()
    answers = tables.moments.answers_between(now - RESTS_WITHIN, now + RESTS_WITHIN)
    return answers >= RESTS_AFTER


def change_time(vault: "Vault", piece: PieceId, when: When, *, clock: Clock) -> KeptMoment:
    """Give a moment another date and time."""
    with vault.writing():
        vault.pieces.move(piece, when, clock.now())
    return _kept(vault, piece, Changes(order=True))


def move_to_bin(vault: "Vault", piece: PieceId, *, clock: Clock) -> Changes:
    """Put a moment into the bin; it stays there whole."""
    with vault.writing():
        acted = vault.pieces.bin(piece, clock.now())
    return Changes(pieces=frozenset({piece}), order=True, moments=True) if acted else NOTHING


def bring_back(vault: "Vault", piece: PieceId) -> Changes:
    """Take a moment out of the bin, as it was."""
    with vault.writing():
        acted = vault.pieces.bring_back(piece)
    return Changes(pieces=frozenset({piece}), order=True, moments=True) if acted else NOTHING


def versions(tables: "Tables", piece: PieceId) -> list[Moment]:
    """Earlier states of a moment, newest first."""
    return indexing.versions(tables, get(tables, piece))


def bring_back_version(
    vault: "Vault", piece: PieceId, rev: int, *, words: Vocabulary, clock: Clock
) -> KeptMoment:
    """Let an earlier state stand again; the present one is kept beside it."""
    earlier = next((each for each in versions(vault, piece) if each.rev == rev), None)
    if earlier is None:
        raise NotFound(_("That earlier version is no longer in the journal."))
    present = get(vault, piece)
    chosen = replace(earlier, rev=present.rev, people=present.people, tags=present.tags)
    return revise(vault, chosen, words=words, clock=clock, new_sitting=True)


def of_entry(tables: "Tables", entry: PieceId) -> list[Moment]:
    """The moments opened from an entry, in the order of time."""
    links = [link for link in tables.links.of(entry) if link.relation == FELT_IN]
    return [get(tables, link.source) for link in links if link.target == entry]


def found_by_term(tables: "Tables", term: str) -> Sequence[PieceId]:
    """Every moment this word was chosen for, such as a place in the body."""
    return tables.moments.with_term(term)


def reindex(vault: "Vault", pieces: Sequence[PieceId], *, words: Vocabulary) -> Changes:
    """Let these moments be found by the words their choices have now."""
    with vault.writing():
        for piece in pieces:
            indexing.moment(vault, piece, words)
    return Changes(pieces=frozenset(pieces))


def _from_capture(capture: Capture, clock: Clock, uid: Uid | None) -> Moment:
    now = clock.now()
    captured = capture.captured_at or now
    when = when_lately(captured, clock) if capture.at is None else when_given(capture.at, clock)
    answered = (capture.reading_at or captured) if capture.reading is not None else None
    return _cleaned(
        Moment(
            id=PieceId(0),
            uid=uid or new_uid(now),
            when=when,
            captured_at=captured,
            kind=capture.kind,
            note=capture.note,
            state=capture.state,
            reading=capture.reading,
            reading_at=answered,
            pull_away=capture.pull_away,
            pull_toward=capture.pull_toward,
            terms=dict(capture.terms),
            texts=dict(capture.texts),
            body=capture.body,
            drawing=capture.drawing,
            skipped=capture.skipped,
        )
    )


def _cleaned(moment: Moment) -> Moment:
    texts = {name: clean(text) for name, text in moment.texts.items() if clean(text).strip()}
    terms = {name: chosen for name, chosen in moment.terms.items() if chosen}
    return replace(moment, note=clean(moment.note).strip(), texts=texts, terms=terms)


def _with_answers_of(before: Moment, moment: Moment) -> Moment:
    # The answers have ways of their own, with rules a form cannot go around.
    return replace(
        moment,
        uid=before.uid,
        captured_at=before.captured_at,
        reading=before.reading,
        reading_at=before.reading_at,
        reading_later=before.reading_later,
        reading_later_at=before.reading_later_at,
        later_passed_at=before.later_passed_at,
    )


def _put(vault: "Vault", moment: Moment, words: Vocabulary, now: datetime) -> None:
    with vault.writing():
        if not vault.moments.save(moment, moment.rev, now):
            raise NotFound(
                _("This moment is in the bin, so nothing was changed."), _("Bring it back first.")
            )
        indexing.moment(vault, moment.id, words)


def _kept(vault: "Vault", piece: PieceId, more: Changes = NOTHING) -> KeptMoment:
    changes = Changes(pieces=frozenset({piece}), moments=True) | more
    return KeptMoment(moment=get(vault, piece), changes=changes)


def is_answer(reading: str | None) -> bool:
    """Whether this is one of the four answers, and not a link, a skip or nothing."""
    return reading in ANSWERS and reading != NOT_OK
