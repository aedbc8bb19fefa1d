"""Look at what is said of ways in: `python -m tests.show.doors code --theme dark --png a.png`."""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QLocale, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from journal_app.core.changes import Changes
from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.core.resources import resource
from journal_app.services.door_offers import DoorOffer, DoorQuestion
from journal_app.services.doors import Doors
from journal_app.services.recovery import Asking, CodeSheet, RecoveryStanding
from journal_app.services.staying import Stays
from journal_app.services.turned import Turned
from journal_app.ui.context import Context
from journal_app.ui.doors.erase_sheet import EraseSheet
from journal_app.ui.doors.move_sheet import MoveSheet
from journal_app.ui.doors.new_keys_sheet import NewKeysSheet
from journal_app.ui.doors.passphrase_sheets import change_sheet, set_sheet, take_off_sheet
from journal_app.ui.doors.recovery_sheet import RecoverySheet
from journal_app.ui.doors.step_sheet import StepSheet
from journal_app.ui.navigation import PageId, Place
from journal_app.ui.page import Page
from journal_app.ui.settings.page import SettingsPage
from journal_app.ui.settings.privacy_view import PrivacyView
from journal_app.ui.theme.appearance import Appearance, Scheme
from journal_app.ui.theme.theme import Theme
from journal_app.ui.today.page import TodayPage
from journal_app.ui.widgets.focus_ring import FocusRing
from tests.builders import FakeClock, make_vault
from tests.show.boards import shell
from tests.show.timeline import context_on
from tests.ui.timeline.journals import NOW, fill

CLOCK = FakeClock(now=NOW + timedelta(minutes=40), zone="UTC")
CODE = CodeSheet(
    groups=("371074", "259237", "004609", "618112", "530926", "112750", "486277", "073293"),
    key_id="K7M2Q9XD",
)
KEPT = datetime(2025, 3, 3, 12, tzinfo=UTC)
TURNED = Turned(changes=Changes(), passphrase=True, entry_left=True, copies_kept=3, copies_left=1)


def doors(*, passphrase: bool = False, plain: bool = False, kept: bool = True) -> Doors:
    """What might be so."""
    return Doors(
        mode="passphrase" if passphrase else "keyring",
        key_id=CODE.key_id,
        keyring="" if passphrase else "Secret Service (login)",
        keyring_plain=plain,
        entry_left=False,
        folder=Path("/home/ana/.local/share/tideline/vaults/7f3a52c09be1d468"),
        private=not plain,
        recovery=RecoveryStanding(
            confirmed=KEPT if kept else None,
            last_checked=KEPT if kept else None,
            asking=Asking.NOTHING,
        ),
        last_backup=None,
    )


def settings(context: Context, known: Doors) -> Page:
    """The section of the settings, with these facts."""
    made = SettingsPage(context)
    made.enter(Place(page=PageId.SETTINGS, part="privacy"))
    view = made.sections.shown
    if isinstance(view, PrivacyView):
        QTimer.singleShot(400, partial(view._on_doors, known))
    return made


def today(context: Context, offer: DoorOffer) -> Page:
    """Today with a quiet question."""
    made = TodayPage(context)
    made.enter(Place(page=PageId.TODAY))
    QTimer.singleShot(400, lambda: (made.strip.show_offer(offer), made.arrange()))
    return made


def which_day(context: Context, written: str = "") -> TodayPage:
    """Today with the clock a year and more back."""
    CLOCK.set(KEPT)
    made = TodayPage(context)
    context.hub.changed.connect(made.refresh)
    made.enter(Place(page=PageId.TODAY))
    QTimer.singleShot(400, lambda: QTest.keyClicks(made.editor, written))
    if not written:
        QTimer.singleShot(500, made.which_day.another.click)
    return made


def which_day_answered(context: Context) -> Page:
    """Today once it was said which day it is, about to be said anew."""
    made = which_day(context, "The kettle, and then the rain.")
    QTimer.singleShot(700, made.which_day.last.click)
    QTimer.singleShot(1000, made._which_day.ask_again)
    return made


def code(context: Context, over: QWidget) -> StepSheet:
    """The code itself."""
    made = RecoverySheet(context, over)
    QTimer.singleShot(300, partial(made._on_code, CODE))
    return made


def check(context: Context, over: QWidget) -> StepSheet:
    """Typing back, with one wrong."""
    made = code(context, over)

    def wrong() -> None:
        if isinstance(made, RecoverySheet):
            made._show_check()
        if made.step is not None:
            made.step.fields[0].setText("123456")  # type: ignore[attr-defined]  # the one shown
            made.step.go_on.click()  # type: ignore[attr-defined]  # the same

    QTimer.singleShot(400, wrong)
    return made


def ask(context: Context, over: QWidget) -> StepSheet:
    """The passphrase first."""
    made = RecoverySheet(context, over)
    needed = CannotOpen(OpenProblem.PASSPHRASE_NEEDED, "")
    QTimer.singleShot(300, partial(made.on_trouble, needed))
    return made


def turned(context: Context, over: QWidget) -> StepSheet:
    """What came of it."""
    made = set_sheet(context, over)
    QTimer.singleShot(300, partial(made._on_turned, TURNED))
    return made


def erase_last(context: Context, over: QWidget) -> StepSheet:
    """The second step of erasing."""
    made = EraseSheet(context, over)
    QTimer.singleShot(300, made._ask_again)
    return made


def erase_unkept(context: Context, over: QWidget) -> StepSheet:
    """The first step, where the code was never kept."""
    return EraseSheet(context, over, Stays(copies_shut=True))


def erase_here(context: Context, over: QWidget) -> StepSheet:
    """The first step, where another folder holds the journal too."""
    return EraseSheet(context, over, Stays(other=Path("/home/ana/Documents/tideline")))


PAGES: dict[str, Callable[[Context], Page]] = {
    "settings": partial(settings, known=doors()),
    "settings-passphrase": partial(settings, known=doors(passphrase=True)),
    "strip-which-day": partial(which_day, written="The kettle, and then the rain."),
    "strip-which-day-other": which_day,
    "strip-which-day-answered": which_day_answered,
    "settings-plain": partial(settings, known=doors(plain=True, kept=False)),
    **{
        f"strip-{question}": partial(
            today, offer=DoorOffer(question=question, passphrase=False)
        )
        for question in DoorQuestion
    },
}  # fmt: skip
SHEETS: dict[str, Callable[[Context, QWidget], StepSheet]] = {
    "code": code,
    "check": check,
    "ask": ask,
    "set": set_sheet,
    "change": change_sheet,
    "off": take_off_sheet,
    "turned": turned,
    "new-keys": NewKeysSheet,
    "move": MoveSheet,
    "erase": EraseSheet,
    "erase-last": erase_last,
    "erase-unkept": erase_unkept,
    "erase-here": erase_here,
}


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
        vault = make_vault(path)
        fill(vault, 12)
        vault.close()
        context = context_on(theme, path, CLOCK)
        make = PAGES.get(chosen.shown, PAGES["settings"])
        page = make(context)
        board = shell(theme, page, "Today" if "strip" in chosen.shown else "Settings")
        FocusRing(theme, board)
        width, height = (int(part) for part in chosen.size.split("x"))
        board.resize(QSize(width, height))
        board.show()
        if chosen.shown in SHEETS:
            SHEETS[chosen.shown](context, board).open()
        QTimer.singleShot(600, lambda: _scroll(page, chosen.down))
        if chosen.png is not None:
            QTimer.singleShot(1100, lambda: (board.grab().save(str(chosen.png)), app.exit()))
        result = app.exec()
        page.forget()
        context.session.lend(None)
        context.jobs.stop(5)
    return result


def _scroll(page: Page, down: int) -> None:
    for area in page.findChildren(QScrollArea):
        if area.isVisible():
            area.verticalScrollBar().setValue(down)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.show.doors", description=__doc__)
    parser.add_argument("shown", choices=sorted({*PAGES, *SHEETS}))
    parser.add_argument("--theme", choices=["light", "dark"], default="light")
    parser.add_argument("--contrast", action="store_true", help="high contrast")
    parser.add_argument("--zoom", type=float, default=1.0)
    parser.add_argument("--rtl", action="store_true")
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--down", type=int, default=0, help="scroll so far")
    parser.add_argument("--png", type=Path, help="paint into this file instead of a window")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
