"""The menu in the corner: another journal, and back to the one before."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale

from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.services.journals import Shelved
from journal_app.ui.lock.page import LockPage
from journal_app.ui.lock.requests import OpenBundle, OpenCopy, OpenOther, StartAnother
from journal_app.ui.lock.view import LockStep, LockView

FIRST = Shelved(vault_id="a" * 16, number=1, made_on=date(2026, 3, 3), chosen=True)
SECOND = Shelved(vault_id="b" * 16, number=2, made_on=None, chosen=False)


@pytest.fixture
def page(qtbot, theme) -> LockPage:
    page = LockPage(theme, LockView())
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    return page


def words(page):
    return [each.text() for each in page.more.deeds.actions() if not each.isSeparator()]


def test_one_journal_is_not_listed(page):
    page.show_journals([FIRST])
    assert words(page) == [
        "Start another journal…",
        "Open a journal bundle…",
        "I have a copy and my recovery code…",
    ]


def test_several_have_numbers_and_days_and_no_names(page):
    day = QLocale().toString(QDate(2026, 3, 3), QLocale.FormatType.LongFormat)
    page.show_journals([FIRST, SECOND])
    assert words(page) == [
        f"Journal 1, begun on {day}",
        "Journal 2",
        "Start another journal…",
        "Open a journal bundle…",
        "I have a copy and my recovery code…",
    ]
    assert page.more.deeds.actions()[0].isChecked()


def test_where_the_chosen_one_is_away_the_other_is_listed(page):
    page.show_journals([SECOND])
    assert words(page)[0] == "Journal 2"


def test_what_is_chosen_is_asked_for(page, qtbot):
    page.show_journals([FIRST, SECOND])
    first, second, _line, another, bundle, copy = page.more.deeds.actions()
    with qtbot.waitSignal(page.asked) as asked:
        second.trigger()
    assert asked.args == [OpenOther(vault_id=SECOND.vault_id)]
    with qtbot.waitSignal(page.asked) as asked:
        another.trigger()
    assert asked.args == [StartAnother()]
    with qtbot.waitSignal(page.asked) as asked:
        bundle.trigger()
    assert asked.args == [OpenBundle()]
    with qtbot.waitSignal(page.asked) as asked:
        copy.trigger()
    assert asked.args == [OpenCopy()]
    with qtbot.assertNotEmitted(page.asked):
        first.trigger()


def test_it_is_there_only_while_nothing_is_under_way(page):
    assert page.more.isVisible()
    for view in (
        LockView().opening(),
        LockView().closing(),
        LockView().at(LockStep.CODE).opening(),
    ):
        page.show_view(view)
        assert not page.more.isVisible()
    page.show_view(LockView().at(LockStep.CODE))
    assert page.more.isVisible()
    page.show_view(LockView().failed(CannotOpen(OpenProblem.KEY_NOT_FOUND, "Gone.")))
    assert page.more.isVisible()


def test_it_stays_in_its_corner(page):
    page.resize(1000, 700)
    assert page.more.geometry().right() == 1000 - 17
    assert page.more.geometry().top() == 14
