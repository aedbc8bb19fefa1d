"""Short lines a person keeps for themselves: read a shelf, or put all its lines."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from journal_app.core.changes import Changes
from journal_app.core.clock import Clock
from journal_app.core.errors import BadInput
from journal_app.core.ids import Uid, new_uid
from journal_app.core.shelves import LONGEST_LINE, Shelf, ShelfLine
from journal_app.core.text import one_line
from journal_app.i18n import _

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault


def of(tables: "Tables", shelf: Shelf) -> tuple[ShelfLine, ...]:
    """The lines on one shelf, in their order."""
    return tables.shelves.of(shelf)


def put(
    vault: "Vault", shelf: Shelf, lines: Sequence[tuple[Uid | None, str]], *, clock: Clock
) -> Changes:
    """Let exactly these lines stand on a shelf; a line without an id is new, an empty one goes."""
    kept: list[ShelfLine] = []
    for uid, text in lines:
        text = one_line(text)
        if len(text) > LONGEST_LINE:
            raise BadInput(_("That line is very long."), _("Up to 400 characters fit."))
        if text:
            kept.append(ShelfLine(uid=uid or new_uid(clock.now()), shelf=shelf, text=text))
    with vault.writing():
        vault.shelves.put(shelf, kept, clock.now())
    return Changes(shelves=True)
