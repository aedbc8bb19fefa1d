"""The journal in plain Python: values and rules, with no Qt, no SQL and no files.

Values are frozen dataclasses and cross every border; objects stay in their layer. ``None`` means
absent; an expected failure is a `JournalError` with a sentence and a way out.
"""
