"""How a guide is painted: only where it moves, still where it is asked to be, in every contrast."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QImage

from journal_app.core.settings import PAUSE_GUIDE
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.pause.breathe import FRAME_MS, STILL_FRAME_MS
from journal_app.ui.pause.guide import Guide
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from tests.ui.conftest import STILL
from tests.ui.pause.conftest import Breathing
from tests.ui.pause.steps import Seconds, turn

MOVING = Appearance(scheme=Scheme.LIGHT)


@pytest.mark.parametrize("guide", ["bar", "ring"])
def test_a_guide_is_a_graphic_to_whoever_listens(
    settings: DeviceSettings, begin: Breathing, guide: str
) -> None:
    settings.put(PAUSE_GUIDE, guide)
    found = QAccessible.queryAccessibleInterface(begin().guide)
    assert found.role() == QAccessible.Role.Graphic
    assert found.text(QAccessible.Text.Name) == "Breathing pacer"


def test_only_what_moves_is_painted_anew(theme: Theme, seconds: Seconds, begin: Breathing) -> None:
    theme.set_appearance(MOVING)
    step = begin()
    ring = step.ring
    moving = ring._moving()
    before = ring.grab().toImage()
    seconds.pass_by(3, step.frame)
    after = ring.grab().toImage()
    changed = _changed(before, after)
    assert changed
    assert all(moving.contains(point) for point in changed)
    assert moving.width() <= 364, "not the ring that stands still around it"


def test_reduced_motion_keeps_one_size_and_changes_only_how_clear_it_is(
    theme: Theme, seconds: Seconds, begin: Breathing
) -> None:
    theme.set_appearance(MOVING)
    step = begin()
    assert step._timer.interval() == FRAME_MS
    theme.set_appearance(STILL)
    assert step._timer.interval() == STILL_FRAME_MS
    sizes, strengths = set(), []
    for _second in range(10):
        seconds.pass_by(1, step.frame)
        sizes.add(step.ring._radius())
        strengths.append(step.ring._strength(0.92))
    assert len(sizes) == 1
    assert min(strengths) == pytest.approx(0.35)
    assert max(strengths) == pytest.approx(0.95)


@pytest.mark.parametrize("guide", ["bar", "ring"])
@pytest.mark.parametrize("contrast", [False, True])
def test_a_guide_grows_with_the_way_in(
    settings: DeviceSettings,
    theme: Theme,
    seconds: Seconds,
    begin: Breathing,
    guide: str,
    contrast: bool,
) -> None:
    settings.put(PAUSE_GUIDE, guide)
    theme.set_appearance(Appearance(scheme=Scheme.LIGHT, high_contrast=contrast))
    step = begin()
    shown = step.guide
    assert isinstance(shown, Guide)
    seconds.pass_by(1, step.frame)
    small = _painted(shown)
    seconds.pass_by(3, step.frame)
    assert _painted(shown) > small


def test_the_bar_grows_from_where_one_begins_to_read(
    settings: DeviceSettings, theme: Theme, seconds: Seconds, begin: Breathing
) -> None:
    settings.put(PAUSE_GUIDE, "bar")
    theme.set_appearance(MOVING)
    step = begin()
    seconds.pass_by(1, step.frame)
    lane = step.bar._moving()
    start = QPoint(round(lane.left()) + 12, round(lane.center().y()))
    end = QPoint(round(lane.right()) - 12, start.y())

    def colors() -> tuple[QColor, QColor]:
        image = step.bar.grab().toImage()
        return image.pixelColor(start), image.pixelColor(end)

    first, last = colors()
    assert first != last
    step.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    turn()
    mirrored = colors()
    assert mirrored[0] == last


def _changed(before: QImage, after: QImage) -> list[QPoint]:
    spots = [
        QPoint(x, y) for x in range(0, before.width(), 7) for y in range(0, before.height(), 7)
    ]
    return [at for at in spots if before.pixelColor(at) != after.pixelColor(at)]


def _painted(guide: Guide) -> int:
    """How much of it has a colour: lanes and rings that stand still are grey."""
    image = guide.grab().toImage()
    spots = [(x, y) for x in range(0, image.width(), 6) for y in range(0, image.height(), 6)]
    colors = (image.pixelColor(x, y) for x, y in spots)
    return sum(color.saturation() > 40 and color.alpha() > 150 for color in colors)
