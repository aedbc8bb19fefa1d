"""What a rescue brought back and from where: counts and dates, and not one word of the journal."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from journal_app.i18n import _, ngettext

SayDay = Callable[[date], str]
"""How a day is called on this surface."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RescueReport:
    """What a damaged journal still held, what copies had, and what neither has.

    Every piece that is known to have been there is counted in one of `pieces_saved`,
    `pieces_from_copies`, `pieces_earlier`, `pieces_beginning` and `pieces_lost_known`.
    """

    at: datetime
    key_id: str
    """Which key opens the files that were set aside."""
    pieces_saved: int
    """Read from the damaged file, word for word."""
    pieces_mended: int = 0
    """Those of them whose place in time, or people and tags, had to be put together again."""
    pieces_from_copies: tuple[tuple[datetime, int], ...] = ()
    """When each copy was made, and how many pieces came from it."""
    pieces_earlier: int = 0
    """With the words of an earlier version that was kept beside them."""
    pieces_beginning: int = 0
    """Only the beginning of their words is left."""
    pieces_lost_known: int = 0
    """Known to have been there, and read nowhere."""
    lost_days: tuple[date, ...] = ()
    """The days of those, as far as they are known, each once, in order."""
    rows_from_copies: int = 0
    """Everything else: marks, links, names, settings."""
    rows_lost_known: int = 0
    pages: int = 0
    pages_damaged: int = 0
    copies_tried: int = 0
    """How many copies were opened and looked over; 0: none was needed, or there was none."""
    files_lost: int = 0
    """Pictures and files beside the journal that are missing or not whole."""
    may_miss_more: bool = False
    """Whether pieces may have been lost of which nothing at all is left."""
    set_aside: Path | None = None
    """The folder of the damaged files; they stay as they were."""
    until: date | None = None
    """They are kept at least until this day."""

    @property
    def pieces(self) -> int:
        """How many pieces are known to have been there."""
        from_copies = sum(count for _made_at, count in self.pieces_from_copies)
        parts = self.pieces_earlier + self.pieces_beginning + self.pieces_lost_known
        return self.pieces_saved + from_copies + parts

    @property
    def is_complete(self) -> bool:
        """Whether everything that is known to have been there is there again."""
        return not (
            self.pieces_earlier
            or self.pieces_beginning
            or self.pieces_lost_known
            or self.rows_lost_known
            or self.files_lost
            or self.may_miss_more
        )


def sentences(report: RescueReport, say_day: SayDay) -> tuple[str, ...]:
    """The report as a person reads it: what was read, what came from where, what is missing."""
    found = [_saved(report)]
    found += [_from_copy(made_at, count, say_day) for made_at, count in report.pieces_from_copies]
    if report.pieces_earlier:
        words = ngettext(
            "One piece is there as it was before its last change.",
            "{count} pieces are there as they were before their last change.",
            report.pieces_earlier,
        )
        found.append(words.format(count=report.pieces_earlier))
    if report.pieces_beginning:
        words = ngettext(
            "Of one piece only the beginning is left.",
            "Of {count} pieces only the beginning is left.",
            report.pieces_beginning,
        )
        found.append(words.format(count=report.pieces_beginning))
    found += _missing(report, say_day)
    return tuple(found)


def files_lost(count: int) -> str:
    """What to say of pictures and files that are not there, or not whole."""
    words = ngettext(
        "One picture or file beside it is missing or not whole.",
        "{count} pictures and files beside it are missing or not whole.",
        count,
    )
    return words.format(count=count)


def _saved(report: RescueReport) -> str:
    if report.pieces == 0:
        return _("There was no piece in the damaged file.")
    if report.pieces_saved == report.pieces:
        words = ngettext(
            "The only piece in it was read from the damaged file.",
            "All {all} pieces were read from the damaged file.",
            report.pieces,
        )
    else:
        words = ngettext(
            "{count} of {all} pieces was read from the damaged file.",
            "{count} of {all} pieces were read from the damaged file.",
            report.pieces_saved,
        )
    return words.format(count=report.pieces_saved, all=report.pieces)


def _from_copy(made_at: datetime, count: int, say_day: SayDay) -> str:
    words = ngettext(
        "{count} came from the copy of {date}.", "{count} came from the copy of {date}.", count
    )
    return words.format(count=count, date=say_day(made_at.date()))


def _missing(report: RescueReport, say_day: SayDay) -> list[str]:
    found = []
    if report.pieces_lost_known:
        words = ngettext(
            "One piece could not be read anywhere.",
            "{count} pieces could not be read anywhere.",
            report.pieces_lost_known,
        ).format(count=report.pieces_lost_known)
        if report.lost_days:
            days = ", ".join(map(say_day, report.lost_days))
            label = ngettext("Its date: {days}.", "Their dates: {days}.", report.pieces_lost_known)
            words = f"{words} {label.format(days=days)}"
        found.append(words)
    if report.rows_lost_known:
        words = ngettext(
            "One mark, link or name belonged to something that is lost.",
            "{count} marks, links or names belonged to something that is lost.",
            report.rows_lost_known,
        )
        found.append(words.format(count=report.rows_lost_known))
    if report.files_lost:
        found.append(files_lost(report.files_lost))
    if report.may_miss_more:
        found.append(_("More may be missing of which nothing is left that could tell."))
    if report.is_complete:
        found.append(_("Nothing is missing."))
    return found
