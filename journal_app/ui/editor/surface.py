"""What writing and reading share: the measure, the leading, the soft edges, and no way out."""

import math
from typing import Any, Final

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from journal_app.ui.editor.held import Held, ReadingPlace
from journal_app.ui.editor.measures import BLEED, end_width
from journal_app.ui.editor.styles import Styles
from journal_app.ui.theme.painting import fade_where_cut
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import TYPE
from journal_app.ui.widgets.plain_copy import plain_copy, selected_text

PARAGRAPH_GAP: Final = 14
_TOP: Final = 2
_BOTTOM: Final = 40
_FADE: Final = 30
_SCREEN_DPI: Final = 96
_METRES_PER_INCH: Final = 0.0254


class PlainDocument(QTextDocument):
    """A document that never fetches anything, whatever its text asks for."""

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Nothing: Qt would open local files by itself."""
        return None


class Surface(QTextEdit):
    """A sheet for long text; all lengths in pixels of the design, scaled by the zoom.

    The formats of a document hold lengths of the design for ever. Zoom and leading reach them
    through the resolution of a paint device that only the layout knows, because changing formats
    would be a step for undo: where lines are to stand further apart than 33 at zoom 1, every
    length in the document grows as much.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.styles = Styles(theme)
        self._end_margin = 0
        self._held: Held | None = None
        self._reading: ReadingPlace | None = None
        self._device = QImage()
        # Qt deletes the document it made itself, and none that it was given.
        self._shown: QTextDocument | None = None
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setCursorWidth(2)
        self.setProperty("noRing", True)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhMultiLine
        )
        theme.changing.connect(self._on_theme_changing)
        theme.changed.connect(self._on_theme_changed)
        self._measure_device()
        self.setFont(theme.font("write"))

    def set_end_margin(self, margin: int) -> None:
        """Leave this much empty between the text and the end of the line."""
        self._end_margin = margin
        self._place_margin()

    def new_document(self) -> QTextDocument:
        """An empty document with our leading; undo is off until it is filled."""
        document = PlainDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(self.theme.font("write"))
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.documentLayout().setPaintDevice(self._device)
        frame = document.rootFrame().frameFormat()
        frame.setLeftMargin(BLEED)
        frame.setTopMargin(_TOP)
        frame.setBottomMargin(_BOTTOM)
        document.rootFrame().setFrameFormat(frame)
        QTextCursor(document).setBlockFormat(paragraph_format())
        return document

    def show_document(self, document: QTextDocument) -> None:
        """Put this document here and drop the one before with everything it remembers."""
        before, self._shown = self._shown, document
        self._reading = None
        self.setDocument(document)
        if before is not None:
            before.deleteLater()

    def in_document(self, length: float) -> float:
        """What a format has to say for this length of the design to come out as itself."""
        return length * self.theme.zoom / self._scale

    # Manners of Qt that would reach out.

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Nothing is ever fetched."""
        return None

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied or dragged: plain text, asked to be kept by nobody."""
        return plain_copy(self.textCursor())

    def selected_text(self) -> str:
        """The selected words as they are, without brackets' and spaces' being changed by Qt."""
        return selected_text(self.textCursor())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where one reads or writes stays in its place, and in sight."""
        before = event.oldSize()
        measures = before.isValid() and self._held is None
        held = Held(self, self._reading, before) if measures else None
        super().resizeEvent(event)
        if held is not None:
            self._reading = held.put_back()

    # Painting.

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, fading where it is cut off."""
        super().paintEvent(event)
        fade_where_cut(self, self.theme, self.theme.px(_FADE))

    def keep_caret_clear(self) -> None:
        """Scroll so that the caret does not stand where the text fades."""
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        bar, caret, fade = self.verticalScrollBar(), self.cursorRect(), self.theme.px(_FADE)
        below = caret.bottom() - (self.viewport().height() - fade)
        above = fade - caret.top()
        if below > 0 and bar.value() < bar.maximum():
            bar.setValue(bar.value() + below)
        elif above > 0 and bar.value() > 0:
            bar.setValue(bar.value() - above)

    # Theme.

    def restyle(self) -> None:
        """Colours or zoom changed, the text and what undo remembers did not."""

    def _on_theme_changing(self) -> None:
        # A style sheet that is taken off takes the font with it, and lines break elsewhere.
        self._held = Held(self, self._reading)

    def _on_theme_changed(self) -> None:
        self.styles.forget()
        self._measure_device()
        self.document().documentLayout().setPaintDevice(self._device)
        self.setFont(self.theme.font("write"))
        self.document().setDefaultFont(self.theme.font("write"))
        self._place_margin()
        self.restyle()
        if self._held is not None:
            self._reading = self._held.put_back()
            self._held = None
        self.viewport().update()

    @property
    def _scale(self) -> float:
        return self.theme.line_height("write") / TYPE["write"].line

    def _measure_device(self) -> None:
        dots = math.ceil(_SCREEN_DPI * self._scale / _METRES_PER_INCH)
        self._device = QImage(1, 1, QImage.Format.Format_Mono)
        self._device.setDotsPerMeterX(dots)
        self._device.setDotsPerMeterY(dots)

    def _place_margin(self) -> None:
        margin = end_width(self.theme, self._end_margin)
        if self.isRightToLeft():
            self.setViewportMargins(margin, 0, 0, 0)
        else:
            self.setViewportMargins(0, 0, margin, 0)


def paragraph_format() -> QTextBlockFormat:
    """Leading and gap of a paragraph, as the design has them."""
    made = QTextBlockFormat()
    made.setLineHeight(TYPE["write"].line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    made.setBottomMargin(PARAGRAPH_GAP)
    return made
