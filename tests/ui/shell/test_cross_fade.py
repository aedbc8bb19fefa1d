"""What was fades over what is, unless stillness was asked for."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from journal_app.ui.shell.cross_fade import CrossFade


@pytest.fixture
def page(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(200, 100)
    made.show()
    return made


def test_it_is_over_the_page_for_a_moment_and_then_gone(page, theme, qtbot):
    theme.set_appearance(replace(theme.appearance, reduced_motion=False))
    fade = CrossFade(theme, page, 30)
    gone = []
    fade.destroyed.connect(lambda: gone.append(True))
    fade.start()
    assert fade.isVisible()
    assert fade.size() == page.size()
    qtbot.waitUntil(lambda: bool(gone))


def test_without_motion_it_never_shows(page, theme, qtbot):
    fade = CrossFade(theme, page)
    fade.start()
    assert not fade.isVisible()
