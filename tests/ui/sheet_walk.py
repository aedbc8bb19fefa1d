"""Every sheet there is, opened as the app opens it."""

from collections.abc import Iterator, Mapping

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from journal_app.services.kept_aside import Loss
from journal_app.services.reading import EarlierMoment
from journal_app.services.staying import Stays
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.copies.remove_sheet import RemoveSheet
from journal_app.ui.copies.report import of_restore
from journal_app.ui.copies.report_sheet import ReportSheet
from journal_app.ui.copies.restore_sheet import RestoreSheet
from journal_app.ui.copies.undo_sheet import UndoSheet
from journal_app.ui.doors.erase_sheet import EraseSheet
from journal_app.ui.doors.move_sheet import MoveSheet
from journal_app.ui.doors.new_keys_sheet import NewKeysSheet
from journal_app.ui.doors.passphrase_sheets import change_sheet, set_sheet, take_off_sheet
from journal_app.ui.doors.recovery_sheet import RecoverySheet
from journal_app.ui.errors import Errors
from journal_app.ui.exchange.sheet import ExportSheet
from journal_app.ui.lock.bundle_sheet import BundleSheet
from journal_app.ui.moment_telling import MomentTelling
from journal_app.ui.papers.sheet import PaperSheet
from journal_app.ui.passages.taking_out import TakingOut
from journal_app.ui.people.sheets import ForgetSheet, MergeSheet, RenameSheet
from journal_app.ui.pictures.sheets import opening_sheet, saving_sheet
from journal_app.ui.reader.versions import VersionsSheet
from journal_app.ui.sheet_dialog import SheetDialog
from journal_app.ui.shell.unsaved import being_moved, half_changed, unsaved
from journal_app.ui.timeline.for_good_sheet import ForGoodSheet
from tests import builders
from tests.show.backups import ASIDE
from tests.show.doors import CODE
from tests.show.live import Live
from tests.show.troubles import NOW, SAYING, looked
from tests.ui.surfaces import ENGLISH, PICTURE, RESTORED, Opener, names, opened


def copies(live: Live) -> Iterator[QWidget]:
    """Before and after a copy takes the place of the journal."""
    theme, window = live.theme, live.window
    yield from opened(
        live,
        RestoreSheet(theme, window, looked(0), SAYING),
        RemoveSheet(theme, window, Loss(copy=ASIDE, undo_until=RESTORED.until), SAYING),
        UndoSheet(theme, window, RESTORED, SAYING),
        ReportSheet(theme, window, of_restore(RESTORED, SAYING)),
    )


def erasing(live: Live) -> Iterator[QWidget]:
    """The word first, then the last question."""
    sheet = EraseSheet(live.context, live.window)
    unkept = EraseSheet(live.context, live.window, Stays(copies_shut=True))
    yield from opened(live, sheet, unkept)
    last = EraseSheet(live.context, live.window)
    last._ask_again()
    yield from opened(live, last)


def passphrases(live: Live) -> Iterator[QWidget]:
    """Set, changed, taken off."""
    context, window = live.context, live.window
    yield from opened(
        live, set_sheet(context, window), change_sheet(context, window),
        take_off_sheet(context, window),
    )  # fmt: skip


def new_keys(live: Live) -> Iterator[QWidget]:
    """What new keys do, then the passphrase."""
    sheet = NewKeysSheet(live.context, live.window)
    yield from opened(live, sheet)
    asking = NewKeysSheet(live.context, live.window)
    asking._ask_passphrase()
    yield from opened(live, asking)


def moving(live: Live) -> Iterator[QWidget]:
    """Everything into one file here, and out of it there."""
    theme, window = live.theme, live.window
    asked = MoveSheet(live.context, window)
    by_code = BundleSheet(theme, window, key_id="K7M2Q9XD", passphrase=False, here=False)
    by_passphrase = BundleSheet(theme, window, key_id="K7M2Q9XD", passphrase=True, here=True)
    by_keyring = BundleSheet(
        theme, window, key_id="K7M2Q9XD", passphrase=False, here=False, is_bundle=False,
        keyring=True,
    )  # fmt: skip
    yield from opened(live, asked, by_code, by_passphrase, by_keyring)


def recovery(live: Live) -> Iterator[QWidget]:
    """The code, and typing two groups of it back."""
    sheet = RecoverySheet(live.context, live.window)
    sheet.open()
    live.settle()
    sheet._on_code(CODE)
    live.settle()
    yield sheet
    sheet._show_check()
    live.settle()
    yield sheet
    sheet.dismiss()


def paper(live: Live) -> Iterator[QWidget]:
    """What is printed or kept as PDF, of one piece and of a range of days; a copy taken out."""
    piece = live.first_piece().piece
    assert piece is not None
    by_days = PaperSheet(live.context, live.window, [piece])
    by_days.which.set_current(1)
    yield from opened(
        live,
        PaperSheet(live.context, live.window, [piece]),
        by_days,
        ExportSheet(live.context, live.window, [piece]),
    )


def copying_out(live: Live) -> Iterator[QWidget]:
    """A copy of everything, or of a part."""
    piece = live.first_piece().piece
    assert piece is not None
    context, window = live.context, live.window
    yield from opened(live, ExportSheet(context, window), ExportSheet(context, window, [piece]))


def taking_out(live: Live) -> Iterator[QWidget]:
    """Passages on their way out."""
    yield from opened(live, TakingOut(live.context, live.window, []))


def naming(live: Live) -> Iterator[QWidget]:
    """A name that is changed, merged or forgotten."""
    theme, window = live.theme, live.window
    known = names(live)
    rename = RenameSheet(theme, window, known[0])
    rename.open()
    live.settle()
    yield rename
    rename.offer_merge(known[1])
    live.settle()
    yield rename
    rename.dismiss()
    merge = MergeSheet(theme, window, known[0], known, "user")
    yield from opened(live, merge, ForgetSheet(theme, window, known[0]))


def leaving(live: Live) -> Iterator[QWidget]:
    """A picture on its way out."""
    theme, window = live.theme, live.window
    yield from opened(
        live, saving_sheet(theme, window, PICTURE), opening_sheet(theme, window, PICTURE)
    )


def versions(live: Live) -> Iterator[QWidget]:
    """What a moment said before."""
    context = live.context
    telling = MomentTelling(
        vocabulary=context.known.vocabulary, locale=ENGLISH, clock=context.clock
    )
    earlier = [EarlierMoment(moment=builders.moment(), kept_at=NOW)]
    yield from opened(live, VersionsSheet(live.theme, live.window, telling, earlier, covered=False))


def for_good(live: Live) -> Iterator[QWidget]:
    """Out of the bin, one or all."""
    theme, window = live.theme, live.window
    yield from opened(
        live, ForGoodSheet(theme, window, all_of_it=False),
        ForGoodSheet(theme, window, all_of_it=True),
    )  # fmt: skip


def plain_sheets(live: Live) -> Iterator[QWidget]:
    """Those that have no class of their own."""
    theme, window = live.theme, live.window
    asked = (make(theme, window, lambda: None) for make in (unsaved, half_changed, being_moved))
    yield from opened(live, *asked)
    for command in (ActionId.ABOUT, ActionId.KEYBOARD):
        window.registry[command].trigger()
        yield from last_opened(live)
    Errors(theme, window, window.notices, QGuiApplication.clipboard()).show_error(RuntimeError())
    yield from last_opened(live)


def last_opened(live: Live) -> Iterator[QWidget]:
    """The sheet that stands there now."""
    live.settle()
    [sheet] = [each for each in live.window.findChildren(SheetDialog) if each.isVisible()]
    yield sheet
    sheet.dismiss()


SHEETS: Mapping[str, Opener] = {
    made.__name__: made
    for made in (
        copies, erasing, passphrases, new_keys, moving, recovery, paper, copying_out, taking_out,
        naming, leaving, versions, for_good, plain_sheets,
    )
}  # fmt: skip
