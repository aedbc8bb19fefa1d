"""Sentences set under each other, as one says them."""

import re
from typing import Final

SHORT: Final = 30
"""Characters that stand in one line however many sentences they are."""
_END: Final = re.compile(r"(?<=[.?]) ")


def set_by_sentence(text: str) -> str:
    """Two sentences as two lines; shorter or longer texts flow as they are."""
    parts = _END.split(text)
    return "\n".join(parts) if len(parts) == 2 and len(text) > SHORT else text
