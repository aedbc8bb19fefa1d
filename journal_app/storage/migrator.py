"""Bring an older file up to date, one transaction a step; a newer file is refused unchanged."""

from collections.abc import Callable, Sequence
from enum import Enum

from journal_app.storage.connection import Connection
from journal_app.storage.migrations import MIGRATIONS, Migration

APPLICATION_ID = 0x54494445
"""“TIDE”: marks the file as ours (SQLite header field, big-endian)."""

CURRENT = MIGRATIONS[-1].version


class Standing(Enum):
    """How a file stands to this version of the app."""

    FRESH = "fresh"
    OLDER = "older"
    CURRENT = "current"
    NEWER = "newer"
    FOREIGN = "foreign"


def standing(connection: Connection, current: int = CURRENT) -> Standing:
    """Read only: whether the file is new, ours, or neither."""
    application = connection.value("PRAGMA application_id")
    version = connection.value("PRAGMA user_version")
    if application == 0 and version == 0:
        tables = connection.value("SELECT count(*) FROM sqlite_master")
        return Standing.FRESH if tables == 0 else Standing.FOREIGN
    if application != APPLICATION_ID:
        return Standing.FOREIGN
    if version > current:
        return Standing.NEWER
    return Standing.CURRENT if version == current else Standing.OLDER


def migrate(
    connection: Connection,
    keep_copy: Callable[[int], None],
    migrations: Sequence[Migration] = MIGRATIONS,
) -> None:
    """Run every step the file has not had; `keep_copy(version)` makes a verified copy first.

    A step that fails leaves schema and version as they were before it.
    """
    version = connection.value("PRAGMA user_version")
    steps = [step for step in migrations if step.version > version]
    if steps and version > 0:
        keep_copy(version)
    for step in steps:
        connection.run("BEGIN IMMEDIATE")
        try:
            step.upgrade(connection)
            connection.run(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.run(f"PRAGMA user_version = {int(step.version)}")
        except BaseException:
            connection.run("ROLLBACK")
            raise
        connection.run("COMMIT")
