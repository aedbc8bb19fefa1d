"""A scripted hour with a real window, a real journal and twenty errors that quote the writer.

Run as ``python -m tests.proof.hour HOME TIMES``, with the folder of a closed journal and how often
all of it is lived through. Says in one line of JSON what it saw of itself, then waits to be ended,
or killed.
"""

import json
import logging
import sys
import threading
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from journal_app.app.application import make_application
from journal_app.core.clock import when_now
from journal_app.core.ids import PieceId
from journal_app.core.moments import Capture
from journal_app.core.resources import resource
from journal_app.core.search import parse
from journal_app.core.vocabulary import Vocabulary
from journal_app.main import main
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.vault_thread import VaultThread
from journal_app.security.folder import HomeFolder
from journal_app.services import entries, moments, restoring
from journal_app.services.exchange import Format, export
from journal_app.services.vault import OpenJournal, close_journal, open_journal
from journal_app.services.ways import WayIn
from journal_app.storage.vault import Vault
from journal_app.system.crashes import note_crashes
from journal_app.system.logs import log_failure, start_log
from journal_app.ui.editor.editor import Editor
from journal_app.ui.errors import Errors, install_barriers
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from tests.builders import FakeClock
from tests.finding import index_found
from tests.services.closed_journal import WAY
from tests.ui.conftest import STILL
from tests.ui.context_fixture import SpokenNotices, came_true

MARK = "ZQXWOMBAT6"
SENTENCE = f"{MARK} stood at the door and said nothing."
MOMENT_MS = 10_000


def on_the_vault(home: Path, clock: FakeClock) -> list[Callable[[Vault], object]]:
    """What goes wrong where the journal is read and written, each with words of the writer."""

    def export_to_nowhere(vault: Vault) -> object:
        reader, target = vault.reader(), home.parent / "nowhere" / MARK
        try:
            return export(reader, target, form=Format.JSON, home=home, clock=clock)
        finally:
            reader.close()

    lost = restoring.chosen(home.parent / f"{MARK}.db")
    return [
        lambda vault: vault.connection.rows(" ".join(["SELECT", MARK])),
        lambda vault: vault.connection.rows(f"SELECT '{SENTENCE}"),
        lambda vault: vault.connection.rows(
            "SELECT 1 FROM entries_fts WHERE entries_fts MATCH ?", (f"{MARK}:no",)
        ),
        lambda vault: vault.connection.rows("INSERT INTO pieces (id) VALUES (?)", (SENTENCE,)),
        lambda vault: entries.save(vault, PieceId(987), 4, SENTENCE, clock=clock, new_sitting=True),
        lambda vault: entries.set_tags(vault, PieceId(1), [SENTENCE * 40], clock=clock),
        lambda vault: {}[f"{MARK} is no key"],
        lambda vault: int(SENTENCE),
        lambda vault: datetime.strptime(SENTENCE, "%z"),
        lambda vault: (MARK.encode() + b"\xff").decode(),
        lambda vault: Path(f"/nowhere/{MARK}").read_bytes(),
        export_to_nowhere,
        lambda _vault: restoring.restore(home, lost, WAY, clock=clock),
        lambda _vault: open_journal(home, WayIn(passphrase=SENTENCE), now=clock.now().isoformat),
    ]


def raise_words() -> None:
    raise RuntimeError(SENTENCE)


def raise_noted() -> None:
    error = ValueError(SENTENCE)
    error.add_note(SENTENCE)
    raise error


class _Falls:
    """Cannot even be told: its text fails too."""

    def __str__(self) -> str:
        raise KeyError(SENTENCE)


def around_the_window(editor: Editor) -> list[Callable[[], object]]:
    """What goes wrong on the thread of the window and beside it."""

    def in_a_thread() -> None:
        thread = threading.Thread(target=raise_words, name=MARK)
        thread.start()
        thread.join()

    def caught() -> None:
        try:
            raise_noted()
        except ValueError as error:
            log_failure("hour", error)

    return [
        lambda: QTimer.singleShot(0, raise_words),
        lambda: QTimer.singleShot(0, raise_noted),
        lambda: QTimer.singleShot(0, lambda: editor.setPlainText(_Falls())),  # type: ignore[call-overload]  # what this is for
        in_a_thread,
        lambda: qWarning(SENTENCE),
        caught,
        lambda: main(["show", MARK, "--home", str(Path.home() / "nothing")]),
        lambda: main(["list", "--from", SENTENCE]),
    ]


class Hour:
    """The window, the journal behind it, and what was told."""

    def __init__(self, app: QApplication, home: Path) -> None:
        self.home, self.clock = home, FakeClock()
        self.hub, self.thread = Hub(), VaultThread()
        self.thread.start()
        self.jobs = Jobs(self.thread, self.hub)
        self.theme = Theme(resource(), STILL, parent=app)
        self.theme.apply(app)
        self.editor = Editor(self.theme)
        self.editor.resize(900, 600)
        self.editor.show()
        self.notices, self.failed = SpokenNotices(), 0
        clipboard = QGuiApplication.clipboard()
        self.errors = Errors(self.theme, self.editor, self.notices, clipboard)
        self.jobs.unhandled.connect(self._note)
        install_barriers(self.errors.take)
        self.opened: list[OpenJournal] = []
        self.do(self._open)

    def _open(self) -> None:
        self.opened.append(open_journal(self.home, WAY, now=lambda: "20260314T092653Z"))
        self.jobs.use(self.opened[0].vault)

    def _note(self, error: Exception) -> None:
        log_failure("job", error)
        self.errors.show_error(error)

    def do(self, work: Callable[[], object]) -> bool:
        """Whether this went well on the thread of the journal."""
        return self._ended(self.jobs.on_vault_thread(work))

    def ask(self, work: Callable[[Vault], object]) -> bool:
        """The same for what needs the journal."""
        return self._ended(self.jobs.run(work))

    def _ended(self, job: Any) -> bool:
        ends: list[bool] = []
        job.finished.connect(lambda _result: ends.append(True))
        self.jobs.unhandled.connect(lambda _error: ends.append(False))
        assert came_true(lambda: bool(ends), MOMENT_MS)
        return ends[0]

    def live(self) -> dict[str, int]:
        """Write, mark, look for; let everything go wrong; write on."""
        words, clock = Vocabulary({}), self.clock
        self.editor.setPlainText(SENTENCE)
        for _each in range(3):
            assert self.ask(
                lambda vault: entries.add(vault, SENTENCE, when=when_now(clock), clock=clock)
            )
        assert self.ask(
            lambda vault: moments.keep(vault, Capture(note=SENTENCE), words=words, clock=clock)
        )
        assert self.ask(lambda vault: index_found(vault, parse(MARK.lower())))
        wrong = on_the_vault(self.home, clock)
        failed = sum(not self.ask(each) for each in wrong)
        beside = around_the_window(self.editor)
        for each in beside:
            each()
            QApplication.processEvents()
        for copy in self.editor.findChildren(Button):
            copy.click()
        told = [self.editor.window().windowTitle(), QGuiApplication.clipboard().text()]
        told += [words for words, _action, _act in self.notices.said]
        goes_on = self.ask(
            lambda vault: entries.add(vault, SENTENCE, when=when_now(clock), clock=clock)
        )
        return {
            "provoked": len(wrong) + len(beside),
            "failed": failed,
            "goes_on": int(goes_on),
            "told": sum(MARK.lower() in each.lower() for each in told),
            "said": len(told),
        }

    def end(self) -> None:
        """Close in order."""
        assert self.do(lambda: close_journal(self.opened[0]))
        assert self.jobs.stop(10)


def run(home: Path, times: int) -> None:
    """Live the hour, tell, and wait for the word to end."""
    logs = HomeFolder(path=home).logs
    start_log(logs)
    note_crashes(logs)
    app = make_application()
    hour = Hour(app, home)
    seen = Counter[str]()
    for _each in range(times):
        seen.update(hour.live())
    sys.stdout.write(f"{json.dumps(seen)}\n")
    sys.stdout.flush()
    sys.stdin.readline()
    hour.end()
    logging.shutdown()


if __name__ == "__main__":
    run(Path(sys.argv[1]), int(sys.argv[2]))
