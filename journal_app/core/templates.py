"""`Template`: the bones of an entry somebody may begin from."""

from dataclasses import dataclass
from typing import Final

OWN: Final = "own_"
"""What the id of a template of one's own begins with."""
LONGEST_BODY: Final = 20_000
"""In characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One template; what ships is read from a file, what is one's own stands in the journal."""

    id: str
    name: str
    body: str
    """Plain Markdown."""
    safety_ok: bool = True
    """Whether it may also be offered while closeness is put away."""

    @property
    def own(self) -> bool:
        """Whether the person wrote it."""
        return self.id.startswith(OWN)
