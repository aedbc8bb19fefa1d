"""Fill the gaps of a rescued journal from an earlier copy, and fill nothing but gaps.

The rule, for each row of the copy:

- The damaged file is the newer of the two: what could be read in it stands, whatever the copy says.
- What is not in the damaged file although its place there could be read was deleted, and stays so.
  For a piece the place is that in the index of uids and, where both files count alike, that in the
  table: either is proof. Only what may have stood in an unreadable place is taken from the copy.
- A piece is taken whole: its words, its fields and its marked passages are those of one file. Where
  the damaged file still has its head and the copy an earlier version, the earlier one is taken
  as it was; where both have the same version, only what is missing is.
- Rows that stand by themselves (names, tags, links, questions, settings …) are taken one by one by
  their key; of words chosen in an order, a whole field or none of it.
- The copy may be the newer one: where the log was lost, the file stands as it was at an earlier
  time. It counts fewer saves then, and nothing in it is later than the copy. What is not in it was
  not deleted, and a higher `rev` wins as everywhere.
- Ids count for one file only. A piece, a person, a tag is the same where its uid is; every row of
  the copy gets the ids of this journal, and an id that means another uid here is never reused.
"""

from dataclasses import dataclass
from typing import Any, Final

from journal_app.storage.connection import Connection
from journal_app.storage.copied_rows import Same, copy_rows, ids_pointed_to
from journal_app.storage.found_pieces import KINDS, FoundPieces, Head
from journal_app.storage.hiding import Hiding
from journal_app.storage.mending import ADD_HEAD, HEAD, Mending

ONE_HEAD: Final = f"SELECT {', '.join(HEAD)} FROM pieces WHERE uid = ?"  # noqa: S608 - constants
_WORDS: Final = {
    "entry": ("SELECT * FROM entries WHERE id = ?", "INSERT INTO entries VALUES ({})"),
    "moment": ("SELECT * FROM moments WHERE id = ?", "INSERT INTO moments VALUES ({})"),
}
_SAMENESS: Final = {
    "entry": (
        "SELECT body FROM entries WHERE id = ? AND body <> ''",
        "SELECT rev, kept_at FROM revisions WHERE piece = ? ORDER BY rev LIMIT 1",
    ),
    "moment": ("SELECT captured_at FROM moments WHERE id = ?",),
}
"""What does not change, or hardly by chance is equal."""


@dataclass(frozen=True, slots=True)
class _Copied:
    """A piece as an earlier copy has it."""

    id: int
    head: Head


class Filling:
    """Takes from one copy what the damaged file had in places that cannot be read."""

    def __init__(
        self, into: Connection, hiding: Hiding, found: FoundPieces, copy: Connection
    ) -> None:
        self._into = into
        self._hiding = hiding
        self._found = found
        self._copy = copy
        self._pieces = {
            uid: _Copied(piece, Head(uid, rev, kind))
            for piece, uid, rev, kind in copy.each("SELECT id, uid, rev, kind FROM pieces")
        }
        self._alike = all(
            found.listed.get(uid, copied.id) == copied.id for uid, copied in self._pieces.items()
        )
        self._same = Same(ids={})

    def fill(self, mending: Mending, *, only_known: bool) -> int:
        """Take everything there is to take; returns the number of rows beside the pieces.

        With `only_known` nothing is taken but pieces that are known to be missing, with what
        belongs to them: a newer copy has told already what else there was.
        """
        self._find_heads(mending)
        ids = self._find_pieces(mending, only_known=only_known)
        self._same.ids = {"pieces": ids, "moments": ids}
        return copy_rows(self._into, self._hiding, self._copy, self._same, only_of_taken=only_known)

    def _find_heads(self, mending: Mending) -> None:
        """Give pieces of which the words were read the head the copy has."""
        uids = self._found.uids()
        by_id = {copied.id: copied for copied in self._pieces.values()}
        for piece in self._found.without_head():
            uid = uids.get(piece)
            copied = by_id.get(piece) if uid is None else self._pieces.get(uid)
            if copied is None or copied.head.kind != self._found.bodies[piece]:
                continue
            row = self._head_of(copied)
            # An id is given again when its piece was deleted: only a uid, or what is the same in
            # both, says that it is the same piece.
            if uid is not None or (self._alike and self._is_the_same(mending, piece, copied, row)):
                mending.head(piece, copied.head.uid, row)

    def _is_the_same(
        self, mending: Mending, piece: int, copied: _Copied, row: dict[str, Any]
    ) -> bool:
        if copied.head.uid in self._found.listed:
            return False
        if mending.told(piece).get("happened_at") == row["happened_at"]:
            return True
        return any(
            self._into.row(sql, (piece,)) == self._copy.row(sql, (piece,)) is not None
            for sql in _SAMENESS[copied.head.kind]
        )

    def _find_pieces(self, mending: Mending, *, only_known: bool) -> dict[int, int]:
        """Take pieces; returns the id here of each piece of the copy that is in this journal."""
        ids: dict[int, int] = {}
        # Rows of a piece that is lost may still point to its id.
        used = self._found.used() | ids_pointed_to(self._into, "pieces")
        following = 1 + max([0, *used, *(each.id for each in self._pieces.values())])
        for uid, copied in self._pieces.items():
            here = self._found.listed.get(uid)
            if here is None:
                if only_known or not self._may_be_hidden(uid, copied.id):
                    continue
                here = copied.id
                if here in used or not self._alike:
                    here, following = following, following + 1
                self._take(mending, here, copied, head=True)
            elif not self._found.is_whole(here) or self._found.heads[here].rev < copied.head.rev:
                self._complete(mending, here, copied)
            ids[copied.id] = here
        return ids

    def _complete(self, mending: Mending, here: int, copied: _Copied) -> None:
        """Take what is missing of a piece that is known; the newest version of it counts."""
        head = self._found.heads.get(here)
        if head is not None and head.rev == copied.head.rev:
            self._take(mending, here, copied, head=False)
            return
        if head is not None and head.rev > copied.head.rev and mending.words_on_card(here):
            return
        version = mending.newest_version(here)
        if version is not None and version[0] > copied.head.rev:
            kind = None if head is None else head.kind
            if mending.words_from_version(here, kind):
                if head is None:
                    mending.head(here, copied.head.uid, self._head_of(copied))
                return
        self._take(mending, here, copied, head=True)

    def _take(self, mending: Mending, here: int, copied: _Copied, *, head: bool) -> None:
        if head:
            # Whether it is in the bin or sealed is told by the newer file, if by any.
            row = self._head_of(copied) | mending.standing(here) | {"id": here}
            self._into.run("DELETE FROM pieces WHERE id = ?", (here,))
            self._into.run(ADD_HEAD, [row[name] for name in HEAD])
            self._same.taken.add(here)
        for table in KINDS.values():
            self._into.run(f"DELETE FROM {table} WHERE id = ?", (here,))  # noqa: S608 - constants
        read, add = _WORDS[copied.head.kind]
        _id, *rest = self._copy.row(read, (copied.id,)) or ()
        self._into.run(add.format(", ".join("?" * (1 + len(rest)))), (here, *rest))
        self._found.heads[here] = copied.head
        self._found.bodies[here] = copied.head.kind
        self._found.listed[copied.head.uid] = here
        self._found.from_copies.add(here)

    def _head_of(self, copied: _Copied) -> dict[str, Any]:
        row = self._copy.row(ONE_HEAD, (copied.head.uid,)) or ()
        return dict(zip(HEAD, row, strict=True))

    def _may_be_hidden(self, uid: str, piece: int) -> bool:
        return self._hiding.of_uid("pieces", uid, piece if self._alike else None)
