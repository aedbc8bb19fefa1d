"""What stayed in the bin long enough goes after opening, and not while nobody has opened."""

from datetime import timedelta

from PySide6.QtCore import QTimer

from journal_app.app.clearing import AGAIN_MS, FIRST_MS, Clearing
from journal_app.core.bin import KEPT_FOR
from journal_app.services import templates
from tests.ui.conftest import dressed_theme, theme
from tests.ui.context_fixture import Ground, ground

__all__ = ["dressed_theme", "ground", "theme"]


def test_old_things_go_and_newer_ones_stay(ground: Ground) -> None:
    clearing = Clearing(ground.context.jobs, ground.clock)
    (timer,) = clearing.findChildren(QTimer)
    for name in ("Old", "Newer"):
        added = ground.ask(templates.add, name, "One thing:", clock=ground.clock)
        ground.ask(templates.remove, added.template.id, clock=ground.clock)
        ground.clock.advance(timedelta(days=1))
    ground.clock.advance(KEPT_FOR - timedelta(days=2))
    clearing.begin()
    assert (timer.isActive(), timer.interval()) == (True, FIRST_MS)
    timer.timeout.emit()
    left = ground.ask(lambda vault: [each.label for each in vault.bin.all()])
    assert left == ["Newer"]
    assert (timer.isActive(), timer.interval()) == (True, AGAIN_MS)
    clearing.stop()
    assert not timer.isActive()
