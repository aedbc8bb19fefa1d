"""What a segment and a settings section share: a radio button that is only its words."""

import math

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QRadioButton, QWidget

from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TextStyle


class WordRadio(QRadioButton):
    """One of several; arrow keys move between neighbours, the whole of it can be pressed."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        style: TextStyle,
        height: int,
        padding: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = text
        self._style: TextStyle = style
        self._tall = height
        self._padding = padding
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.resized.connect(self._restyle)
        self._restyle()

    @property
    def label(self) -> str:
        """The words as they are, with no meaning in any `&`."""
        return self._label

    def sizeHint(self) -> QSize:
        """Words and the padding on both sides."""
        words = QFontMetricsF(self._theme.font(self._style, weight=600)).horizontalAdvance(
            self._label
        )
        return QSize(
            math.ceil(words) + 2 * self._theme.px(self._padding), self._theme.px(self._tall)
        )

    def minimumSizeHint(self) -> QSize:
        """As much as it wants."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """All of it."""
        return self.rect().contains(pos)

    def _restyle(self) -> None:
        self.setFont(self._theme.font(self._style))
        self.setFixedHeight(self._theme.px(self._tall))
        self.updateGeometry()
        self.update()
