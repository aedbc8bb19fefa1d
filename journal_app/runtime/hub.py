"""The one news channel: what changed in the journal, for every screen that shows it."""

from PySide6.QtCore import QObject, Signal


class Hub(QObject):
    """Tells pages what a use case touched; nobody else publishes but `Jobs`."""

    changed = Signal(object)
    """Carries `Changes`."""
