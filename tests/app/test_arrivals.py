"""A bundle is chosen, opened with its code, and the journal is here; what is in the way is told."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QMainWindow
from pytestqt.qtbot import QtBot

from journal_app.app.arrivals import Arrivals
from journal_app.core.errors import CannotOpen
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.vault_thread import VaultThread
from journal_app.services import backups, moving, recovery
from journal_app.services import vault as vault_service
from journal_app.services.ways import WayIn
from journal_app.ui.lock.bundle_sheet import BundleSheet
from journal_app.ui.theme.theme import Theme
from tests.services.closed_journal import PASSPHRASE, WAY, make_closed
from tests.ui.conftest import dressed_theme, theme

__all__ = ["dressed_theme", "theme"]


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """One that a passphrase opens."""
    journal = make_closed(tmp_path / "here" / "home")
    journal.write("One.")
    recovery.confirm(journal.home, clock=journal.clock)
    reader = vault_service.open_reader(journal.home, WAY)
    packed = moving.pack(reader, tmp_path / "here" / "a.journalbundle", home=journal.home)
    reader.close()
    return packed.path


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    """Threads without an open journal."""
    thread = VaultThread()
    thread.start()
    made = Jobs(thread, Hub())
    yield made
    assert made.stop(5)


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """Where the sheet lies."""
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def arrivals(home: Path, theme: Theme, window: QMainWindow, jobs: Jobs, clock: object) -> Arrivals:
    lifecycle: Any = SimpleNamespace(open_no_more=lambda: jobs.on_vault_thread(lambda: None))
    beginning: Any = SimpleNamespace(home=SimpleNamespace(path=home), clock=clock)
    return Arrivals(theme, window, lifecycle, jobs, beginning, jobs)


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    """The person’s answer to the dialog."""

    def answered(*_given: object, **_more: object) -> tuple[str, str]:
        return "" if path is None else str(path), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answered)


def sheet_of(made: Arrivals, qtbot: QtBot) -> BundleSheet:
    qtbot.waitUntil(lambda: made._sheet is not None)
    assert made._sheet is not None
    return made._sheet


def test_the_journal_is_here_once_it_was_opened(
    qtbot: QtBot,
    bundle: Path,
    tmp_path: Path,
    theme: Theme,
    window: QMainWindow,
    jobs: Jobs,
    clock: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there = tmp_path / "there"
    made = arrivals(there, theme, window, jobs, clock)
    choose(monkeypatch, bundle)
    made.ask()
    sheet = sheet_of(made, qtbot)
    sheet.wanted.emit(WayIn(passphrase="something else"))
    qtbot.waitUntil(lambda: "That didn’t open it." in sheet.line.text(), timeout=10_000)
    with qtbot.waitSignal(made.arrived, timeout=10_000):
        sheet.wanted.emit(WayIn(passphrase=PASSPHRASE))
    assert vault_service.facts(there).exists


def test_the_same_journal_gets_a_copy_and_that_is_said(
    qtbot: QtBot,
    bundle: Path,
    theme: Theme,
    window: QMainWindow,
    jobs: Jobs,
    clock: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = arrivals(bundle.parent / "home", theme, window, jobs, clock)
    choose(monkeypatch, bundle)
    made.ask()
    sheet = sheet_of(made, qtbot)
    assert "is not touched" in sheet.words.text()
    with qtbot.assertNotEmitted(made.arrived):
        sheet.wanted.emit(WayIn(passphrase=PASSPHRASE))
        qtbot.waitUntil(lambda: "lies beside your journal" in sheet.words.text(), timeout=10_000)
    sheet.dismiss()
    assert made._sheet is None


def test_a_copy_and_its_code_bring_the_journal_here(
    qtbot: QtBot,
    tmp_path: Path,
    theme: Theme,
    window: QMainWindow,
    jobs: Jobs,
    clock: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    journal = make_closed(tmp_path / "here" / "home")
    journal.write("One.")
    reader = vault_service.open_reader(journal.home, WAY)
    copy = backups.make_at(reader, tmp_path / "usb.db", home=journal.home).path
    reader.close()
    made = arrivals(tmp_path / "there", theme, window, jobs, clock)
    choose(monkeypatch, copy)
    made.ask(for_copy=True)
    sheet = sheet_of(made, qtbot)
    assert sheet.accessibleName() == "Open a copy"
    with qtbot.waitSignal(made.arrived, timeout=10_000):
        sheet.wanted.emit(journal.code)
    assert vault_service.facts(tmp_path / "there").exists


def test_what_is_no_bundle_is_refused_and_no_choice_asks_nothing(
    qtbot: QtBot,
    tmp_path: Path,
    theme: Theme,
    window: QMainWindow,
    jobs: Jobs,
    clock: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "a.journalbundle"
    path.write_bytes(b"nothing of ours")
    made = arrivals(tmp_path / "there", theme, window, jobs, clock)
    choose(monkeypatch, None)
    made.ask()
    choose(monkeypatch, path)
    with qtbot.waitSignal(made.refused, timeout=10_000) as refused:
        made.ask()
    assert isinstance(refused.args[0], CannotOpen)
    assert made._sheet is None
