"""What stands beside and around the entry: moments, those begun, an offer, what it felt like."""

from datetime import timedelta

import pytest
from PySide6.QtTest import QSignalSpy, QTest

from journal_app.core.ids import Uid
from journal_app.core.moments import Capture
from journal_app.core.prompts import Family
from journal_app.core.safety import SafetyState
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import drafts, moments, safety
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.today import loading
from journal_app.ui.today.page import TodayPage
from journal_app.ui.today.prompt_loading import PromptWanted
from tests.ui.context_fixture import Ground
from tests.ui.today.steps import enter, named, names, settle

WORDS = Vocabulary()


def catch(ground: Ground, capture: Capture) -> int:
    piece = ground.ask(moments.keep, capture, words=WORDS, clock=ground.clock).moment.id
    # What the page asked for because of it is answered too, before a test moves the clock.
    ground.ask(lambda _vault: None)
    return piece


@pytest.fixture
def known(ground: Ground) -> Ground:
    ground.context.known.open()
    ground.wait(lambda: bool(ground.context.known.shipped.terms))
    return ground


def test_moments_of_the_day_are_doors_to_the_reader(known: Ground, page: TodayPage) -> None:
    piece = catch(known, Capture(note="Wanted out.", reading="rd_fear"))
    enter(known, page)
    known.wait(lambda: bool(page._beside.noticed))
    assert "Noticed today" in names(page)
    time = page._beside.noticed[0].time
    known.wait(lambda: f"Moment at {time}" in names(page))
    went = QSignalSpy(known.context.navigator.went)
    named(page, f"Moment at {time}").click()
    assert went.at(0)[0] == Place(page=PageId.READER, piece=piece)


def test_a_moment_without_words_is_called_by_what_was_chosen(
    known: Ground, page: TodayPage
) -> None:
    catch(known, Capture(kind="kd_held_back"))
    enter(known, page)
    known.wait(lambda: bool(page._beside.noticed))
    assert page._beside.noticed[0].preview == "Held back"


def test_a_moment_that_was_begun_can_be_gone_on_with(known: Ground, page: TodayPage) -> None:
    capture = Capture(note="He asked and I")
    known.ask(drafts.put, capture, uid=None, clock=known.clock)
    enter(known, page)
    known.wait(lambda: bool(page._beside.noticed))
    known.wait(lambda: "A moment you began" in names(page))
    named(page, "A moment you began").click()
    assert known.scenes.captures == [page._beside.noticed[0].draft]


def test_what_is_being_told_right_now_is_not_offered(known: Ground, page: TodayPage) -> None:
    known.ask(drafts.put, Capture(note="He asked and I"), uid=Uid("told"), clock=known.clock)
    known.scenes.told = Uid("told")
    enter(known, page)
    known.wait(lambda: bool(page._beside._loaded.drafts))
    assert page._beside.noticed == []


def test_a_later_look_is_one_quiet_line_and_passing_it_over_is_for_good(
    known: Ground, page: TodayPage
) -> None:
    piece = catch(known, Capture(note="In the car.", reading="rd_fear"))
    known.clock.advance(timedelta(hours=20))
    enter(known, page)
    known.wait(page.offer.isVisible)
    assert not any("car" in name or "Fear" in name for name in names(page))
    went = QSignalSpy(known.context.navigator.went)
    named(page, "Look").click()
    assert went.at(0)[0] == Place(page=PageId.READER, piece=piece, part="later-look")
    enter(known, page)
    known.wait(page.offer.isVisible)
    named(page, "Not now").click()
    assert page.offer.isHidden()
    found = known.ask(moments.later_look, clock=known.clock)
    assert found is None


def test_an_offer_that_was_passed_over_is_not_brought_back_by_an_earlier_answer(
    known: Ground, page: TodayPage
) -> None:
    catch(known, Capture(note="In the car.", reading="rd_fear"))
    known.clock.advance(timedelta(hours=20))
    enter(known, page)
    known.wait(page.offer.isVisible)
    page._beside.load(today=True)
    named(page, "Not now").click()
    seen: list[bool] = []
    page._beside.changed.connect(lambda: seen.append(page.offer.isVisible()))
    for _turn in range(3):
        known.ask(lambda _vault: None)
    assert seen
    assert not any(seen)


def test_what_an_entry_felt_like_is_a_moment_joined_to_it(known: Ground, page: TodayPage) -> None:
    enter(known, page)
    QTest.keyClicks(page.editor, "the car")
    settle(known, page)
    page.chips.felt.click()
    named(page, "Preference").click()
    known.wait(lambda: page.chips.felt.label == "Felt like preference")
    assert page.session.piece is not None
    (moment,) = known.ask(moments.of_entry, page.session.piece)
    assert moment.reading == "rd_preference"
    page.chips.felt.click()
    named(page, "Some of both").click()
    known.wait(lambda: page.chips.felt.label == "Felt like both")
    assert len(known.ask(moments.of_entry, page.session.piece)) == 1
    assert page.chips.felt.accessibleName() == "Felt like"


def test_an_answer_that_stands_is_not_changed_and_it_says_so(
    known: Ground, page: TodayPage
) -> None:
    enter(known, page)
    QTest.keyClicks(page.editor, "the car")
    settle(known, page)
    page.chips.felt.answered.emit("rd_fear")
    known.wait(lambda: page.chips.felt.label == "Felt like fear")
    known.clock.advance(timedelta(minutes=11))
    page.chips.felt.answered.emit("rd_both")
    known.wait(lambda: bool(known.notices.said))
    assert "stands" in known.notices.said[0][0]
    assert page.chips.felt.label == "Felt like fear"


def test_the_question_rests_after_three_answers(known: Ground, page: TodayPage) -> None:
    for _time in range(3):
        catch(known, Capture(reading="rd_fear"))
    enter(known, page)
    page.chips.felt.click()
    assert "Preference" not in names(page)


@pytest.mark.parametrize("state", [SafetyState.UNSURE, SafetyState.FLAGGED])
def test_put_away_the_question_is_not_there(
    known: Ground, page: TodayPage, state: SafetyState
) -> None:
    enter(known, page)
    assert page.chips.felt.isVisible()
    known.ask(safety.say, state, clock=known.clock)
    known.wait(page.chips.felt.isHidden)


def test_after_a_fortnight_one_question_comes_back_once_and_gives_nothing_away(
    known: Ground, page: TodayPage
) -> None:
    known.ask(safety.say, SafetyState.UNSURE, clock=known.clock)
    known.clock.advance(timedelta(days=14))
    enter(known, page)
    known.wait(page.offer.isVisible)
    went = QSignalSpy(known.context.navigator.went)
    named(page, "Look").click()
    assert went.at(0)[0] == Place(page=PageId.FORK, part="again")
    enter(known, page)
    known.wait(lambda: page._beside._loaded.offer is None)
    assert page.offer.isHidden()


def test_writing_about_a_moment_begins_a_page_with_a_question_that_fits(
    known: Ground, page: TodayPage
) -> None:
    enter(known, page)
    QTest.keyClicks(page.editor, "before")
    settle(known, page)
    catch(known, Capture(state="st_steady", reading="rd_preference"))
    enter(known, page, Place(page=PageId.TODAY, part="write-about"))
    assert page.editor.text() == ""
    prompt = page.prompt_card.prompt
    assert prompt is not None
    assert prompt.family in {Family.ROOM, Family.FREEDOM_AND_CLOSENESS}
    assert known.bodies() == ["before"]


def test_writing_about_a_moment_that_was_not_ok_tells_nothing_to_a_shoulder(known: Ground) -> None:
    found = set()
    for day in range(6):
        known.clock.advance(timedelta(days=1))
        catch(known, Capture(state="st_steady", reading="rd_not_ok"))
        wanted = PromptWanted(visit=f"visit {day}")
        view = known.ask(loading.fresh_page, about=True, wanted=wanted, clock=known.clock)
        found |= {each.prompt.family for each in view.asked.offer.suggestions}
    assert found == {Family.LAND, Family.TINY}
