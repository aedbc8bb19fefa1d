"""Looking back as one does it, on a real journal: parts, saving, gates, and where words lead."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from journal_app.core.moment_fields import Part
from journal_app.core.moments import LONGEST_NOTE, BodyMark, Capture, Moment
from journal_app.core.safety import SafetyState
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import moments, reading, safety
from journal_app.ui.moment_form.choice_chips import ChoiceChips
from journal_app.ui.navigation import PageId, Place, SceneId
from journal_app.ui.reflection.columns import BodyEditor, NoteEditor
from journal_app.ui.reflection.editors import (
    FieldEditor,
    NumberEditor,
    PairEditor,
    TextEditor,
    TimeEditor,
)
from journal_app.ui.reflection.look_back import LookBack
from tests.ui.context_fixture import Ground


@pytest.fixture
def look(qtbot: QtBot, ground: Ground, known: None, moment: Moment) -> LookBack:
    made = LookBack(ground.context)
    qtbot.addWidget(made)
    made.resize(760, 700)
    made.open(moment, settles_first=False)
    made.show()
    return made


def unfold(look: LookBack, part: Part) -> None:
    look._sections[part].set_open(True)


def editor(look: LookBack, field: str) -> FieldEditor:
    for section in look._sections.values():
        for each in section.editors:
            pair = each.pair if isinstance(each, PairEditor) else (each,)
            for one in pair:
                if one.field == field and section.is_open:
                    return one
    raise AssertionError(f"{field} is not asked")


def choose(look: LookBack, field: str, *terms: str) -> None:
    chips = editor(look, field).findChild(ChoiceChips)
    assert isinstance(chips, ChoiceChips)
    for term in terms:
        chips._bring_out(term)
        chips._chips[term].click()


def kept(ground: Ground, look: LookBack, moment: Moment) -> Moment:
    look.keep()
    ground.wait(lambda: not look.busy)
    return ground.ask(moments.get, moment.id)


def test_everything_is_folded_and_one_part_opens_at_a_time(look: LookBack) -> None:
    assert look.part is None
    assert next(iter(look._sections)) is Part.BODY
    unfold(look, Part.BODY)
    unfold(look, Part.CARE)
    assert look.part is Part.CARE
    assert not look._sections[Part.BODY].is_open
    for section in look._sections.values():
        assert section.heading.accessibleName()


def test_what_is_told_is_kept_by_itself_and_the_state_before_too(
    ground: Ground, look: LookBack, moment: Moment
) -> None:
    unfold(look, Part.CARE)
    care = editor(look, "care_line")
    assert isinstance(care, TextEditor)
    QTest.keyClicks(care.area.edit, "His hands.")
    assert look.busy
    ground.wait(lambda: not look.busy)
    assert look.save_state.label.text() == "Saved"
    told = ground.ask(moments.get, moment.id)
    assert told.texts == {"care_line": "His hands."}
    assert told.reading == "rd_fear"
    assert told.people == ("Mara",)
    QTest.keyClicks(care.area.edit, " And his coat.")
    told = kept(ground, look, moment)
    assert told.texts["care_line"] == "His hands. And his coat."
    earlier = ground.ask(reading.earlier_moments, moment.id)
    assert [each.moment.texts for each in earlier] == [{}]


def test_each_shape_of_field_is_kept(ground: Ground, look: LookBack, moment: Moment) -> None:
    unfold(look, Part.BODY)
    choose(look, "feelings", "fe_sad", "fe_other")
    feelings = editor(look, "feelings").findChild(ChoiceChips)
    assert isinstance(feelings, ChoiceChips)
    assert feelings._other is not None
    QTest.keyClicks(feelings._other, "wintry")
    closeness = editor(look, "closeness_now")
    assert isinstance(closeness, NumberEditor)
    QTest.keyClick(closeness.slider, Qt.Key.Key_0)
    body = editor(look, "body")
    assert isinstance(body, BodyEditor)
    assert body.part is not None
    body.part._on_place("br_jaw", True)
    unfold(look, Part.SPACE)
    left = editor(look, "left_at")
    assert isinstance(left, TimeEditor)
    left._on_chosen(datetime(2026, 3, 14, 9, 0))
    told = kept(ground, look, moment)
    assert told.terms["feelings"] == ("fe_sad", "fe_other")
    assert told.texts == {"feelings_other": "wintry"}
    assert told.closeness_now == 0
    assert told.closeness_wanted is None
    assert told.body == (BodyMark(region="br_jaw"),)
    assert set(told.times) == {"left_at"}
    left.clear_button.click()
    assert kept(ground, look, moment).times == {}


def test_how_strong_a_feeling_was_is_asked_only_when_wanted(
    ground: Ground, look: LookBack, moment: Moment
) -> None:
    unfold(look, Part.BODY)
    choose(look, "feelings", "fe_sad")
    strengths = editor(look, "strengths")
    assert not strengths.findChildren(NumberEditor)
    strengths.open_button.click()  # type: ignore[attr-defined]  # the editor of strengths has one
    (sad,) = strengths.findChildren(NumberEditor)
    QTest.keyClick(sad.slider, Qt.Key.Key_2)
    assert kept(ground, look, moment).strengths == {"fe_sad": 2}
    choose(look, "feelings", "fe_sad")
    assert kept(ground, look, moment).strengths == {}


def test_the_sentence_can_be_mended(ground: Ground, look: LookBack, moment: Moment) -> None:
    unfold(look, Part.CAPTURE)
    note = editor(look, "note")
    assert isinstance(note, NoteEditor)
    note.area.edit.selectAll()
    QTest.keyClicks(note.area.edit, "His hand.")
    assert kept(ground, look, moment).note == "His hand."


def test_of_a_long_paste_as_much_as_fits_is_taken_in(look: LookBack) -> None:
    unfold(look, Part.CAPTURE)
    note = editor(look, "note")
    assert isinstance(note, NoteEditor)
    note.area.edit.moveCursor(QTextCursor.MoveOperation.End)
    brought = QMimeData()
    brought.setText("x" * 5000)
    note.area.edit.insertFromMimeData(brought)
    assert note.area.text == ("Her hand on mine." + "x" * 5000)[:LONGEST_NOTE]


def test_the_marks_wait_until_it_is_said_whether_something_was_wrong(look: LookBack) -> None:
    unfold(look, Part.MEANING)
    section = look._sections[Part.MEANING]
    pair = next(each for each in section.editors if isinstance(each, PairEditor))
    not_ok = editor(look, "markers_notok")
    assert pair.isHidden()
    assert not not_ok.isHidden()
    choose(look, "was_something_wrong", "ww_no")
    assert not pair.isHidden()
    choose(look, "was_something_wrong", "ww_yes")
    assert pair.isHidden()
    assert look._offer.isVisible()


def test_what_is_not_ok_leads_to_the_calm_question_and_is_kept(
    ground: Ground, look: LookBack, moment: Moment
) -> None:
    went = QSignalSpy(ground.context.navigator.went)
    unfold(look, Part.MEANING)
    choose(look, "markers_notok", "nk_mismatch")
    assert went.count() == 0
    choose(look, "markers_notok", "nk_small")
    assert went.at(0) == [Place(page=PageId.FORK)]
    assert kept(ground, look, moment).terms["markers_notok"] == ("nk_mismatch", "nk_small")
    choose(look, "markers_notok", "nk_hurt")
    assert went.count() == 1, "after the first time it stays an offer"
    assert look._offer.isVisible()


def test_a_flash_closes_looking_back_and_offers_to_settle(ground: Ground, look: LookBack) -> None:
    unfold(look, Part.MEANING)
    choose(look, "was_something_wrong", "ww_no")
    choose(look, "echo", "ec_yes")
    choose(look, "echo_kind", "ek_flash")
    assert all(section.isHidden() for section in look._sections.values())
    assert look._stop.isVisible()
    next(iter(look._stop.buttons.values())).click()
    assert ground.scenes.opened == [SceneId.PAUSE]


def test_harder_than_before_ends_with_three_ways_that_weigh_the_same(
    ground: Ground, look: LookBack, moment: Moment
) -> None:
    QTest.keyClick(look._before.slider, Qt.Key.Key_0)
    QTest.keyClick(look._after.slider, Qt.Key.Key_1)
    assert not look._stop.isVisible()
    QTest.keyClick(look._after.slider, Qt.Key.Key_2)
    assert look._stop.isVisible()
    assert [each.label for each in look._stop.buttons.values()] == ["Settle", "Support", "Done"]
    assert len({each.kind for each in look._stop.buttons.values()}) == 1
    assert all(section.isHidden() for section in look._sections.values())
    assert kept(ground, look, moment).numbers == {"distress_before": 0, "distress_after": 2}


def test_how_hard_it_is_is_asked_anew_each_time(
    ground: Ground, look: LookBack, moment: Moment
) -> None:
    QTest.keyClick(look._before.slider, Qt.Key.Key_4)
    told = kept(ground, look, moment)
    look.open(told, settles_first=False)
    assert look._before.slider.answer is None
    assert not look._stop.isVisible()


def test_after_being_gone_settling_comes_first(
    ground: Ground, look: LookBack, moment: Moment
) -> None:
    look.open(moment, settles_first=True)
    assert Part.MEANING not in look._sections
    assert look._stop.isVisible()
    assert not look._sections[Part.BODY].isHidden()


def test_saying_that_one_is_gone_now_closes_meaning(ground: Ground, look: LookBack) -> None:
    assert not look._sections[Part.MEANING].isHidden()
    unfold(look, Part.BODY)
    choose(look, "state_after", "st_gone")
    assert look._sections[Part.MEANING].isHidden()
    assert look._stop.isVisible()
    next(iter(look._stop.buttons.values())).click()
    assert ground.scenes.opened == [SceneId.COMING_BACK]


def test_what_is_switched_off_is_not_made_at_all(ground: Ground, look: LookBack) -> None:
    unfold(look, Part.MEANING)
    ground.ask(safety.say, SafetyState.FLAGGED, clock=ground.clock)
    ground.wait(lambda: Part.MEANING not in look._sections)
    unfold(look, Part.SPACE)
    fields = {each.field for each in look._sections[Part.SPACE].editors}
    assert not fields & {"said_return_at", "thread", "landed"}


def test_the_first_answer_is_told_by_no_field_while_it_is_covered(
    ground: Ground, look: LookBack, moment: Moment
) -> None:
    unfold(look, Part.CAPTURE)
    assert not editor(look, "which_fear").isHidden()
    ground.clock.advance(timedelta(hours=20))
    look.open(moment, settles_first=False, part=Part.CAPTURE.value)
    assert editor(look, "which_fear").isHidden()


def test_another_state_from_elsewhere_is_shown_and_nothing_is_lost(
    ground: Ground, look: LookBack, moment: Moment, words: Vocabulary
) -> None:
    elsewhere = ground.ask(
        moments.revise,
        replace(moment, note="Elsewhere."),
        words=words,
        clock=ground.clock,
        new_sitting=True,
    ).moment
    look.changed_elsewhere(elsewhere)
    assert look._note.text() == "Elsewhere."
    unfold(look, Part.CARE)
    care = editor(look, "care_line")
    assert isinstance(care, TextEditor)
    QTest.keyClicks(care.area.edit, "Mine.")
    look.changed_elsewhere(elsewhere)
    assert care.area.text == "Mine.", "what is being told is not disturbed"
    told = kept(ground, look, moment)
    assert (told.note, told.texts) == ("Elsewhere.", {"care_line": "Mine."})


def test_what_could_not_be_kept_yet_is_tried_on_beside_another_moment(
    ground: Ground, look: LookBack, moment: Moment, words: Vocabulary
) -> None:

    other = ground.ask(moments.keep, Capture(note="Other."), words=words, clock=ground.clock).moment
    unfold(look, Part.CARE)
    care = editor(look, "care_line")
    assert isinstance(care, TextEditor)
    gate = ground.hold()
    QTest.keyClicks(care.area.edit, "Mine.")
    look.open(other, settles_first=False)
    assert look.busy
    look.keep()
    gate.set()
    ground.wait(lambda: not look.busy)
    assert ground.ask(moments.get, moment.id).texts == {"care_line": "Mine."}
    assert ground.ask(moments.get, other.id).texts == {}


def test_a_save_that_does_not_succeed_is_said_and_tried_again(
    ground: Ground, look: LookBack, moment: Moment
) -> None:
    unfold(look, Part.CARE)
    care = editor(look, "care_line")
    assert isinstance(care, TextEditor)
    ground.take_file_away()
    QTest.keyClicks(care.area.edit, "Mine.")
    look.keep()
    ground.wait(lambda: look.save_state.label.text() == "Not saved yet.")
    assert look.busy
    ground.put_file_back()
    look.keep()
    ground.wait(lambda: not look.busy)
    assert ground.ask(moments.get, moment.id).texts == {"care_line": "Mine."}


def test_forgetting_leaves_no_word(look: LookBack) -> None:
    unfold(look, Part.CAPTURE)
    note = editor(look, "note")
    assert isinstance(note, NoteEditor)
    look.forget()
    assert note.area.text == ""
    assert look._note.text() == ""
    assert look.piece is None


def test_escape_leaves_and_nothing_is_required(look: LookBack) -> None:
    done = QSignalSpy(look.done)
    QTest.keyClick(look, Qt.Key.Key_Escape)
    look.done_button.click()
    assert done.count() == 2
