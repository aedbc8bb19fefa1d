"""`ScenePage`: something that takes the whole window for a while, and how to leave it."""

from PySide6.QtCore import Signal

from journal_app.ui.widgets.scene import Scene


class ScenePage(Scene):
    """A scene over the journal, or over the lock page; it is made anew each time and then gone.

    The window asks `busy` and `keep` before it locks, covers or quits, as it asks the pages.
    """

    left = Signal()
    """Done, or left: show again what was there before."""
    cover_requested = Signal()
    """Put everything away at once."""
    go_on_requested = Signal(object)
    """Carries the `SceneId` of what to show in its place."""
    place_requested = Signal(object)
    """Carries a `Place`: leave, and go there."""

    def enter(self) -> None:
        """Shown: begin, and take the focus."""

    @property
    def running(self) -> bool:
        """Whether it leads somebody by itself, for a time that ends; then nobody is away."""
        return False

    def busy(self) -> bool:
        """Whether something typed here is not kept yet."""
        return False

    def keep(self) -> None:
        """Keep at once what was typed, as a draft; `busy` becomes false when it is on the disk."""

    def forget(self) -> None:
        """Locked or quitting: drop every word."""
