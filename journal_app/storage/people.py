"""Tables: people and where they are named."""

from journal_app.storage.connection import Connection
from journal_app.storage.labels import Labels, LabelStatements

STATEMENTS = LabelStatements(
    find="SELECT id FROM people WHERE folded = ?",
    add="INSERT INTO people (uid, label, folded, created_at) VALUES (?, ?, ?, ?)",
    clear="DELETE FROM piece_people WHERE piece = ?",
    put="INSERT INTO piece_people (piece, person, position) VALUES (?, ?, ?)",
    of_pieces="""
        SELECT piece_people.piece, people.label
        FROM piece_people JOIN people ON people.id = piece_people.person
        WHERE piece_people.piece IN (SELECT value FROM json_each(?))
        ORDER BY piece_people.piece, piece_people.position
    """,
    all_by_use="""
        SELECT people.id, people.uid, people.label, count(pieces.id) AS uses
        FROM people
        LEFT JOIN piece_people ON piece_people.person = people.id
        LEFT JOIN pieces ON pieces.id = piece_people.piece
            AND pieces.deleted_at IS NULL AND pieces.sealed = 0
        GROUP BY people.id ORDER BY uses DESC, people.folded
    """,
)


class People(Labels):
    """Names of people, and the pieces they stand on."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, STATEMENTS)
