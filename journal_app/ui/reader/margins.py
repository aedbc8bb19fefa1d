"""The margin of the piece one reads: beside an entry, or inside the view of a moment."""

from journal_app.services.reading import Leaf
from journal_app.ui.reader.notes_panel import NotesPanel


class Margins:
    """Two panels of which one is shown; the page asks them as one."""

    def __init__(self, of_entry: NotesPanel, of_moment: NotesPanel) -> None:
        self._of_entry = of_entry
        self._of_moment = of_moment
        self._leaf = Leaf()

    @property
    def busy(self) -> bool:
        """Whether something written there is not kept yet."""
        return any(panel.desk.busy for panel in self._panels)

    def show_leaf(self, leaf: Leaf) -> None:
        """Show the notes of this piece; beside one in the bin they are only read."""
        self._leaf = leaf
        for panel, piece in ((self._of_entry, leaf.entry), (self._of_moment, leaf.moment)):
            panel.show_notes(None if piece is None else piece.id, leaf.notes if piece else ())
            panel.set_writable(piece is not None and piece.deleted_at is None)

    def begin(self) -> None:
        """Write a note beside what is read."""
        panel = self._of_entry if self._leaf.moment is None else self._of_moment
        panel.begin()

    def flush(self) -> None:
        """Keep what is written now."""
        for panel in self._panels:
            panel.desk.flush()

    def end(self) -> None:
        """Done with writing; what stands there is kept."""
        for panel in self._panels:
            panel.end()

    def forget(self) -> None:
        """Drop every word."""
        self._leaf = Leaf()
        for panel in self._panels:
            panel.forget()

    @property
    def _panels(self) -> tuple[NotesPanel, NotesPanel]:
        return self._of_entry, self._of_moment
