"""Look at reading: `python -m tests.show.reading versions --theme dark --png a.png`."""

import argparse
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QLocale, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QRadioButton

from journal_app.core.ids import PieceId
from journal_app.core.resources import resource
from journal_app.services import entries, links, margin_notes
from journal_app.storage.vault import Vault
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.context import Context
from journal_app.ui.exchange.sheet import ExportSheet
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.papers.sheet import PaperSheet
from journal_app.ui.reader.finder import Finder
from journal_app.ui.reader.page import ReaderPage
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.focus_ring import FocusRing
from tests.builders import FakeClock, make_vault
from tests.show.boards import shell
from tests.show.timeline import context_on
from tests.ui.timeline.journals import NOW, SENTENCES, fill

CLOCK = FakeClock(now=NOW + timedelta(minutes=40), zone="UTC")
PIECE = PieceId(3)
CROWD = (
    "Mara", "Inés", "Jonas", "Grandmother", "Dad", "Noor", "Theo", "Elisabeth", "Sam Okonkwo",
    "Aunt Rosa", "The neighbours downstairs", "مريم",
)  # fmt: skip
"""More than fit beside the time of an entry."""


def reader(context: Context, part: str = "") -> ReaderPage:
    """One entry as it is read."""
    made = ReaderPage(context)
    made.enter(Place(page=PageId.READER, piece=PIECE, part=part))
    return made


def versions(context: Context) -> ReaderPage:
    """What it said before."""
    return reader(context, "versions")


def moment(context: Context) -> ReaderPage:
    """What was caught that week, as it is read."""
    made = ReaderPage(context)
    made.enter(Place(page=PageId.READER, piece=PieceId(2)))
    return made


def by_days(page: ReaderPage) -> None:
    """A range of days for paper."""
    page.commands()[ActionId.PRINT]()
    for sheet in page.window().findChildren(PaperSheet):
        sheet.which.findChildren(QRadioButton)[1].click()
        sheet.days.first.setText("march 2026")


def take_out(page: ReaderPage) -> None:
    """A copy, all of it or what is listed."""
    sheet = ExportSheet(page._context, page.window(), [PIECE])
    sheet.open()
    sheet.findChildren(QRadioButton)[3].click()


def find(page: ReaderPage) -> None:
    """Look for what it belongs with."""
    page.commands()[ActionId.JOIN]()
    QTimer.singleShot(300, lambda: _type(page))


def _type(page: ReaderPage) -> None:
    for shown in page.window().findChildren(Finder):
        shown.field.setText("canal")


SHOWN: dict[str, Callable[[Context], ReaderPage]] = {
    "entry": reader, "versions": versions, "paper": reader, "days": reader, "export": reader,
    "finder": reader, "moment": moment, "crowded": reader,
}  # fmt: skip
DEEDS: dict[str, Callable[[ReaderPage], None]] = {
    "paper": lambda page: page.commands()[ActionId.PRINT](), "days": by_days,
    "export": take_out, "finder": find,
}  # fmt: skip


def main() -> int:
    """Show one of them in a window, or paint it into a picture and leave."""
    chosen = _arguments()
    app = QApplication([])
    QLocale.setDefault(QLocale("ar" if chosen.rtl else "en_GB"))
    if chosen.rtl:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    look = Appearance(
        scheme=Scheme(chosen.theme), zoom=chosen.zoom, high_contrast=chosen.contrast,
        reduced_motion=True,
    )  # fmt: skip
    theme = Theme(resource(), look)
    theme.apply(app)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        vault = make_vault(path)
        fill(vault, 60)
        _rewrite(vault)
        _beside(vault)
        if chosen.shown == "crowded":
            entries.set_people(vault, PIECE, CROWD, clock=CLOCK)
        vault.close()
        context = context_on(theme, path, CLOCK)
        made = SHOWN[chosen.shown](context)
        board = shell(theme, made, "Timeline")
        FocusRing(theme, board)
        width, height = (int(part) for part in chosen.size.split("x"))
        board.resize(QSize(width, height))
        board.show()
        if chosen.shown in DEEDS:
            QTimer.singleShot(700, lambda: DEEDS[chosen.shown](made))
        if chosen.png is not None:
            QTimer.singleShot(1500, lambda: (board.grab().save(str(chosen.png)), app.exit()))
        result = app.exec()
        made.forget()
        context.session.lend(None)
        context.jobs.stop(5)
    return result


def _rewrite(vault: Vault) -> None:
    """Three sittings over one entry."""
    clock = FakeClock(now=NOW - timedelta(days=60), zone="UTC")
    for body in (
        "\n\n".join(SENTENCES[:7]),
        "\n\n".join((*SENTENCES[:3], "I went back in and said so, slowly.", *SENTENCES[4:7])),
        "\n\n".join((
            *SENTENCES[:2], SENTENCES[2].replace("the lamps", "every lamp on the bridge"),
            "I went back in and said it.", *SENTENCES[5:8], SENTENCES[14],
        )),
    ):  # fmt: skip
        rev = entries.get(vault, PIECE).rev
        entries.save(vault, PIECE, rev, body, clock=clock, new_sitting=True)
        clock.advance(timedelta(days=19, hours=3))


def _beside(vault: Vault) -> None:
    """What was added later."""
    clock = FakeClock(now=NOW - timedelta(days=9), zone="UTC")
    margin_notes.write(
        vault, PIECE, "I read this differently today. The window was open.", clock=clock
    )
    clock.advance(timedelta(days=5))
    margin_notes.write(vault, PIECE, "She laughed when I told her.\nSo did I.", clock=clock)
    links.join(vault, PIECE, PieceId(12), words="the same canal", clock=clock)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.show.reading", description=__doc__)
    parser.add_argument("shown", choices=sorted(SHOWN))
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    parser.add_argument("--contrast", action="store_true", help="high contrast")
    parser.add_argument("--zoom", type=float, default=1.0)
    parser.add_argument("--rtl", action="store_true")
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--png", type=Path, help="paint into this file instead of a window")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
