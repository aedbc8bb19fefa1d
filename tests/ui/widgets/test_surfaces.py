"""Cards, scenes, rows, messages and the flow of chips."""

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot

from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.banner import Banner
from journal_app.ui.widgets.boxed_list import BoxedList, Row
from journal_app.ui.widgets.card import SHADOW_ROOM, Card
from journal_app.ui.widgets.direction import set_margins, visual_qrect, visual_rect
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.flow_layout import FlowLayout
from journal_app.ui.widgets.hairline import Hairline
from journal_app.ui.widgets.scene import Scene
from journal_app.ui.widgets.sheet_surface import SheetSurface
from journal_app.ui.widgets.toggle import Toggle
from tests.ui.widgets.conftest import Shown, press_key


def test_only_an_elevated_card_keeps_room_for_a_shadow(theme: Theme) -> None:
    flat, raised = Card(theme, padding=20), Card(theme, padding=20, elevated=True)
    for card in (flat, raised):
        card.resize(200, 100)

    assert flat.body_rect().toRect() == QRect(0, 0, 200, 100)
    assert raised.body_rect().toRect() == QRect(
        SHADOW_ROOM, SHADOW_ROOM, 200 - 2 * SHADOW_ROOM, 100 - 2 * SHADOW_ROOM
    )
    assert raised.content.contentsMargins().left() == 20 + SHADOW_ROOM


def test_a_card_is_lighter_than_heavy_at_night(theme: Theme, shown: Shown) -> None:
    card = Card(theme)
    card.setFixedHeight(60)
    shown(card)
    by_day = card.grab().toImage().pixelColor(100, 30)
    theme.set_scheme(Scheme.DARK)

    assert card.grab().toImage().pixelColor(100, 30) == theme.color("surface")
    theme.set_scheme(Scheme.LIGHT)
    assert by_day == theme.color("raised")


def test_frames_are_panels_to_screen_readers(theme: Theme) -> None:
    for frame in (Card(theme, name="Answers"), Scene(theme, "Locked")):
        interface = QAccessible.queryAccessibleInterface(frame)
        assert interface.text(QAccessible.Text.Name) in ("Answers", "Locked")
        assert interface.role() != QAccessible.Role.Client


def test_the_corners_of_the_sheet_show_the_ground(theme: Theme, shown: Shown) -> None:
    sheet = SheetSurface(theme)
    sheet.setFixedSize(200, 120)
    shown(sheet)
    image = sheet.grab().toImage()

    assert image.pixelColor(100, 60) == theme.color("surface")
    assert image.pixelColor(0, 0) != theme.color("surface")
    assert image.pixelColor(100, 0) == theme.color("line")


def test_the_tide_drifts_only_while_it_is_seen(theme: Theme, qtbot: QtBot) -> None:
    theme.set_reduced_motion(False)
    scene = Scene(theme, "Locked")
    qtbot.addWidget(scene)
    scene.resize(400, 300)
    unseen = scene.drifting
    with qtbot.waitActive(scene):
        scene.show()
    before = scene.grab().toImage()
    qtbot.waitUntil(lambda: scene.grab().toImage() != before)
    assert scene.drifting
    scene.hide()

    assert not unseen
    assert not scene.drifting


@pytest.mark.parametrize(
    "stillness", [Appearance(reduced_motion=True), Appearance(high_contrast=True)]
)
def test_the_tide_stands_still_for_whoever_asks(
    theme: Theme, qtbot: QtBot, stillness: Appearance
) -> None:
    theme.set_reduced_motion(False)
    scene = Scene(theme, "Locked")
    qtbot.addWidget(scene)
    scene.show()
    moving = scene.drifting
    theme.set_appearance(stillness)

    assert moving
    assert not scene.drifting


def test_rows_are_parted_by_lines_and_say_what_they_say(theme: Theme) -> None:
    first = Row(theme, "key", "Passphrase", "Last changed in March.")
    second = Row(theme, "lock-simple", "Lock", "", Toggle(theme, "Lock"))
    box = BoxedList(theme, first, second, name="Lock")

    assert len(box.findChildren(Hairline)) == 1
    assert second.line.isHidden()
    second.set_line("After five minutes.")
    assert not second.line.isHidden()
    assert second.line.accessibleName() == "After five minutes."


def test_an_empty_page_offers_one_way_on(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    empty = EmptyState(theme, "notebook", "Your first page will land here.", "", "Write something")
    window = shown(empty)
    assert empty.button is not None
    empty.button.setFocus()
    with qtbot.waitSignal(empty.pressed):
        press_key(window, Qt.Key.Key_Return)

    assert EmptyState(theme, "compass", "Nothing by that name").button is None
    assert empty.line.isHidden()


def test_a_message_can_be_acted_on(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    banner = Banner(theme)
    window = shown(banner)
    hidden = banner.isVisible()
    banner.show_message("The entry is in the bin.", action="Undo")
    banner.action.setFocus()
    with qtbot.waitSignals([banner.acted, banner.closed]):
        press_key(window, Qt.Key.Key_Return)

    assert not hidden
    assert not banner.isVisible()
    assert banner.action.accessibleName() == "Undo"


def test_a_message_can_be_closed(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    banner = Banner(theme)
    shown(banner)
    banner.show_message("The entry is in the bin.")
    with qtbot.assertNotEmitted(banner.acted), qtbot.waitSignal(banner.closed):
        banner.close_button.click()

    assert banner.action.isHidden()


def test_a_message_goes_by_itself(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    banner = Banner(theme)
    shown(banner)
    banner.show_message("The entry is back.", hide_after=0.01)
    qtbot.waitUntil(lambda: not banner.isVisible())


def test_a_message_waits_while_the_focus_is_in_it(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    banner = Banner(theme)
    shown(banner)
    banner.show_message("The entry is in the bin.", action="Undo", hide_after=0.01)
    banner.action.setFocus()
    with qtbot.assertNotEmitted(banner.closed, wait=200):
        QTest.qWait(0)

    assert banner.isVisible()


def test_a_newer_message_stays_if_it_is_to_stay(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    banner = Banner(theme)
    shown(banner)
    banner.show_message("One.", hide_after=0.01)
    with qtbot.assertNotEmitted(banner.closed, wait=100):
        banner.show_message("Two.")

    assert banner.message.text() == "Two."


def flow(widths: list[int], *, rtl: bool = False) -> tuple[QFrame, list[QWidget]]:
    frame = QFrame()
    if rtl:
        frame.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    layout = FlowLayout(frame, spacing=8, row_spacing=6)
    boxes: list[QWidget] = []
    for width in widths:
        box = QWidget()
        box.setFixedSize(QSize(width, 20))
        layout.addWidget(box)
        boxes.append(box)
    frame.resize(200, 200)
    layout.setGeometry(frame.rect())
    return frame, boxes


def test_chips_flow_into_rows() -> None:
    frame, boxes = flow([90, 90, 90])

    assert [(box.x(), box.y()) for box in boxes] == [(0, 0), (98, 0), (0, 26)]
    assert frame.heightForWidth(200) == 46
    assert frame.heightForWidth(1000) == 20
    assert frame.sizeHint() == QSize(286, 20)


def test_chips_flow_from_the_other_side() -> None:
    _frame, boxes = flow([90, 90, 90], rtl=True)

    assert [box.geometry().right() for box in boxes] == [199, 101, 199]


def test_what_is_hidden_takes_no_room() -> None:
    frame, boxes = flow([90, 90, 90])
    boxes[0].hide()
    layout = frame.layout()
    assert layout is not None
    layout.activate()

    assert frame.heightForWidth(200) == 20
    assert [box.x() for box in boxes[1:]] == [0, 98]


def test_a_chip_can_be_put_before_others_and_taken_away() -> None:
    frame, boxes = flow([50, 60])
    layout = frame.layout()
    assert isinstance(layout, FlowLayout)
    first = QWidget()
    first.setFixedSize(30, 30)
    layout.insert_widget(0, first)
    layout.activate()
    assert [first.x(), boxes[0].x(), boxes[0].y()] == [0, 38, 5]
    layout.removeWidget(first)
    layout.activate()

    assert layout.count() == 2
    assert boxes[0].pos().isNull()
    assert layout.takeAt(9) is None


class Asked(QWidgetItem):
    """Counts how often it is asked how large it wants to be."""

    times = 0

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt’s name
        self.times += 1
        return super().sizeHint()


def test_chips_are_asked_for_their_size_once_until_one_wants_another(qtbot: QtBot) -> None:
    frame, _boxes = flow([90])
    qtbot.addWidget(frame)
    layout, box = frame.layout(), QWidget(frame)
    assert isinstance(layout, FlowLayout)
    box.setFixedSize(90, 20)
    chip = Asked(box)
    layout.addItem(chip)
    box.show()
    assert (layout.heightForWidth(200), layout.heightForWidth(150)) == (20, 46)
    asked = chip.times
    for width in (200, 150, 120, 200):
        layout.heightForWidth(width)
    assert chip.times == asked
    box.setFixedSize(130, 20)
    assert layout.heightForWidth(200) == 46


def test_an_empty_flow_is_nothing_high() -> None:
    frame, _boxes = flow([])

    assert frame.heightForWidth(200) == 0
    assert frame.sizeHint() == QSize(0, 0)


def test_margins_and_rectangles_follow_the_reading(qtbot: QtBot) -> None:
    frame = QFrame()
    qtbot.addWidget(frame)
    frame.resize(100, 20)
    layout = FlowLayout(frame)
    box = QRect(10, 0, 20, 20)
    set_margins(layout, frame, 1, 2, 3, 4)
    assert layout.contentsMargins().left() == 1
    assert visual_qrect(frame, box) == box
    frame.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    set_margins(layout, frame, 1, 2, 3, 4)

    assert layout.contentsMargins().left() == 3
    assert visual_qrect(frame, box) == QRect(70, 0, 20, 20)
    assert visual_rect(frame, box.toRectF()).toRect() == QRect(70, 0, 20, 20)


def test_a_heading_whose_last_letter_leans_out_stays_on_its_line(
    theme: Theme, shown: Shown
) -> None:
    state = EmptyState(theme, "leaf", "On this day is off", "Somewhere else.")
    state.resize(900, 700)
    shown(state)
    assert state.heading.height() < 2 * theme.line_height("heading")
