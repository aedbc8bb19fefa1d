"""Whole entries to begin from: put in as one step, below what is there, and kept from the page."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from journal_app.core.safety import SafetyState
from journal_app.services import safety, templates
from journal_app.ui.today.page import TodayPage
from journal_app.ui.today.template_popover import TemplateNamePopover, TemplatePopover
from tests.ui.context_fixture import Ground
from tests.ui.today.questions import rest
from tests.ui.today.steps import enter, named, names, settle, write


def choose(ground: Ground, page: TodayPage, name: str) -> None:
    page.prompting.templating.choose_at(page.header.options)
    rest(ground, page)
    popover = next(at for at in page.window().findChildren(TemplatePopover) if at.isVisible())
    items = [each for each in popover.findChildren(QPushButton) if each.text() == name]
    items[-1].click()


def body(ground: Ground, name: str) -> str:
    return next(at.body for at in ground.ask(templates.offered) if at.name == name)


def test_on_an_empty_page_it_is_offered_beside_the_question(
    ground: Ground, page: TodayPage
) -> None:
    enter(ground, page)
    named(page, "Write freely").click()
    named(page, "Begin from a template").click()
    rest(ground, page)
    popover = next(at for at in page.window().findChildren(TemplatePopover))
    assert popover.isVisible()
    popover.dismiss()
    QTest.keyClicks(page.editor, "x")
    assert "Begin from a template" not in names(page)


def test_it_fills_an_empty_page_in_one_step(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    choose(ground, page, "A day in three lines")
    words = body(ground, "A day in three lines")
    assert page.editor.text() == words
    assert page.editor.caret() == len(words.split("\n", 1)[0])
    page.editor.undo()
    assert page.editor.text() == ""
    page.editor.redo()
    settle(ground, page)
    assert ground.bodies() == [words]


def test_where_there_is_text_it_goes_below(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    QTest.keyClicks(page.editor, "Before.")
    page.editor.put_caret(0)
    choose(ground, page, "A day in three lines")
    assert page.editor.text() == f"Before.\n\n{body(ground, 'A day in three lines')}"
    page.editor.undo()
    assert page.editor.text() == "Before."


def test_the_entry_can_be_kept_as_one(ground: Ground, page: TodayPage) -> None:
    enter(ground, page)
    write(ground, page, "What was near?")
    page.prompting.templating.name_at(page.header.options)
    popover = next(at for at in page.window().findChildren(TemplateNamePopover))
    popover.keep.click()
    rest(ground, page)
    assert popover._error.isVisible()
    QTest.keyClicks(popover.field, "Sundays")
    popover.keep.click()
    rest(ground, page)
    assert not popover.isVisible()
    assert body(ground, "Sundays") == "What was near?"
    _words, action, undo = ground.notices.said[-1]
    assert (action, undo is None) == ("Undo", False)
    if undo is not None:
        undo()
    rest(ground, page)
    assert not any(each.own for each in ground.ask(templates.offered))


def test_while_closeness_is_put_away_only_what_fits_then_is_offered(
    ground: Ground, page: TodayPage
) -> None:
    enter(ground, page)
    ground.ask(safety.say, SafetyState.FLAGGED, clock=ground.clock)
    page.prompting.templating.choose_at(page.header.options)
    rest(ground, page)
    popover = next(at for at in page.window().findChildren(TemplatePopover))
    offered = {each.text() for each in popover.findChildren(QPushButton)}
    assert offered == {each.name for each in ground.ask(templates.offered)}
    assert "After an argument" not in offered
