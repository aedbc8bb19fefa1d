"""What the walks through sheets and popovers share."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QPushButton, QWidget

from journal_app.core.backups import Restored
from journal_app.core.ids import PieceId, Uid
from journal_app.core.labels import Label
from journal_app.core.pictures import Picture
from journal_app.services import labels, people
from journal_app.ui.sheet_dialog import SheetDialog
from tests.show.live import Live
from tests.show.troubles import NOW, copy

Opener = Callable[[Live], Iterator[QWidget]]
"""Opens something, and gives it in each of the states that are worth a walk."""
TODAY = date(2026, 11, 30)
EVENING = datetime(2026, 11, 30, 21, 10)
ENGLISH = QLocale("en_GB")
PICTURE = Picture(
    uid=Uid("picture"), piece=PieceId(1), file="f", media="image/png", bytes=10, width=4, height=3,
    label="The pier", created_at=NOW,
)  # fmt: skip
RESTORED = Restored(
    at=NOW, until=date(2027, 2, 28), entries=2, moments=1, set_aside=Path("/home/ana/aside"),
    safety=copy(3),
)  # fmt: skip


def anchor(live: Live) -> QWidget:
    """Something on the page that popovers can stand beside."""
    shown = live.window.findChildren(QPushButton)
    return next(each for each in shown if each.isVisible() and each.accessibleName() == "Lock now")


def names(live: Live) -> list[Label]:
    """Everybody in the journal."""
    return live.ask(labels.every, people.KIND)


def opened(live: Live, *sheets: SheetDialog) -> Iterator[QWidget]:
    """One sheet after the other."""
    for sheet in sheets:
        sheet.open()
        live.settle()
        yield sheet
        sheet.dismiss()
