"""One word of the vocabulary: renamed in place, shown or hidden, given its own name back.

One of the person's own can be taken away.
"""

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.core.vocabulary import Term
from journal_app.i18n import _
from journal_app.services.vocabulary import LONGEST_LABEL
from journal_app.ui.settings.asking import InPlace
from journal_app.ui.theme.painting import draw_field
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import RADIUS_CONTROL
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.icon_button import IconButton
from journal_app.ui.widgets.para import Para

_INDENT: Final = 14


class TermRow(QFrame):
    """Shows one word after another without being made anew."""

    renamed = Signal(str, str)
    """Carries the id and the new label; an empty one gives a shipped word its name back."""
    shown_changed = Signal(str, bool)
    """Carries the id and whether pickers show it."""
    removal_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._term = Term(id="", label="")
        self._own_name = ""
        self._term_hidden = False
        self.name = NameField(theme)
        self.description = Para(theme, "", "small", "ink3")
        self.restore = IconButton(
            theme, "arrow-counter-clockwise", _("Its own name back"), size=32, icon_size=16
        )
        self.remove = IconButton(theme, "trash", _("Take it away"), size=32, icon_size=16)
        self.toggle = ShownButton(theme)
        self._lay_out()
        self.name.editingFinished.connect(self._on_named)
        self.restore.clicked.connect(lambda: self.renamed.emit(self._term.id, ""))
        self.remove.clicked.connect(lambda: self.removal_wanted.emit(self._term.id))
        self.toggle.toggled.connect(self._on_toggled)

    def show_term(self, term: Term, *, own_name: str, hidden: bool, place: str = "") -> None:
        """Show this word; `own_name` is what it ships with, empty for one of the person's own.

        `place` is what its group is called, where that does not stand above it.
        """
        other = term.id != self._term.id
        self._term, self._own_name = term, own_name
        if other or not self.name.isModified():
            self.name.show_name(term.label)
        under = " · ".join(part for part in (place, term.description) if part)
        self.description.set_text(under)
        self.description.setVisible(bool(under))
        self.restore.setVisible(bool(own_name) and term.label != own_name)
        self.restore.setAccessibleDescription(own_name)
        self.remove.setVisible(term.own)
        self.remove.setAccessibleDescription(term.label)
        self._term_hidden = hidden
        self.toggle.setAccessibleName(term.label)
        self.toggle.setAccessibleDescription(_("whether it is offered"))
        self.toggle.setChecked(not hidden)

    @property
    def term(self) -> Term:
        """The word that is shown."""
        return self._term

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setSpacing(8)
        set_margins(row, self, 4, 4, 12, 4)
        words = QVBoxLayout()
        words.setSpacing(0)
        row.addLayout(words, 1)
        words.addWidget(self.name)
        under = QHBoxLayout()
        set_margins(under, self, _INDENT, 0, 0, 4)
        words.addLayout(under)
        under.addWidget(self.description)
        for button in (self.restore, self.remove, self.toggle):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _on_named(self) -> None:
        label = " ".join(self.name.text().split())
        if self.name.place.under_way:
            return
        # One of the person's own needs some name; hiding it is the switch beside it.
        nameless = not label and not self._own_name
        if not self.name.isModified() or label == self._term.label or nameless:
            self.name.show_name(self._term.label)
        elif self.name.place.begin():
            self.renamed.emit(self._term.id, "" if label == self._own_name else label)

    def _on_toggled(self, on: bool) -> None:
        if on is self._term_hidden:
            self.shown_changed.emit(self._term.id, on)


class ShownButton(IconButton):
    """An eye, open where the word is offered; on the bus a check box with the word's name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "eye", _("Offered"), icon_size=18)
        self.setCheckable(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Quiet while it is offered, and plainer where it is not."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            ground = theme.mix("canvas", "ink", 0.1 if self.isDown() else 0.06)
            draw_field(painter, QRectF(self.rect()), RADIUS_CONTROL, fill=ground)
        side = theme.px(18)
        square = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        icon = "eye" if self.isChecked() else "eye-slash"
        tone = theme.color("ink3" if self.isChecked() else "ink")
        theme.icons.draw(painter, icon, tone, square)


class NameField(Field):
    """The name of a word; without a box until one points at it. Esc leaves it as it was."""

    def __init__(self, theme: Theme, name: str = "", longest: int = LONGEST_LABEL) -> None:
        super().__init__(theme, "", "bare", name or _("Name of the word"))
        self._shown = ""
        self.place = InPlace(self, self.put_back)
        self.setMaxLength(longest)

    def show_name(self, label: str) -> None:
        """Show this, from its beginning."""
        self.place.drop()
        self._shown = label
        self.setText(label)
        self.setModified(False)
        self.setCursorPosition(0)

    def put_back(self) -> None:
        """Show what it showed before one typed."""
        self.show_name(self._shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back what is not kept yet."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.put_back()
            return
        super().keyPressEvent(event)
