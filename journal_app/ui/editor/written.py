"""`Written`: what stands on the page, to be kept."""

from typing import NamedTuple

from journal_app.services.passages import Marked


class Written(NamedTuple):
    """A text and where its marks are; without `marked` the words of the text decide."""

    text: str
    marked: Marked | None = None
