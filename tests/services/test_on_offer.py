"""What an open page offers in one sitting: counted from the journal, and the same each time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from journal_app.core.circling import Guard
from journal_app.core.clock import day_of, when_now
from journal_app.core.ids import new_uid
from journal_app.core.links import FELT_IN
from journal_app.core.moments import Capture
from journal_app.core.prompt_context import Ask
from journal_app.core.prompts import Family
from journal_app.core.safety import SafetyState
from journal_app.core.sessions import HowEnded, Practice, PracticeSession
from journal_app.core.situations import Situation
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import (
    entries,
    links,
    moments,
    prompt_library,
    prompt_wishes,
    prompts,
    safety,
    sessions,
    tags,
    writings,
)
from journal_app.services.prompt_context import gather
from journal_app.storage.vault import Vault
from tests.builders import FakeClock

SITTING = "a-visit"


def caught(vault: Vault, clock: FakeClock, **fields: object) -> None:
    capture = Capture(**fields)  # type: ignore[arg-type]  # whatever a test wants to say
    moments.keep(vault, capture, words=Vocabulary(), clock=clock)


def paused(clock: FakeClock, before: int | None, after: int | None) -> PracticeSession:
    now = clock.now()
    return PracticeSession(
        uid=new_uid(now),
        practice=Practice.PAUSE,
        started_at=now - timedelta(minutes=2),
        ended_at=now,
        how_ended=HowEnded.DONE,
        distress_before=before,
        distress_after=after,
    )


def on_page(vault: Vault, clock: FakeClock, ask: Ask | None = None) -> prompts.OnOffer:
    return prompts.on_offer(vault, sitting=SITTING, clock=clock, ask=ask)


def test_three_of_different_families_each_with_its_reason(vault: Vault, clock: FakeClock) -> None:
    found = on_page(vault, clock)
    assert len({each.prompt.kin for each in found.suggestions}) == 3
    assert all(each.because for each in found.suggestions)
    assert found.more
    assert not found.stopped
    assert not found.guard
    assert found == on_page(vault, clock)


def test_after_three_were_shown_more_comes_only_when_asked_for(
    vault: Vault, clock: FakeClock
) -> None:
    for each in on_page(vault, clock).suggestions:
        prompts.shown(vault, each.prompt.id, sitting=SITTING, clock=clock)
    after = on_page(vault, clock)
    assert after.suggestions == ()
    assert after.more
    assert len(on_page(vault, clock, Ask(more=True)).suggestions) == 3
    assert prompts.on_offer(vault, sitting="another", clock=clock).suggestions


def test_a_gap_of_any_length_changes_nothing_but_what_has_rested(
    vault: Vault, clock: FakeClock
) -> None:
    first = gather(vault, clock=clock)
    clock.advance(timedelta(days=400))
    later = gather(vault, clock=clock)
    assert (later.lately, later.weights, later.hard_now) == (first.lately, {}, False)
    assert later.last_shown == first.last_shown


@pytest.mark.parametrize(
    ("before", "after", "stops"), [(0, 1, False), (0, 2, True), (None, 3, True), (3, 2, False)]
)
def test_distress_ends_asking_for_some_hours(
    vault: Vault, clock: FakeClock, before: int | None, after: int, stops: bool
) -> None:
    sessions.keep(vault, paused(clock, before, after))
    assert on_page(vault, clock).stopped is stops
    assert (prompts.offered(vault, clock=clock) == []) is stops
    pace = prompts.pace(vault, timedelta(minutes=30), sitting=SITTING, clock=clock)
    assert pace.stopped is stops
    clock.advance(timedelta(hours=4))
    assert not on_page(vault, clock).stopped


def test_what_was_told_lately_opens_other_families(vault: Vault, clock: FakeClock) -> None:
    caught(vault, clock, kind="kd_held_back", reading="rd_fear", terms={"echo": ("ec_yes",)})
    context = gather(vault, clock=clock)
    [told] = context.lately
    assert (told.kind, told.reading) == ("kd_held_back", "rd_fear")
    assert "ec_yes" in told.terms
    clock.advance(timedelta(days=5))
    assert gather(vault, clock=clock).lately == ()


def test_the_state_told_last_holds_for_two_hours(vault: Vault, clock: FakeClock) -> None:
    caught(vault, clock, state="st_numb")
    families = {each.prompt.family for each in on_page(vault, clock).suggestions}
    assert families == {Family.TINY}
    clock.advance(timedelta(hours=2))
    assert gather(vault, clock=clock).state == "st_steady"


def test_a_tag_for_therapy_is_enough_and_a_word_in_a_text_is_not(
    vault: Vault, clock: FakeClock
) -> None:
    entries.add(vault, "therapy tomorrow", when=when_now(clock), clock=clock)
    assert not gather(vault, clock=clock).therapy_near
    entries.add(vault, "x", when=when_now(clock), clock=clock, tags=["Therapy"])
    assert tags.names(vault)
    assert gather(vault, clock=clock).therapy_near
    advice = on_page(vault, clock).advice
    assert advice is not None
    assert advice.situation is Situation.BEFORE_THERAPY


def test_wishes_are_kept_and_taken_back(vault: Vault, clock: FakeClock) -> None:
    first = on_page(vault, clock).suggestions[0].prompt
    assert prompt_wishes.hide(vault, first.id).prompts
    assert not prompt_wishes.hide(vault, first.id)
    prompt_wishes.weigh(vault, "P9", -1)
    assert first not in prompts.offered(vault, clock=clock)
    assert prompts.offered(vault, clock=clock)[-1].family is Family.EVIDENCE
    prompt_wishes.hide(vault, first.id, hidden=False)
    prompt_wishes.weigh(vault, "P9", 0)
    assert first in prompts.offered(vault, clock=clock)
    said = prompt_wishes.all_said(vault)
    assert (said.weights, said.hidden) == ({}, frozenset())


def test_the_night_can_be_let_be_like_the_day(vault: Vault, clock: FakeClock) -> None:
    assert not prompt_wishes.deeper_at_night(vault)
    assert "deeper_at_night" in prompt_wishes.let_deeper_at_night(vault, True).settings
    assert gather(vault, clock=clock).deeper_at_night


def test_deep_sittings_are_counted_for_a_week_and_this_one_is_not(
    vault: Vault, clock: FakeClock
) -> None:
    with vault.writing():
        for sitting, days in (("one", 0), ("one", 0), ("two", 0), (SITTING, 0), ("old", 8)):
            at = clock.now() - timedelta(days=days)
            vault.connection.run(
                "INSERT INTO prompt_offers (prompt_id, family, depth, sitting, offered_at)"
                " VALUES ('p04_x', 'P4', 4, ?, ?)",
                (sitting, int(at.timestamp() * 1000)),
            )
    context = gather(vault, clock=clock, sitting=SITTING)
    assert context.deep_sittings == 2
    assert context.sitting.deep


def test_a_moment_written_about_three_times_is_noticed(vault: Vault, clock: FakeClock) -> None:
    caught(vault, clock, reading="rd_fear")
    [moment] = vault.timeline.newest(1)
    for n in range(3):
        kept = entries.begin(vault, f"Once more {n}", when=when_now(clock), clock=clock)
        links.join(vault, moment, kept.id, relation=FELT_IN, clock=clock)
        began = clock.now()
        clock.advance(timedelta(minutes=10))
        assert writings.wrote(vault, kept.id, began_at=began, clock=clock).prompts
    assert writings.circling(vault, clock=clock) == Guard(
        concrete=True, step_back=True, act=True, seal=True
    )
    assert on_page(vault, clock).guard.seal
    assert all(each.prompt.concrete for each in on_page(vault, clock).suggestions)


def test_reading_an_entry_for_a_moment_is_no_writing(vault: Vault, clock: FakeClock) -> None:
    kept = entries.begin(vault, "One line", when=when_now(clock), clock=clock)
    began = clock.now()
    clock.advance(timedelta(seconds=19))
    assert not writings.wrote(vault, kept.id, began_at=began, clock=clock)


def test_a_closing_question_is_there_for_the_end(vault: Vault, clock: FakeClock) -> None:
    found = prompts.closing(vault, clock=clock)
    assert found is not None
    assert found.prompt.family is Family.CLOSING
    assert found.because[0] == "It ends a sitting kindly."
    long = timedelta(minutes=25)
    assert prompts.pace(vault, long, sitting=SITTING, clock=clock).closing_due
    prompts.shown(vault, found.prompt.id, sitting=SITTING, clock=clock)
    assert not prompts.pace(vault, long, sitting=SITTING, clock=clock).closing_due


def test_a_question_about_a_moment_stops_where_it_is_hard(vault: Vault, clock: FakeClock) -> None:
    capture = Capture(state="st_steady", reading="rd_preference")
    moment = moments.keep(vault, capture, words=Vocabulary(), clock=clock).moment
    suggested = prompts.suggested_for_moment(vault, moment, clock=clock)
    assert 0 < len(suggested) <= 3
    assert suggested[0].because[0].startswith("Because you said preference")
    sessions.keep(vault, paused(clock, None, 4))
    assert prompts.for_moment(vault, moment, clock=clock) == []
    assert prompts.suggested_for_moment(vault, moment, clock=clock) == ()


def test_the_later_look_is_the_last_time_the_question_comes_to_a_moment(
    vault: Vault, clock: FakeClock
) -> None:
    words = Vocabulary()
    capture = Capture(state="st_steady", reading="rd_cant_tell")
    moment = moments.keep(vault, capture, words=words, clock=clock).moment
    asked = {each.family for each in prompts.for_moment(vault, moment, clock=clock)}
    assert Family.FEAR_OR_PREFERENCE in asked
    clock.advance(timedelta(hours=20))
    looked = moments.answer_later(vault, moment.id, "rd_cant_tell", words=words, clock=clock)
    asked = {each.family for each in prompts.for_moment(vault, looked.moment, clock=clock)}
    assert Family.FEAR_OR_PREFERENCE not in asked


def test_while_closeness_is_put_away_nothing_names_it(vault: Vault, clock: FakeClock) -> None:
    caught(vault, clock, kind="kd_reached", terms={"seat": ("seat_contact",)})
    safety.say(vault, SafetyState.FLAGGED, clock=clock)
    tagged = when_now(clock)
    entries.add(vault, "x", when=tagged, clock=clock, tags=["therapy"])
    for family in (None, *Family):
        found = on_page(vault, clock, Ask(wanted=family, deeper=True, more=True))
        ground = {Family.LAND, Family.TINY}
        asked = {Family.HELP} if family is Family.HELP else set()
        assert {each.prompt.family for each in found.suggestions} <= ground | asked
        if asked:
            assert found.suggestions[0].prompt.family is Family.HELP
        assert found.advice is None
        assert not found.deeper


def test_what_a_later_look_says_of_distress_ends_asking_then(
    vault: Vault, clock: FakeClock
) -> None:
    words = Vocabulary()
    moment = moments.keep(vault, Capture(), words=words, clock=clock).moment
    clock.advance(timedelta(days=2))
    assert not on_page(vault, clock).stopped
    hard = replace(moment, numbers={"distress_before": 1, "distress_after": 3})
    moments.revise(vault, hard, words=words, clock=clock, new_sitting=True)
    assert on_page(vault, clock).stopped


def test_what_was_offered_and_written_is_forgotten_after_some_weeks(
    vault: Vault, clock: FakeClock
) -> None:
    for _time in range(2):
        kept = entries.begin(vault, "One line", when=when_now(clock), clock=clock)
        prompts.shown(vault, "p02_hands", sitting=SITTING, clock=clock)
        began = clock.now()
        clock.advance(timedelta(minutes=5))
        writings.wrote(vault, kept.id, began_at=began, clock=clock)
        clock.advance(timedelta(days=61))
    assert len(vault.prompts.offers()) == 1
    assert vault.connection.value("SELECT count(*) FROM writings") == 1
    assert len(vault.prompts.last_shown(day_of(clock))) == 1


def families_on_offer(vault: Vault, clock: FakeClock) -> set[Family]:
    return {each.family for each in prompts.offered(vault, clock=clock)}


LOOKS_BEHIND = {
    Family.FEAR_OR_PREFERENCE,
    Family.GUARDED_ONE,
    Family.OLD_RULE,
    Family.BEING_SEEN,
    Family.SMALL_STEPS,
}


def test_a_later_look_that_says_preference_is_followed_by_nothing_that_looks_behind_it(
    vault: Vault, clock: FakeClock
) -> None:
    words = Vocabulary()
    capture = Capture(state="st_steady", reading="rd_fear", terms={"feelings": ("fe_quiet_shame",)})
    moment = moments.keep(vault, capture, words=words, clock=clock).moment
    assert {Family.GUARDED_ONE, Family.BEING_SEEN} <= families_on_offer(vault, clock)
    clock.advance(timedelta(hours=20))
    looked = moments.answer_later(vault, moment.id, "rd_preference", words=words, clock=clock)
    about = prompts.for_moment(vault, looked.moment, clock=clock)
    assert {each.family for each in about} == {Family.ROOM, Family.FREEDOM_AND_CLOSENESS}
    assert not families_on_offer(vault, clock) & LOOKS_BEHIND


def test_the_answer_given_last_counts_also_for_an_older_moment_and_in_a_pause(
    vault: Vault, clock: FakeClock
) -> None:
    words = Vocabulary()
    first = moments.keep(vault, Capture(reading="rd_cant_tell"), words=words, clock=clock).moment
    clock.advance(timedelta(hours=24))
    caught(vault, clock, reading="rd_fear")
    assert Family.GUARDED_ONE in families_on_offer(vault, clock)
    clock.advance(timedelta(hours=2))
    moments.answer_later(vault, first.id, "rd_preference", words=words, clock=clock)
    assert not families_on_offer(vault, clock) & LOOKS_BEHIND
    clock.advance(timedelta(hours=1))
    caught(vault, clock, reading="rd_fear")
    assert Family.GUARDED_ONE in families_on_offer(vault, clock)
    clock.advance(timedelta(hours=1))
    paused_so = replace(paused(clock, None, None), reading="rd_preference", reading_at=clock.now())
    sessions.keep(vault, paused_so)
    assert not families_on_offer(vault, clock) & LOOKS_BEHIND


def test_a_later_look_that_says_not_ok_keeps_every_question_about_it_safe(
    vault: Vault, clock: FakeClock
) -> None:
    words = Vocabulary()
    moment = moments.keep(vault, Capture(reading="rd_fear"), words=words, clock=clock).moment
    clock.advance(timedelta(hours=20))
    looked = moments.answer_later(vault, moment.id, "rd_not_ok", words=words, clock=clock)
    about = prompts.for_moment(vault, looked.moment, clock=clock)
    assert about
    assert all(each.safety_ok for each in about)


def test_what_was_told_by_a_clock_far_ahead_neither_counts_nor_hides_what_is_told_now(
    vault: Vault, clock: FakeClock
) -> None:
    clock.advance(timedelta(days=900))
    caught(vault, clock, state="st_gone", reading="rd_preference", terms={"echo": ("ec_yes",)})
    entries.add(vault, "x", when=when_now(clock), clock=clock, tags=["therapy"])
    clock.advance(timedelta(days=-900))
    context = gather(vault, clock=clock)
    assert (context.lately, context.therapy_near) == ((), False)
    assert (context.last_reading, context.only_tiny) == (None, False)
    caught(vault, clock, state="st_gone", reading="rd_fear")
    clock.advance(timedelta(hours=11, minutes=59))
    context = gather(vault, clock=clock)
    assert (context.last_reading, context.only_tiny) == ("rd_fear", True)
    clock.advance(timedelta(minutes=2))
    assert not gather(vault, clock=clock).only_tiny


def test_of_what_lies_on_both_sides_of_a_clock_put_back_the_nearest_counts(
    vault: Vault, clock: FakeClock
) -> None:
    caught(vault, clock, state="st_edge_up", reading="rd_fear")
    clock.advance(timedelta(hours=-1))
    caught(vault, clock, state="st_numb", reading="rd_preference")
    context = gather(vault, clock=clock)
    assert (context.state, context.last_reading) == ("st_numb", "rd_preference")


def test_the_support_page_has_its_questions_also_after_not_being_quite_here(
    vault: Vault, clock: FakeClock
) -> None:
    caught(vault, clock, state="st_gone")
    asked = prompts.for_safety(vault, clock=clock)
    assert asked
    assert all(each.depth == 1 and each.family is Family.NOT_OK for each in asked)
    clock.advance(timedelta(hours=12))
    assert any(each.depth == 2 for each in prompts.for_safety(vault, clock=clock))


def test_the_files_of_questions_are_read_once(vault: Vault, clock: FakeClock) -> None:
    first = prompt_library.shipped()
    assert prompt_library.shipped() is first
