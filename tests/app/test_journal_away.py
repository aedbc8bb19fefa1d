"""The folder of the chosen journal is not there: the page waits, and trying again begins anew."""

from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.services import journals
from journal_app.services import vault as vault_service
from journal_app.ui.lock.requests import Do
from journal_app.ui.lock.trouble_view import Deed
from journal_app.ui.lock.view import LockStep
from tests.app.test_away import Rig, rig
from tests.keyring_session import keyring_session
from tests.ui.conftest import dressed_theme, theme

__all__ = ["dressed_theme", "keyring_session", "rig", "theme"]


def test_trying_again_looks_for_it_anew(rig: Rig) -> None:
    journals.choose(rig.home, "0123456789abcdef")
    try:
        vault_service.facts(rig.home)
    except CannotOpen as error:
        refused = error
    rig.door._show_failed(refused)
    page = rig.stage.window.lock_page
    assert page is not None
    assert (page.view.step, page.view.problem) == (LockStep.TROUBLE, OpenProblem.AWAY)
    assert page.more.isVisible()
    rig.stage.qtbot.waitUntil(lambda: len(page.more.deeds.actions()) == 5)
    with rig.stage.qtbot.waitSignal(rig.door.shelf.left, timeout=10_000):
        page.asked.emit(Do(deed=Deed.TRY_AGAIN))
