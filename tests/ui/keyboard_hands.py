"""A person who has a keyboard and nothing else."""

from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.show.live import Live


class Hands:
    """A keyboard at a window."""

    def __init__(self, live: Live) -> None:
        self.live = live
        self.window: QWidget = live.window

    @property
    def at(self) -> QWidget:
        """What has the keyboard."""
        found = self.window.focusWidget()
        assert found is not None
        return found

    @property
    def on(self) -> str:
        """What it is called."""
        return self.at.accessibleName()

    def press(self, *keys: str) -> None:
        """Press these, one after the other, and let what follows happen."""
        handle = self.window.windowHandle()
        assert handle is not None
        for each in keys:
            QTest.keySequence(handle, QKeySequence(each))
            self.live.settle()

    def type(self, words: str) -> None:
        """Type words into what has the keyboard."""
        QTest.keyClicks(self.at, words)
        self.live.settle()

    def tab_to(self, name: str) -> None:
        """Press Tab until something of this name has the keyboard."""
        for _step in range(60):
            if self.on == name:
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not come to {name}")
