"""Look at passages: `python -m tests.show.passages page --theme dark --png a.png`."""

import argparse
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QLocale, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journal_app.core.resources import resource
from journal_app.services import marks
from journal_app.ui.context import Context
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.page import Page
from journal_app.ui.passages.page import PassagesPage
from journal_app.ui.settings.mark_row import MarkRow
from journal_app.ui.settings.page import SettingsPage
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.focus_ring import FocusRing
from tests.builders import FakeClock, make_vault
from tests.show.boards import shell
from tests.show.timeline import context_on
from tests.ui.passages.journals import mark
from tests.ui.timeline.journals import NOW, fill

CLOCK = FakeClock(now=NOW + timedelta(minutes=40), zone="UTC")


def page(context: Context, part: str) -> Page:
    """The page, narrowed to one mark where `part` names it."""
    made = PassagesPage(context)
    made.enter(Place(page=PageId.PASSAGES, part=part))
    return made


def settings(context: Context, _part: str) -> Page:
    """The section of the settings in which marks are kept."""
    made = SettingsPage(context)
    made.enter(Place(page=PageId.SETTINGS, part="marks"))
    return made


SHOWN: dict[str, Callable[[Context, str], Page]] = {
    "page": page, "sheet": page, "days": page, "settings": settings, "look": settings,
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
        reduced_motion=chosen.png is not None,
    )  # fmt: skip
    theme = Theme(resource(), look)
    theme.apply(app)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        _write(path, chosen.passages)
        context = context_on(theme, path, CLOCK)
        made = SHOWN[chosen.shown](context, chosen.part)
        place = "Settings" if chosen.shown == "settings" else "Timeline"
        board = shell(theme, made, place)
        FocusRing(theme, board)
        width, height = (int(part) for part in chosen.size.split("x"))
        board.resize(QSize(width, height))
        board.show()
        QTimer.singleShot(500, lambda: _then(chosen.shown, made, chosen.keys))
        if chosen.png is not None:
            QTimer.singleShot(1200, lambda: (board.grab().save(str(chosen.png)), app.exit()))
        result = app.exec()
        made.forget()
        context.session.lend(None)
        context.jobs.stop(5)
    return result


def _then(shown: str, made: QWidget, keys: str) -> None:
    if shown == "look" and isinstance(made, SettingsPage):
        made.findChildren(MarkRow)[2].look.click()
    if isinstance(made, PassagesPage):
        for _ in range(keys.count("d")):
            QTest.keyClick(made._view, Qt.Key.Key_Down)
        for _ in range(keys.count("p")):
            QTest.keyClick(made._view, Qt.Key.Key_PageDown)
        if shown == "sheet":
            made._header.take_out.click()
            sheet = made._sheet
            for check in (sheet.words, sheet.days) if sheet and "w" in keys else ():
                check.click()
        elif shown == "days":
            made._header.filters.days_wanted.emit()


def _write(path: Path, count: int) -> None:
    vault = make_vault(path)
    fill(vault, max(1, count * 2))
    if count:
        mark(vault, count)
        marks.add(vault, "The small door", icon="waves", tint="echo", clock=CLOCK)
    vault.close()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.show.passages", description=__doc__)
    parser.add_argument("shown", choices=sorted(SHOWN))
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    parser.add_argument("--contrast", action="store_true", help="high contrast")
    parser.add_argument("--zoom", type=float, default=1.0)
    parser.add_argument("--rtl", action="store_true")
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--passages", type=int, default=200)
    parser.add_argument("--part", default="", help="such as mk_pull")
    parser.add_argument("--keys", default="", help="d for down, p for a page down")
    parser.add_argument("--png", type=Path, help="paint into this file instead of a window")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
