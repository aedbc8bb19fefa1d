"""A moment in the Reader: everything told, the answer as far as it is to be seen, and its doors."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.core.ids import PieceId
from journal_app.core.moments import BodyMark, Capture, Moment
from journal_app.core.safety import SafetyState
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import entries, links, moments, safety, vocabulary
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader.page import ReaderPage
from journal_app.ui.reader.versions import VersionsSheet
from journal_app.ui.widgets.button import Button
from tests import builders
from tests.ui.context_fixture import Ground


@pytest.fixture
def words() -> Vocabulary:
    return vocabulary.built_in()


@pytest.fixture
def page(qtbot: QtBot, ground: Ground) -> ReaderPage:
    ground.context.known.open()
    ground.wait(lambda: len(ground.context.known.vocabulary.terms) > 0)
    made = ReaderPage(ground.context)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    ground.context.hub.changed.connect(made.refresh)
    return made


def keep(ground: Ground, words: Vocabulary, capture: Capture) -> Moment:
    return ground.ask(moments.keep, capture, words=words, clock=ground.clock).moment


@pytest.fixture
def moment(ground: Ground, words: Vocabulary) -> Moment:
    return keep(
        ground,
        words,
        Capture(
            note="Her hand on mine.",
            reading="rd_fear",
            state="st_unsure",
            pull_away=0,
            people=("Mara",),
            terms={"trigger_primary": ("tr_touch",), "which_fear": ("ft_seen",)},
            texts={"sentence": "An hour."},
            body=(BodyMark(region="br_jaw", sensation="bs_tight"), BodyMark(sensation="bs_hot")),
            skipped=frozenset({"seat"}),
        ),
    )


def read(ground: Ground, page: ReaderPage, piece: PieceId, part: str = "") -> None:
    page.enter(Place(page=PageId.READER, piece=piece, part=part))
    ground.wait(lambda: page._leaf.moment is not None and page._leaf.moment.id == piece)


def told(widget: QWidget) -> str:
    """Everything that can be seen or heard."""
    shown = [each for each in widget.findChildren(QWidget) if each.isVisible()]
    parts = [f"{each.accessibleName()} {each.accessibleDescription()}" for each in shown]
    parts += [each.text() for each in shown if isinstance(each, QLabel)]
    return " | ".join(parts)


def line(page: ReaderPage, label: str) -> str:
    found = [
        each.accessibleDescription()
        for each in page.moment_view.groups.findChildren(QLabel)
        if each.accessibleName() == label and each.accessibleDescription()
    ]
    return found[0] if found else ""


def button(page: QWidget, name: str) -> QPushButton:
    found = [
        each for each in page.findChildren(QPushButton)
        if each.accessibleName() == name and each.isVisible()
    ]  # fmt: skip
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0]


def test_everything_told_is_there_and_nothing_else(
    ground: Ground, page: ReaderPage, moment: Moment
) -> None:
    read(ground, page, moment.id)
    view = page.moment_view
    assert page._stack.currentWidget() is view
    assert page.details.text().endswith("  ·  Mara")
    assert view.note.text() == "Her hand on mine."
    assert view.kind.text() == "Just noticed"
    assert line(page, "Just before") == "Affectionate touch"
    assert line(page, "The fear was of") == "Being seen"
    assert line(page, "A sentence I could say") == "An hour."
    assert line(page, "Without a place") == "hot or flushed"
    assert "What it resembled" not in told(page)


def test_unsure_zero_passed_over_and_not_asked_are_four_things(
    ground: Ground, page: ReaderPage, moment: Moment
) -> None:
    read(ground, page, moment.id)
    assert line(page, "The whole of me") == "Can’t tell"
    assert line(page, "The pull away") == "none"
    assert line(page, "The wish") == "passed over"
    assert line(page, "The pull toward") == ""
    assert "The pull toward" not in told(page)


def test_a_place_in_the_body_leads_to_every_moment_felt_there(
    ground: Ground, page: ReaderPage, moment: Moment
) -> None:
    read(ground, page, moment.id)
    went = QSignalSpy(ground.context.navigator.went)
    button(page, "jaw: tight").click()
    assert went.at(0) == [Place(page=PageId.TIMELINE, part="br_jaw")]


def test_the_answer_can_be_corrected_for_ten_minutes_and_then_stands(
    ground: Ground, page: ReaderPage, moment: Moment
) -> None:
    read(ground, page, moment.id)
    answer = page.moment_view.answer
    assert not answer.stands.isVisible()
    button(page, "Change the answer").click()
    button(answer, "Preference").click()
    ground.wait(lambda: page._leaf.moment is not None
                and page._leaf.moment.reading == "rd_preference")  # fmt: skip
    ground.clock.advance(timedelta(minutes=11))
    answer._show_again()
    assert answer.change_button.isHidden()
    assert answer.stands.text() == "The first answer stands as it was given."
    assert answer.stands.isVisible()


def test_while_the_later_look_is_open_nothing_tells_the_first_answer(
    ground: Ground, page: ReaderPage, moment: Moment
) -> None:
    ground.clock.advance(timedelta(hours=20))
    read(ground, page, moment.id, part="later-look")
    everything = told(page)
    assert "The fear was of" not in everything
    assert "A sentence I could say" not in everything
    assert not page.moment_view.answer.both.isVisible()
    look = page.moment_view.answer._look
    assert look is not None
    assert look.answers.stops()[0].hasFocus()
    button(look, "Preference").click()
    ground.wait(lambda: page.moment_view.answer.both.isVisible())
    everything = told(page.moment_view.answer)
    assert everything.index("At first") < everything.index("Looking again")
    assert line(page, "The fear was of") == "Being seen"


def test_passing_over_the_later_look_uncovers_the_answer(
    ground: Ground, page: ReaderPage, moment: Moment
) -> None:
    ground.clock.advance(timedelta(hours=20))
    read(ground, page, moment.id)
    button(page, "Not now").click()
    ground.wait(lambda: page.moment_view.answer.both.isVisible())
    assert "Fear" in told(page.moment_view.answer.both)


def test_where_the_question_is_put_away_no_later_look_is_made(
    ground: Ground, page: ReaderPage, moment: Moment
) -> None:
    ground.ask(safety.say, SafetyState.FLAGGED, clock=ground.clock)
    ground.clock.advance(timedelta(hours=20))
    read(ground, page, moment.id)
    assert page.moment_view.answer._look is None
    assert page.moment_view.answer.covered.isVisible()


def test_a_moment_nobody_asked_about_asks_only_on_a_press(
    ground: Ground, page: ReaderPage, words: Vocabulary
) -> None:
    silent = keep(ground, words, Capture(note="Quiet."))
    read(ground, page, silent.id)
    answer = page.moment_view.answer
    assert answer.asking.isHidden()
    assert not answer.both.isVisible()
    button(page, "Fear or preference?").click()
    button(answer, "I can’t tell yet").click()
    ground.wait(lambda: answer.both.isVisible())
    assert ground.ask(moments.get, silent.id).reading == "rd_cant_tell"


def test_links_are_doors_at_both_ends_and_can_be_parted(
    ground: Ground, page: ReaderPage, moment: Moment, words: Vocabulary
) -> None:
    other = keep(ground, words, Capture(note="A long message.", reading="rd_both"))
    ground.ask(links.join, moment.id, other.id, relation="sq_close_then_away", clock=ground.clock)
    read(ground, page, moment.id)
    ground.wait(lambda: bool(page.moment_view.joined._rows))
    door = next(
        each for each in page.moment_view.joined.findChildren(QPushButton)
        if "A long message." in each.accessibleName()
    )  # fmt: skip
    assert "felt like some of both" in door.accessibleName()
    assert door.accessibleDescription().startswith("Near, then away")
    went = QSignalSpy(ground.context.navigator.went)
    door.click()
    assert went.at(0) == [Place(page=PageId.READER, piece=other.id)]
    read(ground, page, other.id)
    ground.wait(lambda: "Her hand on mine." in told(page.moment_view.joined))
    button(page, "Part these two").click()
    ground.wait(lambda: not page.moment_view.joined._rows)
    words_said, action, undo = ground.notices.said[0]
    assert (words_said, action) == ("Parted. Both stay.", "Undo")
    assert undo is not None
    undo()
    ground.wait(lambda: bool(page.moment_view.joined._rows))


def test_joining_asks_which_and_how(
    ground: Ground, page: ReaderPage, moment: Moment, words: Vocabulary
) -> None:
    other = keep(ground, words, Capture(note="A long message."))
    read(ground, page, moment.id)
    button(page, "Join to another moment…").click()
    ground.wait(lambda: page._joining._which is not None and page._joining._which.isVisible())
    which = page._joining._which
    assert which is not None
    assert which._model.rowCount() == 1
    assert "A long message." in which._model.item(0).text()
    which._on_picked(which._model.index(0, 0))
    how = page._joining._how
    assert how is not None
    how.field.setText("the same silence")
    QTest.keyClick(how.field, Qt.Key.Key_Return)
    ground.wait(lambda: bool(page.moment_view.joined._rows))
    (joined,) = ground.ask(links.of, moment.id)
    assert (joined.other.id, joined.link.words) == (other.id, "the same silence")


def test_loops_are_not_offered_as_words_where_they_are_put_away(
    ground: Ground, page: ReaderPage, moment: Moment, words: Vocabulary
) -> None:
    keep(ground, words, Capture(note="A long message."))
    ground.ask(safety.say, SafetyState.UNSURE, clock=ground.clock)
    read(ground, page, moment.id)
    page._join(page.bar.options)
    ground.wait(lambda: page._joining._which is not None and page._joining._which.isVisible())
    which = page._joining._which
    assert which is not None
    which._on_picked(which._model.index(0, 0))
    assert list(page._joining._relations.values()) == [""]


def test_an_entry_shows_its_question_and_its_moments(
    ground: Ground, page: ReaderPage, words: Vocabulary
) -> None:
    prompt = ground.ask(lambda vault: _first_prompt())
    piece = ground.keep(replace(builders.entry("Words."), prompt_id=prompt[0]))
    entry = ground.ask(entries.get, piece)
    keep(ground, words, Capture(note="In the car.", reading="rd_fear", entry=entry.uid))
    page.enter(Place(page=PageId.READER, piece=piece))
    ground.wait(lambda: page.text.toPlainText() == "Words.")
    assert page.question.text() == prompt[1]
    assert "In the car." in told(page.joined)
    assert "A moment from this entry" in told(page.joined)


def _first_prompt() -> tuple[str, str]:
    from journal_app.content.prompts import load_prompts
    from journal_app.core.resources import resource

    prompt = load_prompts("en", resource("prompts"))[0]
    return prompt.id, prompt.text


def test_e_and_the_button_look_back_and_escape_returns(
    ground: Ground, page: ReaderPage, moment: Moment
) -> None:
    read(ground, page, moment.id)
    QTest.keyClick(page.moment_view, Qt.Key.Key_E)
    assert page.looks_back
    where = page.place()
    assert where is not None
    assert where.part == "reflection"
    assert not page.busy()
    look = page.look_back()
    QTest.keyClick(look, Qt.Key.Key_Escape)
    assert page._stack.currentWidget() is page.moment_view
    button(page, "Look back at this moment").click()
    assert page.looks_back


def test_a_place_leads_into_a_part_of_looking_back(
    ground: Ground, page: ReaderPage, moment: Moment
) -> None:
    page.enter(Place(page=PageId.READER, piece=moment.id, part="care"))
    ground.wait(lambda: page.looks_back)
    where = page.place()
    assert where is not None
    assert where.part == "care"


def test_what_is_told_looking_back_is_there_afterwards(
    ground: Ground, page: ReaderPage, moment: Moment
) -> None:
    page.enter(Place(page=PageId.READER, piece=moment.id, part="care"))
    ground.wait(lambda: page.looks_back)
    look = page.look_back()
    area = look._sections[look.part].editors[-1].area  # type: ignore[index,attr-defined]  # care asks for lines
    QTest.keyClicks(area.edit, "His hands.")
    assert page.busy()
    page.keep()
    ground.wait(lambda: not page.busy())
    assert page.looks_back, "saving does not lead away"
    look.done_button.click()
    ground.wait(lambda: line(page, "What I still care about") == "His hands.")


def test_earlier_versions_can_stand_again(
    ground: Ground, page: ReaderPage, moment: Moment, words: Vocabulary
) -> None:
    ground.ask(
        moments.revise, replace(moment, note="Mended."),
        words=words, clock=ground.clock, new_sitting=True,
    )  # fmt: skip
    read(ground, page, moment.id)
    ground.wait(lambda: page.moment_view.note.text() == "Mended.")
    page._show_versions()
    ground.wait(lambda: page.window().findChild(VersionsSheet) is not None)
    sheet = page.window().findChild(VersionsSheet)
    assert sheet is not None
    assert "Her hand on mine." in told(sheet)
    back = next(each for each in sheet.findChildren(Button) if each.label == "Bring it back")
    back.click()
    ground.wait(lambda: page.moment_view.note.text() == "Her hand on mine.")


def test_without_earlier_versions_a_sentence_says_so(
    ground: Ground, page: ReaderPage, moment: Moment
) -> None:
    read(ground, page, moment.id)
    page._show_versions()
    ground.wait(lambda: bool(ground.notices.said))
    assert ground.notices.said[0][0] == "There is no earlier version of this moment."


def test_its_time_can_be_changed(ground: Ground, page: ReaderPage, moment: Moment) -> None:
    read(ground, page, moment.id)
    page._ask_time()
    popover = page._deeds._time
    assert popover is not None
    popover.chosen.emit(datetime(2026, 3, 10, 8, 30))
    ground.wait(lambda: page.date.text() == "Tuesday, 10 March")
    assert ground.ask(moments.get, moment.id).when.day == datetime(2026, 3, 10).date()


def test_the_bin_is_one_step_and_so_is_the_way_back(
    ground: Ground, page: ReaderPage, moment: Moment
) -> None:
    read(ground, page, moment.id)
    page._move_to_bin()
    ground.wait(lambda: page.bring_back.isVisible() and bool(ground.notices.said))
    assert ground.notices.said[0][0] == "The moment is in the bin."
    assert page.moment_view.look_back.isHidden()
    assert page.moment_view.joined.join_button.isHidden()
    QTest.keyClick(page.moment_view, Qt.Key.Key_E)
    assert not page.looks_back
    button(page, "Bring it back").click()
    ground.wait(lambda: not page.bring_back.isVisible())


def test_neighbours_lead_from_moments_to_entries_and_back(
    ground: Ground, page: ReaderPage, moment: Moment
) -> None:
    ground.keep(builders.entry("older", at=builders.START - timedelta(days=1)))
    read(ground, page, moment.id)
    ground.wait(lambda: page._neighbours.index is not None)
    QTest.keyClick(page.moment_view, Qt.Key.Key_J)
    ground.wait(lambda: page.text.toPlainText() == "older")
    assert page._stack.currentWidget() is page.text
    QTest.keyClick(page.text, Qt.Key.Key_K)
    ground.wait(lambda: page._stack.currentWidget() is page.moment_view)
    assert page.moment_view.note.text() == "Her hand on mine."
    assert page.text.toPlainText() == ""


def test_forgetting_leaves_no_word(ground: Ground, page: ReaderPage, moment: Moment) -> None:
    read(ground, page, moment.id)
    page._open_look_back("care")
    page.forget()
    everything = told(page)
    assert "hand" not in everything
    assert "Mara" not in everything
    assert page.moment_view.note.text() == ""


def test_every_control_has_a_name(ground: Ground, page: ReaderPage, moment: Moment) -> None:
    read(ground, page, moment.id)
    page._open_look_back("body")
    nameless = [
        each for each in page.findChildren(QWidget)
        if each.isVisible() and not each.accessibleName()
        and each.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]  # fmt: skip
    assert not [type(each).__name__ for each in nameless]
