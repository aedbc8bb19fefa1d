"""One breathes: shown as one likes, held, shortened, slept through, and over by itself."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from journal_app.core.practices import Anchor, Practices
from journal_app.core.settings import (
    PAUSE_ANCHOR,
    PAUSE_BREATH,
    PAUSE_GUIDE,
    PAUSE_PACE,
    PAUSE_SECONDS,
)
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.pause import breathe as breathe_module
from journal_app.ui.pause.anchor_choice import AnchorPopover
from journal_app.ui.pause.breathe import FRAME_MS, STILL_FRAME_MS, BreatheStep
from journal_app.ui.pause.guide import Guide
from journal_app.ui.pause.guide_choice import GuidePopover
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from tests.ui.conftest import STILL
from tests.ui.pause.conftest import InWindow
from tests.ui.pause.steps import Seconds, button, key, names, press, turn

MOVING = Appearance(scheme=Scheme.LIGHT)
Begin = Callable[..., BreatheStep]


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was said aloud."""
    said: list[str] = []
    monkeypatch.setattr(breathe_module, "announce", lambda _widget, text: said.append(text))
    return said


@pytest.fixture
def begin(
    theme: Theme,
    settings: DeviceSettings,
    practices: Practices,
    seconds: Seconds,
    in_window: InWindow,
) -> Iterator[Begin]:
    """Begins to breathe in a window."""

    def make() -> BreatheStep:
        step = BreatheStep(theme, settings, practices.pause, seconds)
        in_window(step)
        step.begin("Go to the question")
        return step

    yield make
    theme.set_appearance(STILL)


def overs(step: BreatheStep) -> list[bool]:
    """Fills when the minute ends by itself."""
    found: list[bool] = []
    step.over.connect(lambda: found.append(True))
    return found


# How it is shown.


def test_the_first_time_one_is_asked_and_nothing_runs_meanwhile(
    settings: DeviceSettings, seconds: Seconds, begin: Begin
) -> None:
    settings.put(PAUSE_GUIDE, "")
    step = begin()
    assert step.question is not None
    assert step.question.cards[0].hasFocus()
    assert {"Words only", "A slow bar", "A ring"} <= names(step)
    ended = overs(step)
    seconds.pass_by(90, lambda: None)
    turn()
    assert not ended
    press(step, "A slow bar")
    assert settings.get(PAUSE_GUIDE) == "bar"
    assert step.guide is step.bar
    assert step.bar.hasFocus()
    seconds.pass_by(59, step.frame)
    assert not ended
    seconds.pass_by(1, step.frame)
    assert ended == [True]


@pytest.mark.parametrize(("digit", "guide"), [("1", "words"), ("2", "bar"), ("3", "ring")])
def test_a_digit_chooses_too(
    settings: DeviceSettings, begin: Begin, digit: str, guide: str
) -> None:
    settings.put(PAUSE_GUIDE, "")
    step = begin()
    key(step, Qt.Key(ord(digit)))
    assert settings.get(PAUSE_GUIDE) == guide
    assert not step.asking


def test_it_is_asked_only_once(settings: DeviceSettings, begin: Begin) -> None:
    step = begin()
    assert step.question is None
    assert step.guide is step.ring
    assert "Breathing pacer" in names(step)


def test_another_guide_is_chosen_inside_the_minute_and_remembered(
    settings: DeviceSettings, seconds: Seconds, begin: Begin
) -> None:
    step = begin()
    seconds.pass_by(5, step.frame)
    press(step, "Different guide")
    popover = step.window().findChild(GuidePopover)
    assert popover is not None
    seconds.pass_by(30, step.frame)
    popover.guides.set_current(0)
    assert settings.get(PAUSE_GUIDE) == "words"
    assert step.words.isVisible()
    popover.paces.set_current(2)
    assert settings.get(PAUSE_PACE) == "5/7"
    key(step, Qt.Key.Key_Escape)
    assert button(step, "Different guide").hasFocus()
    # What choosing took does not count.
    assert step._watch.elapsed() == pytest.approx(5)


def test_without_the_breath_the_ring_stands_still_and_the_words_lead(
    settings: DeviceSettings, seconds: Seconds, begin: Begin, theme: Theme, spoken: list[str]
) -> None:
    theme.set_appearance(MOVING)
    settings.put(PAUSE_BREATH, False)
    step = begin()
    pictures = set()
    for _second in range(10):
        seconds.pass_by(1, step.frame)
        pictures.add(bytes(step.ring.grab().toImage().constBits()))
    assert len(pictures) == 1
    assert step.title.text() in spoken
    assert not {"in", "out, slowly", "Breathe in"} & {*spoken, step.title.text()}


@pytest.mark.parametrize("anchor", Anchor)
def test_every_anchor_can_be_chosen_with_the_mouse(
    settings: DeviceSettings, seconds: Seconds, begin: Begin, anchor: Anchor
) -> None:
    step = begin()
    press(step, "Different anchor")
    popover = step.window().findChild(AnchorPopover)
    assert popover is not None
    press(popover, popover.chips[anchor].accessibleName())
    assert settings.get(PAUSE_ANCHOR) == anchor.value
    popover.breath.click()
    assert settings.get(PAUSE_BREATH) is False
    popover.dismiss()
    seconds.pass_by(59, step.frame)
    assert step.title.text()


def test_anchors_by_keyboard_alone(settings: DeviceSettings, begin: Begin) -> None:
    step = begin()
    for _tab in range(12):
        if button(step, "Different anchor").hasFocus():
            break
        key(step, Qt.Key.Key_Tab)
    key(step, Qt.Key.Key_Space)
    popover = step.window().findChild(AnchorPopover)
    assert popover is not None
    key(step, Qt.Key.Key_Right)
    key(step, Qt.Key.Key_Space)
    key(step, Qt.Key.Key_Escape)
    assert settings.get(PAUSE_ANCHOR) != "feet"
    assert button(step, "Different anchor").hasFocus()


# Words.


def test_the_ring_has_the_breath_above_the_line(seconds: Seconds, begin: Begin) -> None:
    step = begin()
    said = set()
    for _quarter in range(238):
        seconds.pass_by(0.25, step.frame)
        said.add((step.title.text(), step.line.text()))
    assert {title for title, _line in said} == {"Breathe in", "and out, slowly"}
    lines = {line for _title, line in said}
    assert {"Heels, then toes.", "Let the way out be a little longer."} <= lines


def test_words_alone_name_the_breath_only_when_they_have_come_to_it(
    settings: DeviceSettings, seconds: Seconds, begin: Begin
) -> None:
    settings.put(PAUSE_GUIDE, "words")
    step = begin()
    before = set()
    for _second in range(27):
        seconds.pass_by(1, step.frame)
        before.add(step.words.words[1])
    assert before == {""}
    seconds.pass_by(4, step.frame)
    line, breath = step.words.words
    assert breath in ("Breathe in", "and out, slowly")
    assert line
    assert not step.title.isVisible()


def test_what_is_spoken_is_what_stands_there_and_breaths_grow_quieter(
    seconds: Seconds, begin: Begin, spoken: list[str]
) -> None:
    step = begin()
    seconds.pass_by(59, step.frame)
    assert [words for words in spoken if words in ("in", "out, slowly")] == [
        "in", "out, slowly", "in", "out, slowly", "in", "out, slowly", "in", "in", "in",
    ]  # fmt: skip
    lines = [words for words in spoken if words not in ("in", "out, slowly")]
    assert len(lines) == len(set(lines))
    assert "Stop whenever you like." in lines


# Holding, length, sleep.


@pytest.mark.parametrize("how", ["space", "press", "button"])
def test_it_is_held_and_goes_on(
    seconds: Seconds, begin: Begin, spoken: list[str], how: str
) -> None:
    step = begin()
    ended = overs(step)

    def toggle() -> None:
        if how == "space":
            key(step, Qt.Key.Key_Space)
        elif how == "press":
            QTest.mouseClick(step.ring, Qt.MouseButton.LeftButton)
        else:
            press(step, "Hold")

    seconds.pass_by(30, step.frame)
    toggle()
    assert step.held
    assert button(step, "Hold").isChecked()
    seconds.pass_by(300, step.frame)
    assert not ended
    toggle()
    assert not step.held
    seconds.pass_by(29, step.frame)
    assert not ended
    seconds.pass_by(1, step.frame)
    assert ended
    assert spoken.count("Held") == spoken.count("Going on") == 1


def test_a_computer_that_slept_an_hour_goes_on_where_it_was(seconds: Seconds, begin: Begin) -> None:
    step = begin()
    ended = overs(step)
    seconds.pass_by(20, step.frame)
    words = (step.title.text(), step.line.text())
    seconds.now += 3600
    step.frame()
    assert (step.title.text(), step.line.text()) == words
    assert not ended
    seconds.pass_by(40, step.frame)
    assert ended


def test_it_stands_still_while_nobody_can_see_it(seconds: Seconds, begin: Begin) -> None:
    step = begin()
    seconds.pass_by(10, step.frame)
    step.hide()
    assert not step._timer.isActive()
    seconds.pass_by(30, lambda: None, each=1.0)
    step.show()
    assert step._timer.isActive()
    assert step._watch.elapsed() == pytest.approx(10)


@pytest.mark.parametrize("length", [30, 60, 180])
def test_it_ends_by_itself_after_this_long(
    settings: DeviceSettings, seconds: Seconds, begin: Begin, length: int
) -> None:
    settings.put(PAUSE_SECONDS, length)
    step = begin()
    ended = overs(step)
    seconds.pass_by(length - 0.5, step.frame)
    assert not ended
    seconds.pass_by(0.5, step.frame)
    assert ended == [True]
    assert not step._timer.isActive()


def test_shorter_and_longer_are_said_in_words(
    settings: DeviceSettings, seconds: Seconds, begin: Begin, spoken: list[str]
) -> None:
    step = begin()
    ended = overs(step)
    assert step.controls.length.text() == "One minute"
    press(step, "Longer")
    assert step.controls.length.text() == "A minute and a half"
    press(step, "Shorter")
    press(step, "Shorter")
    assert settings.get(PAUSE_SECONDS) == 30
    assert not button(step, "Shorter").isEnabled()
    assert spoken[-1] == "Half a minute"
    seconds.pass_by(30, step.frame)
    assert ended
    assert not any(letter.isdigit() for name in names(step) for letter in name)


def test_shortened_below_what_has_passed_it_ends(seconds: Seconds, begin: Begin) -> None:
    step = begin()
    ended = overs(step)
    seconds.pass_by(41, step.frame)
    press(step, "Shorter")
    assert ended == [True]


# Pictures.


def test_only_what_moves_is_painted_anew(
    qtbot: QtBot, theme: Theme, seconds: Seconds, begin: Begin
) -> None:
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
    theme: Theme, seconds: Seconds, begin: Begin
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
    begin: Begin,
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
    settings: DeviceSettings, theme: Theme, seconds: Seconds, begin: Begin
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
