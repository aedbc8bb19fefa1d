"""`Context`: what a page may use, passed in, never global."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from journal_app.core.backups import Copy, Restored
from journal_app.core.clock import WritersClock
from journal_app.core.ids import Uid
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Job, Jobs
from journal_app.runtime.known import Known
from journal_app.runtime.session import Session
from journal_app.system.device_settings import DeviceSettings
from journal_app.ui.navigation import Navigator, SceneId
from journal_app.ui.theme.theme import Theme


class Notices(Protocol):
    """Says something quietly at the foot of the window, with one way to take it back."""

    def say(
        self,
        text: str,
        action: str = "",
        act: Callable[[], None] | None = None,
        *,
        stays: bool = False,
    ) -> None:
        """Show a sentence for ten seconds, or until it is closed if it `stays`.

        `act` is called when `action` is pressed.
        """
        ...


class Backups(Protocol):
    """What only the app as a whole can do about copies of the journal."""

    def back_up(self) -> Job:
        """Make a backup now; the job ends with what it holds."""
        ...

    def check(self) -> Job:
        """Read every backup from end to end; the job ends with what it came to."""
        ...

    def bring_elsewhere(self) -> None:
        """Bring the newest backup to the second place, if there is one and it lacks it."""
        ...

    def restore(self, copy: Copy) -> None:
        """Close the journal, put this copy in its place, and open it again."""
        ...

    def undo(self, restored: Restored) -> None:
        """The same with what was there before a restore."""
        ...


class Scenes(Protocol):
    """Lets something take the whole window for a while."""

    @property
    def hidden(self) -> bool:
        """Whether pages are out of sight only until somebody comes back to the window."""
        ...

    def open_scene(self, scene: SceneId) -> None:
        """Show it; leaving it comes back to where one was."""
        ...

    def open_capture(self, draft: Uid | None = None) -> None:
        """Show the small window to note a moment, or to go on with one that was begun."""
        ...

    def being_told(self) -> Uid | None:
        """What is being told in the small window right now, which nobody needs to be offered."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Everything long-lived a page works with, built once by the composition root."""

    jobs: Jobs
    hub: Hub
    session: Session
    theme: Theme
    clock: WritersClock
    navigator: Navigator
    notices: Notices
    known: Known
    settings: DeviceSettings
    scenes: Scenes
    backups: Backups
    home: Path
    """The data folder: for use cases that reach past the open journal, such as its doors."""
    erase: Callable[[], None]
    """Close the journal and erase it; to be called after the person meant it twice."""
    make_keys: Callable[[str | None], None]
    """Close the journal and give it new keys; called with the passphrase, where one opens it."""
