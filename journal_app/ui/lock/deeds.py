"""`Deed`: what a person can do in front of a file in trouble, and after it."""

from enum import StrEnum


class Deed(StrEnum):
    """What a person can do about it; none of these begins a journal anew in its place."""

    RESCUE = "rescue"
    COPIES = "copies"
    AS_IT_IS = "as-it-is"
    REBUILD = "rebuild"
    """Write anew what says how the journal opens."""
    CODE = "code"
    """Go to the boxes for the recovery code."""
    TRY_AGAIN = "try-again"
    FOLDER = "folder"
    QUIT = "quit"
    BACK = "back"
    """To the trouble, from the copies that were looked at."""
    CANCEL = "cancel"
    OPEN = "open"
    """Open the journal that came of it."""
    UNDO = "undo"
