"""Tables: people and where they are named."""

from journal_app.storage.connection import Connection
from journal_app.storage.labels import Labels, statements

STATEMENTS = statements(names="people", label="label", places="piece_people", name="person")


class People(Labels):
    """Names of people, and the pieces they stand on."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection, STATEMENTS)
