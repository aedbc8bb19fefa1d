"""Tables: tags and their uses."""

from journal_app.storage.connection import Connection
from journal_app.storage.labels import Labels, LabelStatements

STATEMENTS = LabelStatements(
    find="SELECT id FROM tags WHERE folded = ?",
    add="INSERT INTO tags (uid, name, folded, created_at) VALUES (?, ?, ?, ?)",
    clear="DELETE FROM piece_tags WHERE piece = ?",
    put="INSERT INTO piece_tags (piece, tag, position) VALUES (?, ?, ?)",
    of_pieces="""
        SELECT piece_tags.piece, tags.name
        FROM piece_tags JOIN tags ON tags.id = piece_tags.tag
        WHERE piece_tags.piece IN (SELECT value FROM json_each(?))
        ORDER BY piece_tags.piece, piece_tags.position
    """,
    all_by_use="""
        SELECT tags.id, tags.uid, tags.name, count(pieces.id) AS uses
        FROM tags
        LEFT JOIN piece_tags ON piece_tags.tag = tags.id
        LEFT JOIN pieces ON pieces.id = piece_tags.piece
            AND pieces.deleted_at IS NULL AND pieces.sealed = 0
        GROUP BY tags.id ORDER BY uses DESC, tags.folded
    """,
)


class Tags(Labels):
    """Words to find things by, and the pieces they stand on."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, STATEMENTS)
