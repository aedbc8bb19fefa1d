"""How long things move, and not at all for whoever asked for stillness."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Motion:
    """Durations in milliseconds; all 0 when `reduced`."""

    reduced: bool = False

    @property
    def quick(self) -> int:
        """A toggle, a chip."""
        return self._unless_reduced(120)

    @property
    def base(self) -> int:
        """A popover, a segment's thumb, the change of a page."""
        return self._unless_reduced(200)

    @property
    def scene(self) -> int:
        """A scene coming or going."""
        return self._unless_reduced(600)

    def _unless_reduced(self, milliseconds: int) -> int:
        return 0 if self.reduced else milliseconds
