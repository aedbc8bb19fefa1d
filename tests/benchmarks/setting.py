"""How much is measured, and where."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache" / "benchmarks"
"""Where made-up journals are kept from one run to the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The sizes of the journals and how often everything is done."""

    folder: Path
    """For what one group makes; it is taken away afterwards."""
    cache: Path = CACHE
    small: int = 10
    usual: int = 10_000
    large: int | None = 100_000
    """`None` leaves the largest journal out."""
    rounds: int = 9
    """How often a process is started."""
    samples: int = 300
    """How often something short is done."""

    @property
    def sizes(self) -> tuple[int, ...]:
        """The journals in which searching, saving and looking back are measured."""
        return (self.usual,) if self.large is None else (self.usual, self.large)

    @property
    def hundred_megabytes(self) -> int:
        """How many entries a journal of 100 MB has; without a large journal the usual one."""
        return self.usual if self.large is None else 36_000
