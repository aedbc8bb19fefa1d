"""The rows of the two lists: copies as they are known so far, and the pieces inside one."""

from PySide6.QtCore import QLocale

from journal_app.core.backup_notes import Pin
from journal_app.core.backups import Copy, CopyKind, CopyState, Looked
from journal_app.core.timeline import PieceHead, PieceKind
from journal_app.i18n import _
from journal_app.ui.copies.lines_list import Lines
from journal_app.ui.copies.wording import Saying
from journal_app.ui.editor.day_words import time_words

_ICONS = {
    CopyKind.AUTO: "archive",
    CopyKind.SAFETY: "shield-check",
    CopyKind.SECOND: "archive",
    CopyKind.ASIDE: "notebook",
    CopyKind.CHOSEN: "bookmark-simple",
}


def copy_row(
    copy: Copy,
    looked: Looked | None,
    saying: Saying,
    pin: Pin | None = None,
    *,
    sized: bool = False,
) -> Lines:
    """A copy: when it was made, what it holds, where it comes from, its size, and who holds it."""
    title = saying.copy(copy)
    told = _("Not looked at yet.") if looked is None else saying.contents(looked)
    line = _("{contents} {origin}.").format(origin=saying.origin(copy), contents=told)
    if sized:
        line = _("{line} {size}.").format(line=line, size=saying.size(copy))
    if pin is not None:
        line = f"{line} {saying.held_until(pin)}"
    return Lines(
        icon=_ICONS[copy.kind],
        title=title,
        line=line,
        spoken=f"{title}. {line}",
        faint=looked is not None and looked.state is not CopyState.GOOD,
    )


def piece_row(head: PieceHead, saying: Saying, locale: QLocale) -> Lines:
    """A piece inside a copy: its day and time, and how it begins."""
    day, time = saying.day(head.when.day), time_words(head.when.local, locale)
    title = _("{day}, {time}").format(day=day, time=time)
    moment = head.kind is PieceKind.MOMENT
    kind = _("Moment") if moment else _("Entry")
    return Lines(
        icon="waves" if moment else "notebook",
        title=title,
        line=head.preview,
        spoken=f"{kind}, {title}. {head.preview}",
    )
