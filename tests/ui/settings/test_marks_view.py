"""The person's own set of marks: renamed, given a look, hidden, moved, added, taken away, read."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from journal_app.core.marks import ICONS, TINTS
from journal_app.services import passages
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.settings.mark_row import MarkRow
from journal_app.ui.settings.mark_words import icon_words
from journal_app.ui.settings.marks_view import MarksView
from journal_app.ui.theme.tint_words import tint_words
from tests.builders import entry
from tests.ui.context_fixture import Ground
from tests.ui.settings.conftest import Desk
from tests.ui.settings.finding import section


@pytest.fixture
def view(ground: Ground, desk: Desk) -> MarksView:
    return section(desk, "marks", MarksView)


def order(view: MarksView) -> list[str]:
    """The names one sees, from top to bottom."""
    rows = sorted(view.rows.values(), key=lambda row: row.y())
    return [row.name.text() for row in rows]


def digits(view: MarksView) -> list[str]:
    """The digits one sees, from top to bottom."""
    return [row.digit.text() for row in sorted(view.rows.values(), key=lambda row: row.y())]


def rename(row: MarkRow, label: str) -> None:
    row.name.setFocus()
    row.name.selectAll()
    row.name.insert(label)
    QTest.keyClick(row.name, Qt.Key.Key_Return)


def undo_last(ground: Ground) -> None:
    _words, _action, undo = ground.notices.said[-1]
    assert undo is not None
    undo()


def add(ground: Ground, view: MarksView, label: str) -> MarkRow:
    before = set(view.rows)
    view.add_field.setText(label)
    QTest.keyClick(view.add_field, Qt.Key.Key_Return)
    ground.wait(lambda: len(view.rows) > len(before))
    view.card.content.activate()
    [new] = set(view.rows) - before
    return view.rows[new]


def carry(ground: Ground, mark: str) -> None:
    """Let some words carry a mark."""
    piece = ground.keep(entry("A small door closed."))
    ground.ask(partial(passages.mark, clock=ground.clock), piece, mark, 0, 7)


def test_the_set_is_listed_with_its_digits(view: MarksView) -> None:
    assert order(view) == [
        "Pulling away", "Coming closer", "In the body", "An old echo", "A need", "What helped",
    ]  # fmt: skip
    assert digits(view) == ["1", "2", "3", "4", "5", "6"]


def test_a_mark_is_renamed_in_its_place_and_back(ground: Ground, view: MarksView) -> None:
    row = view.rows["mk_pull"]
    rename(row, "Stepping back")
    ground.wait(lambda: ground.context.known.marks.label("mk_pull") == "Stepping back")
    assert ground.notices.said[-1][0] == "“Pulling away” is called “Stepping back” now."
    assert row.restore.isVisible()
    assert row.toggle.accessibleName() == "Stepping back"
    undo_last(ground)
    ground.wait(lambda: row.name.text() == "Pulling away")
    assert not row.restore.isVisible()
    rename(row, "Gone again")
    ground.wait(row.restore.isVisible)
    row.restore.click()
    ground.wait(lambda: row.name.text() == "Pulling away")


def test_esc_leaves_a_name_as_it_was(ground: Ground, view: MarksView) -> None:
    row = view.rows["mk_pull"]
    row.name.setFocus()
    QTest.keyClicks(row.name, "x")
    QTest.keyClick(row.name, Qt.Key.Key_Escape)
    assert row.name.text() == "Pulling away"
    assert ground.notices.said == []


def test_a_name_that_is_taken_is_refused_in_a_sentence(ground: Ground, view: MarksView) -> None:
    row = view.rows["mk_pull"]
    rename(row, "a need")
    ground.wait(lambda: bool(ground.notices.said))
    assert ground.notices.said[-1][0] == "There is a mark of that name already."
    assert row.name.text() == "Pulling away"


def test_a_hidden_mark_loses_its_digit_and_the_others_follow(
    ground: Ground, view: MarksView
) -> None:
    view.rows["mk_near"].toggle.click()
    ground.wait(lambda: ground.context.known.marks.get("mk_near").hidden)
    assert digits(view) == ["1", "", "2", "3", "4", "5"]
    undo_last(ground)
    ground.wait(lambda: digits(view)[1] == "2")
    assert view.rows["mk_near"].toggle.isChecked()


def test_marks_are_moved_by_key_and_the_keyboard_stays_on_them(
    ground: Ground, view: MarksView
) -> None:
    row = view.rows["mk_help"]
    assert not row.down.isEnabled()
    row.up.setFocus()
    for place in (4, 3):
        QTest.keyClick(row.up, Qt.Key.Key_Return)
        ground.wait(lambda at=place: view.card.content.indexOf(row) == at)
    view.card.content.activate()
    assert order(view).index("What helped") == 3
    assert digits(view) == ["1", "2", "3", "4", "5", "6"]
    assert view.window().focusWidget() is row.up
    assert row.down.isEnabled()


def test_sign_and_tint_are_chosen_and_told_in_words(ground: Ground, view: MarksView) -> None:
    row = view.rows["mk_need"]
    row.look.click()
    popover = view._look
    assert popover is not None
    assert view.window().focusWidget() is popover.icons["hand-heart"]
    assert [tile.accessibleName() for tile in popover.tints.values()] == [
        "Plum", "Sea green", "Sand", "Violet", "Sky blue", "Moss",
    ]  # fmt: skip
    popover.icons["sailboat"].click()
    ground.wait(lambda: ground.context.known.marks.get("mk_need").icon == "sailboat")
    assert not popover.isHidden()
    assert popover.icons["sailboat"].isChecked()
    popover.tints["echo"].click()
    ground.wait(lambda: ground.context.known.marks.get("mk_need").tint == "echo")
    assert ground.context.known.marks.get("mk_need").icon == "sailboat"
    QTest.keyClick(popover.tints["echo"], Qt.Key.Key_Escape)
    assert popover.isHidden()
    assert view.window().focusWidget() is row.look


def test_in_a_narrow_row_the_name_has_a_line_of_its_own(view: MarksView) -> None:
    row = next(iter(view.rows.values()))
    row.resize(600, 100)
    row.layout().activate()
    assert row.read.geometry().left() > row.name.geometry().right()
    row.resize(400, 100)
    row.layout().activate()
    assert row.read.geometry().top() >= row.name.geometry().bottom()


def test_every_sign_and_tint_has_words_of_its_own() -> None:
    assert tuple(icon_words()) == ICONS
    assert tuple(tint_words()) == TINTS
    assert len(set(icon_words().values())) == len(ICONS)
    assert len(set(tint_words().values())) == len(TINTS)


def test_a_mark_of_ones_own_is_added_and_taken_away_and_brought_back(
    ground: Ground, view: MarksView
) -> None:
    row = add(ground, view, "Small door")
    assert ground.notices.said[-1][0] == "“Small door” is added."
    assert view.add_field.text() == ""
    assert row.remove.isVisible()
    assert not view.rows["mk_pull"].remove.isVisible()
    row.up.click()
    ground.wait(lambda: view.card.content.indexOf(row) == 5)
    row.remove.click()
    ground.wait(lambda: len(view.rows) == 6)
    assert ground.notices.said[-1][:2] == ("“Small door” is taken away.", "Undo")
    undo_last(ground)
    ground.wait(lambda: len(view.rows) == 7)
    view.card.content.activate()
    assert order(view)[5] == "Small door"


def test_adding_can_be_taken_back(ground: Ground, view: MarksView) -> None:
    add(ground, view, "Small door")
    undo_last(ground)
    ground.wait(lambda: len(view.rows) == 6)


@pytest.mark.parametrize("label", ["", "   ", "what helped"])
def test_a_name_that_is_none_is_not_added(ground: Ground, view: MarksView, label: str) -> None:
    view.add_field.setText(label)
    view.add_button.click()
    ground.wait(lambda: bool(ground.notices.said))
    assert len(view.rows) == 6


def test_a_mark_some_passage_carries_stays_and_can_be_hidden(
    ground: Ground, view: MarksView
) -> None:
    row = add(ground, view, "Small door")
    carry(ground, row.mark.id)
    row.remove.click()
    ground.wait(lambda: ground.notices.said[-1][1] == "Hide it")
    assert ground.notices.said[-1][0].startswith("Some passages carry this mark.")
    undo_last(ground)
    ground.wait(lambda: ground.context.known.marks.get(row.mark.id).hidden)
    assert not row.toggle.isChecked()


def test_how_many_passages_carry_it_is_the_door_to_them(ground: Ground, view: MarksView) -> None:
    row = view.rows["mk_need"]
    ground.wait(lambda: row.read.label == "no passage")
    for _ in range(2):
        carry(ground, "mk_need")
    ground.wait(lambda: row.read.label == "2 passages")
    assert row.read.accessibleName() == "Read only these: A need"
    went = QSignalSpy(ground.context.navigator.went)
    row.read.click()
    assert went.at(0) == [Place(page=PageId.PASSAGES, part="mk_need")]


def test_tab_goes_in_the_order_of_reading_also_after_a_move(
    ground: Ground, view: MarksView
) -> None:
    row = view.rows["mk_near"]
    row.up.click()
    ground.wait(lambda: view.card.content.indexOf(row) == 0)
    row.look.setFocus()
    seen = []
    for _ in range(7):
        focused = view.window().focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert seen == [
        "Look of Coming closer", "Name of the mark", "Read only these: Coming closer",
        "Move Coming closer down", "Coming closer", "Look of Pulling away", "Name of the mark",
    ]  # fmt: skip


def test_everything_has_a_name(view: MarksView) -> None:
    for widget in view.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert widget.accessibleName(), widget


def test_locked_no_own_name_is_left(ground: Ground, view: MarksView) -> None:
    add(ground, view, "Small door")
    rename(view.rows["mk_pull"], "Stepping back")
    ground.wait(lambda: ground.context.known.marks.label("mk_pull") == "Stepping back")
    view.add_field.setText("Another")
    view.forget()
    words = [field.text() for field in view.findChildren(QLineEdit)]
    words += [label.text() for label in view.findChildren(QLabel)]
    words += [child.accessibleName() for child in view.findChildren(QWidget)]
    for gone in ("Small door", "Stepping back", "Another"):
        assert not any(gone in each for each in words)
