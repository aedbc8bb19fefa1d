"""Put pieces together again from what was left of them.

A head that cannot be read is made from its words, from what the indexes still say about it (its
uid, its day and instant, whether it is in the bin or sealed) and from the head an earlier copy
has. Words that cannot be read are taken from the newest earlier version that was kept beside them,
else from the beginning that stands in the head. Nothing is made up but what no reader sees: the
zone of a piece nobody knows any more is that of the piece before it.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from journal_app.core.ids import PieceId
from journal_app.core.moment_json import decode
from journal_app.core.text import preview
from journal_app.storage import codec
from journal_app.storage.cells import Value
from journal_app.storage.connection import Connection
from journal_app.storage.found_pieces import KINDS, FoundPieces, Head, fragments, in_index
from journal_app.storage.moments import Moments
from journal_app.storage.salvage import Salvage

HEAD: Final = (
    "uid", "kind", "happened_at", "zone", "utc_offset", "local_day", "rev", "preview",
    "characters", "created_at", "updated_at", "deleted_at", "sealed", "id",
)  # fmt: skip
ADD_HEAD: Final = f"""
INSERT INTO pieces ({", ".join(HEAD)}) VALUES ({", ".join("?" * len(HEAD))})
"""  # noqa: S608 - constants
_MINUTE: Final = 60_000
_UNFINISHED: Final = "…"
_NOTICED: Final = "kd_noticed"

Row = Mapping[str, Any]


class Mending:
    """Mends the pieces of a new journal into which all that could be read was put."""

    def __init__(self, into: Connection, salvage: Salvage, found: FoundPieces) -> None:
        self._into = into
        self._salvage = salvage
        self._found = found
        table = salvage.schema.tables["pieces"]
        wanted = {*found.without_head(), *(piece for _uid, piece in found.unseen())}
        self._told = fragments(salvage, table, wanted) if wanted else {}
        for piece in in_index(salvage, "pieces_sealed") if wanted else ():
            if piece in wanted:
                self._told.setdefault(piece, {})["sealed"] = 1

        self._torn = {
            (kind, piece): (whole, torn)
            for kind, name in KINDS.items()
            for piece, whole, torn in salvage.torn_rows(salvage.schema.tables[name])
        }

    def head(self, piece: int, uid: str, base: Row | None = None) -> None:
        """Make the head of a piece whose words are there; `base` is that of an earlier copy."""
        kind = self._found.bodies[piece]
        row = {**(base or self._guessed(piece, uid)), **self.told(piece)}
        row["local_day"] = self.told(piece).get("local_day") or _day_of(row)
        words = self._words(piece, kind)
        rev = 1 + max(row["rev"], self._highest_version(piece))
        row |= {"id": piece, "uid": uid, "kind": kind, "rev": rev}
        row |= {"preview": preview(words), "characters": len(words)}
        self._into.run(ADD_HEAD, [row[name] for name in HEAD])
        self._found.heads[piece] = Head(uid, rev, kind)
        self._found.listed[uid] = piece
        if piece not in self._found.earlier:
            self._found.mended.add(piece)

    def told(self, piece: int) -> dict[str, Value]:
        """What the indexes say about a piece whose head cannot be read."""
        return self._told.get(piece, {})

    def standing(self, piece: int) -> dict[str, Value]:
        """Whether a piece is in the bin and whether it is sealed, as far as the file tells."""
        sql = "SELECT deleted_at, sealed FROM pieces WHERE id = ?"
        row = self._into.row(sql, (piece,))
        if row is not None:
            return {"deleted_at": row[0], "sealed": row[1]}
        told = self.told(piece)
        return {name: told[name] for name in ("deleted_at", "sealed") if name in told}

    def newest_version(self, piece: int) -> tuple[int, str] | None:
        """The number and the words of the newest earlier version of a piece."""
        row = self._into.row(
            "SELECT rev, body FROM revisions WHERE piece = ? ORDER BY rev DESC LIMIT 1", (piece,)
        )
        return None if row is None else (row[0], row[1])

    def words_from_version(self, piece: int, kind: str | None) -> bool:
        """Bring back the newest earlier version of a piece; `False` when there is none."""
        version = self.newest_version(piece)
        if version is None:
            return False
        moment = None if kind == "entry" else decode(version[1])
        if kind == "moment" and moment is None:
            return False
        self._clear_words(piece)
        if moment is None:
            self._into.run("INSERT INTO entries (id, body) VALUES (?, ?)", (piece, version[1]))
        else:
            Moments(self._into).put_back(moment, PieceId(piece))
        self._kept(piece, "entry" if moment is None else "moment")
        return True

    def words_on_card(self, piece: int) -> bool:
        """Bring back a text a card shows all of; `False` when it was longer, or is no entry.

        Where a line ended there may be a space now; no word is another.
        """
        sql = "SELECT preview, characters FROM pieces WHERE id = ? AND kind = 'entry'"
        shown, characters = self._into.row(sql, (piece,)) or ("", 0)
        if not shown or len(shown) != characters:
            return False
        self._clear_words(piece)
        self._into.run("INSERT INTO entries (id, body) VALUES (?, ?)", (piece, shown))
        self._found.bodies[piece] = "entry"
        self._found.mended.add(piece)
        return True

    def beginning(self, piece: int) -> bool:
        """Keep at least the beginning of the words; `False` when nothing of them is left."""
        kind = self._found.heads[piece].kind
        sql = "SELECT preview, characters, created_at FROM pieces WHERE id = ?"
        shown, characters, created_at = self._into.row(sql, (piece,)) or ("", 0, 0)
        if kind == "entry" and characters and not shown:
            return False
        whole, torn = self._torn.get((kind, piece), ({}, ""))
        words = torn if len(torn) > len(shown) else shown
        self._clear_words(piece)
        if kind == "entry":
            # An entry nothing was ever written in is whole.
            self._keep_beginning(piece, characters, words)
        else:
            row = (
                {"captured_at": created_at, "kind": _NOTICED, "note": words} | whole | {"id": piece}
            )
            places = ", ".join("?" * len(row))
            sql = f"INSERT INTO moments ({', '.join(row)}) VALUES ({places})"  # noqa: S608 - names of our schema
            self._into.run(sql, list(row.values()))
            self._found.shortened.add(piece)
        self._found.bodies[piece] = kind
        return True

    def _keep_beginning(self, piece: int, characters: int, words: str) -> None:
        if characters > len(words):
            words = f"{words} {_UNFINISHED}"
        self._into.run("INSERT INTO entries (id, body) VALUES (?, ?)", (piece, words))
        if characters:
            self._found.shortened.add(piece)
            self._count_words(piece, words)

    def day(self, uid: str, piece: int) -> date | None:
        """The day of a piece that is lost, where anything tells."""
        local_day = self.told(piece).get("local_day")
        made = made_at(uid)
        try:
            if isinstance(local_day, int):
                return codec.from_day(local_day)
            return None if made is None else codec.from_milliseconds(made).date()
        except (ValueError, OverflowError):
            return None

    def _guessed(self, piece: int, uid: str) -> dict[str, Any]:
        sql = """
            SELECT zone, utc_offset, happened_at FROM pieces WHERE id < ? ORDER BY id DESC LIMIT 1
        """
        zone, offset, before = self._into.row(sql, (piece,)) or ("", 0, 0)
        at = made_at(uid)
        happened = before if at is None else at
        return {
            "happened_at": happened, "zone": zone, "utc_offset": offset, "rev": 0,
            "created_at": happened, "updated_at": happened, "deleted_at": None, "sealed": 0,
        }  # fmt: skip

    def _kept(self, piece: int, kind: str) -> None:
        self._found.bodies[piece] = kind
        self._found.earlier.add(piece)
        self._count_words(piece, self._words(piece, kind))

    def _count_words(self, piece: int, words: str) -> None:
        sql = "UPDATE pieces SET preview = ?, characters = ?, rev = rev + 1 WHERE id = ?"
        self._into.run(sql, (preview(words), len(words), piece))

    def _clear_words(self, piece: int) -> None:
        for table in KINDS.values():
            self._into.run(f"DELETE FROM {table} WHERE id = ?", (piece,))  # noqa: S608 - constants

    def _words(self, piece: int, kind: str) -> str:
        sql = {
            "entry": "SELECT body FROM entries WHERE id = ?",
            "moment": "SELECT note FROM moments WHERE id = ?",
        }[kind]
        return str(self._into.value(sql, (piece,)))

    def _highest_version(self, piece: int) -> int:
        version = self.newest_version(piece)
        return 0 if version is None else version[0]


def made_at(uid: str) -> int | None:
    """The millisecond a uid was made in, `None` for one that does not tell."""
    digits = uid.replace("-", "")
    try:
        return int(digits[:12], 16) if digits[12] == "7" else None
    except (ValueError, IndexError):
        return None


def _day_of(row: Row) -> int:
    if row.get("local_day"):
        return int(row["local_day"])
    try:
        local = codec.from_milliseconds(row["happened_at"] + row["utc_offset"] * _MINUTE)
    except OverflowError:
        local = datetime.fromtimestamp(0, UTC)
    return codec.to_day(local.date())
