"""The letters of one's own words follow what is chosen, those of the app do not."""

from PySide6.QtWidgets import QRadioButton

from journal_app.core.settings import FACE
from journal_app.ui.settings.writing_view import WritingView
from tests.ui.context_fixture import Ground
from tests.ui.settings.conftest import Desk
from tests.ui.settings.finding import named, read_again, section


def test_letters_are_chosen_and_shown_at_once(ground: Ground, desk: Desk) -> None:
    view = section(desk, "writing", WritingView)
    theme = ground.context.theme
    app = theme.font("label").families()
    assert named(view, QRadioButton, "With serifs").isChecked()
    named(view, QRadioButton, "Without").click()
    assert read_again(ground).get(FACE) == "sans"
    assert view.sample.font().families()[0] == "Journal Sans"
    assert theme.font("write").families()[0] == "Journal Sans"
    assert theme.font("title").families()[0] == "Journal Display"
    assert theme.font("label").families() == app
    named(view, QRadioButton, "As the desktop").click()
    assert theme.font("read").families()[:1] not in (["Journal Sans"], ["Journal Serif"])
    named(view, QRadioButton, "With serifs").click()
    assert theme.font("write").families()[0] == "Journal Serif"
