"""The report of a rescue as it is kept in the note beside the damaged files."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from journal_app.core.rescue_report import RescueReport
from journal_app.security.folder import VaultFolder
from journal_app.services import replacing
from journal_app.services.replacing import Replacement, noted_count
from journal_app.storage.rescued import Outcome

COUNTS: Final = (
    "pieces_saved", "pieces_mended", "pieces_earlier", "pieces_beginning", "pieces_lost_known",
    "rows_from_copies", "rows_lost_known", "pages", "pages_damaged", "copies_tried", "files_lost",
)  # fmt: skip
_MOST_DAYS: Final = 1000
"""The note stays small, whatever was lost."""


def report(
    outcome: Outcome,
    from_copies: Sequence[tuple[datetime, int]],
    copies_tried: int,
    at: datetime,
    key_id: str,
    files_lost: int,
) -> RescueReport:
    """What came of a rescue."""
    found = outcome.pieces
    whole = set(found.heads) - found.from_copies - found.earlier - found.shortened
    days = sorted({day for day in found.lost.values() if day is not None})
    return RescueReport(
        at=at,
        key_id=key_id,
        pieces_saved=len(whole),
        pieces_mended=len(found.mended & whole),
        pieces_from_copies=tuple(from_copies),
        pieces_earlier=len(found.earlier - found.from_copies),
        pieces_beginning=len(found.shortened),
        pieces_lost_known=len(found.lost),
        lost_days=tuple(days[:_MOST_DAYS]),
        rows_from_copies=outcome.rows_from_copies,
        rows_lost_known=outcome.rows_without_place,
        pages=outcome.pages,
        pages_damaged=outcome.pages_damaged,
        copies_tried=copies_tried,
        may_miss_more=outcome.may_miss_more,
        files_lost=files_lost,
    )


def noted(plan: Replacement, report: RescueReport) -> Replacement:
    """The change of places with the report in its note."""
    more: dict[str, Any] = {name: getattr(report, name) for name in COUNTS}
    more["key_id"] = report.key_id
    more["may_miss_more"] = report.may_miss_more
    more["pieces_from_copies"] = [
        [made_at.isoformat(), count] for made_at, count in report.pieces_from_copies
    ]
    more["lost_days"] = [day.isoformat() for day in report.lost_days]
    return replace(plan, more=more)


def report_of(folder: VaultFolder, plan: Replacement) -> RescueReport:
    """The report in a note; what somebody altered counts as nothing."""
    more = plan.more
    counts: dict[str, Any] = {name: noted_count(more, name) for name in COUNTS}
    aside = replacing.kept(folder, plan.aside)
    return RescueReport(
        at=plan.at,
        key_id=str(more.get("key_id", "")),
        pieces_from_copies=tuple(_from_copies(more)),
        lost_days=tuple(_days(more)),
        may_miss_more=more.get("may_miss_more") is True,
        set_aside=aside,
        until=None if aside is None else plan.until,
        **counts,
    )


def _from_copies(more: Mapping[str, Any]) -> list[tuple[datetime, int]]:
    try:
        return [
            (datetime.fromisoformat(made_at), int(count))
            for made_at, count in more.get("pieces_from_copies", ())
        ]
    except (ValueError, TypeError):
        return []


def _days(more: Mapping[str, Any]) -> list[date]:
    try:
        return [date.fromisoformat(day) for day in more.get("lost_days", ())]
    except (ValueError, TypeError):
        return []
