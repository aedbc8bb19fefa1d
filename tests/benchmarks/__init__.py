"""What everything costs: `python -m tests.benchmarks` prints each figure beside its limit.

A limit is a number of the performance design, or a ratio to a peer that is measured in the same
run on the same machine: a bare PySide6 window, a minimal script on SQLCipher, the same database
without encryption. Ratios hold on any machine; milliseconds are those of a slow one.
"""
