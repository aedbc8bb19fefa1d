"""Look at the timeline: `python -m tests.show.timeline --entries 400 --png a.png`."""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtTest import QTest

from journal_app.core.clock import Clock
from journal_app.core.ids import PieceId
from journal_app.runtime.hub import Hub
from journal_app.runtime.jobs import Jobs
from journal_app.runtime.session import Session
from journal_app.runtime.vault_thread import VaultThread
from journal_app.services import decks, entries, pictures, templates, timeline
from journal_app.services.pictures import Given
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.page import TimelinePage
from tests import made_pictures as made
from tests.builders import FakeClock, keep_moment, make_vault, moment, open_vault
from tests.show.boards import shell
from tests.show.dressing import dressed
from tests.ui.context_fixture import context_over
from tests.ui.timeline.journals import fill


def main() -> int:
    """Show the page on a made-up journal, or paint it into a picture and leave."""
    chosen = _arguments()
    app, theme = dressed(chosen)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        _write(path, chosen.entries, chosen.bin)
        if chosen.pictures:
            _hang(path)
        context = context_on(theme, path)
        page = TimelinePage(context)
        window = shell(theme, page, "Timeline")
        window.resize(QSize(*(int(part) for part in chosen.size.split("x"))))
        window.show()
        page.enter(Place(page=PageId.TIMELINE))
        page._header.field.setText(chosen.search)
        page._header.bin.setChecked(chosen.bin)
        QTimer.singleShot(400, lambda: _type(page, chosen.type))
        QTimer.singleShot(500, lambda: _press(page, chosen.keys))
        if chosen.png is not None:
            QTimer.singleShot(1500, lambda: (window.grab().save(str(chosen.png)), app.quit()))
        app.exec()
        context.session.lend(None)
        context.jobs.stop(5)
    return 0


def _write(path: Path, count: int, binned: bool) -> None:
    vault = make_vault(path)
    fill(vault, count)
    for piece in range(2, 7) if binned else ():
        entries.move_to_bin(vault, PieceId(piece), clock=FakeClock())
    for name in ("Sunday, before the others are up", "Letters I do not send") if binned else ():
        template = templates.add(vault, name, "One thing:", clock=FakeClock()).template
        templates.remove(vault, template.id, clock=FakeClock())
    if binned:
        deck = decks.add(vault, "Evenings", clock=FakeClock()).uid
        decks.remove(vault, deck, clock=FakeClock())
    vault.close()


def _hang(path: Path) -> None:
    vault = open_vault(path)
    files, clock = pictures.files_of(vault), FakeClock()
    for piece in timeline.index(vault).ids[::3][:20]:
        given = Given(contents=made.encoded(b"png"), label="")
        ready = pictures.prepare(files, given, decodes=lambda _data, _media: True)
        pictures.add(vault, PieceId(piece), [ready], clock=clock)
    keep_moment(vault, moment("Her hand on mine, in the photograph."))
    newest = PieceId(timeline.index(vault).ids[0])
    ready = pictures.prepare(files, given, decodes=lambda _data, _media: True)
    pictures.add(vault, newest, [ready], clock=clock)
    vault.close()


def context_on(theme: Theme, path: Path, clock: Clock | None = None) -> Context:
    """What a page works with, over the journal in this file."""
    thread = VaultThread()
    thread.start()
    hub = Hub()
    jobs = Jobs(thread, hub)
    jobs.unhandled.connect(print)
    jobs.on_vault_thread(lambda: jobs.use(open_vault(path)))
    session = Session()
    reader = open_vault(path)
    session.lend(reader.reader())
    reader.close()
    return context_over(jobs, hub, session, theme, path.parent, clock)


def _type(page: TimelinePage, words: str) -> None:
    if words:
        page.focus_search()
        QTest.keyClicks(page._header.field, words)


def _press(page: TimelinePage, keys: str) -> None:
    names = {"down": Qt.Key.Key_Down, "pgdn": Qt.Key.Key_PageDown, "end": Qt.Key.Key_End,
             "month": Qt.Key.Key_BracketLeft, "up": Qt.Key.Key_Up}  # fmt: skip
    for key in filter(None, keys.split(",")):
        if key.startswith("scroll"):
            bar = page._view.verticalScrollBar()
            bar.setValue(bar.value() + int(key.removeprefix("scroll")))
        else:
            QTest.keyClick(page._view, names[key])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.show.timeline", description=__doc__)
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    parser.add_argument("--contrast", action="store_true", help="high contrast")
    parser.add_argument("--zoom", type=float, default=1.0)
    parser.add_argument("--rtl", action="store_true")
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--entries", type=int, default=400)
    parser.add_argument("--search", default="")
    parser.add_argument("--type", default="", help="typed into the search field, hints and all")
    parser.add_argument("--bin", action="store_true")
    parser.add_argument("--pictures", action="store_true", help="a picture on every third piece")
    parser.add_argument("--keys", default="", help="such as down,pgdn,end,month,scroll30")
    parser.add_argument("--png", type=Path, help="paint into this file instead of a window")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
