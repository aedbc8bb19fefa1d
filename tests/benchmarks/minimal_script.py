"""The peer on the command line: the least that adds to, and searches, an encrypted journal.

No keyring, no options, no checks: `minimal_script.py FILE KEY add < text` and `... search WORD`.
"""

import sys

from sqlcipher3 import dbapi2

path, key, what = sys.argv[1:4]
connection = dbapi2.connect(path)
connection.set_key(f"x'{key}'".encode())
if what == "make":
    connection.execute("CREATE TABLE entries (id INTEGER PRIMARY KEY, body TEXT)")
    connection.execute("CREATE VIRTUAL TABLE words USING fts5 (body, content='')")
    connection.execute("PRAGMA journal_mode = WAL")
if what in ("make", "add"):
    # As many entries as there are, each ended by a sign that no text holds.
    for body in sys.stdin.read().split("\0"):
        row = connection.execute("INSERT INTO entries (body) VALUES (?)", (body,)).lastrowid
        connection.execute("INSERT INTO words (rowid, body) VALUES (?, ?)", (row, body))
    connection.commit()
else:
    found = connection.execute(
        "SELECT body FROM entries WHERE id IN"
        " (SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 20)",
        (sys.argv[4],),
    )
    for (body,) in found:
        sys.stdout.write(f"{body[:80]!r}\n")
