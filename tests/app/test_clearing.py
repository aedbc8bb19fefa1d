"""What stayed in the bin long enough goes after opening, and not while nobody has opened."""

import os
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from journal_app.app.clearing import AGAIN_MS, FIRST_MS, Clearing
from journal_app.core.bin import KEPT_FOR
from journal_app.core.clock import when_now
from journal_app.core.pictures import Picture
from journal_app.security.begun_exports import BegunExport
from journal_app.services import bin as bin_service
from journal_app.services import entries, pictures, templates
from journal_app.services.pictures import Given
from journal_app.storage.vault import Vault
from tests.builders import FakeClock
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
    ground.clock.advance(KEPT_FOR - timedelta(days=3))
    when = when_now(ground.clock)
    ground.ask(entries.add, "So that the clock is believed.", when=when, clock=ground.clock)
    ground.clock.advance(timedelta(days=1))
    clearing.begin()
    assert (timer.isActive(), timer.interval()) == (True, FIRST_MS)
    timer.timeout.emit()
    left = ground.ask(lambda vault: [each.label for each in vault.bin.all()])
    assert left == ["Newer"]
    assert (timer.isActive(), timer.interval()) == (True, AGAIN_MS)
    clearing.stop()
    assert not timer.isActive()


def test_a_file_deleted_for_good_goes_some_time_after(ground: Ground, qtbot: QtBot) -> None:
    clearing = Clearing(ground.context.jobs, ground.clock)
    ground.context.hub.changed.connect(clearing.learn)
    (timer,) = clearing.findChildren(QTimer)
    sealed = hang(ground)
    clearing.begin()
    timer.start(AGAIN_MS)
    ground.ask(bin_service.empty)
    assert timer.interval() == FIRST_MS, "what left the bin may have been the last to name it"
    assert sealed.exists()
    timer.timeout.emit()
    qtbot.waitUntil(lambda: not sealed.exists())


def test_what_a_killed_export_left_goes_some_time_after(
    ground: Ground, qtbot: QtBot, tmp_path: Path
) -> None:
    half = tmp_path / "journal.json.0123abcd.partial"
    half.write_text("plain words")
    notes = ground.path.parent / "begun-exports"
    begun = BegunExport(notes, ground.ask(lambda vault: vault.key()))
    begun.note([half])
    clearing = Clearing(ground.context.jobs, ground.clock)
    (timer,) = clearing.findChildren(QTimer)
    clearing.begin()
    timer.timeout.emit()
    with qtbot.waitSignals([ground.context.jobs.settled] * 4, timeout=10_000):
        pass
    assert half.exists(), "it is still being written"
    assert begun._lock is not None
    begun._lock.release()
    timer.timeout.emit()
    qtbot.waitUntil(lambda: not half.exists())
    qtbot.waitUntil(lambda: not notes.exists())
    # What is apart keeps nobody from locking, and counts until its end was told.
    qtbot.waitUntil(lambda: not ground.context.jobs._apart)


def test_a_journal_that_closes_meanwhile_keeps_its_files(ground: Ground, qtbot: QtBot) -> None:
    clearing = Clearing(ground.context.jobs, ground.clock)
    (timer,) = clearing.findChildren(QTimer)
    sealed = hang(ground)
    ground.ask(bin_service.empty)
    clearing.begin()
    timer.timeout.emit()
    clearing.stop()
    for _turn in range(3):
        with qtbot.waitSignal(ground.context.jobs.background(lambda: None).finished):
            pass
        ground.ask(lambda _vault: None)
    assert sealed.exists()


def hang(ground: Ground) -> Path:
    """Where a file lies that hung on an entry two hours ago, and is in the bin now."""
    picture = ground.ask(_hung_and_removed, ground.clock)
    place = ground.path.parent / pictures.FOLDER / picture.file
    then = (ground.clock.now() - timedelta(hours=2)).timestamp()
    os.utime(place, (then, then))
    return place


def _hung_and_removed(vault: Vault, clock: FakeClock) -> Picture:
    piece = entries.add(vault, "Seen.", when=when_now(clock), clock=clock).entry.id
    given = Given(contents=b"A letter.")
    ready = pictures.prepare(pictures.files_of(vault), given, decodes=lambda _d, _m: True)
    (picture,) = pictures.add(vault, piece, [ready], clock=clock).pictures
    return pictures.remove(vault, picture.uid, clock=clock).picture
