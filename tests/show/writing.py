"""Open Today or the Reader on a made-up journal: `python -m tests.show.writing today --png o.png`."""

import argparse
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, QLocale, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from journal_app.core.ids import PieceId
from journal_app.core.resources import resource
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.session import Session, SessionState
from journal_app.runtime.vault_thread import VaultThread
from journal_app.storage.vault import Vault
from journal_app.ui.context import Context
from journal_app.ui.navigation import Navigator, PageId, Place
from journal_app.ui.page import Page
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.page import TodayPage
from journal_app.ui.widgets.focus_ring import FocusRing
from tests import builders
from tests.show.boards import shell

NOW = datetime(2025, 11, 22, 21, 10, tzinfo=UTC)
BODY = (
    "She reached for my hand in the car and I felt the small door close. Nothing was wrong. "
    "I looked out of the window and counted the lamps, as if counting were a place to go.\n"
    "At the sink, later, I noticed my jaw had been locked since the roundabout. I let it go and "
    "my shoulders came down with it. It is the same tiredness I had at the kitchen table when I "
    "was nine, waiting to hear which voice would come through the door.\n"
    "Then I did one small thing. I said, “I went far away in the car. I’m not sure why. I’m "
    "back.” She said thank you for telling me. That was all. Nobody left."
)
MARKUP = (
    "# A first line\n## A second\nPlain, **bold**, *italic*, ***both*** and snake_case.\n"
    "- milk\n- bread, *the dark one*\n1. one\n2. two\n> Something she said, **twice**.\n"
    "مرحبا، هذا سطر عربي *مائل* هنا\n### And a third\nThe end, 👩‍👩‍👧 with a family."
)


PIECES: list[PieceId | None] = []
"""The entry to show, once it is made."""


@dataclass
class Silent:
    """Says nothing."""

    def say(self, text: str, action: str = "", act: object = None) -> None:
        """Nothing is shown here."""


def main() -> int:
    """Show a page in a shell, or paint it into a picture and leave."""
    parser = argparse.ArgumentParser(prog="python -m tests.show.writing", description=__doc__)
    parser.add_argument("page", choices=["today", "reader"])
    parser.add_argument("--state", choices=["empty", "written", "markup", "fresh"])
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    parser.add_argument("--contrast", action="store_true")
    parser.add_argument("--zoom", type=float, default=1.0)
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--locale", default="en_GB")
    parser.add_argument("--do", default="", help="find, time, menu, plus, type, why, focus")
    parser.add_argument("--png", type=Path)
    chosen = parser.parse_args()
    QLocale.setDefault(QLocale(chosen.locale))
    app = QApplication([])
    look = Appearance(
        scheme=Scheme(chosen.theme),
        zoom=chosen.zoom,
        high_contrast=chosen.contrast,
        reduced_motion=chosen.png is not None,
    )
    theme = Theme(resource(), look)
    theme.apply(app)
    clock = builders.FakeClock(NOW, "Europe/Lisbon")
    with tempfile.TemporaryDirectory() as folder:
        context = _ground(theme, clock, Path(folder), chosen.state or "written")
        place = PIECES[0] if PIECES and PIECES[0] is not None else None
        began = time.perf_counter()
        page = _page(chosen.page, context)
        print(f"built in {(time.perf_counter() - began) * 1000:.1f} ms", file=sys.stderr)
        window = shell(theme, page)
        FocusRing(theme, window)
        width, height = (int(part) for part in chosen.size.split("x"))
        window.resize(width, height)
        window.show()
        page.enter(Place(page=PageId(chosen.page), piece=place))
        QTimer.singleShot(250, lambda: _do(page, chosen.do))
        if chosen.png is not None:
            QTimer.singleShot(900, lambda: (window.grab().save(str(chosen.png)), app.quit()))
        return app.exec()


def _ground(theme: Theme, clock: builders.FakeClock, folder: Path, state: str) -> Context:
    thread = VaultThread()
    thread.start()
    hub, session = Hub(), Session()
    jobs = Jobs(thread, hub)

    def make() -> Vault:
        vault = builders.make_vault(folder / "j.db")
        jobs.use(vault)
        PIECES.append(_fill(vault, state))
        return vault

    loop = QEventLoop()
    job = jobs.on_vault_thread(make)
    job.finished.connect(lambda vault: session.lend(vault.reader()))
    job.finished.connect(loop.quit)
    loop.exec()
    session.become(SessionState.OPEN)
    return Context(
        jobs=jobs, hub=hub, session=session, theme=theme, clock=clock,
        navigator=Navigator(), notices=Silent(),
    )  # fmt: skip


def _fill(vault: Vault, state: str) -> PieceId | None:
    if state == "fresh":
        return None
    for hours, words in ((7, "A long message from Mara. Put the phone face down."),
                         (3, "Her hand on mine, in the car. Wanted out, and stayed.")):  # fmt: skip
        builders.keep_entry(vault, builders.entry(words, at=NOW - timedelta(hours=hours)))
    if state == "empty":
        return None
    body = MARKUP if state == "markup" else BODY
    written = builders.entry(body, at=NOW, people=["Mara"], tags=["evening"])
    return builders.keep_entry(vault, written)


def _page(name: str, context: Context) -> Page:
    if name == "today":
        return TodayPage(context)
    from journal_app.ui.reader.page import ReaderPage

    return ReaderPage(context)


def _do(page: QWidget, what: str) -> None:
    if what == "find":
        page.find_bar.open()
        page.find_bar.field.setText("the")
    elif isinstance(page, TodayPage):
        acts = {
            "time": page._ask_time,
            "new": page.new_entry,
            "menu": page._open_menu,
            "plus": page.chips._ask_what,
            "type": lambda: page.editor.insert(" more"),
            "focus": lambda: page.set_focus_mode(True),
            "many": lambda: page.chips.show_labels(
                ["Mara", "Jonas", "Somebody with a long name"], ["evening", "car", "at the sea"]
            ),
        }
        acts.get(what, lambda: None)()


if __name__ == "__main__":
    raise SystemExit(main())
