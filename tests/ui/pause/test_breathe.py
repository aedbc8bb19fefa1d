"""One breathes: shown as one likes, held, shortened, slept through, and over by itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal_app.core.practices import Anchor
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
from journal_app.ui.pause.breathe import BreatheStep
from journal_app.ui.pause.guide_choice import GuidePopover
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from tests.made_pictures import encoded
from tests.ui.pause.conftest import Breathing
from tests.ui.pause.steps import Seconds, button, key, names, press, turn

MOVING = Appearance(scheme=Scheme.LIGHT)


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was said aloud."""
    said: list[str] = []
    monkeypatch.setattr(breathe_module, "announce", lambda _widget, text: said.append(text))
    return said


def overs(step: BreatheStep) -> list[bool]:
    """Fills when the minute ends by itself."""
    found: list[bool] = []
    step.over.connect(lambda: found.append(True))
    return found


def held(step: BreatheStep) -> bool:
    """Whether it stands still now."""
    return step.held


# How it is shown.


def test_the_first_time_one_is_asked_and_nothing_runs_meanwhile(
    settings: DeviceSettings, seconds: Seconds, begin: Breathing
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
    settings: DeviceSettings, begin: Breathing, digit: str, guide: str
) -> None:
    settings.put(PAUSE_GUIDE, "")
    step = begin()
    key(step, Qt.Key(ord(digit)))
    assert settings.get(PAUSE_GUIDE) == guide
    assert not step.asking


def test_it_is_asked_only_once(settings: DeviceSettings, begin: Breathing) -> None:
    step = begin()
    assert step.question is None
    assert step.guide is step.ring
    assert "Breathing pacer" in names(step)


def test_another_guide_is_chosen_inside_the_minute_and_remembered(
    settings: DeviceSettings, seconds: Seconds, begin: Breathing
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
    settings: DeviceSettings, seconds: Seconds, begin: Breathing, theme: Theme, spoken: list[str]
) -> None:
    theme.set_appearance(MOVING)
    settings.put(PAUSE_BREATH, False)
    step = begin()
    pictures = set()
    for _second in range(10):
        seconds.pass_by(1, step.frame)
        pictures.add(encoded(b"PNG", step.ring.grab().toImage()))
    assert len(pictures) == 1
    assert step.title.text() in spoken
    assert not {"in", "out, slowly", "Breathe in"} & {*spoken, step.title.text()}


@pytest.mark.parametrize("anchor", Anchor)
def test_every_anchor_can_be_chosen_with_the_mouse(
    settings: DeviceSettings, seconds: Seconds, begin: Breathing, anchor: Anchor
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


def test_anchors_by_keyboard_alone(settings: DeviceSettings, begin: Breathing) -> None:
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


def test_the_ring_has_the_breath_above_the_line(seconds: Seconds, begin: Breathing) -> None:
    step = begin()
    said = set()
    for _quarter in range(238):
        seconds.pass_by(0.25, step.frame)
        said.add((step.title.text(), step.line.text()))
    assert {title for title, _line in said} == {"Breathe in", "and out, slowly"}
    lines = {line for _title, line in said}
    assert {"Heels, then toes.", "Let the way out be a little longer."} <= lines


def test_words_alone_name_the_breath_only_when_they_have_come_to_it(
    settings: DeviceSettings, seconds: Seconds, begin: Breathing
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
    seconds: Seconds, begin: Breathing, spoken: list[str]
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
    seconds: Seconds, begin: Breathing, spoken: list[str], how: str
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
    assert held(step)
    assert button(step, "Hold").isChecked()
    seconds.pass_by(300, step.frame)
    assert not ended
    toggle()
    assert not held(step)
    seconds.pass_by(29, step.frame)
    assert not ended
    seconds.pass_by(1, step.frame)
    assert ended
    assert spoken.count("Held") == spoken.count("Going on") == 1


def test_a_computer_that_slept_an_hour_goes_on_where_it_was(
    seconds: Seconds, begin: Breathing
) -> None:
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


def test_it_stands_still_while_nobody_can_see_it(seconds: Seconds, begin: Breathing) -> None:
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
    settings: DeviceSettings, seconds: Seconds, begin: Breathing, length: int
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
    settings: DeviceSettings, seconds: Seconds, begin: Breathing, spoken: list[str]
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


def test_shortened_below_what_has_passed_it_ends(seconds: Seconds, begin: Breathing) -> None:
    step = begin()
    ended = overs(step)
    seconds.pass_by(41, step.frame)
    press(step, "Shorter")
    assert ended == [True]
