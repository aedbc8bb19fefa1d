"""A group of words that opens and closes under its name."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from journal_app.core.vocabulary import Vocabulary
from journal_app.i18n import _
from journal_app.services.vocabulary import LONGEST_LABEL
from journal_app.ui.settings.asking import Adding
from journal_app.ui.settings.term_list import TermList
from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.direction import draw_words, is_rtl, leading, visual_rect
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.painted_button import PaintedButton


class WordGroup(QFrame):
    """Its words are listed only while it is open, in the one list all groups share."""

    opened = Signal()
    added = Signal(str)
    """Carries the words to add to this group."""

    def __init__(self, theme: Theme, group: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = group
        self.head = GroupHead(theme, title)
        self.add_field = Field(theme, _("A word of your own"), name=_("Add a word"))
        self.add_field.setMaxLength(LONGEST_LABEL)
        self.adding = Adding(self.add_field)
        self.add_button = Button(
            theme, _("Add"), "outline", "plus", _("Add the word"), style="smallm"
        )
        self._body = QFrame()
        inside = self._inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 4, 0, 16)
        inside.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        inside.addLayout(row)
        row.addWidget(self.add_field, 1)
        row.addWidget(self.add_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._body)
        self._body.hide()
        self.head.toggled.connect(self._on_toggled)
        self.add_field.returnPressed.connect(self._on_add)
        self.add_button.clicked.connect(self._on_add)

    @property
    def is_open(self) -> bool:
        """Whether its words are listed."""
        return self.head.isChecked()

    def show_words(self, shared: TermList, vocabulary: Vocabulary, shipped: Vocabulary) -> None:
        """List the words of this group, those that are hidden from pickers as well."""
        every = vocabulary.terms.values()
        terms = [term for term in every if term.group == self.group]
        if self._inside.indexOf(shared) < 0:
            self._inside.insertWidget(0, shared)
            shared.setAccessibleName(self.head.label)
        shared.show_terms(terms, vocabulary, shipped)
        shared.show()
        # What is a scale or an answer with a meaning of its own does not grow.
        for part in (self.add_field, self.add_button):
            part.setVisible(self.group not in shipped.fixed)

    def close_group(self) -> None:
        """Only the name is left."""
        self.head.setChecked(False)

    def _on_toggled(self, is_open: bool) -> None:
        if is_open:
            # Rows that are made while nobody sees them cost half as much.
            self.opened.emit()
        self._body.setVisible(is_open)

    def _on_add(self) -> None:
        text = self.add_field.text().strip()
        if text and self.adding.begin():
            self.added.emit(text)


class GroupHead(PaintedButton):
    """The name of a group and a caret that says whether it is open."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme, title)
        self.setCheckable(True)
        self.setProperty("ringRadius", RADIUS_CONTROL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._restyle()

    def sizeHint(self) -> QSize:
        """A row of its own."""
        return QSize(self._text_width() + self._theme.px(60), self._theme.px(38))

    def minimumSizeHint(self) -> QSize:
        """A long name is cut."""
        return QSize(self._theme.px(120), self._theme.px(38))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A breath of ink where one points; caret, then name."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            ground = theme.mix("surface", "ink", 0.045)
            draw_field(painter, QRectF(self.rect()), RADIUS_CONTROL, fill=ground)
        side = px(14)
        square = visual_rect(self, QRectF(px(6), (self.height() - side) / 2, side, side))
        caret = "caret-down" if self.isChecked() else "caret-right"
        theme.icons.draw(painter, caret, theme.color("ink3"), square, mirrored=is_rtl(self))
        painter.setPen(theme.color("ink"))
        start = px(30)
        box = visual_rect(self, QRectF(start, 0, self.width() - start - 6, self.height()))
        draw_words(painter, box, self.label, self.font(), leading(self))

    def _restyle(self) -> None:
        self.setFont(self._theme.font("label"))
        self.setFixedHeight(self._theme.px(38))
