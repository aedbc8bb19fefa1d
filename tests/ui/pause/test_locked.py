"""The pause over a locked journal: nothing leans on what cannot be known, and nothing is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from journal_app.core.practices import Practices
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.vault_thread import VaultThread
from journal_app.security.folder import VaultFolder
from journal_app.services import drafts
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.moment_form.desk import SealedDesk
from journal_app.ui.pause.scene import PauseScene, Step
from journal_app.ui.theme.theme import Theme
from tests.builders import FakeClock
from tests.services.inbox_journal import folder, kept_in, opened, taken_in
from tests.ui.context_fixture import came_true
from tests.ui.pause.conftest import InWindow
from tests.ui.pause.steps import Seconds, buttons, key, names, press, step_of

__all__ = ["folder"]


@pytest.fixture
def pause(
    theme: Theme,
    settings: DeviceSettings,
    practices: Practices,
    clock: FakeClock,
    seconds: Seconds,
    folder: VaultFolder,
    tmp_path: Path,
    in_window: InWindow,
) -> Iterator[PauseScene]:
    """A pause beside a journal that is closed."""
    thread = VaultThread()
    thread.start()
    jobs = Jobs(thread, Hub())
    desk = SealedDesk(tmp_path, clock, jobs)
    scene = PauseScene(theme, settings, desk, clock, None, practices=practices, seconds=seconds)
    in_window(scene)
    assert came_true(lambda: bool(desk.vocabulary.terms), 5000)
    scene.enter()
    yield scene
    assert jobs.stop(5)


def test_the_question_is_not_asked_of_somebody_one_knows_nothing_of(
    pause: PauseScene, seconds: Seconds, folder: VaultFolder
) -> None:
    assert pause.bar.steps.text() == "Step 1 of 2, Breathe"
    seconds.pass_by(60, pause.breathe.frame)
    assert step_of(pause) is Step.NOTE
    QTest.keyClicks(pause.window().focusWidget(), "He reached over.")
    key(pause, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert came_true(lambda: step_of(pause) is Step.CLOSE, 5000)
    assert "It joins your timeline when the journal opens." in " ".join(names(pause))
    assert buttons(pause) == {"Leave the pause", "Quick cover", "Done"}
    assert taken_in(folder).kept == 1
    (moment,) = kept_in(folder)
    assert (moment.note, moment.reading) == ("He reached over.", None)
    assert "reading" not in moment.skipped


def test_leaving_the_note_seals_what_was_told_as_a_draft(
    pause: PauseScene, folder: VaultFolder
) -> None:
    press(pause, "Go to the note")
    QTest.keyClicks(pause.window().focusWidget(), "He reached")
    key(pause, Qt.Key.Key_Escape)
    assert came_true(lambda: not pause.busy(), 5000)
    assert taken_in(folder).drafts == 1
    with opened(folder) as vault:
        assert [each.capture.note for each in drafts.all_begun(vault)] == ["He reached"]
