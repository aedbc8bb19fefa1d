"""Short lines a person keeps for themselves: read a shelf, or put all its lines."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from journal_app.core.bin import Binned, Noun
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
    """Let exactly these lines stand on a shelf; a line without an id is new, an empty one goes.

    What went is in the bin; what is there again is not in it any more.
    """
    kept: list[ShelfLine] = []
    for uid, text in lines:
        text = one_line(text)
        if len(text) > LONGEST_LINE:
            raise BadInput(_("That line is very long."), _("Up to 400 characters fit."))
        if text:
            kept.append(ShelfLine(uid=uid or new_uid(clock.now()), shelf=shelf, text=text))
    now, here = clock.now(), {line.uid for line in kept}
    with vault.writing():
        gone = [line for line in vault.shelves.of(shelf) if line.uid not in here]
        for line in gone:
            binned = Binned(uid=line.uid, noun=Noun.SHELF_LINE, label=line.text, deleted_at=now)
            vault.bin.put(binned, {"shelf": shelf.value})
        returned = [vault.bin.remove(uid) for uid in here]
        vault.shelves.put(shelf, kept, now)
    return Changes(shelves=True, bin=bool(gone) or any(returned))


def bring_back(vault: "Vault", binned: Binned, body: Mapping[str, Any], now: datetime) -> Changes:
    """Take a line out of the bin, behind the others of its shelf; within a transaction."""
    shelf = Shelf(body["shelf"])
    line = ShelfLine(uid=Uid(binned.uid), shelf=shelf, text=binned.label)
    vault.shelves.put(shelf, [*vault.shelves.of(shelf), line], now)
    return Changes(shelves=True)
