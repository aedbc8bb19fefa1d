"""Adds pictures and files to the piece one reads: chosen on purpose, and taken off again."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from journal_app.core.ids import PieceId
from journal_app.core.pictures import Picture
from journal_app.i18n import _, ngettext
from journal_app.services.reading import Leaf
from journal_app.ui.context import Context

if TYPE_CHECKING:
    from journal_app.services.pictures import Hung, Prepared
    from journal_app.ui.pictures.album import Album
    from journal_app.ui.pictures.taking import Taking


class Adding(QObject):
    """Nothing is made before somebody adds something; then it hangs where it was chosen for."""

    def __init__(
        self, context: Context, trouble: Callable[[Exception], None], page: QWidget
    ) -> None:
        super().__init__(page)
        self._context = context
        self._trouble = trouble
        self._page = page
        self._piece: PieceId | None = None
        self._told = False
        """Whether something else is said of what was chosen last."""
        self._album: Album | None = None
        self._taking: Taking | None = None

    @property
    def busy(self) -> bool:
        """Whether something chosen does not hang on its piece yet."""
        return self._taking is not None and self._taking.busy

    def show_leaf(self, leaf: Leaf) -> None:
        """This is read now."""
        piece = leaf.entry or leaf.moment
        self._piece = None if piece is None else piece.id

    def choose(self) -> None:
        """Ask for files, to hang on the piece that is read now whatever is read afterwards."""
        piece = self._piece
        if piece is None:
            return
        taking = self.taking()
        taking.hanging = lambda: partial(self._hang, piece)
        taking.choose()

    def taking(self) -> "Taking":
        """What reads, looks over and seals; made when it is first wanted."""
        if self._taking is None:
            # Whoever only reads does not wait for it.
            from journal_app.ui.pictures.album import Album
            from journal_app.ui.pictures.taking import Taking

            # One of its own: the key of this one is not dropped with the pictures of a page.
            self._album = Album(self._context.jobs, self)
            self._taking = Taking(self._context, self._album, self._page)
            self._taking.refused.connect(self._on_refused)
            self._taking.settled.connect(self._let_go)
        return self._taking

    def forget(self) -> None:
        """Drop the key, and what was read."""
        self._piece = None
        if self._album is not None:
            self._album.forget()

    def _let_go(self) -> None:
        if self._album is not None and not self.busy:
            self._album.forget()

    def _hang(self, piece: PieceId, prepared: "Sequence[Prepared]") -> None:
        # Pictures are for whoever adds some.
        from journal_app.services import pictures

        clock = self._context.clock
        job = self._context.jobs.run(pictures.add, piece, prepared, clock=clock)
        # What was taken off a picture, or could not be shown, is told instead.
        nothing = pictures.Told.NOTHING
        self._told = any(each.freed or each.told is not nothing for each in prepared)
        job.finished.connect(self._on_hung)
        job.failed.connect(self._trouble)

    def _on_refused(self, words: str) -> None:
        self._told = True
        self._context.notices.say(words)

    def _on_hung(self, hung: "Hung") -> None:
        if self._told:
            return
        undo = partial(self._take_off, hung.pictures)
        self._context.notices.say(_added(hung.pictures), _("Undo"), undo)

    def _take_off(self, added: Sequence[Picture]) -> None:
        from journal_app.services import pictures

        for each in added:
            job = self._context.jobs.run(pictures.remove, each.uid, clock=self._context.clock)
            job.failed.connect(self._trouble)


def _added(pictures: Sequence[Picture]) -> str:
    if len(pictures) == 1:
        return _("The picture was added.") if pictures[0].is_shown else _("The file was added.")
    words = ngettext(
        "{count} picture or file was added.",
        "{count} pictures and files were added.",
        len(pictures),
    )
    return words.format(count=len(pictures))
