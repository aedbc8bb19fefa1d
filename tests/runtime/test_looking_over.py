"""The journal is looked over behind the window: only trouble is told, and nobody waits for it."""

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journal_app.core.changes import Changes
from journal_app.core.errors import OpenProblem
from journal_app.runtime import looking_over as module
from journal_app.runtime.looking_over import LookingOver
from journal_app.security.folder import HomeFolder, VaultFolder
from journal_app.services import examining, looking_over
from journal_app.services.ways import WayIn
from journal_app.storage import checking
from journal_app.storage.connection import Connection
from tests.runtime.lifecycle_rig import Rig, rig
from tests.services.closed_journal import spoil

__all__ = ["rig"]

WORDS = "the long way home"


@pytest.fixture
def looker(rig: Rig, qtbot: QtBot) -> LookingOver:
    with qtbot.waitSignal(rig.lifecycle.opened, timeout=30_000):
        rig.lifecycle.make(WORDS)
    rig.keep(qtbot, "word " * 4000)
    with qtbot.waitSignal(rig.jobs.run(lambda vault: vault.checkpoint()).finished):
        pass
    return rig.lifecycle._looking_over


def folder_of(home: Path) -> VaultFolder:
    (folder,) = HomeFolder(path=home).journals()
    return folder


def is_due(rig: Rig) -> bool:
    return looking_over.due(folder_of(rig.home), clock=rig.clock)


def test_a_sound_journal_is_looked_over_once_and_nothing_is_said(
    rig: Rig, qtbot: QtBot, looker: LookingOver
) -> None:
    told: list[object] = []
    rig.lifecycle.damage_found.connect(told.append)
    assert 0 < looker._timer.remainingTime() <= module.FIRST_MS * 1.1
    looker.look()
    qtbot.waitUntil(lambda: looker._job is None)
    assert not is_due(rig)
    assert told == []
    assert looker._timer.remainingTime() > module.FIRST_MS


def test_damage_is_told(rig: Rig, qtbot: QtBot, looker: LookingOver) -> None:
    rig.close(qtbot)
    file = folder_of(rig.home).journal
    spoil(file, file.stat().st_size - 2000)
    with qtbot.waitSignal(rig.lifecycle.opened, timeout=30_000):
        rig.lifecycle.open(WayIn(passphrase=WORDS))
    with qtbot.waitSignal(rig.lifecycle.damage_found, timeout=10_000) as told:
        looker.look()
    (found,) = told.args
    assert isinstance(found, examining.Examination)
    assert (found.problem, found.pages_damaged) == (OpenProblem.DAMAGED, 1)


@pytest.mark.parametrize("by", ["writing", "locking"])
def test_whoever_writes_or_locks_ends_it_and_it_stays_due(
    rig: Rig, qtbot: QtBot, looker: LookingOver, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    problems = checking.problems

    def slowly(connection: Connection, *, pages: bool) -> list[str]:
        begun.set()
        assert go_on.wait(20)
        return problems(connection, pages=pages)

    monkeypatch.setattr(checking, "problems", slowly)
    looker.look()
    job = looker._job
    assert job is not None
    assert begun.wait(20)
    if by == "writing":
        rig.keep(qtbot, "A line.")
        rig.lifecycle.touched(Changes())
        assert 0 < looker._timer.remainingTime() <= module.QUIET_MS * 1.1
    else:
        rig.close(qtbot)
        assert not looker._timer.isActive()
    assert looker._job is None
    assert job.cancelled
    with qtbot.waitSignal(job.destroyed, timeout=10_000):
        go_on.set()
    assert is_due(rig)
    if by == "writing":
        monkeypatch.setattr(checking, "problems", problems)
        with qtbot.waitSignal(rig.jobs.run(lambda vault: vault.checkpoint()).finished):
            pass
        looker.look()
        qtbot.waitUntil(lambda: looker._job is None)
        assert not is_due(rig)
