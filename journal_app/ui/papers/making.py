"""Makes the document behind the window, and says what could not go onto paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale

from journal_app.services import exchange
from journal_app.services import pictures as sealed
from journal_app.services.onto_paper import OnPaper, without_shape
from journal_app.services.papers import Paper
from journal_app.ui.papers.blocks import Faces, Leaves, Saying, blocks
from journal_app.ui.papers.far_line import Pace
from journal_app.ui.papers.figures import Pictures, Tally
from journal_app.ui.papers.setting import pdf_of

if TYPE_CHECKING:
    from journal_app.services.pictures import SealedFiles

_IMPERIAL: Final = QLocale.MeasurementSystem.ImperialUSSystem


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A finished PDF."""

    contents: bytes
    on_paper: OnPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """How pages are made of pieces."""

    leaves: Leaves
    faces: Faces
    saying: Saying
    files: "SealedFiles | None"
    """Opens pictures; its key is forgotten when the document is done."""

    def document(self, papers: Sequence[Paper], pace: Pace) -> Document:
        """The whole document. Raises `Stopped` when nobody wants it any more."""
        tally = Tally()
        pictures = None
        if self.files is not None:
            pictures = Pictures(opens=partial(sealed.open_bytes, self.files), tally=tally)
        letter = self.saying.locale.measurementSystem() is _IMPERIAL
        made = blocks(pace.through(papers), self.leaves, self.faces, self.saying, pictures)
        try:
            number, stand_ins = self.faces.number(), tally.stand_ins
            contents = pdf_of(made, number, letter=letter, stand_ins=stand_ins)
        finally:
            if self.files is not None:
                self.files.wipe()
        return Document(contents=contents, on_paper=tally.told())


def told_of(on_paper: OnPaper) -> str:
    """What to say of what could not be shown; empty where all of it is."""
    told = (
        exchange.left_behind(on_paper.left) if on_paper.left else "",
        without_shape(on_paper.shapeless) if on_paper.shapeless else "",
    )
    return " ".join(filter(None, told))
