"""The encrypted database: the only place with SQL, and one file of it speaks SQLCipher.

Entries and moments share one table, ``pieces``: one run of ids, one order in time, one full-text
index, one table of tags and one of people for both. Weighed against two separate tables, this
makes the timeline a single covering index scan and search a single lookup; the price is that
a kind of piece needs a join for its own columns, which only opening one piece pays.

The full-text index is contentless with delete support: it holds no second copy of the text, and
replacing a row needs no old values, so it cannot drift from the text through a forgotten one.
The price is that excerpts are cut from the text itself, for visible rows only, and that the words
of what was deleted for good leave the file with ``Search.purge``. What goes into it was folded by
``core/search.py``, which also tints the matches: what is found and what is shown cannot differ.
"""
