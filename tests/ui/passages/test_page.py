"""The page as one uses it: read in order, narrowed, opened, left and come back to."""

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel

from journal_app.core.ids import Uid
from journal_app.core.safety import SafetyState
from journal_app.services import entries, marks, passages, safety
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.passages.page import PassagesPage
from journal_app.ui.passages.span import Span, SpanKind
from journal_app.ui.widgets.empty_state import EmptyState
from tests.ui.by_command import do
from tests.ui.context_fixture import Ground
from tests.ui.passages.conftest import NOON, Mark, Open, again, listed, settled

Three = tuple[Uid, Uid, Uid]


def chip(page: PassagesPage, mark: str) -> None:
    """Tick the box of a mark."""
    next(each for each in page._header.filters.chips if each.mark.id == mark).click()


def state(page: PassagesPage) -> object:
    """What the page shows."""
    return page._stack.currentWidget()


def test_everything_marked_is_there_oldest_first(open_page: Open, three: Three) -> None:
    page = open_page()
    assert page.accessibleName() == "Passages page"
    assert listed(page) == list(three)
    assert page._header.count.text() == "3 passages"
    assert state(page) is page._view


def test_it_can_be_read_the_other_way_round(open_page: Open, ground: Ground, three: Three) -> None:
    page = open_page()
    page._header.filters.newest_first.click()
    settled(ground, page)
    assert listed(page) == list(reversed(three))
    assert page._model.key_at(1) == three[2]


def test_marks_join_with_or_and_everything_else_with_and(
    open_page: Open, ground: Ground, three: Three
) -> None:
    page = open_page()
    lamp, _door, canal = three
    chip(page, "mk_pull")
    settled(ground, page)
    assert listed(page) == [lamp]
    assert page._header.count.text() == "one passage"
    chip(page, "mk_help")
    settled(ground, page)
    assert listed(page) == [lamp, canal]
    page._header.filters.person.set_value("Mara")
    page._header.filters.person.chosen.emit("Mara")
    settled(ground, page)
    assert listed(page) == [canal]
    chip(page, "mk_help")
    settled(ground, page)
    assert listed(page) == []


@pytest.mark.parametrize(
    ("kind", "left"),
    [
        (SpanKind.ALL, (0, 1, 2)),
        (SpanKind.THIS_YEAR, (1, 2)),
        (SpanKind.TWELVE_MONTHS, (1, 2)),
        (SpanKind.THIRTY_DAYS, (1, 2)),
    ],
)
def test_usual_spans_of_time(
    open_page: Open, ground: Ground, three: Three, kind: SpanKind, left: tuple[int, ...]
) -> None:
    page = open_page()
    page._header.filters.put_span(Span(kind=kind))
    settled(ground, page)
    assert listed(page) == [three[at] for at in left]


def test_two_days_are_typed(open_page: Open, ground: Ground, three: Three) -> None:
    page = open_page()
    drop = page._header.filters.span
    drop._group.actions()[1].trigger()
    settled(ground, page)
    assert (page._chosen.span, drop.label) == (Span(kind=SpanKind.THIS_YEAR), "This year")
    drop._group.actions()[-1].trigger()
    assert drop.value == SpanKind.THIS_YEAR, "until two days are typed"
    days = page._days
    assert days is not None
    assert not days.isHidden()
    days.first.setText("2026-02-01")
    days.last.setText("2026-01-01")
    days.keep.click()
    assert not days.isHidden()
    assert "before the first" in days._error.text()
    days.last.setText("2026-03-01")
    QTest.keyClick(days.last, Qt.Key.Key_Return)
    settled(ground, page)
    assert days.isHidden()
    assert listed(page) == [three[1]]
    assert drop.label == "1 Feb 2026 to 1 Mar 2026"
    assert drop.accessibleDescription() == drop.label
    days.ask_at(drop, page._chosen.span, NOON.date())
    days.first.setText("no day")
    days.keep.click()
    assert "no day" in days._error.text().casefold()
    days.first.setText("")
    days.last.setText("")
    days.keep.click()
    settled(ground, page)
    assert listed(page) == list(three)


def test_enter_opens_where_it_was_written(open_page: Open, ground: Ground, three: Three) -> None:
    page = open_page()
    went = QSignalSpy(ground.context.navigator.went)
    page._view.setFocus()
    QTest.keyClick(page._view, Qt.Key.Key_Home)
    QTest.keyClick(page._view, Qt.Key.Key_Down)
    QTest.keyClick(page._view, Qt.Key.Key_Return)
    piece = ground.ask(passages.rows, [three[1]])[three[1]].passage.piece
    place = Place(page=PageId.READER, piece=piece, part=f"passage:{three[1]}")
    assert went.at(0) == [place]


def test_a_click_opens_and_a_press_let_go_elsewhere_does_not(
    open_page: Open, ground: Ground, three: Three
) -> None:
    page = open_page()
    went = QSignalSpy(ground.context.navigator.went)
    view = page._view
    first, second = (
        view.visualRect(view._rows.index(view._rows.row_of(uid) or 0)).center() for uid in three[:2]
    )
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(view.viewport(), left, pos=first)
    QTest.mouseRelease(view.viewport(), left, pos=second)
    assert went.count() == 0
    QTest.mouseDClick(view.viewport(), left, pos=first)
    QTest.mouseClick(view.viewport(), left, pos=second)
    assert went.count() == 1
    assert went.at(0)[0].part == f"passage:{three[1]}"


def test_esc_and_the_button_go_back_to_the_timeline(
    open_page: Open, ground: Ground, three: Three
) -> None:
    page = open_page()
    went = QSignalSpy(ground.context.navigator.went)
    page._view.setFocus()
    QTest.keyClick(page._view, Qt.Key.Key_Escape)
    page._header.back.click()
    assert [went.at(number)[0] for number in (0, 1)] == [Place(page=PageId.TIMELINE)] * 2


def test_coming_back_one_is_where_one_was(open_page: Open, ground: Ground, three: Three) -> None:
    page = open_page()
    chip(page, "mk_pull")
    chip(page, "mk_help")
    settled(ground, page)
    page._view.choose(three[2])
    page.leave()
    open_page()
    assert listed(page) == [three[0], three[2]]
    assert page._view.chosen_key() == three[2]


def test_after_a_lock_one_is_where_one_was(
    open_page: Open, ground: Ground, three: Three, mark: Mark
) -> None:
    for number in range(30):
        mark(f"Rain, {number}.", "Rain", "mk_pull", days=100 + number, people=("Ana",))
    page = open_page()
    chip(page, "mk_pull")
    page._header.filters.newest_first.click()
    page._header.filters.put_span(
        Span(kind=SpanKind.CUSTOM, first=NOON.date() - timedelta(days=500))
    )
    settled(ground, page)
    page._view.choose(listed(page)[25])
    before = page.place()
    assert before is not None
    where = page._view.whereabouts()
    order, chosen, words = listed(page), page._view.chosen_key(), page._header.filters.span.label
    page.forget()
    assert listed(page) == []
    page.leave()
    page.enter(before)
    settled(ground, page)
    assert listed(page) == order
    assert page._view.chosen_key() == chosen
    assert page._header.filters.span.label == words
    assert page._header.filters.newest_first.isChecked()
    assert page._view.whereabouts().chosen == where.chosen


def test_the_door_of_a_mark_shows_it_alone(open_page: Open, ground: Ground, three: Three) -> None:
    page = open_page("mk_body")
    assert listed(page) == [three[1]]
    assert [each.mark.id for each in page._header.filters.chips if each.isChecked()] == ["mk_body"]
    page.enter(Place(page=PageId.PASSAGES, part="mk_help"))
    settled(ground, page)
    assert listed(page) == [three[2]]


def test_words_nobody_remembers_narrow_nothing(open_page: Open, three: Three) -> None:
    page = open_page('{"marks": 3}')
    assert listed(page) == list(three)


def test_where_nothing_is_marked_it_says_how_to(open_page: Open, ground: Ground) -> None:
    page = open_page()
    empty = state(page)
    assert isinstance(empty, EmptyState)
    assert "Ctrl+M" in empty.line.text()
    assert not page._header.take_out.isVisible()
    assert not page._header.filters.isVisible()
    went = QSignalSpy(ground.context.navigator.went)
    assert empty.button is not None
    empty.button.click()
    assert went.at(0) == [Place(page=PageId.TODAY)]


def test_where_nothing_fits_there_is_a_way_out(
    open_page: Open, ground: Ground, three: Three
) -> None:
    page = open_page("mk_need")
    empty = state(page)
    assert isinstance(empty, EmptyState)
    assert empty.button is not None
    assert page.focusWidget() is empty.button
    empty.button.click()
    settled(ground, page)
    assert listed(page) == list(three)
    assert state(page) is page._view
    assert page.focusWidget() is page._view


def test_what_is_marked_meanwhile_is_there(
    open_page: Open, ground: Ground, three: Three, mark: Mark
) -> None:
    page = open_page()
    page._view.choose(three[1])
    new = mark("Between them.", "Between", days=21)
    settled(ground, page)
    assert listed(page) == [three[0], new, three[1], three[2]]
    assert page._view.chosen_key() == three[1]
    ground.ask(partial(passages.unmark, clock=ground.clock), new)
    settled(ground, page)
    assert listed(page) == list(three)


def test_what_changed_while_it_was_not_shown_is_brought_in(
    open_page: Open, ground: Ground, three: Three, mark: Mark
) -> None:
    page = open_page()
    page.leave()
    new = mark("Later on.", "Later")
    assert listed(page) == list(three)
    open_page()
    assert new in listed(page)


def test_words_that_have_gone_are_told_and_still_shown(
    open_page: Open, ground: Ground, three: Three
) -> None:
    page = open_page()
    piece = ground.ask(passages.rows, [three[0]])[three[0]].passage.piece
    height = page._view.visualRect(page._model.index(1)).height()
    save = partial(entries.save, clock=ground.clock, new_sitting=False)
    ground.ask(save, piece, ground.ask(entries.get, piece).rev, "Nothing of that.")
    settled(ground, page)
    card = page._model.card(1)
    assert card is not None
    assert card.read.passage.lost
    name = page._model.data(page._model.index(1))
    assert name is not None
    assert name.endswith("with Ana. Its words are no longer in the entry. I left")
    assert page._view.visualRect(page._model.index(1)).height() > height


def test_a_renamed_mark_is_told_at_once_everywhere(
    open_page: Open, ground: Ground, three: Three
) -> None:
    page = open_page("mk_pull")
    ground.ask(marks.rename, "mk_pull", "Stepping back")
    ground.ask(marks.restyle, "mk_pull", icon="waves", tint="echo")
    [ticked] = [each for each in page._header.filters.chips if each.isChecked()]
    assert (ticked.accessibleName(), ticked.mark.icon) == ("Stepping back", "waves")
    assert str(page._model.data(page._model.index(1))).startswith("Stepping back, ")
    ground.ask(marks.hide, "mk_pull", True)
    ground.ask(marks.hide, "mk_near", True)
    shown = [each.mark.id for each in page._header.filters.chips]
    assert "mk_pull" in shown, "what is chosen can be let go"
    assert "mk_near" not in shown


def test_screen_readers_meet_a_list_with_a_name_for_each(open_page: Open, three: Three) -> None:
    page = open_page()
    interface = QAccessible.queryAccessibleInterface(page._view)
    assert interface.role() is QAccessible.Role.List
    assert interface.text(QAccessible.Text.Name) == "Passages"
    names = [interface.child(at).text(QAccessible.Text.Name) for at in range(6)]
    assert names == [
        "February 2025",
        "Pulling away, 7 February 2025, with Ana. I left",
        "February 2026",
        "In the body, 22 February 2026. small door",
        "March 2026",
        "What helped, 14 March 2026, with Ana, Mara. the canal",
    ]


def test_tab_goes_in_the_order_of_reading(open_page: Open, three: Three) -> None:
    page = open_page()
    page._header.back.setFocus()
    seen = []
    for _ in range(12):
        focused = page.focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName())
        page.focusNextChild()
    assert seen == [
        "Back to timeline", "Take these out…", "Pulling away", "Coming closer", "In the body",
        "An old echo", "A need", "What helped", "Person", "Span of time", "Newest first",
        "Passages",
    ]  # fmt: skip


def test_brackets_go_to_the_months_in_time(open_page: Open, ground: Ground, three: Three) -> None:
    page = open_page()
    page._view.choose(three[1])
    do(page._view, ActionId.NEXT_MONTH)
    assert page._view.chosen_key() == three[2]
    do(page._view, ActionId.PREVIOUS_MONTH)
    assert page._view.chosen_key() == three[1]
    page._header.filters.newest_first.click()
    settled(ground, page)
    page._view.choose(three[1])
    do(page._view, ActionId.NEXT_MONTH)
    assert page._view.chosen_key() == three[2]


def test_locked_no_word_is_left(open_page: Open, ground: Ground, three: Three) -> None:
    page = open_page()
    page._header.filters.person.set_value("Mara")
    page._header.filters.person.chosen.emit("Mara")
    page._header.filters.days_wanted.emit()
    settled(ground, page)
    page._view.viewport().grab()
    page.forget()
    assert page._model.rowCount() == 0
    assert not page._model._rows
    assert not page._view._painter_of_cards._blocks
    words = [label.text() for label in page.findChildren(QLabel)]
    assert not any("passage" in text and text[0].isdigit() for text in words)
    drop = page._header.filters.person
    assert drop.label == "With anyone"
    assert [action.text() for action in drop._group.actions()] == ["With anyone"]


@pytest.mark.parametrize("said", [SafetyState.FLAGGED, SafetyState.UNSURE])
def test_the_persons_own_words_stay_while_closeness_is_put_away(
    open_page: Open, ground: Ground, three: Three, said: SafetyState
) -> None:
    page = open_page()
    ground.ask(partial(safety.say, clock=ground.clock), said)
    assert listed(page) == list(three)
    assert page._header.take_out.isVisible()


def test_several_passages_of_one_entry_follow_its_text(
    open_page: Open, ground: Ground, mark: Mark
) -> None:
    later = mark("One thing, then another.", "another")
    piece = ground.ask(passages.rows, [later])[later].passage.piece
    earlier = again(ground, piece, "One thing, then another.", "One thing", "mk_need")
    assert listed(open_page()) == [earlier, later]
