"""One row of the form: what is asked, and where it is answered."""

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel

LABELS: Final = 92
"""Width of the column of labels."""
GAP: Final = 16
"""Between that column and the answers; both in pixels at zoom 1."""
CHIP: Final = 30
TRACK: Final = 24
LINE: Final = 44
"""Heights of a first line: chips, the track of a slider, a line to write in."""


class FormRow(QFrame):
    """The label stands beside the answers, in the small window above them.

    `height` is that of the first line of the answers, in the middle of which the label stands.
    """

    def __init__(
        self,
        theme: Theme,
        label: str,
        content: QWidget,
        *,
        small: bool,
        height: int = CHIP,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._small = small
        self._height = height
        self.content = content
        self._label = PlainLabel(theme, label, "smallm", "ink2")
        self._label.setBuddy(content)
        way = QBoxLayout.Direction.TopToBottom if small else QBoxLayout.Direction.LeftToRight
        row = QBoxLayout(way, self)
        row.setContentsMargins(0, 0, 0, 0)
        self._head = QHBoxLayout()
        row.addLayout(self._head)
        self._head.addWidget(self._label, 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(content, 1)
        self._row = row
        theme.resized.connect(self._restyle)
        self._restyle()

    def put_in_corner(self, more: QWidget) -> None:
        """Let the way to more words stand at the end of the line of the label."""
        self._head.addWidget(more, 0, Qt.AlignmentFlag.AlignVCenter)

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setSpacing(0 if self._small else px(GAP))
        self._label.setFixedHeight(px(CHIP if self._small else self._height))
        if not self._small:
            self._label.setFixedWidth(px(LABELS))


class QuestionRow(QFrame):
    """A whole sentence that is asked, with its answer below, in line with the other answers."""

    def __init__(
        self,
        theme: Theme,
        question: str,
        content: QWidget,
        *,
        small: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._small = small
        self.content = content
        self._question = Para(theme, question, "smallm", "ink2")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._question)
        self._column.addWidget(content)
        theme.resized.connect(self._restyle)
        self._restyle()

    def set_question(self, question: str) -> None:
        """Ask something else in the same place."""
        if question != self._question.text():
            self._question.set_text(question)

    def changeEvent(self, event: QEvent) -> None:
        """Turn around with the layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(6))
        set_margins(self._column, self, 0 if self._small else px(LABELS + GAP), 0, 0, 0)
