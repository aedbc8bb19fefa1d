"""Looking back: everything written, newest first, in months and days, and found as one types.

`page.py` composes and connects, `contents.py` asks the journal, `model.py` is the Qt model,
`view.py` the list one sees, `row_list.py` the places of its rows, `entry_card.py` the painter of
entries. Another kind of piece gets a painter of its own in `cards.py` and nothing else changes.

**Why a `QListView` with places of our own.** Cards have different heights and there may be a
hundred thousand. Qt's layout of such a list takes 386 ms to open and 455 ms for each insertion.
A window of a few thousand rows would tell screen readers of a few thousand items, and would have
to be moved about under whoever reads. A scroll area of our own would be fast but no list on the
accessibility bus. `RowList` is a `QListView` whose virtual questions about places are answered
from running sums (`row_heights.py`), so that Qt's layout never runs, and screen readers still meet
Qt's own list with all items, counted right. Rows that were never in view have a guessed height;
they are measured as they come into view, and what one reads stays where it is (`viewport.py`).
So opening, inserting and jumping cost what is in view, whatever the length of the journal;
`tests/benchmarks/timeline.py` prints what they cost.
"""
