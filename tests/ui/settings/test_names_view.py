"""The choice to show initials, and the door to all names."""

from PySide6.QtWidgets import QCheckBox, QPushButton

from journal_app.services import shown_names
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.settings.names_view import NamesView
from tests.ui.context_fixture import Ground
from tests.ui.settings.conftest import Desk
from tests.ui.settings.finding import section


def test_initials_hold_at_once_and_are_kept_in_the_journal(ground: Ground, desk: Desk) -> None:
    view = section(desk, "names", NamesView)
    assert not view.initials.isChecked()
    view.initials.click()
    ground.wait(lambda: ground.context.known.names.as_initials)
    assert ground.ask(shown_names.as_initials)
    ground.ask(shown_names.show_initials, False)
    ground.wait(lambda: not view.initials.isChecked())
    assert not ground.context.known.names.as_initials


def test_it_leads_to_all_of_them(ground: Ground, desk: Desk) -> None:
    section(desk, "names", NamesView).all_names.click()
    assert ground.context.navigator.here == Place(page=PageId.PEOPLE)


def test_its_controls_are_called_as_they_stand(desk: Desk) -> None:
    view = section(desk, "names", NamesView)
    assert [each.accessibleName() for each in view.findChildren(QCheckBox)] == ["Names as initials"]
    buttons = [each.accessibleName() for each in view.findChildren(QPushButton)]
    assert buttons == ["All people and tags"]
