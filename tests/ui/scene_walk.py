"""Everything that takes the window for a while, or is a window itself, in each of its states."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

from journal_app.app.noting import Noting
from journal_app.core.ids import PieceId
from journal_app.core.practices import TenSecondsOf
from journal_app.services import pictures
from journal_app.services.pictures import Given, Prepared
from journal_app.storage.vault import Vault
from journal_app.system.clock import SystemClock
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.capture.window import CaptureWindow
from journal_app.ui.navigation import PageId, Place, SceneId
from journal_app.ui.pause.coming_back import ComingBackScene
from journal_app.ui.pause.scene import PauseScene, Step
from journal_app.ui.pause.ten_more_seconds import TenMoreSecondsScene
from journal_app.ui.pictures.decoding import decodes
from journal_app.ui.pictures.large_view import LargeView
from journal_app.ui.pictures.strip import PictureStrip
from journal_app.ui.settings.keyboard_view import KeyboardView
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.widgets.popover import Popover
from tests.made_pictures import encoded
from tests.show.live import Live
from tests.ui.context_fixture import came_true
from tests.ui.surfaces import Opener

_PATIENCE_MS = 5000
_NARROW, _USUAL = (900, 620), (1280, 800)


def press(inside: QWidget, name: str) -> None:
    """Press the button of this name."""
    shown = (each for each in inside.findChildren(QAbstractButton) if each.isVisible())
    next(each for each in shown if each.accessibleName() == name).click()


def noting_of(live: Live) -> Noting:
    """What makes scenes and the small window, over the journal of this window."""
    made = Noting(live.theme, live.settings, live.folder, live.jobs, live.context.clock)
    made.setParent(live.window)
    made.use(live.context)
    live.window.stage.use(made.scene)
    return made


def pause(live: Live) -> Iterator[QWidget]:
    """Breathe, Ask, Note and Close."""
    scene = opened(live, SceneId.PAUSE)
    assert isinstance(scene, PauseScene)
    yield scene
    scene.breathe.go_on_wanted.emit()
    yield scene
    press(scene, "Fear")
    yield scene
    press(scene, "Keep this moment")
    assert came_true(lambda: scene.step is Step.CLOSE, _PATIENCE_MS)
    yield scene
    live.window.stage.close()


def coming_back(live: Live) -> Iterator[QWidget]:
    """Every step, each with its other way, the answers, and both of its ends."""
    scene = opened(live, SceneId.COMING_BACK)
    assert isinstance(scene, ComingBackScene)
    stop, go_on = scene.ways.buttons
    yield scene
    while go_on.isVisible():
        scene.another.click()
        yield scene
        go_on.click()
        yield scene
    scene.answers.buttons[-1].click()
    yield scene
    live.window.stage.close()
    scene = opened(live, SceneId.COMING_BACK)
    assert isinstance(scene, ComingBackScene)
    stop, go_on = scene.ways.buttons
    stop.click()
    yield scene
    live.window.stage.close()


def ten_more_seconds(live: Live) -> Iterator[QWidget]:
    """Of what, while they go by, and after they were left."""
    scene = opened(live, SceneId.TEN_MORE_SECONDS)
    assert isinstance(scene, TenMoreSecondsScene)
    yield scene
    scene.choices.buttons[list(TenSecondsOf).index(TenSecondsOf.ROOM)].click()
    yield scene
    scene.stop.click()
    yield scene
    live.window.stage.close()


def opened(live: Live, wanted: SceneId) -> QWidget:
    """The scene, in the window."""
    noting_of(live)
    live.window.open_scene(wanted)
    live.settle()
    found = live.window.stage.scene
    assert found is not None
    return found


def small_window(live: Live) -> Iterator[QWidget]:
    """Empty, with everything unfolded, gone, and after something was kept."""
    noting = noting_of(live)
    noting.show_capture()
    live.settle()
    window = noting._capture
    assert isinstance(window, CaptureWindow)
    yield window
    for more in window.findChildren(QAbstractButton):
        if more.isVisible() and more.accessibleName() in ("More", "Show the body"):
            more.click()
    yield window
    press(window, "Let it go")
    yield window
    press(window, "Undo")
    live.settle()
    window.panel.form.sentence.setText("He asked, and I went quiet.")
    press(window, "Keep this moment")
    assert came_true(lambda: window._kept is not None, _PATIENCE_MS)
    yield window
    window.close()
    noting.forget()


def large_picture(live: Live) -> Iterator[QWidget]:
    """The first of several, the last, and one that cannot be shown; fitted and point for point."""
    place = live.first_piece()
    assert place.piece is not None
    live.write(lambda vault: hang(vault, PieceId(place.piece or 0)))
    live.go(place)
    live.settle(60)
    strip = next(each for each in live.window.findChildren(PictureStrip) if each.isVisible())
    strip.tile_of(strip.pictures[0].uid).click()
    live.settle()
    [view] = [each for each in live.window.findChildren(LargeView) if each.isVisible()]
    yield view
    view.whole.click()
    yield view
    view.next.click()
    yield view
    view.dismiss()


def hang(vault: Vault, piece: PieceId) -> None:
    """Hang two pictures on a piece."""
    files = pictures.files_of(vault)
    made: list[Prepared] = [
        pictures.prepare(files, Given(contents=encoded(kind), label=label), decodes=decodes)
        for kind, label in ((b"PNG", "The pier"), (b"JPG", ""))
    ]
    pictures.add(vault, piece, made, clock=SystemClock())
    files.wipe()


def calendar(live: Live) -> Iterator[QWidget]:
    """The months and years behind a button, where there is no room beside the list."""
    live.window.resize(*_NARROW)
    live.go(Place(page=PageId.TIMELINE))
    live.settle(40)
    press(live.window, "Show the calendar")
    live.settle()
    [popover] = [each for each in live.window.findChildren(Popover) if each.isVisible()]
    yield popover
    popover.dismiss()
    live.window.resize(*_USUAL)
    live.settle()


def keys_in_use(live: Live) -> Iterator[QWidget]:
    """A command is given keys that another one has."""
    live.go(Place(page=PageId.SETTINGS, part="keyboard"))
    [view] = live.window.findChildren(KeyboardView)
    taken = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_N)
    view.rows[ActionId.PAUSE].keys.typed.emit(taken)
    live.settle()
    [sheet] = [each for each in live.window.findChildren(SheetDialog) if each.isVisible()]
    yield sheet
    sheet.dismiss()


def notice(live: Live) -> Iterator[QWidget]:
    """What was done, and the way back."""
    live.window.notices.say("Moved to the bin.", "Undo", lambda: None)
    live.settle()
    yield live.window.notices.banner
    live.window.notices.hide()


def covered(live: Live) -> Iterator[QWidget]:
    """The empty note over everything."""
    live.window.hide_pages()
    live.settle()
    yield live.window._cover
    live.window.show_again()
    live.settle()


SCENES: Mapping[str, Opener] = {
    made.__name__: made
    for made in (
        calendar, keys_in_use, notice, large_picture, pause, coming_back, ten_more_seconds,
        small_window, covered,
    )
}  # fmt: skip
