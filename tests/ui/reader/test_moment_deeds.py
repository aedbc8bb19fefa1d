"""What is done with a moment in the Reader: joined, looked back at, moved, put away."""

from dataclasses import replace
from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QPushButton, QWidget

from journal_app.core.moments import Capture, Moment
from journal_app.core.vocabulary import Vocabulary
from journal_app.services import entries, links, moments
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader.page import ReaderPage
from journal_app.ui.reader.versions import VersionsSheet
from journal_app.ui.widgets.button import Button
from tests import builders
from tests.ui.by_command import do
from tests.ui.context_fixture import Ground
from tests.ui.reader.moment_steps import button, keep_moment, line, read, told


def test_links_are_doors_at_both_ends_and_can_be_parted(
    ground: Ground, reader: ReaderPage, moment: Moment, words: Vocabulary
) -> None:
    other = keep_moment(ground, words, Capture(note="A long message.", reading="rd_both"))
    ground.ask(links.join, moment.id, other.id, relation="sq_close_then_away", clock=ground.clock)
    read(ground, reader, moment.id)
    ground.wait(lambda: bool(reader.moment_view.joined._rows))
    door = next(
        each for each in reader.moment_view.joined.findChildren(QPushButton)
        if "A long message." in each.accessibleName()
    )  # fmt: skip
    assert "felt like some of both" in door.accessibleName()
    assert door.accessibleDescription().startswith("Near, then away")
    went = QSignalSpy(ground.context.navigator.went)
    door.click()
    assert went.at(0) == [Place(page=PageId.READER, piece=other.id)]
    read(ground, reader, other.id)
    ground.wait(lambda: "Her hand on mine." in told(reader.moment_view.joined))
    button(reader, "Part these two").click()
    ground.wait(lambda: not reader.moment_view.joined._rows)
    words_said, action, undo = ground.notices.said[0]
    assert (words_said, action) == ("Parted. Both stay.", "Undo")
    assert undo is not None
    undo()
    ground.wait(lambda: bool(reader.moment_view.joined._rows))


def test_an_entry_shows_its_question_and_its_moments(
    ground: Ground, reader: ReaderPage, words: Vocabulary
) -> None:
    prompt = ground.ask(lambda vault: _first_prompt())
    piece = ground.keep(replace(builders.entry("Words."), prompt_id=prompt[0]))
    entry = ground.ask(entries.get, piece)
    keep_moment(ground, words, Capture(note="In the car.", reading="rd_fear", entry=entry.uid))
    reader.enter(Place(page=PageId.READER, piece=piece))
    ground.wait(lambda: reader.text.toPlainText() == "Words.")
    assert reader.question.text() == prompt[1]
    assert "In the car." in told(reader.joined)
    assert "A moment from this entry" in told(reader.joined)


def _first_prompt() -> tuple[str, str]:
    from journal_app.content.prompts import load_prompts
    from journal_app.core.resources import resource

    prompt = load_prompts("en", resource("prompts"))[0]
    return prompt.id, prompt.text


def test_e_and_the_button_look_back_and_escape_returns(
    ground: Ground, reader: ReaderPage, moment: Moment
) -> None:
    read(ground, reader, moment.id)
    do(reader.moment_view, ActionId.EDIT_ENTRY)
    assert reader.looks_back
    where = reader.place()
    assert where is not None
    assert where.part == "reflection"
    assert not reader.busy()
    look = reader.look_back()
    QTest.keyClick(look, Qt.Key.Key_Escape)
    assert reader._stack.currentWidget() is reader.moment_view
    button(reader, "Look back at this moment").click()
    assert reader.looks_back


def test_a_place_leads_into_a_part_of_looking_back(
    ground: Ground, reader: ReaderPage, moment: Moment
) -> None:
    reader.enter(Place(page=PageId.READER, piece=moment.id, part="care"))
    ground.wait(lambda: reader.looks_back)
    where = reader.place()
    assert where is not None
    assert where.part == "care"


def test_what_is_told_looking_back_is_there_afterwards(
    ground: Ground, reader: ReaderPage, moment: Moment
) -> None:
    reader.enter(Place(page=PageId.READER, piece=moment.id, part="care"))
    ground.wait(lambda: reader.looks_back)
    look = reader.look_back()
    area = look._sections[look.part].editors[-1].area  # type: ignore[index,attr-defined]  # care asks for lines
    QTest.keyClicks(area.edit, "His hands.")
    assert reader.busy()
    reader.keep()
    ground.wait(lambda: not reader.busy())
    assert reader.looks_back, "saving does not lead away"
    look.done_button.click()
    ground.wait(lambda: line(reader, "What I still care about") == "His hands.")


def test_earlier_versions_can_stand_again(
    ground: Ground, reader: ReaderPage, moment: Moment, words: Vocabulary
) -> None:
    ground.ask(
        moments.revise, replace(moment, note="Mended."),
        words=words, clock=ground.clock, new_sitting=True,
    )  # fmt: skip
    read(ground, reader, moment.id)
    ground.wait(lambda: reader.moment_view.note.text() == "Mended.")
    reader._show_versions()
    ground.wait(lambda: reader.window().findChild(VersionsSheet) is not None)
    sheet = reader.window().findChild(VersionsSheet)
    assert sheet is not None
    assert "Her hand on mine." in told(sheet)
    back = next(each for each in sheet.findChildren(Button) if each.label == "Bring it back")
    back.click()
    ground.wait(lambda: reader.moment_view.note.text() == "Her hand on mine.")


def test_without_earlier_versions_a_sentence_says_so(
    ground: Ground, reader: ReaderPage, moment: Moment
) -> None:
    read(ground, reader, moment.id)
    reader._show_versions()
    ground.wait(lambda: bool(ground.notices.said))
    assert ground.notices.said[0][0] == "There is no earlier version of this moment."


def test_its_time_can_be_changed(ground: Ground, reader: ReaderPage, moment: Moment) -> None:
    read(ground, reader, moment.id)
    reader._options._ask_time()
    popover = reader._deeds._time
    assert popover is not None
    popover.chosen.emit(datetime(2026, 3, 10, 8, 30))
    ground.wait(lambda: reader.date.text() == "Tuesday, 10 March")
    assert ground.ask(moments.get, moment.id).when.day == datetime(2026, 3, 10).date()


def test_the_bin_is_one_step_and_so_is_the_way_back(
    ground: Ground, reader: ReaderPage, moment: Moment
) -> None:
    read(ground, reader, moment.id)
    reader._move_to_bin()
    ground.wait(lambda: reader.bring_back.isVisible() and bool(ground.notices.said))
    assert ground.notices.said[0][0] == "The moment is in the bin."
    assert reader.moment_view.look_back.isHidden()
    assert reader.moment_view.joined.join_button.isHidden()
    do(reader.moment_view, ActionId.EDIT_ENTRY)
    assert not reader.looks_back
    button(reader, "Bring it back").click()
    ground.wait(lambda: not reader.bring_back.isVisible())


def test_putting_it_away_while_looking_back_ends_that_and_keeps_what_was_told(
    ground: Ground, reader: ReaderPage, moment: Moment
) -> None:
    reader.enter(Place(page=PageId.READER, piece=moment.id, part="capture"))
    ground.wait(lambda: reader.looks_back)
    look = reader.look_back()
    look.sitting.change(lambda told: replace(told, note="Told last."))
    reader._move_to_bin()
    ground.wait(lambda: reader.bring_back.isVisible() and not reader.busy())
    assert not reader.looks_back
    kept = ground.ask(moments.get, moment.id)
    assert kept.note == "Told last."
    assert kept.deleted_at is not None


def test_neighbours_lead_from_moments_to_entries_and_back(
    ground: Ground, reader: ReaderPage, moment: Moment
) -> None:
    ground.keep(builders.entry("older", at=builders.START - timedelta(days=1)))
    read(ground, reader, moment.id)
    ground.wait(lambda: reader._neighbours.index is not None)
    do(reader.moment_view, ActionId.NEXT_ENTRY)
    ground.wait(lambda: reader.text.toPlainText() == "older")
    assert reader._stack.currentWidget() is reader.text
    do(reader.text, ActionId.PREVIOUS_ENTRY)
    ground.wait(lambda: reader._stack.currentWidget() is reader.moment_view)
    assert reader.moment_view.note.text() == "Her hand on mine."
    assert reader.text.toPlainText() == ""


def test_forgetting_leaves_no_word(ground: Ground, reader: ReaderPage, moment: Moment) -> None:
    read(ground, reader, moment.id)
    reader._open_look_back("care")
    reader.forget()
    everything = told(reader)
    assert "hand" not in everything
    assert "Mara" not in everything
    assert reader.moment_view.note.text() == ""


def test_every_control_has_a_name(ground: Ground, reader: ReaderPage, moment: Moment) -> None:
    read(ground, reader, moment.id)
    reader._open_look_back("body")
    nameless = [
        each for each in reader.findChildren(QWidget)
        if each.isVisible() and not each.accessibleName()
        and each.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]  # fmt: skip
    assert not [type(each).__name__ for each in nameless]
