"""What is left of a picture once all that it tells beside itself is taken off."""

from dataclasses import dataclass

from journal_app.core.exif import TURNED, UPRIGHT


class Malformed(ValueError):
    """Not built as such a picture is; holds nothing of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stripped:
    """The same picture, not one point of it changed, without anything that tells of its making."""

    data: bytes
    width: int
    """In pixels, as it is stored."""
    height: int
    orientation: int = UPRIGHT
    whole: bool = True
    """Whether its end is there."""

    @property
    def shown_size(self) -> tuple[int, int]:
        """Width and height as it is shown, turned the right way up."""
        if self.orientation in TURNED:
            return self.height, self.width
        return self.width, self.height
