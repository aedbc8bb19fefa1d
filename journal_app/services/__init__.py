"""Use cases: one function for each thing a person wants done.

Each takes the open journal first, then the values, then what it works with by keyword; it returns
`Changes` or a value that carries them, raises only `JournalError`s, keeps no state and knows
neither threads nor windows. The command line calls the same functions.
"""
