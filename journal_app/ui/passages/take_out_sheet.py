"""How the sheet lies on which passages are taken out, and nothing else."""

from typing import Final

from PySide6.QtCore import QMimeData, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from journal_app.i18n import _
from journal_app.ui.context import Context
from journal_app.ui.papers.outward_sheet import OutwardSheet
from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.check import Check
from journal_app.ui.widgets.check_grid import CheckGrid
from journal_app.ui.widgets.plain_copy import plain_copy
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.segmented import Segmented

_PREVIEW: Final = 150
_PREVIEW_LOWEST: Final = 56


class TakeOutSheet(OutwardSheet):
    """Form, what may leave, a look at it, and where to; a subclass gives it something to do."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(
            context, window, _("Take these out…"), save=_("Save"), trouble=_("Take out message")
        )
        theme = context.theme
        self.form = Segmented(theme, _("Form"), [_("PDF"), _("Markdown"), _("Plain text")])
        self.words = Check(theme, _("The words themselves"))
        self.names = Check(theme, _("Names of people"))
        self.days = Check(theme, _("Dates to the day"))
        self.around = Check(theme, _("A few words around each"))
        self.preview = Preview(theme, self)
        self.more = PlainLabel(theme, "", "caption", "ink3", cut=True)
        self.print_button = Button(theme, _("Print"), "quiet", "printer")
        self.print_button.setToolTip(
            _("On the usual printer, which may keep a copy until it has printed.")
        )
        self._begins.append(self.print_button)
        self._lay_out()
        for button in (self.print_button, self.save, self.cancel):
            self.add_button(button)

    def warn(self, *, names_inside: bool) -> None:
        """Say that anybody can read it, and where names may still stand."""
        words = _("This copy is not encrypted. Anyone who can open the folder can read it.")
        if names_inside:
            words = f"{words} {_('Names inside the words stay as they are.')}"
        self.warning.set_text(words)

    def _lay_out(self) -> None:
        theme = self._theme
        self.body.setSpacing(8)
        self.body.addWidget(self.form, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(CheckGrid((self.words, self.around, self.names, self.days)))
        look = QHBoxLayout()
        self.body.addLayout(look)
        look.addWidget(PlainLabel(theme, _("What leaves"), "smallm", "ink2"))
        look.addStretch(1)
        look.addWidget(self.more)
        self.body.addWidget(self.preview, 1)
        self._lay_out_place()


class Preview(QFrame):
    """Exactly what leaves, to be read; what is copied from it is asked to be kept by nobody."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.text = _Words(self)
        self.text.setAccessibleName(_("What leaves"))
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 3, 2, 3)
        column.addWidget(self.text)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_words(self, words: str) -> None:
        """Show this from where one was reading."""
        bar = self.text.verticalScrollBar()
        place = bar.value()
        self.text.setPlainText(words)
        bar.setValue(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground of what can be looked at and not changed."""
        theme = self._theme
        edge = theme.color("line_strong") if theme.high_contrast else None
        ground = theme.color("sunken")
        draw_field(QPainter(self), QRectF(self.rect()), RADIUS_CONTROL, fill=ground, line=edge)

    def _restyle(self) -> None:
        theme = self._theme
        self.text.setFont(theme.font("small"))
        self.text.document().setDocumentMargin(theme.px(8))
        self.setMinimumHeight(theme.px(_PREVIEW_LOWEST))
        self.setMaximumHeight(theme.px(_PREVIEW))
        self.update()


class _Words(QPlainTextEdit):
    """The text alone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setProperty("ringRadius", RADIUS_CONTROL)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Plain text that no clipboard history keeps."""
        return plain_copy(self.textCursor())
