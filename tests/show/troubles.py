"""The lock page in front of a file in trouble, and every step out of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QWidget

from journal_app.app.refused import refused_view
from journal_app.core.backups import Copy, CopyKind, CopyState, Looked, Restored
from journal_app.core.clock import when_at
from journal_app.core.errors import CannotOpen, JournalError, OpenProblem
from journal_app.core.ids import PieceId, Uid
from journal_app.core.rescue_report import RescueReport
from journal_app.core.timeline import PieceHead, PieceKind
from journal_app.ui.copies.panel import CopiesPanel
from journal_app.ui.copies.report import of_rescue, of_restore
from journal_app.ui.copies.restore_sheet import RestoreSheet
from journal_app.ui.copies.wording import Saying
from journal_app.ui.lock.copies_step import CopiesStep
from journal_app.ui.lock.trouble_view import is_trouble
from journal_app.ui.lock.view import LockStep, LockView
from journal_app.ui.lock.work import Work, Working
from journal_app.ui.theme.theme import Theme
from tests.builders import FakeClock
from tests.show.scenes import lock, window

SENTENCES = {
    OpenProblem.MISSING: "The journal file is missing.",
    OpenProblem.AWAY: "The folder of your journal is not there.",
    OpenProblem.EMPTY: "The journal file is empty.",
    OpenProblem.NOT_ENCRYPTED: "A file that is not encrypted lies in the journal’s place.",
    OpenProblem.ANOTHER_FILE: "The file in the journal’s place is some other file.",
    OpenProblem.HEADER_DAMAGED: "The beginning of the journal file is damaged.",
    OpenProblem.TRUNCATED: "The end of the journal file is missing.",
    OpenProblem.DAMAGED: "4 of 212 parts of the journal file are damaged.",
    OpenProblem.LOG_LOST: "The journal file holds less than when it was last closed.",
    OpenProblem.RECORD_DAMAGED: "The file beside the journal that says how it opens is damaged.",
    OpenProblem.NEWER: "This journal was kept by a newer version of Tideline.",
    OpenProblem.DISK: "The journal’s files cannot be read.",
    OpenProblem.BUSY: "Another program is using the journal file.",
}
NOW = datetime(2026, 11, 30, 20, 10, tzinfo=UTC)
SAYING = Saying(locale=QLocale(QLocale.Language.English), today=NOW.date())
STATES = (CopyState.GOOD, CopyState.GOOD, CopyState.DAMAGED, CopyState.GOOD, CopyState.NEWER)
TEXTS = (
    "She reached for my hand in the car and I felt the small door close. Nothing was wrong.",
    "At the sink, later, I noticed my jaw had been locked since the roundabout.",
    "كتبت لها رسالة قصيرة ثم محوتها.",
    "I went far away in the car. I’m not sure why. I’m back.",
)


def copy(number: int) -> Copy:
    """One of many copies, each some days older than the one before."""
    safety = number % 4 == 3
    return Copy(
        path=Path(f"/home/ana/backups/{number}.db"),
        made_at=NOW - timedelta(days=number * number // 2, hours=number),
        number=90 - number,
        kind=CopyKind.SAFETY if safety else CopyKind.AUTO,
        reason="before-restore" if safety else "",
    )


def looked(number: int) -> Looked:
    """What such a copy holds."""
    state = STATES[number % len(STATES)]
    return Looked(
        copy=copy(number),
        state=state,
        entries=214 - number,
        moments=31,
        newest_day=date(2026, 11, 29) - timedelta(days=number),
    )


def piece(number: int) -> PieceHead:
    """A piece inside a copy."""
    return PieceHead(
        id=PieceId(number),
        uid=Uid(f"{number:032}"),
        kind=PieceKind.MOMENT if number % 3 == 1 else PieceKind.ENTRY,
        when=when_at(NOW - timedelta(hours=19 * number), FakeClock(NOW)),
        preview=TEXTS[number % len(TEXTS)],
    )


def view(problem: OpenProblem, copies: int | None = 12) -> LockView:
    """The lock page with this trouble."""
    failed = LockView().failed(CannotOpen(problem, SENTENCES[problem]))
    assert failed.trouble is not None
    return replace(failed, trouble=replace(failed.trouble, copies=copies))


def trouble(theme: Theme, problem: OpenProblem, copies: int | None = 12) -> QWidget:
    """A window with it."""
    return lock(theme, view(problem, copies))


def fill(panel: CopiesPanel, many: int = 12) -> None:
    """Let there be so many copies, most of them looked at."""
    panel.show_copies([copy(number) for number in range(many)], SAYING)
    for number in range(min(many, 9)):
        panel.show_looked(looked(number))


def copies(theme: Theme, many: int = 12, chosen: int = 0, *, inside: bool = False) -> QWidget:
    """A window with the copies there are."""
    made = window(theme)
    page = made.show_lock(LockView().at(LockStep.COPIES))
    assert isinstance(page.step, CopiesStep)
    panel = page.step.panel
    fill(panel, many)
    if many:
        panel.list.choose(chosen)
    if inside:
        QTimer.singleShot(50, made, lambda: panel.show_inside(copy(0), [*map(piece, range(40))]))
    return made


def restoring(theme: Theme) -> QWidget:
    """A window that asks whether to restore."""
    made = copies(theme)
    sheet = RestoreSheet(theme, made, looked(0), SAYING)
    QTimer.singleShot(50, made, sheet.open)
    return made


def working(theme: Theme, work: Work) -> QWidget:
    """A window in the middle of it."""
    return lock(theme, LockView().working(work))


def restored(theme: Theme) -> QWidget:
    """A window after it."""
    safety = copy(3)
    told = Restored(
        at=NOW,
        until=date(2027, 2, 28),
        entries=214,
        moments=31,
        set_aside=Path("/home/ana/set-aside"),
        safety=safety,
    )
    return lock(theme, LockView().reporting(of_restore(told, SAYING)))


def rescued(theme: Theme) -> QWidget:
    """A window after a rescue that could not bring everything back."""
    report = RescueReport(
        at=NOW,
        key_id="K7M2Q9XD",
        pieces_saved=203,
        pieces_from_copies=((NOW - timedelta(days=2), 9),),
        pieces_earlier=1,
        pieces_lost_known=2,
        lost_days=(date(2026, 11, 28), date(2026, 11, 29)),
        may_miss_more=True,
        set_aside=Path("/home/ana/set-aside"),
        until=date(2027, 2, 28),
    )
    return lock(theme, LockView().reporting(of_rescue(report, SAYING)))


def refused(theme: Theme) -> QWidget:
    """A window that says why the app could not begin."""
    words = "The journal’s folder cannot be written to."
    advice = "Check that the disk has room and that the folder belongs to you, then try again."
    return lock(theme, refused_view(JournalError(words, advice)))


TROUBLES: Mapping[str, Callable[[Theme], QWidget]] = {
    f"trouble-{problem}": partial(trouble, problem=problem)
    for problem in OpenProblem
    if is_trouble(problem)
} | {
    "refused": refused,
    "trouble-no-copies": partial(trouble, problem=OpenProblem.MISSING, copies=0),
    "copies": copies,
    "copies-damaged": partial(copies, chosen=2),
    "copies-none": partial(copies, many=0),
    "copies-inside": partial(copies, inside=True),
    "restore-sheet": restoring,
    "rescuing": partial(
        working, work=Work(doing=Working.RESCUING, done=120, total=412, may_cancel=True)
    ),
    "restoring": partial(working, work=Work(doing=Working.RESTORING)),
    "new-keys": partial(
        working, work=Work(doing=Working.NEW_KEYS, done=40, total=100, may_cancel=True)
    ),
    "restored": restored,
    "rescued": rescued,
}
