"""The same use cases without a window: one file a command, each with a function `run`.

Exit codes: 0 done; 1 it could not be done, with one sentence on standard error; 2 wrong usage;
`check` adds 3 damaged, 4 key missing, 5 written by a newer version, 6 missing.
"""
