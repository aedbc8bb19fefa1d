"""What may be done with a moment: keep, answer, look again, complete, seal, bin, bring back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.core.errors import BadInput, NotFound
from journal_app.core.ids import Uid, new_uid
from journal_app.core.moments import ANSWERS, CORRECTION, BodyMark, Capture, Moment
from journal_app.core.search import parse
from journal_app.core.sessions import HowEnded, Practice, PracticeSession
from journal_app.core.vocabulary import Term, Vocabulary
from journal_app.services import (
    entries,
    links,
    moments,
    reading,
    sealing,
    sessions,
    timeline,
    vocabulary,
)
from journal_app.storage.vault import Vault
from tests.builders import START, FakeClock, entry, keep_entry, when
from tests.finding import index_found

WORDS = Vocabulary(
    {
        term: Term(id=term, label=label)
        for term, label in (
            ("kd_noticed", "Just noticed"),
            ("tr_touch", "Affectionate touch"),
            ("br_jaw", "Jaw"),
            ("rd_fear", "More fear"),
            ("fe_sad", "Sad"),
        )
    }
)
ODD_MINUTES = st.integers(-3000, 3000)


def kept(vault: Vault, clock: FakeClock, capture: Capture | None = None) -> Moment:
    return moments.keep(vault, capture or Capture(), words=WORDS, clock=clock).moment


def test_a_bare_moment_is_kept_whole(vault: Vault, clock: FakeClock) -> None:
    moment = kept(vault, clock)
    assert moment.kind == "kd_noticed"
    assert moment.captured_at == clock.now()
    assert (moment.reading, moment.pull_away, moment.terms, moment.skipped) == (
        None, None, {}, frozenset(),
    )  # fmt: skip


def test_a_moment_of_the_small_hours_belongs_to_the_evening_before(
    vault: Vault, clock: FakeClock
) -> None:
    clock.set(START.replace(hour=1))
    assert kept(vault, clock).when.day == START.date() - timedelta(days=1)
    later = Capture(captured_at=START.replace(hour=2))
    clock.advance(timedelta(days=3))
    found = kept(vault, clock, later)
    assert found.when.day == START.date() - timedelta(days=1)
    assert found.when.zone == clock.zone()


def test_everything_that_was_told_comes_back(vault: Vault, clock: FakeClock) -> None:
    capture = Capture(
        note="  Her hand on mine.  ",
        state="st_edge_up",
        reading="rd_fear",
        pull_away=0,
        terms={"trigger_primary": ("tr_touch",), "wants": ()},
        texts={"sentence": "An hour.", "for_rest": "   "},
        body=(BodyMark(region="br_jaw"), BodyMark(sensation="bs_numb")),
        people=("Mara",),
        tags=("evening",),
        skipped=frozenset({"kind"}),
    )
    moment = kept(vault, clock, capture)
    assert moment.note == "Her hand on mine."
    assert moment.reading_at == clock.now()
    assert moment.pull_away == 0
    assert moment.terms == {"trigger_primary": ("tr_touch",)}
    assert moment.texts == {"sentence": "An hour."}
    assert moment.body == capture.body
    assert (moment.people, moment.tags) == (("Mara",), ("evening",))
    assert moment.skipped == {"kind"}


@pytest.mark.parametrize("words", ["hand", "affectionate", "jaw", "fear", "mara"])
def test_it_is_found_by_its_words_labels_and_people(
    vault: Vault, clock: FakeClock, words: str
) -> None:
    capture = Capture(
        note="A hand.",
        reading="rd_fear",
        terms={"trigger_primary": ("tr_touch",)},
        body=(BodyMark(region="br_jaw"),),
        people=("Mara",),
    )
    moment = kept(vault, clock, capture)
    assert list(index_found(vault, parse(words)).ids) == [moment.id]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(minutes=ODD_MINUTES, again=st.sampled_from(ANSWERS))
def test_the_first_answer_stands_after_ten_minutes_whatever_the_clock_does(
    vault: Vault, minutes: int, again: str
) -> None:
    clock = FakeClock()
    moment = kept(vault, clock, Capture(reading="rd_fear"))
    clock.advance(timedelta(minutes=minutes))
    try:
        moments.answer(vault, moment.id, again, words=WORDS, clock=clock)
    except BadInput:
        assert abs(timedelta(minutes=minutes)) > CORRECTION
        assert again != "rd_fear"
        assert moments.get(vault, moment.id).reading == "rd_fear"
    else:
        assert again == "rd_fear" or abs(timedelta(minutes=minutes)) <= CORRECTION
        assert moments.get(vault, moment.id).reading == again
    assert moments.get(vault, moment.id).reading_at == moment.reading_at


def test_a_question_left_open_can_be_answered_at_any_time(vault: Vault, clock: FakeClock) -> None:
    moment = kept(vault, clock)
    clock.advance(timedelta(days=3))
    moments.answer(vault, moment.id, "rd_both", words=WORDS, clock=clock)
    found = moments.get(vault, moment.id)
    assert (found.reading, found.reading_at) == ("rd_both", clock.now())


@pytest.mark.parametrize(
    ("hours", "offered"), [(0, False), (11.9, False), (12, True), (48, True), (48.1, False)]
)
def test_one_later_look_is_offered_between_twelve_and_forty_eight_hours(
    vault: Vault, clock: FakeClock, hours: float, offered: bool
) -> None:
    moment = kept(vault, clock, Capture(reading="rd_cant_tell"))
    clock.advance(timedelta(hours=hours))
    found = moments.later_look(vault, clock=clock)
    assert (found is not None and found.id == moment.id) == offered


@pytest.mark.parametrize("reading", [None, "rd_not_ok", "rd_skip"])
def test_no_later_look_at_what_was_no_answer(
    vault: Vault, clock: FakeClock, reading: str | None
) -> None:
    kept(vault, clock, Capture(reading=reading))
    clock.advance(timedelta(hours=20))
    assert moments.later_look(vault, clock=clock) is None


def test_the_later_look_stands_beside_the_first_and_comes_once(
    vault: Vault, clock: FakeClock
) -> None:
    moment = kept(vault, clock, Capture(reading="rd_fear"))
    clock.advance(timedelta(hours=20))
    later = moments.answer_later(vault, moment.id, "rd_preference", words=WORDS, clock=clock).moment
    assert (later.reading, later.reading_later) == ("rd_fear", "rd_preference")
    assert moments.later_look(vault, clock=clock) is None
    with pytest.raises(BadInput):
        moments.answer_later(vault, moment.id, "rd_both", words=WORDS, clock=clock)


def test_a_later_look_passed_over_does_not_come_again(vault: Vault, clock: FakeClock) -> None:
    moment = kept(vault, clock, Capture(reading="rd_fear"))
    clock.advance(timedelta(hours=20))
    assert moments.pass_over_later_look(vault, moment.id, clock=clock)
    assert moments.later_look(vault, clock=clock) is None


def test_after_three_answers_in_a_day_the_question_rests(vault: Vault, clock: FakeClock) -> None:
    kept(vault, clock, Capture(reading="rd_fear"))
    clock.advance(timedelta(hours=13))
    assert not moments.resting(vault, clock=clock)
    first = moments.later_look(vault, clock=clock)
    assert first is not None
    moments.answer_later(vault, first.id, "rd_fear", words=WORDS, clock=clock)
    assert not moments.resting(vault, clock=clock)
    kept(vault, clock, Capture(reading="rd_both"))
    assert moments.resting(vault, clock=clock)
    clock.advance(timedelta(hours=11, minutes=1))
    assert not moments.resting(vault, clock=clock)


def test_answers_in_a_pause_count_once_and_links_and_skips_never(
    vault: Vault, clock: FakeClock
) -> None:
    session = PracticeSession(
        uid=new_uid(clock.now()),
        practice=Practice.PAUSE,
        started_at=clock.now(),
        ended_at=clock.now(),
        how_ended=HowEnded.DONE,
        reading="rd_fear",
        reading_at=clock.now(),
    )
    sessions.keep(vault, session)
    kept(vault, clock, Capture(reading="rd_fear", session=session.uid))
    kept(vault, clock, Capture(reading="rd_not_ok"))
    kept(vault, clock, Capture(reading="rd_skip"))
    kept(vault, clock, Capture(reading="rd_fear"))
    assert not moments.resting(vault, clock=clock)
    sessions.keep(vault, replace(session, uid=Uid("another")))
    assert moments.resting(vault, clock=clock)


def test_a_clock_put_back_does_not_wake_the_question(vault: Vault, clock: FakeClock) -> None:
    for _time in range(3):
        kept(vault, clock, Capture(reading="rd_fear"))
    clock.advance(timedelta(hours=-5))
    assert moments.resting(vault, clock=clock)


def test_a_reflection_keeps_the_answers_and_the_state_before(
    vault: Vault, clock: FakeClock
) -> None:
    moment = kept(vault, clock, Capture(note="Before.", reading="rd_fear", people=("Mara",)))
    told = replace(
        moment,
        note="After.",
        reading="rd_preference",
        reading_at=None,
        terms={"feelings": ("fe_sad",)},
        strengths={"fe_sad": 0},
        numbers={"roomy": 0},
        texts={"reason_under": "The reason was real."},
        times={"left_at": START},
    )
    after = moments.revise(vault, told, words=WORDS, clock=clock, new_sitting=True).moment
    assert (after.reading, after.reading_at) == ("rd_fear", moment.reading_at)
    assert (after.strengths, after.numbers) == ({"fe_sad": 0}, {"roomy": 0})
    assert after.times == {"left_at": START}
    assert after.rev == moment.rev + 1
    (before,) = moments.versions(vault, moment.id)
    assert before.note == "Before."
    again = moments.bring_back_version(
        vault, moment.id, before.rev, words=WORDS, clock=clock
    ).moment
    assert (again.note, again.terms, again.people) == ("Before.", {}, ("Mara",))
    assert [each.note for each in moments.versions(vault, moment.id)] == ["After.", "Before."]


def test_a_save_from_an_older_state_keeps_the_other_beside_it(
    vault: Vault, clock: FakeClock
) -> None:
    moment = kept(vault, clock, Capture(note="One."))
    moments.revise(vault, replace(moment, note="Two."), words=WORDS, clock=clock, new_sitting=False)
    moments.revise(
        vault, replace(moment, note="Three."), words=WORDS, clock=clock, new_sitting=False
    )
    assert moments.get(vault, moment.id).note == "Three."
    assert [each.note for each in moments.versions(vault, moment.id)] == ["Two."]


def test_bin_and_back(vault: Vault, clock: FakeClock) -> None:
    moment = kept(vault, clock)
    assert moments.move_to_bin(vault, moment.id, clock=clock)
    assert list(timeline.index(vault).ids) == []
    assert moments.bring_back(vault, moment.id)
    assert list(timeline.index(vault).ids) == [moment.id]


def test_in_the_bin_no_answer_is_taken_and_it_says_so(vault: Vault, clock: FakeClock) -> None:
    moment = kept(vault, clock)
    moments.move_to_bin(vault, moment.id, clock=clock)
    with pytest.raises(NotFound):
        moments.answer(vault, moment.id, "rd_fear", words=WORDS, clock=clock)
    moments.bring_back(vault, moment.id)
    assert moments.get(vault, moment.id).reading is None
    moments.answer(vault, moment.id, "rd_fear", words=WORDS, clock=clock)
    assert moments.get(vault, moment.id).reading == "rd_fear"


def test_a_moment_of_an_entry_is_joined_to_it_both_ways(vault: Vault, clock: FakeClock) -> None:
    written = entry()
    piece = keep_entry(vault, written)
    moment = kept(vault, clock, Capture(reading="rd_fear", entry=written.uid))
    assert [each.id for each in moments.of_entry(vault, piece)] == [moment.id]
    assert [each.other.id for each in links.of(vault, moment.id)] == [piece]
    (joined,) = links.of(vault, piece)
    links.part(vault, joined.link.uid, clock=clock)
    assert links.of(vault, piece) == []
    assert moments.get(vault, moment.id) == moment


def test_an_empty_entry_with_a_moment_does_not_vanish(vault: Vault, clock: FakeClock) -> None:
    begun = entries.begin(vault, "", when=when(), clock=clock)
    uid = entries.get(vault, begun.id).uid
    kept(vault, clock, Capture(entry=uid))
    entries.leave(vault, begun.id)
    assert entries.get(vault, begun.id).uid == uid


def test_a_piece_cannot_be_joined_with_itself(vault: Vault, clock: FakeClock) -> None:
    moment = kept(vault, clock)
    with pytest.raises(BadInput):
        links.join(vault, moment.id, moment.id, clock=clock)


def test_what_is_sealed_is_in_no_view_count_or_search(vault: Vault, clock: FakeClock) -> None:
    piece = keep_entry(vault, entry("What happened on Tuesday."))
    moment = kept(vault, clock, Capture(note="On Tuesday."))
    for each in (piece, moment.id):
        sealing.seal(vault, each)
    assert list(timeline.index(vault).ids) == []
    assert list(index_found(vault, parse("tuesday")).ids) == []
    assert vault.timeline.days() == []
    assert vault.pieces.counts() == (0, 0)
    assert entries.binned(vault) == []
    assert [each.id for each in sealing.sealed_entries(vault)] == [piece]
    for each in (piece, moment.id):
        sealing.unseal(vault, each, words=WORDS)
    assert set(index_found(vault, parse("tuesday")).ids) == {piece, moment.id}


def test_writing_on_in_a_sealed_entry_does_not_bring_its_words_back(
    vault: Vault, clock: FakeClock
) -> None:
    piece = keep_entry(vault, entry("What happened on Tuesday."))
    sealing.seal(vault, piece)
    entries.save(vault, piece, 1, "What happened on Wednesday.", clock=clock, new_sitting=False)
    entries.set_people(vault, piece, ["Mara"], clock=clock)
    assert vault.search.find(parse("wednesday")) == []
    assert vault.search.find(parse("mara")) == []
    sealing.unseal(vault, piece, words=WORDS)
    assert vault.search.find(parse("wednesday")) == [piece]
    assert vault.search.find(parse("mara")) == [piece]


def test_what_is_sealed_is_no_leaf_of_the_reader(vault: Vault, clock: FakeClock) -> None:
    piece = keep_entry(vault, entry("What happened on Tuesday."))
    assert reading.leaf(vault, piece, clock=clock).entry is not None
    sealing.seal(vault, piece)
    with pytest.raises(NotFound):
        reading.leaf(vault, piece, clock=clock)


def test_a_renamed_word_finds_old_moments_by_its_new_name(vault: Vault, clock: FakeClock) -> None:
    moment = kept(vault, clock, Capture(terms={"trigger_primary": ("tr_touch",)}))
    vocabulary.rename(vault, "tr_touch", "A hand on me", shipped=WORDS)
    own = vocabulary.personal(vault, WORDS)
    assert own.label("tr_touch") == "A hand on me"
    assert list(index_found(vault, parse("affectionate")).ids) == []
    assert list(index_found(vault, parse("hand on me")).ids) == [moment.id]
    vocabulary.rename(vault, "tr_touch", "", shipped=WORDS)
    assert vocabulary.personal(vault, WORDS) == WORDS.with_own((), own.uses)


def test_words_are_hidden_and_added(vault: Vault, clock: FakeClock) -> None:
    vocabulary.hide(vault, "br_jaw", True)
    vocabulary.add(vault, "br", "  The tip  of my nose ", shipped=WORDS, clock=clock)
    own = vocabulary.personal(vault, WORDS)
    assert [term.label for term in own.group("br")] == ["The tip of my nose"]
    assert own.label("br_jaw") == "Jaw"
    with pytest.raises(BadInput):
        vocabulary.add(vault, "br", "THE TIP OF MY NOSE", shipped=WORDS, clock=clock)
    with pytest.raises(BadInput):
        vocabulary.add(vault, "br", "   ", shipped=WORDS, clock=clock)
    vocabulary.hide(vault, "br_jaw", False)
    assert "br_jaw" not in vocabulary.personal(vault, WORDS).hidden
