"""A moment as it is read: everything told, and the answer as far as it is to be seen."""

from datetime import timedelta

from PySide6.QtTest import QSignalSpy

from journal_app.core.moments import Capture, Moment
from journal_app.core.safety import SafetyState
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import moments, safety
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader.page import ReaderPage
from tests.ui.context_fixture import Ground
from tests.ui.reader.moment_steps import button, keep_moment, line, read, told


def test_everything_told_is_there_and_nothing_else(
    ground: Ground, reader: ReaderPage, moment: Moment
) -> None:
    read(ground, reader, moment.id)
    view = reader.moment_view
    assert reader._stack.currentWidget() is view
    assert reader.details.text().endswith("  ·  Mara")
    assert view.note.text() == "Her hand on mine."
    assert view.kind.text() == "Just noticed"
    assert line(reader, "Just before") == "Affectionate touch"
    assert line(reader, "The fear was of") == "Being seen"
    assert line(reader, "A sentence I could say") == "An hour."
    assert line(reader, "Without a place") == "hot or flushed"
    assert "What it resembled" not in told(reader)


def test_unsure_zero_passed_over_and_not_asked_are_four_things(
    ground: Ground, reader: ReaderPage, moment: Moment
) -> None:
    read(ground, reader, moment.id)
    assert line(reader, "The whole of me") == "Can’t tell"
    assert line(reader, "The pull away") == "none"
    assert line(reader, "The wish") == "passed over"
    assert line(reader, "The pull toward") == ""
    assert "The pull toward" not in told(reader)


def test_a_place_in_the_body_leads_to_every_moment_felt_there(
    ground: Ground, reader: ReaderPage, moment: Moment
) -> None:
    read(ground, reader, moment.id)
    went = QSignalSpy(ground.context.navigator.went)
    button(reader, "jaw: tight").click()
    assert went.at(0) == [Place(page=PageId.TIMELINE, part="br_jaw")]


def test_the_answer_can_be_corrected_for_ten_minutes_and_then_stands(
    ground: Ground, reader: ReaderPage, moment: Moment
) -> None:
    read(ground, reader, moment.id)
    answer = reader.moment_view.answer
    assert not answer.stands.isVisible()
    button(reader, "Change the answer").click()
    button(answer, "Preference").click()
    ground.wait(lambda: reader._leaf.moment is not None
                and reader._leaf.moment.reading == "rd_preference")  # fmt: skip
    ground.clock.advance(timedelta(minutes=11))
    answer._show_again()
    assert answer.change_button.isHidden()
    assert answer.stands.text() == "The first answer stands as it was given."
    assert answer.stands.isVisible()


def test_while_the_later_look_is_open_nothing_tells_the_first_answer(
    ground: Ground, reader: ReaderPage, moment: Moment
) -> None:
    ground.clock.advance(timedelta(hours=20))
    read(ground, reader, moment.id, part="later-look")
    everything = told(reader)
    assert "The fear was of" not in everything
    assert "A sentence I could say" not in everything
    assert not reader.moment_view.answer.both.isVisible()
    look = reader.moment_view.answer._look
    assert look is not None
    assert look.answers.stops()[0].hasFocus()
    button(look, "Preference").click()
    ground.wait(lambda: reader.moment_view.answer.both.isVisible())
    everything = told(reader.moment_view.answer)
    assert everything.index("At first") < everything.index("Looking again")
    assert line(reader, "The fear was of") == "Being seen"


def test_passing_over_the_later_look_uncovers_the_answer(
    ground: Ground, reader: ReaderPage, moment: Moment
) -> None:
    ground.clock.advance(timedelta(hours=20))
    read(ground, reader, moment.id)
    button(reader, "Not now").click()
    ground.wait(lambda: reader.moment_view.answer.both.isVisible())
    assert "Fear" in told(reader.moment_view.answer.both)


def test_where_the_question_is_put_away_no_later_look_is_made(
    ground: Ground, reader: ReaderPage, moment: Moment
) -> None:
    ground.ask(safety.say, SafetyState.FLAGGED, clock=ground.clock)
    ground.clock.advance(timedelta(hours=20))
    read(ground, reader, moment.id)
    assert reader.moment_view.answer._look is None
    assert reader.moment_view.answer.covered.isVisible()


def test_a_moment_nobody_asked_about_asks_only_on_a_press(
    ground: Ground, reader: ReaderPage, words: Vocabulary
) -> None:
    silent = keep_moment(ground, words, Capture(note="Quiet."))
    read(ground, reader, silent.id)
    answer = reader.moment_view.answer
    assert answer.asking.isHidden()
    assert not answer.both.isVisible()
    button(reader, "Fear or preference?").click()
    button(answer, "I can’t tell yet").click()
    ground.wait(lambda: answer.both.isVisible())
    assert ground.ask(moments.get, silent.id).reading == "rd_cant_tell"
