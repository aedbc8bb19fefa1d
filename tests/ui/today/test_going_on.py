"""One further question, with the hard sentence kept in sight, there and back."""

from PySide6.QtGui import QTextCursor

from journal_app.services import entries, followups, prompts
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.today.page import TodayPage
from journal_app.ui.today.sentence_popover import SentencePopover
from tests.ui.context_fixture import Ground
from tests.ui.today.questions import answer, answered, rest, shown, that_opens_another
from tests.ui.today.steps import begin_anew, enter, named, names

TEXT = "She reached for my hand. I looked at the lamps. And then"


def at_an_answer(ground: Ground, page: TodayPage, text: str = TEXT) -> int:
    prompt = that_opens_another(ground)
    piece = answered(ground, prompt.id, text)
    enter(ground, page, Place(page=PageId.TODAY, piece=piece))
    rest(ground, page)
    return piece


def take(page: TodayPage) -> SentencePopover:
    named(page, "One further question").click()
    return next(at for at in page.window().findChildren(SentencePopover) if at.isVisible())


def test_it_comes_where_the_service_has_one(ground: Ground, page: TodayPage) -> None:
    piece = at_an_answer(ground, page)
    prompt_id = ground.ask(entries.get, piece).prompt_id
    further = ground.ask(prompts.further, prompt_id, sitting="", clock=ground.clock)
    popover = take(page)
    assert popover.question.text() == further.prompt.text
    assert popover.focusWidget() is popover.begin


def test_nothing_is_offered_before_there_is_a_sentence(ground: Ground, page: TodayPage) -> None:
    at_an_answer(ground, page, "She reached")
    assert "One further question" not in names(page)


def test_the_last_full_sentence_is_chosen_and_another_can_be(
    ground: Ground, page: TodayPage
) -> None:
    at_an_answer(ground, page)
    popover = take(page)
    lines = popover._group.buttons()
    assert [line.text() for line in lines] == [
        "She reached for my hand.",
        "I looked at the lamps.",
    ]
    assert [line.isChecked() for line in lines] == [False, True]
    lines[0].click()
    popover.begin.click()
    assert page.kept.sentence == "She reached for my hand."


def test_a_selection_comes_first(ground: Ground, page: TodayPage) -> None:
    at_an_answer(ground, page)
    cursor = page.editor.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(11, QTextCursor.MoveMode.KeepAnchor)
    page.editor.setTextCursor(cursor)
    popover = take(page)
    popover.begin.click()
    assert page.kept.sentence == "reached"


def test_it_begins_a_new_entry_with_the_sentence_in_sight(ground: Ground, page: TodayPage) -> None:
    piece = at_an_answer(ground, page)
    popover = take(page)
    words = popover.question.text()
    popover.begin.click()
    assert page.editor.text() == ""
    assert shown(page).text == words
    assert page.kept.isVisible()
    new = answer(ground, page, "The radio was on.")
    assert new != piece
    assert ground.ask(entries.get, new).prompt_id == shown(page).id
    kept = ground.ask(followups.of, new)
    assert (kept.source, kept.sentence) == (piece, "I looked at the lamps.")
    assert ground.ask(entries.get, piece).body == TEXT
    # The first one opens no second further question.
    enter(ground, page, Place(page=PageId.TODAY, piece=piece))
    rest(ground, page)
    assert not page.kept.isVisible()
    assert "One further question" not in names(page)
    # And the second one shows its sentence again, with the door back.
    enter(ground, page, Place(page=PageId.TODAY, piece=new))
    assert page.kept.sentence == "I looked at the lamps."
    named(page, "Open the entry it is from").click()
    assert ground.context.navigator.here == Place(page=PageId.READER, piece=piece)


def test_a_new_entry_after_it_goes_on_from_nothing(ground: Ground, page: TodayPage) -> None:
    at_an_answer(ground, page)
    take(page).begin.click()
    begin_anew(ground, page)
    assert not page.kept.isVisible()
    new = answer(ground, page, "Something else.")
    assert ground.ask(followups.of, new) is None


def test_forgetting_drops_the_sentence(ground: Ground, page: TodayPage) -> None:
    at_an_answer(ground, page)
    popover = take(page)
    page.forget()
    assert not popover.isVisible()
    assert popover.question.text() == ""
    assert popover._group.buttons() == []
