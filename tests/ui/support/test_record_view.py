"""The private record: warned first, sealed from its first key, listed only when opened."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from journal_app.core.entries import Entry
from journal_app.core.search import parse
from journal_app.core.support import RecordField
from journal_app.services import entries, records, sealing, support_texts, timeline
from journal_app.services.records import from_markdown
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.support.page import SupportPage
from journal_app.ui.support.record_view import RecordView
from tests import builders
from tests.ui.context_fixture import Ground
from tests.ui.support.finding import named, read, section
from tests.ui.window_fixture import texts_of

WORDS = support_texts.support().record
MARKER = "ZQXWOMBAT"


@pytest.fixture
def view(support: SupportPage) -> RecordView:
    return section(support, "record", RecordView)


def press(view: RecordView, name: str) -> None:
    named(view, QPushButton, name).click()


def fill(view: RecordView, told: dict[RecordField, str]) -> None:
    for field, text in told.items():
        QTest.keyClicks(view.form.fields[field].editor, text)


def sealed(ground: Ground) -> list[Entry]:
    return read(ground, records.sealed)


def write_one(ground: Ground, view: RecordView, text: str = MARKER) -> Entry:
    press(view, "Begin a record")
    fill(view, {RecordField.DATE: "Tuesday", RecordField.HAPPENED: text})
    press(view, "Back")
    ground.wait(lambda: not view.busy())
    return sealed(ground)[0]


def found_nowhere(ground: Ground) -> bool:
    words = read(ground, lambda tables: tables.search.find(parse(MARKER)))
    listed = read(ground, timeline.index)
    written = read(ground, entries.written_last_on, builders.when().day)
    return words == [] and len(listed) == 0 and written is None


def on_the_bus(view: RecordView) -> str:
    return " ".join(texts_of(QAccessible.queryAccessibleInterface(view)))


def test_the_warning_is_what_one_sees_first(view: RecordView) -> None:
    shown = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
    for line in (*WORDS.warning, WORDS.sealed):
        assert line in shown
    assert not view.form.isVisible()
    assert not view.list.isVisible()


def test_a_record_is_sealed_from_its_first_key_and_found_nowhere(
    ground: Ground, view: RecordView
) -> None:
    press(view, "Begin a record")
    told = {
        RecordField.DATE: "Tuesday, about ten",
        RecordField.PLACE: "kitchen",
        RecordField.HAPPENED: f"{MARKER} # not a heading",
        RecordField.SAW: "nobody",
        RecordField.FELT: "cold",
    }
    QTest.keyClicks(view.form.fields[RecordField.DATE].editor, "T")
    ground.wait(lambda: view.form.desk.piece is not None)
    assert found_nowhere(ground)
    fill(view, {**told, RecordField.DATE: told[RecordField.DATE][1:]})
    view.keep()
    ground.wait(lambda: not view.busy())
    assert found_nowhere(ground)
    (entry,) = sealed(ground)
    assert records.is_record(entry)
    assert from_markdown(entry.body) == {field: told.get(field, "") for field in RecordField}
    assert view.save_state.label.text() == "Saved"


def test_one_left_empty_leaves_nothing(ground: Ground, view: RecordView) -> None:
    press(view, "Begin a record")
    QTest.keyClicks(view.form.fields[RecordField.DATE].editor, "x")
    ground.wait(lambda: view.form.desk.piece is not None)
    QTest.keyClick(view.form.fields[RecordField.DATE].editor, Qt.Key.Key_Backspace)
    press(view, "Back")
    ground.wait(lambda: not view.busy() and sealed(ground) == [])


def test_the_list_takes_a_second_press_and_holds_no_word_before_and_after(
    ground: Ground, support: SupportPage, view: RecordView
) -> None:
    write_one(ground, view)
    assert MARKER not in on_the_bus(view)
    press(view, "Open the records")
    ground.wait(lambda: MARKER in on_the_bus(view))
    support.enter(Place(page=PageId.SUPPORT, part="data"))
    assert MARKER not in on_the_bus(view)
    support.enter(Place(page=PageId.SUPPORT, part="record"))
    assert named(view, QPushButton, "Open the records")


def test_an_empty_list_says_so(ground: Ground, view: RecordView) -> None:
    press(view, "Open the records")
    ground.wait(lambda: "Nothing is sealed." in on_the_bus(view))


def test_a_record_is_read_and_gone_on_with(ground: Ground, view: RecordView) -> None:
    before = write_one(ground, view)
    open_listed(ground, view)
    editor = view.form.fields[RecordField.HAPPENED].editor
    assert editor.text() == MARKER
    editor.put_caret_at_end()
    QTest.keyClicks(editor, " once more")
    press(view, "Back")
    ground.wait(lambda: not view.busy())
    (after,) = sealed(ground)
    assert after.id == before.id
    assert from_markdown(after.body)[RecordField.HAPPENED] == f"{MARKER} once more"
    assert len(read(ground, entries.revisions, after.id)) == 1
    assert view.list.isVisible()


def open_listed(ground: Ground, view: RecordView) -> None:
    press(view, "Open the records")
    ground.wait(lambda: any(button.isVisible() for button in open_buttons(view)))
    press(view, "Open")


def open_buttons(view: RecordView) -> list[QPushButton]:
    buttons = view.list.findChildren(QPushButton)
    return [button for button in buttons if button.accessibleName() == "Open"]


def wait_for_bin(ground: Ground, view: RecordView) -> None:
    buttons = view.list.findChildren
    ground.wait(
        lambda: any(
            button.isVisible() and button.accessibleName() == "Bring back"
            for button in buttons(QPushButton)
        )
    )


def open_one(ground: Ground, view: RecordView) -> Entry:
    entry = write_one(ground, view)
    open_listed(ground, view)
    return entry


def test_unsealed_it_is_in_the_timeline_and_that_can_be_undone(
    ground: Ground, view: RecordView
) -> None:
    entry = open_one(ground, view)
    press(view, "Unseal it")
    ground.wait(lambda: len(read(ground, timeline.index)) == 1)
    assert sealed(ground) == []
    assert read(ground, lambda tables: tables.search.find(parse(MARKER))) == [entry.id]
    words, action, undo = ground.notices.said[0]
    assert (words, action) == ("It is in your timeline now.", "Undo")
    assert undo is not None
    undo()
    ground.wait(lambda: found_nowhere(ground))
    assert [each.id for each in sealed(ground)] == [entry.id]


def test_the_bin_can_be_undone_and_lists_nothing_sealed(ground: Ground, view: RecordView) -> None:
    entry = open_one(ground, view)
    press(view, "Move to the bin")
    ground.wait(lambda: sealed(ground) == [])
    assert read(ground, entries.binned) == []
    undo = ground.notices.said[0][2]
    assert undo is not None
    undo()
    ground.wait(lambda: [each.id for each in sealed(ground)] == [entry.id])
    assert found_nowhere(ground)


def test_what_is_in_the_bin_is_brought_back_from_the_opened_records(
    ground: Ground, view: RecordView
) -> None:
    entry = open_one(ground, view)
    press(view, "Move to the bin")
    wait_for_bin(ground, view)
    assert MARKER in on_the_bus(view)
    assert "Nothing is sealed." not in on_the_bus(view)
    assert open_buttons(view) == []
    press(view, "Bring back")
    ground.wait(lambda: "In the bin" not in on_the_bus(view) and len(open_buttons(view)) == 1)
    assert [each.id for each in sealed(ground)] == [entry.id]
    assert found_nowhere(ground)


def test_one_that_was_emptied_comes_back_with_its_words(ground: Ground, view: RecordView) -> None:
    entry = open_one(ground, view)
    for field in view.form.fields.values():
        field.editor.selectAll()
        QTest.keyClick(field.editor, Qt.Key.Key_Delete)
    press(view, "Back")
    wait_for_bin(ground, view)
    assert MARKER in on_the_bus(view)
    press(view, "Bring back")
    ground.wait(lambda: [each.body for each in sealed(ground)] == [entry.body])


def test_what_has_not_begun_can_neither_be_unsealed_nor_binned(view: RecordView) -> None:
    press(view, "Begin a record")
    assert not view.unseal.isVisible()
    assert not view.bin.isVisible()


def test_other_sealed_writing_is_found_again_here(ground: Ground, view: RecordView) -> None:
    piece = ground.keep(builders.entry(f"{MARKER} in the evening"))
    ground.ask(sealing.seal, piece)
    open_listed(ground, view)
    assert view.field.editor.text() == f"{MARKER} in the evening"
    view.field.editor.put_caret_at_end()
    QTest.keyClicks(view.field.editor, ", late")
    press(view, "Back")
    ground.wait(lambda: not view.busy())
    assert sealed(ground)[0].body == f"{MARKER} in the evening, late"
    assert found_nowhere(ground)


def test_esc_closes_one_thing_after_the_other(
    ground: Ground, support: SupportPage, view: RecordView
) -> None:
    open_one(ground, view)
    QTest.keyClick(view.form.fields[RecordField.DATE].editor, Qt.Key.Key_Escape)
    assert view.list.isVisible()
    QTest.keyClick(support, Qt.Key.Key_Escape)
    assert view.begin_button.isVisible()


def test_leaving_in_the_middle_of_a_word_keeps_it_and_closes_the_form(
    ground: Ground, support: SupportPage, view: RecordView
) -> None:
    press(view, "Begin a record")
    QTest.keyClicks(view.form.fields[RecordField.HAPPENED].editor, MARKER)
    support.leave()
    assert support.busy()
    assert not view.form.isVisible()
    ground.wait(lambda: not support.busy())
    assert from_markdown(sealed(ground)[0].body)[RecordField.HAPPENED] == MARKER
    assert MARKER not in on_the_bus(view)


def test_a_disk_that_refuses_loses_nothing(ground: Ground, view: RecordView) -> None:
    press(view, "Begin a record")
    ground.take_file_away()
    QTest.keyClicks(view.form.fields[RecordField.HAPPENED].editor, MARKER)
    ground.wait(lambda: view.save_state.label.text() == "Not saved yet.")
    ground.put_file_back()
    view.keep()
    ground.wait(lambda: not view.busy())
    assert from_markdown(sealed(ground)[0].body)[RecordField.HAPPENED] == MARKER
    assert found_nowhere(ground)


def test_every_field_has_the_name_that_stands_above_it(view: RecordView) -> None:
    press(view, "Begin a record")
    for field, about in WORDS.fields.items():
        assert view.form.fields[field].editor.accessibleName() == about.label
        assert view.form.fields[field].editor.accessibleDescription() == about.hint


def test_tab_goes_from_field_to_field(view: RecordView) -> None:
    press(view, "Begin a record")
    for field in RecordField:
        editor = view.form.fields[field].editor
        assert editor.hasFocus(), field
        QTest.keyClick(editor, Qt.Key.Key_Tab)
