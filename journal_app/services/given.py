"""`Given`: what somebody pastes, drops or chooses to be kept, before anything looked at it."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Contents, or the path to them, and the name it came with."""

    contents: bytes | Path = field(repr=False)
    label: str = field(default="", repr=False)
