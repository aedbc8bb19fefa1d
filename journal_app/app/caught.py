"""The small window by itself, where no app is running: what it keeps is sealed for the next one."""

import argparse
import os
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from journal_app.app.afresh import become
from journal_app.app.application import LEAVE_SECONDS, make_application, refuse_no_display
from journal_app.core.resources import resource
from journal_app.core.settings import DAY_ENDS
from journal_app.runtime.vault_thread import VaultThread
from journal_app.security.folder import HomeFolder
from journal_app.system.clock import SystemClock
from journal_app.system.crashes import note_crashes
from journal_app.system.logs import log_failure, start_log
from journal_app.system.paths import data_folder, settings_file

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from journal_app.app.noting import Noting
    from journal_app.runtime.jobs import Jobs


def run_capture(arguments: argparse.Namespace) -> int | None:
    """Show the small window until it is closed; returns the exit code of the process.

    Neither the key nor the journal is asked for: nothing earlier can be shown, and the window is
    there sooner than a keyring answers. `None` where there is no journal yet to seal anything for.
    """
    home, lang = data_folder(arguments.home), arguments.lang
    try:
        if not HomeFolder(path=home).journals():
            return None
    except OSError:
        # The window of the app has words for that.
        return None
    refuse_no_display()
    with suppress(OSError):
        # What cannot be noted is no reason not to catch a moment.
        start_log(home / "logs")
    note_crashes(home / "logs")
    app = make_application()
    from PySide6.QtCore import QTimer

    from journal_app.runtime.garbage import GarbageCollector
    from journal_app.runtime.hub import Hub
    from journal_app.runtime.jobs import Jobs
    from journal_app.system.clipboard import take_back

    thread = VaultThread()
    thread.start()
    jobs = Jobs(thread, Hub(app), app)
    _note(app, jobs, home, lang).show_capture()
    QTimer.singleShot(0, GarbageCollector(app).start)
    code = app.exec()
    take_back(app.clipboard())
    if not jobs.stop(LEAVE_SECONDS):
        os._exit(code)
    return code


def _note(app: "QApplication", jobs: "Jobs", home: Path, lang: str | None) -> "Noting":
    """What shows the small window; with it the process ends, or becomes the app itself."""
    from journal_app.app.noting import Noting
    from journal_app.system.device_settings import DeviceSettings
    from journal_app.ui.errors import install_barriers
    from journal_app.ui.shell.look import chosen_appearance
    from journal_app.ui.theme.theme import Theme

    settings = DeviceSettings.read(settings_file(home))
    theme = Theme(resource(), chosen_appearance(settings))
    theme.apply(app)
    clock = SystemClock(partial(settings.get, DAY_ENDS))
    noting = Noting(theme, settings, home, jobs, clock, app)
    going = _Going(noting, jobs, home, lang)
    noting.scene_wanted.connect(going.to)
    noting.place_wanted.connect(lambda _place: going.to("fork"))
    # Closed while it was out of sight it is no last window for Qt.
    noting.closed.connect(app.quit)
    noting.refused.connect(noting.show_small)
    jobs.unhandled.connect(lambda error: log_failure("job", error))
    jobs.unhandled.connect(noting.went_wrong)
    install_barriers(noting.went_wrong.emit)
    return noting


class _Going:
    """Goes on in the app itself once everything told is safe on the disk."""

    def __init__(self, noting: "Noting", jobs: "Jobs", home: Path, lang: str | None) -> None:
        self._noting = noting
        self._home = home
        self._lang = lang
        self._scene = ""
        jobs.settled.connect(self._go_if_kept)

    def to(self, scene: str) -> None:
        """Put down what is told, then go on with this scene."""
        self._scene = scene
        self._noting.hold()
        self._go_if_kept()

    def _go_if_kept(self) -> None:
        if self._scene and not self._noting.busy():
            _go_on(self._home, self._lang, self._scene)


def _go_on(home: Path, lang: str | None, scene: str) -> NoReturn:
    """Become the app itself, with this scene first."""
    language = ["--lang", lang] if lang else []
    become(["--home", str(home), *language, "--scene", scene])
