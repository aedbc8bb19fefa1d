"""All answers to one question, oldest first, as many side by side as fit."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from journal_app.core.ids import PieceId
from journal_app.services import decks, entries, seals
from journal_app.ui.answers.columns import LEAST, STACKED, WIDEST, WIDEST_ALONE
from journal_app.ui.answers.loading import MOST_SHOWN
from journal_app.ui.answers.page import AnswersPage
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.theme.theme import Theme
from tests import builders
from tests.ui.context_fixture import Ground

FIRST = "p02_minute_before"
SECOND = "p02_smallest_word"


def keep(ground: Ground, days_ago: int, text: str = "", prompt_id: str = FIRST) -> PieceId:
    at = builders.START - timedelta(days=days_ago)
    written = builders.entry(text or f"{days_ago} days ago", at=at)
    return ground.keep(replace(written, prompt_id=prompt_id))


def enter(ground: Ground, page: AnswersPage, part: str = FIRST) -> None:
    page.enter(Place(page=PageId.ANSWERS, part=part))
    settle(ground, page)


def settle(ground: Ground, page: AnswersPage) -> None:
    ground.wait(lambda: page._loading is None and page._filling is None)


def texts(page: AnswersPage) -> list[str]:
    return [card.words.text() for card in page.columns.cards]


def press(page: AnswersPage, key: Qt.Key) -> None:
    focus = page.window().focusWidget()
    QTest.keyClick(focus if focus is not None else page, key)


def test_without_an_answer_it_says_what_it_is_for(ground: Ground, page: AnswersPage) -> None:
    enter(ground, page, "")
    assert page.empty.isVisible()
    assert page.accessibleName() == "Answers page"


def test_two_answers_stand_side_by_side_oldest_first(ground: Ground, page: AnswersPage) -> None:
    keep(ground, 3)
    keep(ground, 400)
    enter(ground, page)
    assert texts(page) == ["400 days ago", "3 days ago"]
    old, new = page.columns.cards
    ground.wait(lambda: old.x() < new.x())
    assert old.y() == new.y()
    assert old.day.text() == "Friday, 7 February 2025"
    assert page.count.text() == "2 answers"
    assert not page.earlier.isVisible()
    assert page.question.text().endswith("?")


def test_a_column_is_never_narrower_than_it_may_be(
    ground: Ground, page: AnswersPage, theme: Theme
) -> None:
    for days in range(1, 9):
        keep(ground, days)
    for width, zoom in ((1068, 1.0), (1800, 1.0), (1500, 1.4), (880, 1.0)):
        theme.set_zoom(zoom)
        page.resize(width, 700)
        enter(ground, page)
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        assert len(page.columns.cards) >= 2
        assert min(card.width() for card in page.columns.cards) >= LEAST * zoom - 1
        assert page.columns.horizontalScrollBar().maximum() == 0


def test_where_only_one_fits_they_stand_below_each_other(ground: Ground, page: AnswersPage) -> None:
    for days in range(1, 9):
        keep(ground, days)
    page.resize(560, 700)
    enter(ground, page)
    assert len(page.columns.cards) == STACKED
    assert {card.x() for card in page.columns.cards} == {page.columns.cards[0].x()}
    assert not page.questions.isVisible()
    page.all_questions.click()
    assert page.questions.isVisible()
    assert not page.columns.isVisible()


def test_another_size_of_text_is_another_room_for_answers(
    ground: Ground, page: AnswersPage
) -> None:
    """As wide as it may be, and as many beside each other as fit, at the size there is now."""
    keep(ground, 3)
    keep(ground, 400)
    enter(ground, page)
    theme, columns = ground.context.theme, page.columns
    page.resize(1280, 800)
    settle(ground, page)
    assert {card.maximumWidth() for card in columns.cards} == {theme.px(WIDEST)}
    theme.set_zoom(2.0)
    settle(ground, page)
    assert columns.columns_for(page.width_for_columns) == 1
    assert {card.maximumWidth() for card in columns.cards} == {theme.px(WIDEST_ALONE)}


def test_two_hundred_are_gone_through_by_keys_and_by_year(
    ground: Ground, page: AnswersPage
) -> None:
    for number in range(200):
        keep(ground, number * 20 + 1)
    enter(ground, page)
    room = len(page.columns.cards)
    assert 2 <= room <= 4
    assert page.count.text() == f"{201 - room} to 200 of 200 answers"
    assert texts(page)[-1] == "1 days ago"
    assert (page.earlier.isEnabled(), page.later.isEnabled()) == (True, False)
    press(page, Qt.Key.Key_Left)
    settle(ground, page)
    assert texts(page)[-1] == f"{room * 20 + 1} days ago"
    press(page, Qt.Key.Key_Right)
    settle(ground, page)
    assert texts(page)[-1] == "1 days ago"
    assert page.years is not None
    page.years.chosen.emit(2016)
    settle(ground, page)
    assert page.columns.cards[0].day.text().endswith("2016")
    assert page.years.value == 2016


def test_right_to_left_the_keys_follow(ground: Ground, page: AnswersPage) -> None:
    for days in range(1, 9):
        keep(ground, days)
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    enter(ground, page)
    last = texts(page)
    press(page, Qt.Key.Key_Right)
    settle(ground, page)
    assert texts(page) != last
    first, second = page.columns.cards[:2]
    ground.wait(lambda: first.x() > second.x())


def test_a_long_answer_is_cut_and_read_on_elsewhere(ground: Ground, page: AnswersPage) -> None:
    piece = keep(ground, 1, "A sentence that goes on. " * 200)
    keep(ground, 2, "Short.")
    enter(ground, page)
    short, long = page.columns.cards
    assert len(long.words.text()) <= MOST_SHOWN + 1
    assert long.words.text().endswith("…")
    assert (short.door.label, long.door.label) == ("Open", "Read on")
    long.door.click()
    assert ground.context.navigator.here == Place(page=PageId.READER, piece=piece)


def test_the_list_has_every_question_with_answers(ground: Ground, page: AnswersPage) -> None:
    keep(ground, 9)
    keep(ground, 8)
    keep(ground, 5, "Other.", SECOND)
    keep(ground, 6, "Old.", "p02_no_longer_there")
    enter(ground, page)
    model = page.questions.model()
    told = [
        model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    ]
    assert len(told) == 3
    assert told[0].endswith("1 answer")
    assert told[1] == "A question that is no longer asked 1 answer"
    assert told[2].endswith("2 answers")
    assert page.questions.currentIndex().row() == 2
    press(page, Qt.Key.Key_Up)
    settle(ground, page)
    assert texts(page) == ["Old."]
    assert page.question.text() == "A question that is no longer asked"
    place = page.place()
    assert place is not None
    assert place.part == "p02_no_longer_there"


def test_own_questions_are_among_them_even_when_removed(ground: Ground, page: AnswersPage) -> None:
    deck = ground.ask(decks.add, "Evenings", clock=ground.clock).uid
    own = ground.ask(decks.add_question, deck, "Where was there air?", clock=ground.clock).uid
    keep(ground, 3, "At the window.", f"own_{own}")
    ground.ask(decks.remove, deck, clock=ground.clock)
    enter(ground, page, f"own_{own}")
    assert page.question.text() == "Where was there air?"
    assert texts(page) == ["At the window."]


def test_what_is_sealed_or_in_the_bin_is_not_there(ground: Ground, page: AnswersPage) -> None:
    sealed, binned = keep(ground, 3), keep(ground, 4)
    keep(ground, 5)
    enter(ground, page)
    until = builders.START.date() + timedelta(days=7)
    ground.ask(seals.seal_until, sealed, until, clock=ground.clock)
    ground.ask(entries.move_to_bin, binned, clock=ground.clock)
    settle(ground, page)
    assert texts(page) == ["5 days ago"]


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_End])
def test_the_keyboard_scrolls_what_is_long(ground: Ground, page: AnswersPage, key: Qt.Key) -> None:
    keep(ground, 3, "A sentence that goes on. " * 60)
    keep(ground, 4)
    page.resize(1068, 400)
    enter(ground, page)
    ground.wait(lambda: page.columns.verticalScrollBar().maximum() > 0)
    page.columns.verticalScrollBar().setValue(0)
    QTest.keyClick(page, key)
    assert page.columns.verticalScrollBar().value() > 0


def test_leaving_the_journal_drops_every_word(ground: Ground, page: AnswersPage) -> None:
    keep(ground, 3, "Words of mine.")
    enter(ground, page)
    page.forget()
    ground.wait(lambda: not page.columns.cards)
    told = [each.text() for each in page.findChildren(QPushButton)]
    assert not any("Words" in each for each in told)
    assert page.questions.model().rowCount() == 0
    assert page.question.text() == ""


def test_in_a_low_window_the_question_scrolls_away_with_its_answers(
    ground: Ground, page: AnswersPage, theme: Theme
) -> None:
    for days in (3, 30):
        keep(ground, days, "It was a long evening by the water. " * 30)
    theme.set_zoom(2.0)
    page.resize(740, 560)
    enter(ground, page)
    whole, bar = page.whole_page, page.whole_page.verticalScrollBar()
    ground.wait(lambda: whole.whole and bar.maximum() > 2 * whole.room)
    assert not page.columns.verticalScrollBar().isVisible()
    page.setFocus()
    press(page, Qt.Key.Key_End)
    card = page.columns.cards[-1]
    ground.wait(lambda: bar.value() == bar.maximum())
    end = card.mapTo(whole.viewport(), card.rect().bottomLeft()).y()
    assert whole.room // 2 < end <= whole.room
    question = page.question
    assert question.mapTo(whole.viewport(), question.rect().bottomLeft()).y() < 0
    press(page, Qt.Key.Key_Home)
    assert bar.value() == 0
