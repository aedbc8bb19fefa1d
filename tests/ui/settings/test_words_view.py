"""Words are renamed, hidden, added and brought back, and every picker knows at once."""

import dataclasses
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from journal_app.core.vocabulary import Term
from journal_app.services import bin as bin_service
from journal_app.services.vocabulary import LONGEST_LABEL
from journal_app.ui.settings.group_row import WordGroup
from journal_app.ui.settings.term_row import TermRow
from journal_app.ui.settings.word_groups import group_titles
from journal_app.ui.settings.words_view import MOST_FOUND, WordsView
from tests.builders import keep_moment, moment
from tests.ui.context_fixture import Ground
from tests.ui.heard import steps_back
from tests.ui.settings.conftest import Desk
from tests.ui.settings.finding import named, section


@pytest.fixture
def view(ground: Ground, desk: Desk) -> WordsView:
    return section(desk, "words", WordsView)


def open_group(ground: Ground, view: WordsView, group: str) -> WordGroup:
    opened = view.groups[group]
    if not opened.is_open:
        opened.head.click()
    ground.wait(lambda: bool(view.list.rows) and view.list.rows[0].isVisible())
    return opened


def row(ground: Ground, view: WordsView, term: str) -> TermRow:
    open_group(ground, view, term.partition("_")[0])
    found = view.list.row_of(term)
    assert found is not None
    return found


def rename(field_row: TermRow, label: str) -> None:
    field_row.name.setFocus()
    field_row.name.selectAll()
    field_row.name.insert(label)
    QTest.keyClick(field_row.name, Qt.Key.Key_Return)


def offered(ground: Ground, group: str) -> list[Term]:
    picker = ground.context.known.vocabulary.picker(group)
    return [*picker.first, *picker.more]


def undo_last(ground: Ground) -> None:
    _words, action, undo = ground.notices.said[-1]
    assert action == "Undo"
    assert undo is not None
    undo()


def test_every_group_with_changeable_words_is_listed(ground: Ground, view: WordsView) -> None:
    groups = {term.group for term in ground.context.known.vocabulary.terms.values()}
    assert set(view.groups) == groups - {"rd"}
    assert list(view.groups) == list(group_titles())


def test_one_group_is_open_at_a_time_and_lists_all_its_words(
    ground: Ground, view: WordsView
) -> None:
    open_group(ground, view, "tr")
    terms = [each for each in ground.context.known.vocabulary.terms.values() if each.group == "tr"]
    assert [each.term for each in view.list.rows] == terms
    open_group(ground, view, "st")
    assert not view.groups["tr"].is_open
    assert {each.term.group for each in view.list.rows} == {"st"}


def test_tab_leads_through_the_open_group_as_one_reads(ground: Ground, view: WordsView) -> None:
    for group in ("tr", "fe"):
        open_group(ground, view, group)
        view.grab()
        assert steps_back(view.window()) == []
    view.search.setText("tender")
    view.grab()
    assert steps_back(view.window()) == []


def test_a_renamed_word_reaches_the_pickers_and_can_have_its_name_back(
    ground: Ground, view: WordsView
) -> None:
    changed = row(ground, view, "tr_touch")
    own_name = changed.term.label
    rename(changed, "A hand")
    known = ground.context.known
    ground.wait(lambda: known.vocabulary.label("tr_touch") == "A hand")
    assert "A hand" in [term.chip for term in offered(ground, "tr")]
    ground.wait(lambda: changed.restore.isVisible())
    ground.wait(lambda: bool(ground.notices.said))
    assert ground.notices.said[0][0] == f"“{own_name}” is called “A hand” now."
    changed.restore.click()
    ground.wait(lambda: known.vocabulary.label("tr_touch") == own_name)
    assert changed.name.text() == own_name
    assert not changed.restore.isVisible()


def test_renaming_is_undone_to_the_name_before(ground: Ground, view: WordsView) -> None:
    changed = row(ground, view, "tr_touch")
    known = ground.context.known
    rename(changed, "one")
    ground.wait(lambda: known.vocabulary.label("tr_touch") == "one")
    rename(changed, "two")
    ground.wait(lambda: known.vocabulary.label("tr_touch") == "two")
    ground.wait(lambda: len(ground.notices.said) == 2)
    undo_last(ground)
    ground.wait(lambda: known.vocabulary.label("tr_touch") == "one")


def test_an_empty_name_gives_a_shipped_word_its_own_back(ground: Ground, view: WordsView) -> None:
    changed = row(ground, view, "tr_touch")
    own_name = changed.term.label
    known = ground.context.known
    rename(changed, "A hand")
    ground.wait(lambda: known.vocabulary.label("tr_touch") == "A hand")
    changed.name.selectAll()
    QTest.keyClick(changed.name, Qt.Key.Key_Delete)
    QTest.keyClick(changed.name, Qt.Key.Key_Return)
    ground.wait(lambda: known.vocabulary.label("tr_touch") == own_name)


def test_esc_leaves_a_name_as_it_was(ground: Ground, view: WordsView) -> None:
    changed = row(ground, view, "tr_touch")
    own_name = changed.term.label
    changed.name.setFocus()
    QTest.keyClicks(changed.name, "x")
    QTest.keyClick(changed.name, Qt.Key.Key_Escape)
    assert changed.name.text() == own_name
    QTest.keyClick(changed.name, Qt.Key.Key_Return)
    assert ground.notices.said == []


def test_a_hidden_word_leaves_the_pickers_and_stays_in_this_list(
    ground: Ground, view: WordsView
) -> None:
    hidden = row(ground, view, "tr_sex")
    hidden.toggle.click()
    ground.wait(lambda: "tr_sex" not in [term.id for term in offered(ground, "tr")])
    assert row(ground, view, "tr_sex") is hidden
    assert not hidden.toggle.isChecked()
    ground.wait(lambda: bool(ground.notices.said))
    undo_last(ground)
    ground.wait(lambda: hidden.toggle.isChecked())
    assert "tr_sex" in [term.id for term in offered(ground, "tr")]


def test_a_word_of_ones_own_is_added_found_and_refused_twice(
    ground: Ground, view: WordsView
) -> None:
    group = open_group(ground, view, "tr")
    QTest.keyClicks(group.add_field, "Doorbell at night")
    QTest.keyClick(group.add_field, Qt.Key.Key_Return)
    ground.wait(lambda: "Doorbell at night" in [term.label for term in offered(ground, "tr")])
    ground.wait(lambda: group.add_field.text() == "")
    assert view.list.rows[-1].term.label == "Doorbell at night"
    QTest.keyClicks(group.add_field, "doorbell AT night")
    named(group, QPushButton, "Add the word").click()
    ground.wait(lambda: ground.notices.said[-1][0] == "That word is in the list already.")
    assert group.add_field.text() == "doorbell AT night"


def add_word(ground: Ground, view: WordsView, label: str) -> TermRow:
    group = open_group(ground, view, "tr")
    QTest.keyClicks(group.add_field, label)
    QTest.keyClick(group.add_field, Qt.Key.Key_Return)
    ground.wait(lambda: view.list.rows[-1].term.label == label)
    ground.wait(lambda: group.add_field.text() == "")
    return view.list.rows[-1]


def labels(ground: Ground) -> list[str]:
    return [term.label for term in offered(ground, "tr")]


def test_a_word_of_ones_own_is_taken_away_and_brought_back(ground: Ground, view: WordsView) -> None:
    own = add_word(ground, view, "Doorbell")
    assert not view.list.rows[0].remove.isVisible()
    own.remove.setFocus()
    own.remove.click()
    ground.wait(lambda: "Doorbell" not in labels(ground))
    ground.wait(lambda: ground.notices.said[-1][0] == "“Doorbell” is taken away.")
    assert view.list.rows[-1].toggle.hasFocus()
    [waiting] = ground.ask(bin_service.contents).others
    assert waiting.label == "Doorbell"
    undo_last(ground)
    ground.wait(lambda: "Doorbell" in labels(ground))
    assert ground.ask(bin_service.contents).others == ()


def test_adding_a_word_can_be_taken_back(ground: Ground, view: WordsView) -> None:
    add_word(ground, view, "Doorbell")
    ground.wait(lambda: ground.notices.said[-1][0] == "“Doorbell” is added.")
    undo_last(ground)
    ground.wait(lambda: "Doorbell" not in labels(ground))
    assert "Doorbell" not in [row.term.label for row in view.list.rows]


def test_a_word_some_moment_has_stays_and_can_be_hidden(ground: Ground, view: WordsView) -> None:
    own = add_word(ground, view, "Doorbell")
    rang = dataclasses.replace(moment("It rang."), terms={"triggers": (own.term.id,)})
    ground.ask(keep_moment, rang)
    own.remove.click()
    ground.wait(lambda: ground.notices.said[-1][1] == "Hide it")
    assert ground.notices.said[-1][0].startswith("Some moments have this word.")
    hide = ground.notices.said[-1][2]
    assert hide is not None
    hide()
    ground.wait(lambda: not own.toggle.isChecked())
    assert "Doorbell" not in labels(ground)
    own.toggle.click()
    ground.wait(lambda: "Doorbell" in labels(ground))


def test_one_of_ones_own_keeps_some_name(ground: Ground, view: WordsView) -> None:
    group = open_group(ground, view, "tr")
    QTest.keyClicks(group.add_field, "Doorbell")
    QTest.keyClick(group.add_field, Qt.Key.Key_Return)
    ground.wait(lambda: view.list.rows[-1].term.label == "Doorbell")
    own = view.list.rows[-1]
    assert not own.restore.isVisible()
    own.name.setFocus()
    own.name.selectAll()
    QTest.keyClick(own.name, Qt.Key.Key_Delete)
    QTest.keyClick(own.name, Qt.Key.Key_Return)
    assert own.name.text() == "Doorbell"


def test_groups_with_a_meaning_of_their_own_do_not_grow(ground: Ground, view: WordsView) -> None:
    fixed = ground.context.known.shipped.fixed
    assert {"st", "kd"} <= fixed
    assert not open_group(ground, view, "st").add_field.isVisible()
    assert open_group(ground, view, "fe").add_field.isVisible()


def test_looking_for_a_word_finds_it_by_old_and_new_names_whatever_its_case(
    ground: Ground, view: WordsView
) -> None:
    rename(row(ground, view, "tr_touch"), "Hännd")
    ground.wait(lambda: ground.context.known.vocabulary.label("tr_touch") == "Hännd")
    for wanted in ("hÄNN", ground.context.known.shipped.label("tr_touch")):
        view.search.setText(wanted)
        assert "tr_touch" in [each.term.id for each in view.list.rows]
        assert not view.groups["tr"].isVisible()
    view.search.setText("zqx")
    assert view.list.rows == []
    assert view.note.text() == "No word is called that."
    view.search.clear()
    assert view.groups["tr"].isVisible()


def test_many_found_are_cut_and_that_is_said(view: WordsView) -> None:
    view.search.setText("e")
    assert len(view.list.rows) == MOST_FOUND
    assert view.note.text().startswith("There are more.")
    view.search.setText("jaw")
    assert view.note.text() == ""


def test_a_word_found_is_renamed_in_place(ground: Ground, view: WordsView) -> None:
    view.search.setText("tender")
    found = view.list.row_of("fe_tender")
    assert found is not None
    assert found.description.text().startswith("Feelings · ")
    rename(found, "Tender as bread")
    ground.wait(lambda: ground.context.known.vocabulary.label("fe_tender") == "Tender as bread")


def test_esc_empties_the_search_then_closes_the_group(
    ground: Ground, desk: Desk, view: WordsView
) -> None:
    open_group(ground, view, "tr")
    view.search.setText("x")
    QTest.keyClick(desk.page, Qt.Key.Key_Escape)
    assert view.search.text() == ""
    assert view.groups["tr"].is_open
    QTest.keyClick(desk.page, Qt.Key.Key_Escape)
    assert not view.groups["tr"].is_open


def test_the_longest_group_opens_quickly_once_its_rows_are_ready(
    ground: Ground, view: WordsView
) -> None:
    ground.wait(lambda: not view._soon.isActive())
    begun = time.perf_counter()
    view.groups["tr"].head.click()
    assert time.perf_counter() - begun < 0.5
    rows = list(view.list.rows)
    view.groups["bs"].head.click()
    assert set(view.list.rows) <= set(rows)


def test_a_name_cannot_be_longer_than_is_kept(ground: Ground, view: WordsView) -> None:
    changed = row(ground, view, "tr_touch")
    rename(changed, "x" * (LONGEST_LABEL + 10))
    known = ground.context.known
    ground.wait(lambda: known.vocabulary.label("tr_touch") == "x" * LONGEST_LABEL)


def test_what_cannot_be_kept_is_said_and_stands_there_until_one_lets_go_of_it(
    ground: Ground, view: WordsView
) -> None:
    changed = row(ground, view, "tr_touch")
    own_name = changed.term.label
    ground.take_file_away()
    rename(changed, "A hand")
    ground.wait(lambda: bool(ground.notices.said))
    assert changed.name.text() == "A hand"
    QTest.keyClick(changed.name, Qt.Key.Key_Escape)
    assert changed.name.text() == own_name
    ground.put_file_back()
