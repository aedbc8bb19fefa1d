"""A lock waits for no document and none is written after it; a pause takes nothing away."""

import gc
import threading
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from journal_app.security.sealed_files import SealedFiles
from journal_app.ui.actions.overlay import overlay_in
from journal_app.ui.exchange.sheet import ExportSheet
from journal_app.ui.navigation import SceneId
from journal_app.ui.papers.outward_sheet import OutwardSheet
from journal_app.ui.papers.sheet import PaperSheet
from journal_app.ui.theme.theme import Theme
from tests import builders
from tests import made_pictures as made
from tests.exchange.test_files_along import hang
from tests.ui.context_fixture import Ground
from tests.ui.shell.test_stage import SceneOfWords
from tests.ui.window_fixture import Stage, stage

__all__ = ["stage"]


def opened(ground: Ground, stage: Stage, theme: Theme, kind: type[OutwardSheet]) -> OutwardSheet:
    """A sheet over the real window, for one piece with a picture."""
    piece = ground.keep(builders.entry("We sat by the water."))
    ground.ask(hang, piece, made.jpeg(6), "the last boat")
    stage.open()
    stage.window.stage.use(lambda scene: SceneOfWords(theme, stage.asked, scene.value))
    context = replace(ground.context, scenes=stage.window)
    assert kind in (PaperSheet, ExportSheet)
    sheet = kind(context, stage.window, [piece])  # type: ignore[call-arg, arg-type]
    sheet.open()
    return sheet


def held_up(ground: Ground, until: threading.Event) -> None:
    """Whatever is to be done behind the window waits its turn."""
    for _each in range(2):
        ground.context.jobs.background(until.wait)


def sealed_files() -> list[SealedFiles]:
    """All there are in this process, those other tests left as well."""
    return [each for each in gc.get_objects() if isinstance(each, SealedFiles)]


@pytest.mark.parametrize("when", ["seen", "paused", "hidden"])
def test_locked_while_it_is_made_a_document_is_not_written_and_its_key_is_forgotten(
    ground: Ground, stage: Stage, theme: Theme, when: str
) -> None:
    jobs, go_on = ground.context.jobs, threading.Event()
    sheet = opened(ground, stage, theme, PaperSheet)
    assert isinstance(sheet, PaperSheet)
    with TemporaryDirectory(dir="/tmp") as folder:
        sheet.place.setText(str(Path(folder) / "pages.pdf"))
        sheet.ticks.pictures.click()
        held_up(ground, go_on)
        others = sealed_files()
        sheet.save.click()
        ground.wait(lambda: jobs.unfinished)
        keys = [each._key for each in sealed_files() if each not in others]
        if when == "paused":
            stage.window.open_scene(SceneId.PAUSE)
        elif when == "hidden":
            stage.window.hide_pages()
        assert not sheet.save.isEnabled()
        stage.window.lock()
        go_on.set()
        ground.wait(lambda: not jobs.unfinished)
        ground.ask(lambda _vault: None)
        ground.wait(lambda: not any(any(key.reveal()) for key in keys))
        assert keys
        assert list(Path(folder).iterdir()) == []
        assert ground.notices.said == []


@pytest.mark.parametrize("away", ["paused", "hidden"])
@pytest.mark.parametrize("kind", [PaperSheet, ExportSheet])
def test_out_of_sight_for_a_while_it_is_kept_said_and_closed(
    ground: Ground, stage: Stage, theme: Theme, kind: type[OutwardSheet], away: str
) -> None:
    sheet = opened(ground, stage, theme, kind)
    with TemporaryDirectory(dir="/tmp") as folder:
        target = Path(folder) / "pages.out"
        sheet.place.setText(str(target))
        sheet.save.click()
        if away == "paused":
            stage.window.open_scene(SceneId.PAUSE)
        else:
            stage.window.hide_pages()
        ground.wait(lambda: bool(ground.notices.said))
        assert target.exists()
        stage.window.stage.close()
        stage.window.show_again()
        assert overlay_in(stage.window) is None


def test_what_did_not_go_during_a_pause_takes_no_keyboard(
    ground: Ground, stage: Stage, theme: Theme
) -> None:
    sheet = opened(ground, stage, theme, PaperSheet)
    with TemporaryDirectory(dir="/tmp") as folder:
        target = Path(folder) / "pages.pdf"
        target.write_bytes(b"mine")
        sheet.place.setText(str(target))
        sheet.save.click()
        stage.window.open_scene(SceneId.PAUSE)
        focus = stage.window.focusWidget()
        ground.wait(lambda: not sheet.error.isHidden())
        assert stage.window.focusWidget() is focus
        stage.window.stage.close()
        assert sheet.isVisible()
        assert sheet.save.isEnabled()
        assert sheet.error.text().startswith("There is something of that name already.")
