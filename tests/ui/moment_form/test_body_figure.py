"""The figure under mouse, keyboard and screen reader."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journal_app.core.vocabulary import Vocabulary
from journal_app.ui.moment_form.body_figure import BodyFigure
from journal_app.ui.moment_form.body_regions import REGIONS, Side, spots_of
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from tests.ui.conftest import STILL
from tests.ui.widgets.conftest import Shown, click, press_key


@pytest.fixture
def figure(theme: Theme, vocabulary: Vocabulary, shown: Shown) -> BodyFigure:
    made = BodyFigure(theme, vocabulary)
    shown(made)
    return made


def middle(figure: BodyFigure, region: str, index: int = 0) -> QPoint:
    spot = spots_of(region, figure.side)[index]
    return figure._placing().map(QPoint(round(spot.x), round(spot.y)))


def touch(figure: BodyFigure, region: str, index: int = 0) -> None:
    window = figure.window()
    click(window, figure.mapTo(window, middle(figure, region, index)))


def place(figure: BodyFigure, name: str) -> QPushButton:
    found = [p for p in figure.findChildren(QPushButton) if p.accessibleName() == name]
    assert len(found) == 1
    return found[0]


class PaintedAreas(QObject):
    """Notes what a widget was asked to repaint."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.areas: list[QRect] = []
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's own name
        if isinstance(event, QPaintEvent):
            self.areas.append(event.region().boundingRect())
        return False


def test_a_touch_warms_a_place_and_another_lets_it_cool(figure: BodyFigure, qtbot: QtBot) -> None:
    cold = figure.grab().toImage()
    with qtbot.waitSignal(figure.toggled) as told:
        touch(figure, "br_chest")
    chosen, warm = figure.chosen, figure.grab().toImage()
    touch(figure, "br_chest")
    QTest.mouseMove(figure, QPoint(1, 1))

    assert told.args == ["br_chest", True]
    assert chosen == ("br_chest",)
    assert warm != cold
    assert figure.chosen == ()


@pytest.mark.parametrize("index", [0, 1])
def test_either_hand_means_the_hands(figure: BodyFigure, index: int) -> None:
    touch(figure, "br_hands", index)

    assert figure.chosen == ("br_hands",)


def test_beside_the_figure_nothing_happens(figure: BodyFigure) -> None:
    click(figure.window(), figure.mapTo(figure.window(), QPoint(4, 4)))

    assert figure.chosen == ()


def test_every_place_is_a_named_box_on_the_bus(figure: BodyFigure, vocabulary: Vocabulary) -> None:
    interface = QAccessible.queryAccessibleInterface(figure)
    boxes = [interface.child(at) for at in range(interface.childCount())]
    names = [box.text(QAccessible.Text.Name) for box in boxes]

    assert names == [vocabulary.label(region) for region in REGIONS]
    assert {box.role() for box in boxes} == {QAccessible.Role.CheckBox}
    assert not any(box.state().invisible for box in boxes)
    assert interface.text(QAccessible.Text.Name) == "Body"


def test_a_screen_reader_can_tick_a_place(figure: BodyFigure) -> None:
    box = QAccessible.queryAccessibleInterface(place(figure, "Jaw"))
    actions = box.actionInterface()
    actions.doAction(actions.toggleAction())

    assert figure.chosen == ("br_jaw",)
    assert box.state().checked


def test_the_name_of_a_place_never_carries_its_state(figure: BodyFigure) -> None:
    place(figure, "Jaw").click()

    assert place(figure, "Jaw").isChecked()


def test_hidden_places_are_not_offered(theme: Theme, vocabulary: Vocabulary, shown: Shown) -> None:
    hidden = frozenset({"br_pelvis", "br_lowbelly"})
    made = BodyFigure(theme, replace(vocabulary, hidden=hidden))
    shown(made)
    touch(made, "br_pelvis")
    names = {box.accessibleName() for box in made.findChildren(QPushButton)}

    assert "Pelvis" not in names
    assert "Low belly" not in names
    assert not hidden & set(made.chosen)


def test_arrows_lead_to_neighbours_and_space_ticks(figure: BodyFigure) -> None:
    window = figure.window()
    place(figure, "Head").setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        press_key(window, key)
    jaw = figure.chosen
    press_key(window, Qt.Key.Key_Return)

    assert jaw == ("br_jaw",)
    assert figure.chosen == ()


def test_tab_stops_at_the_figure_once_and_comes_back_to_the_same_place(
    theme: Theme, vocabulary: Vocabulary, shown: Shown
) -> None:
    before, after = QPushButton("before"), QPushButton("after")
    made = BodyFigure(theme, vocabulary)
    window = shown(before, made, after)
    before.setFocus()
    press_key(window, Qt.Key.Key_Tab)
    press_key(window, Qt.Key.Key_Down)
    here = window.focusWidget()
    press_key(window, Qt.Key.Key_Tab)
    out = window.focusWidget()
    QTest.keyClick(out, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)

    assert here.accessibleName() == "Eyes"
    assert out is after
    assert window.focusWidget() is here


def test_the_focused_place_has_a_ring_only_for_the_keyboard(figure: BodyFigure) -> None:
    touch(figure, "br_feet")
    touch(figure, "br_feet")
    QTest.mouseMove(figure, QPoint(1, 1))
    touched = figure.grab().toImage()
    place(figure, "Feet").clearFocus()
    place(figure, "Feet").setFocus(Qt.FocusReason.TabFocusReason)
    ringed = figure.grab().toImage()
    place(figure, "Feet").clearFocus()

    assert ringed != touched
    assert figure.grab().toImage() == touched


def test_a_place_that_cannot_be_seen_turns_the_figure(figure: BodyFigure, qtbot: QtBot) -> None:
    with qtbot.waitSignal(figure.turned):
        place(figure, "Upper back").setFocus(Qt.FocusReason.OtherFocusReason)

    assert figure.side is Side.BACK
    assert figure.accessibleDescription() == "Seen from behind"


def test_turned_around_the_back_can_be_touched(figure: BodyFigure) -> None:
    front = figure.grab().toImage()
    figure.turn_around()
    touch(figure, "br_lowback")
    back = figure.grab().toImage()
    figure.turn_around()

    assert figure.chosen == ("br_lowback",)
    assert back != front
    assert figure.accessibleDescription() == "Seen from the front"


def test_resting_on_a_place_shows_its_name_and_leaving_hides_it(figure: BodyFigure) -> None:
    empty = figure.grab(figure._caption_rect()).toImage()
    QTest.mouseMove(figure, middle(figure, "br_belly"))
    named = figure.grab(figure._caption_rect()).toImage()
    QTest.mouseMove(figure, QPoint(1, 1))

    assert named != empty
    assert figure.grab(figure._caption_rect()).toImage() == empty


def test_a_touch_repaints_the_place_and_the_name_alone(figure: BodyFigure, qtbot: QtBot) -> None:
    figure.grab()
    watch = PaintedAreas(figure)
    place(figure, "Feet").toggle()
    qtbot.waitUntil(lambda: bool(watch.areas))

    assert sum(area.width() * area.height() for area in watch.areas) < (
        0.35 * figure.width() * figure.height()
    )


def test_warmth_comes_slowly_unless_stillness_was_asked_for(
    figure: BodyFigure, theme: Theme, qtbot: QtBot
) -> None:
    theme.set_appearance(replace(STILL, reduced_motion=False))
    place(figure, "Chest").toggle()
    begun = figure.grab().toImage()
    qtbot.waitUntil(lambda: figure._warmth["br_chest"] == 1.0)

    assert figure.grab().toImage() != begun


def test_places_everywhere_warm_the_whole_figure(figure: BodyFigure) -> None:
    seen = [figure.grab().toImage()]
    for regions in (("br_skin",), ("br_whole",), ("br_whole", "br_jaw"), ()):
        figure.set_chosen(regions)
        seen.append(figure.grab().toImage())

    assert seen[-1] == seen[0]
    assert all(one != other for one, other in pairwise(seen))


def test_showing_what_is_chosen_tells_nobody(figure: BodyFigure, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(figure.toggled):
        figure.set_chosen(["br_jaw", "br_unknown"])

    assert figure.chosen == ("br_jaw",)


@pytest.mark.parametrize("contrast", [False, True])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_a_warm_place_stands_out_in_every_theme(
    figure: BodyFigure, theme: Theme, scheme: Scheme, contrast: bool
) -> None:
    theme.set_appearance(Appearance(scheme=scheme, high_contrast=contrast, reduced_motion=True))
    at = middle(figure, "br_chest")
    cold = figure.grab().toImage().pixelColor(at)
    figure.set_chosen(["br_chest"])
    warm = figure.grab().toImage().pixelColor(at)

    assert abs(warm.lightnessF() - cold.lightnessF()) > 0.2


def test_larger_text_makes_a_larger_figure(figure: BodyFigure, theme: Theme) -> None:
    before = figure.height(), place(figure, "Head").height()
    theme.set_zoom(1.4)
    after = figure.height(), place(figure, "Head").height()

    assert after > before
