"""What surrounds a name: when it stands, who and what stands beside it, and its pieces."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from journal_app.core.ids import Uid
from journal_app.core.labels import Beside, Label, OfYear
from journal_app.core.timeline import TimelineIndex
from journal_app.services import labels, people, tags, timeline
from journal_app.services.labels import Kind

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables

MOST_BESIDE: Final = 6
"""Of people, and of tags."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """One name and all that is told of it; nothing of the bin, and nothing that is sealed."""

    kind: Kind
    label: Label
    years: tuple[OfYear, ...]
    """The newest first; only those it stands in."""
    beside: tuple[Beside, ...]
    """People, then tags, each by how often."""
    pieces: TimelineIndex


def everything(tables: "Tables") -> tuple[list[Label], list[Label]]:
    """All people and all tags, most used first."""
    return labels.every(tables, people.KIND), labels.every(tables, tags.KIND)


def of(tables: "Tables", kind: Kind, uid: Uid) -> Around:
    """All of it. Raises `NotFound`."""
    label = labels.get(tables, kind, uid)
    table = kind.table(tables)
    pieces = table.shown(label.id)
    return Around(
        kind=kind,
        label=label,
        years=_years(table.days(label.id)),
        beside=tuple(
            Beside(noun=other.noun.value, uid=found, label=name, together=together)
            for other in (people.KIND, tags.KIND)
            for found, name, together in other.table(tables).among(pieces, uid, MOST_BESIDE)
        ),
        pieces=timeline.among(tables, pieces),
    )


def part_of(tables: "Tables", noun: str, name: str) -> str:
    """What names the page of somebody or a tag, such as ``tag:UID``; empty for one not known."""
    kind = kind_of(noun)
    label = None if kind is None else labels.find(tables, kind, name)
    return "" if label is None else f"{noun}:{label.uid}"


def kind_of(noun: str) -> Kind | None:
    """People or tags, by their noun."""
    return {each.noun.value: each for each in (people.KIND, tags.KIND)}.get(noun)


def _years(days: list[tuple[date, int, int]]) -> tuple[OfYear, ...]:
    found: dict[int, tuple[int, int]] = {}
    for day, entries, moments in reversed(days):
        before = found.get(day.year, (0, 0))
        found[day.year] = (before[0] + entries, before[1] + moments)
    return tuple(
        OfYear(year=year, entries=entries, moments=moments)
        for year, (entries, moments) in found.items()
    )
