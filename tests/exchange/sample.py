"""The journal of `tests/fixtures/export-example.json`: one of everything schema 1 can hold."""

from datetime import UTC, datetime, timedelta

from journal_app.core import capture_json
from journal_app.core.clock import When, when_given
from journal_app.core.ids import PieceId, Uid
from journal_app.core.links import FELT_IN, Link
from journal_app.core.marks import OwnMark
from journal_app.core.moments import BodyMark, Capture, Moment
from journal_app.core.passages import Passage, anchor_at
from journal_app.core.sessions import HowEnded, Practice, PracticeSession
from journal_app.core.shelves import Shelf, ShelfLine
from journal_app.core.vocabulary import OwnTerm
from journal_app.storage.vault import Vault
from tests.builders import FakeClock

EXPORTED_AT = datetime(2026, 11, 22, 21, 40, 12, tzinfo=UTC)
WRITTEN_AT = datetime(2026, 11, 21, 22, 8, 31, 250_000, tzinfo=UTC)
CAUGHT_AT = datetime(2026, 11, 22, 1, 20, 5, tzinfo=UTC)

FIRST_TEXT = "Mara asked how my week was."
TEXT = """\
# After dinner

Mara asked how my week was, and I heard myself say “fine” before she had finished. My shoulders \
had already gone up.

Ten minutes later I went back in and told her about Thursday. She laughed in the right place. 🌊
"""
NOTE = "Still awake. I want her here and I want the bed to myself."

_PERSON = Uid("019aa8a1-0000-7000-8000-000000000001")
_TAG = Uid("019aa8a1-0000-7000-8000-000000000002")
_ENTRY = Uid("019aa8a1-0000-7000-8000-000000000003")
_MOMENT = Uid("019aa8a1-0000-7000-8000-000000000004")
_LINK = Uid("019aa8a1-0000-7000-8000-000000000007")
_SESSION = Uid("019aa8a1-0000-7000-8000-000000000008")
_DRAFT = Uid("019aa8a1-0000-7000-8000-000000000009")
_LINE = Uid("019aa8a1-0000-7000-8000-00000000000a")
_LOST = Uid("019aa8a1-0000-7000-8000-000000000010")
_MARKS = (
    ("mk_pull", "I heard myself say “fine”", Uid("019aa8a1-0000-7000-8000-000000000005")),
    ("mk_help", "I went back in and told her", Uid("019aa8a1-0000-7000-8000-000000000006")),
)


def fill(vault: Vault) -> tuple[PieceId, PieceId]:
    """Put the sample into an empty journal; returns the entry and the moment."""
    now = WRITTEN_AT
    with vault.writing():
        entry = vault.entries.add(_ENTRY, _lived(now), FIRST_TEXT, now, "p02_minute_before")
        vault.entries.keep_revision(entry, now + timedelta(minutes=4))
        vault.entries.save(entry, 1, TEXT, now + timedelta(minutes=9))
        for mark, quote, uid in _MARKS:
            anchor = anchor_at(TEXT, TEXT.index(quote), len(quote))
            passage = Passage(uid=uid, piece=entry, mark=mark, anchor=anchor)
            vault.passages.add(passage, now + timedelta(minutes=11))
        person = vault.people.add("Mara", _PERSON, now)
        tag = vault.tags.add("evening", _TAG, now)
        vault.people.put_on(entry, [person])
        vault.tags.put_on(entry, [tag])
        moment = vault.moments.add(_moment(), CAUGHT_AT)
        vault.people.put_on(moment, [person])
        _keep_rest(vault, entry, moment)
        vault.search.put(entry, TEXT, ["evening"], ["Mara"])
        vault.search.put(moment, NOTE, [], ["Mara"])
        vault.prompts.shown("p02_minute_before", _lived(now).day)
        vault.settings.put("day_ends_at", 4)
    return entry, moment


def fill_more(vault: Vault, entry: PieceId, moment: PieceId) -> None:
    """What came with the second schema: a mark of one's own on a passage that lost its words.

    It had become a moment. Beside `fill`, which a journal of the first schema is compared with.
    """
    anchor = anchor_at("Mara asked how my week was.", 0, 10)
    lost = Passage(
        uid=_LOST, piece=entry, mark="mk_own_door", anchor=anchor, lost=True, moment=moment
    )
    with vault.writing():
        vault.marks.put(
            OwnMark(id="mk_own_door", label="The door", icon="waves", tint="echo", position=0)
        )
        vault.marks.put(OwnMark(id="mk_near", icon="sun", tint="near", position=1, hidden=True))
        vault.passages.put([lost], CAUGHT_AT)


def _keep_rest(vault: Vault, entry: PieceId, moment: PieceId) -> None:
    link = Link(uid=_LINK, source=moment, target=entry, relation=FELT_IN, words="")
    vault.links.add(link, CAUGHT_AT)
    vault.own_terms.put(OwnTerm(id="tr_touch", label="A hand on me"))
    vault.own_terms.put(OwnTerm(id="dx_joke", hidden=True))
    session = PracticeSession(
        uid=_SESSION,
        practice=Practice.PAUSE,
        started_at=CAUGHT_AT - timedelta(minutes=2),
        ended_at=CAUGHT_AT,
        how_ended=HowEnded.STOPPED,
        reading="rd_both",
        reading_at=CAUGHT_AT,
        distress_after=0,
    )
    vault.sessions.put(session)
    vault.sessions.belongs_to(_SESSION, moment)
    vault.drafts.put(_DRAFT, capture_json.encode(Capture(note="He asked and I")), CAUGHT_AT)
    line = ShelfLine(uid=_LINE, shelf=Shelf.KIND_LINES, text="You may be looked at kindly.")
    vault.shelves.put(Shelf.KIND_LINES, [line], CAUGHT_AT)


def _moment() -> Moment:
    """Caught after midnight, for the evening before; zero, skipped and not asked all occur."""
    lived = When(
        instant=CAUGHT_AT - timedelta(minutes=20),
        zone="Europe/Lisbon",
        offset=0,
        day=WRITTEN_AT.date(),
    )
    return Moment(
        id=PieceId(0),
        uid=_MOMENT,
        when=lived,
        captured_at=CAUGHT_AT,
        kind="kd_stayed",
        note=NOTE,
        state="st_edge_up",
        reading="rd_both",
        reading_at=CAUGHT_AT,
        reading_later="rd_preference",
        reading_later_at=CAUGHT_AT + timedelta(hours=14),
        pull_away=3,
        pull_toward=0,
        closeness_now=None,
        closeness_wanted=8,
        terms={"trigger_primary": ("tr_full_attention",), "feelings": ("fe_torn", "fe_tender")},
        strengths={"fe_tender": 0},
        numbers={"felt_choice": 2, "roomy": 0},
        texts={"reason_under": "I was tired.", "unsaid": "Stay till I sleep."},
        times={"left_at": CAUGHT_AT - timedelta(minutes=5)},
        body=(BodyMark(region="br_chest", sensation="bs_tight"), BodyMark(region="br_jaw")),
        drawing="",
        skipped=frozenset({"closeness_now", "helped"}),
    )


def _lived(instant: datetime) -> When:
    return when_given(instant, FakeClock(zone="Europe/Lisbon"))
