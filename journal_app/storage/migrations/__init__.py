"""The ordered list of migrations; a step that was released is never edited."""

from collections.abc import Callable
from dataclasses import dataclass

from journal_app.storage.connection import Connection
from journal_app.storage.migrations import (
    m0001_initial,
    m0002_marks_and_questions,
    m0003_looking_back,
)


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from a version of the schema to the next."""

    version: int
    upgrade: Callable[[Connection], None]


MIGRATIONS = (
    Migration(m0001_initial.VERSION, m0001_initial.upgrade),
    Migration(m0002_marks_and_questions.VERSION, m0002_marks_and_questions.upgrade),
    Migration(m0003_looking_back.VERSION, m0003_looking_back.upgrade),
)
