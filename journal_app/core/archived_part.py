"""A part of an archive: some pieces, what hangs on them and what they are called, nothing else."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain

from journal_app.core.archive import Archive, ArchivedLabel, Belongings
from journal_app.core.archived_looking_back import LookingBack
from journal_app.core.archived_questions import Questions
from journal_app.core.ids import Uid


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The pieces that are wanted, and what stands on them."""

    pieces: frozenset[Uid]
    people: frozenset[str]
    tags: frozenset[str]
    files: frozenset[str]


def part_of(archive: Archive, standing: Standing) -> Archive:
    """The same archive without what none of these pieces needs; `entries` are chosen already."""
    rest, pieces = archive.belongings, standing.pieces
    asked = rest.questions
    questions = Questions(
        followups=tuple(each for each in asked.followups if {each.piece, each.source} <= pieces),
        seals=tuple(each for each in asked.seals if each.piece in pieces),
    )
    return replace(
        archive,
        partial=True,
        people=_on(archive.people, standing.people),
        tags=_on(archive.tags, standing.tags),
        settings={},
        prompts_shown=(),
        belongings=Belongings(
            words=rest.words,
            marks=rest.marks,
            links=tuple(each for each in rest.links if {each.source, each.target} <= pieces),
            questions=questions,
            looking_back=LookingBack(
                files=tuple(each for each in rest.looking_back.files if each.uid in standing.files)
            ),
        ),
    )


def all_of(labels: Iterable[Iterable[str]]) -> frozenset[str]:
    """Every label that stands anywhere."""
    return frozenset(chain.from_iterable(labels))


def _on(labels: tuple[ArchivedLabel, ...], standing: frozenset[str]) -> tuple[ArchivedLabel, ...]:
    return tuple(each for each in labels if each.label in standing)
