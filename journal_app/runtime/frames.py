"""Errors without the frames they passed through, which would keep the writer's words alive."""

from pathlib import Path


def without_frames(error: Exception) -> Exception:
    """The error with its places as a note instead of its frames."""
    # A start on which nothing fails does without it.
    import traceback

    places = traceback.extract_tb(error.__traceback__)
    error.add_note(" < ".join(f"{Path(at.filename).name}:{at.lineno}" for at in reversed(places)))
    error.__context__ = None
    return error.with_traceback(None)
