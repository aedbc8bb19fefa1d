"""Today or the Reader with pictures: `python -m tests.show.hanging today --png a.png`."""

import argparse
import tempfile
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QApplication

from journal_app.core.ids import PieceId
from journal_app.core.resources import resource
from journal_app.services import pictures
from journal_app.services.pictures import Given
from journal_app.storage.vault import Vault
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.reader.page import ReaderPage
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.page import TodayPage
from journal_app.ui.widgets.focus_ring import FocusRing
from tests import builders
from tests import made_pictures as made
from tests.show.boards import shell
from tests.show.writing import BODY, NOW, ground


def main() -> int:
    """Show the page in a window, or paint it into a picture and leave."""
    parser = argparse.ArgumentParser(prog="python -m tests.show.hanging", description=__doc__)
    parser.add_argument("page", choices=["today", "reader"])
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    parser.add_argument("--contrast", action="store_true")
    parser.add_argument("--zoom", type=float, default=1.0)
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--rtl", action="store_true")
    parser.add_argument("--do", choices=["", "large", "menu", "outside", "label"], default="")
    parser.add_argument("--png", type=Path)
    chosen = parser.parse_args()
    app = QApplication([])
    if chosen.rtl:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    look = Appearance(scheme=Scheme(chosen.theme), zoom=chosen.zoom, high_contrast=chosen.contrast)
    theme = Theme(resource(), look)
    theme.apply(app)
    clock = builders.FakeClock(NOW, "Europe/Lisbon")
    with tempfile.TemporaryDirectory() as folder:
        context, piece = ground(theme, clock, Path(folder), _fill)
        page = TodayPage(context) if chosen.page == "today" else ReaderPage(context)
        window = shell(theme, page)
        FocusRing(theme, window)
        width, height = (int(part) for part in chosen.size.split("x"))
        window.resize(width, height)
        window.show()
        page.enter(Place(page=PageId(chosen.page), piece=piece))
        QTimer.singleShot(700, lambda: _do(page, chosen.do))
        if chosen.png is not None:
            QTimer.singleShot(1600, lambda: (window.grab().save(str(chosen.png)), app.quit()))
        code = app.exec()
        context.jobs.stop(5)
        return code


def _fill(vault: Vault) -> PieceId:
    piece = builders.keep_entry(vault, builders.entry(BODY, at=NOW, people=["Mara"]))
    files = pictures.files_of(vault)
    shown = [(evening(900, 600, 0.1), "The pier, before the rain"), (evening(600, 900, 0.5), "")]
    shown.append((evening(1200, 500, 0.75), "Her coat on the chair"))
    given = [Given(contents=made.encoded(b"jpg", each), label=label) for each, label in shown]
    given.insert(2, Given(contents=made.PDF, label="A letter I have not sent.pdf"))
    ready = [pictures.prepare(files, each, decodes=lambda _d, _m: True) for each in given]
    pictures.add(vault, piece, ready, clock=builders.FakeClock(NOW))
    return piece


def evening(width: int, height: int, hue: float) -> QImage:
    """A made-up evening by the sea."""
    made_image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(made_image)
    sky = QLinearGradient(0, 0, 0, height)
    for at, light in ((0.0, 0.35), (0.6, 0.8), (0.62, 0.3), (1.0, 0.15)):
        sky.setColorAt(at, QColor.fromHslF((hue + at / 6) % 1.0, 0.45, light))
    painter.fillRect(made_image.rect(), sky)
    painter.setBrush(QColor("#ffd9a0"))
    painter.setPen(Qt.PenStyle.NoPen)
    side = height / 6
    box = QRectF(0, 0, side, side)
    box.moveCenter(QPointF(width * 0.6, height * 0.55))
    painter.drawEllipse(box)
    painter.end()
    return made_image


def _do(page: TodayPage | ReaderPage, what: str) -> None:
    if not what:
        return
    hanging = page.hanging
    strip = hanging.desk._strip
    first = strip.pictures[0]
    tile = strip.tile_of(first.uid)
    if what == "large":
        strip.opened.emit(first)
    elif what == "menu":
        strip.menu_wanted.emit(first, tile)
    elif what == "label":
        strip.label_wanted.emit(first, tile)
    else:
        hanging.desk._ask_opening(first)


if __name__ == "__main__":
    raise SystemExit(main())
