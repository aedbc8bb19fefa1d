"""Tables: tags and their uses."""

from journal_app.storage.connection import Connection
from journal_app.storage.labels import Labels, statements

STATEMENTS = statements(names="tags", label="name", places="piece_tags", name="tag")


class Tags(Labels):
    """Words to find things by, and the pieces they stand on."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, STATEMENTS)
