"""Words that are begun, spelled out: looked for one by one they are found only where one looks.

FTS5 puts together every place of every word that begins so before it gives the first one, which
takes 75 ms for two letters in ten years of writing. Which words there are is known in one.
"""

from journal_app.core.search import Query
from journal_app.storage.connection import Connection

MOST_ENDINGS = 120
"""Of more words than this FTS5 puts the places together more quickly itself."""
LIST = "CREATE VIRTUAL TABLE IF NOT EXISTS temp.word_list USING fts5vocab(main, words, instance)"
# From word to word by looking for what can follow it, instead of walking all the places of each.
# What is indexed holds letters and digits alone, and the least of them is 0.
BEGUN = """
WITH RECURSIVE begun (word) AS (
    SELECT (SELECT term FROM temp.word_list WHERE term >= ?1 LIMIT 1)
    UNION ALL
    SELECT (SELECT term FROM temp.word_list WHERE term >= begun.word || '0' LIMIT 1)
    FROM begun WHERE begun.word < ?2
)
SELECT word FROM begun WHERE word < ?2 LIMIT ?3
"""
_LAST = "\U0010ffff"


class BegunWords:
    """Knows which words of the index begin like the last word of a query."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def spelled_out(self, query: Query) -> str:
        """The query for FTS5, its unfinished word as all the words it may become, if they are few.

        It finds the same as `Query.fts`.
        """
        if not query.words or not query.unfinished:
            return query.fts
        *before, begun = query.words[-1].split(" ")
        endings = self._endings(begun)
        if not 0 < len(endings) <= MOST_ENDINGS:
            return query.fts
        finished = (f'"{" ".join([*before, word])}"' for word in endings)
        whole = [f'"{word}"' for word in query.words[:-1]]
        return " AND ".join([*whole, f"({' OR '.join(finished)})"])

    def _endings(self, begun: str) -> list[str]:
        self._db.run(LIST)
        values = (begun, begun + _LAST, MOST_ENDINGS + 1)
        return [row[0] for row in self._db.rows(BEGUN, values)]
