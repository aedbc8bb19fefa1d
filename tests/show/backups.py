"""The section of the settings about backups: as it is mostly, with all there may be."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from journal_app.core.backup_notes import (
    BackupNotes,
    BackupProblem,
    Checked,
    Pin,
    SecondPlace,
    Trouble,
)
from journal_app.core.backups import CopyKind, CopyState, Looked, Restored
from journal_app.services.backup_standing import BackupStanding
from journal_app.services.kept_aside import Loss
from journal_app.ui.copies.panel import CopiesPanel
from journal_app.ui.copies.remove_sheet import RemoveSheet
from journal_app.ui.lock.view import LockView
from journal_app.ui.settings.backup_cautions import BackupCautions
from journal_app.ui.settings.backups_box import BackupsBox
from journal_app.ui.settings.second_box import SecondBox
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.scroll_column import ScrollColumn
from journal_app.ui.widgets.sheet_surface import SheetSurface
from tests.show.scenes import lock
from tests.show.troubles import NOW, SAYING, copy, fill

FOLDER = Path("/home/ana/.local/share/tideline/vaults/0123456789abcdef/backups")
USUAL = BackupStanding(
    last=copy(0),
    count=27,
    bytes=418_000_000,
    folder=FOLDER,
    notes=BackupNotes(
        checked=Checked(at=NOW - timedelta(days=3), sound=26, files=312),
        looked_over=NOW - timedelta(days=2),
    ),
)
STICK = SecondPlace(
    folder="/media/ana/GREEN STICK/tideline-backups-0123456789abcdef",
    good=NOW - timedelta(days=12),
    trouble=Trouble(at=NOW, problem=BackupProblem.MISSING),
)
ASIDE = replace(copy(2), kind=CopyKind.ASIDE, reason="restored", bytes=88_000_000)
EVERYTHING = replace(
    USUAL,
    notes=BackupNotes(
        pins=(Pin(number=copy(1).number, until=date(2027, 2, 28), fewer=40),),
        trouble=Trouble(at=NOW, problem=BackupProblem.DISK_FULL),
        second=STICK,
        checked=Checked(
            at=NOW - timedelta(days=3), sound=25, unsound=("one",), files=312, files_lost=2
        ),
    ),
    shrank=copy(1),
    kept_aside=(copy(3), copy(5), ASIDE),
    synced="Nextcloud",
    restored=Restored(at=NOW, until=date(2027, 2, 28), entries=214, moments=31),
)


def on_a_sheet(theme: Theme, page: QWidget) -> QWidget:
    """The page without what stands beside it."""
    made = SheetSurface(theme)
    made.content.addWidget(page)
    return made


def section(theme: Theme, standing: BackupStanding, *, making: bool = False) -> QWidget:
    """The section in its page."""
    page = ScrollColumn(theme, "Backups")
    cautions = BackupCautions(theme)
    box, second = BackupsBox(theme, lambda: SAYING), SecondBox(theme)
    page.column.addWidget(Para(theme, "Backups", "heading"))
    page.column.addSpacing(10)
    for part in (cautions, box, second):
        page.column.addWidget(part)
        page.column.addSpacing(12)
    page.column.addStretch(1)
    cautions.show_standing(standing, SAYING)
    box.show_standing(standing, SAYING)
    second.show_place(standing.notes.second, SAYING)
    if making:
        box.last.set_line("Being written: 40 %.")
        box.last.stop.show()
        box.last.begin.setEnabled(False)
    return on_a_sheet(theme, page)


def copies(theme: Theme) -> QWidget:
    """The list of copies as the settings show it, two of them held."""
    page = ScrollColumn(theme, "Backups")
    panel = CopiesPanel(theme)
    panel.setMinimumHeight(theme.px(470))
    fill(panel)
    panel.show_pins((Pin(number=copy(0).number), EVERYTHING.notes.pins[0]))
    page.column.addWidget(Para(theme, "Earlier copies", "heading"))
    page.column.addWidget(panel)
    page.column.addStretch(1)
    return on_a_sheet(theme, page)


def aside(theme: Theme) -> QWidget:
    """What is kept aside, as the settings show it."""
    page = ScrollColumn(theme, "Backups")
    panel = CopiesPanel(theme, aside=True)
    panel.setMinimumHeight(theme.px(470))
    kept = (copy(3), ASIDE, replace(copy(7), reason="before-0003"))
    panel.show_copies(kept, SAYING)
    for each in kept:
        panel.show_looked(Looked(copy=each, state=CopyState.GOOD, entries=214, moments=31))
    page.column.addWidget(Para(theme, "Kept aside", "heading"))
    page.column.addWidget(panel)
    page.column.addStretch(1)
    return on_a_sheet(theme, page)


def removing(theme: Theme) -> QWidget:
    """The question before one of them is deleted."""
    made = lock(theme, LockView())
    sheet = RemoveSheet(theme, made, Loss(copy=ASIDE, undo_until=date(2027, 2, 28)), SAYING)
    QTimer.singleShot(50, made, sheet.open)
    return made


BACKUPS: Mapping[str, Callable[[Theme], QWidget]] = {
    "backups": partial(section, standing=USUAL),
    "backups-making": partial(section, standing=USUAL, making=True),
    "backups-everything": partial(section, standing=EVERYTHING),
    "backups-copies": copies,
    "backups-aside": aside,
    "backups-remove": removing,
}
