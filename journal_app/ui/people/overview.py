"""Everybody and every tag there is: two lists, and a field that narrows both as one types."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QStackedWidget, QVBoxLayout, QWidget

from journal_app.core.labels import Label
from journal_app.core.search import fold
from journal_app.core.shown_names import ShownNames
from journal_app.i18n import _
from journal_app.ui.people import wording
from journal_app.ui.people.name_list import NameList, Row
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.direction import set_margins
from journal_app.ui.widgets.empty_state import EmptyState
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.para import Para
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.whole_page import WholePage

NARROW: Final = 620
"""Below this width, divided by the zoom, the lists stand one below the other."""
_WIDEST: Final = 960
_FIELD: Final = 300
_ANY_HEIGHT: Final = 16_777_215


class Overview(QFrame):
    """Nothing here asks the journal; a page gives it names and listens."""

    opened = Signal(str, str)
    """Carries ``person`` or ``tag``, and the uid."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names = ShownNames()
        self._found: tuple[Sequence[Label], Sequence[Label]] = ((), ())
        self.field = _FindField(theme, _("Find a name"), "search")
        self.people = _Column(theme, _("People"), _("Nobody is named yet."))
        self.tags = _Column(theme, _("Tags"), _("No tag was given yet."))
        self.empty = EmptyState(
            theme,
            "user",
            _("Nobody is named yet"),
            _("People and tags that you put on a page or a moment gather here."),
        )
        self._lay_out()
        self.field.textChanged.connect(lambda _text: self._fill())
        self.field.went_down.connect(self._into_lists)
        self.people.names.opened.connect(lambda uid: self.opened.emit("person", uid))
        self.tags.names.opened.connect(lambda uid: self.opened.emit("tag", uid))
        theme.resized.connect(self._arrange)

    def show_names(self, people: Sequence[Label], tags: Sequence[Label], names: ShownNames) -> None:
        """List exactly these, as far as they fit what is typed."""
        self._found, self._names = (people, tags), names
        self._stack.setCurrentIndex(1 if people or tags else 0)
        self._fill()

    def forget(self) -> None:
        """Drop every name, also what was typed."""
        self.field.forget()
        self.show_names((), (), ShownNames())

    def take_focus(self) -> None:
        """Begin to look."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side, or one below the other."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Turn around with the layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._arrange()

    def _fill(self) -> None:
        wanted = " ".join(fold(self.field.text()).split())
        people, tags = (
            [each for each in every if wanted in " ".join(fold(each.label).split())]
            for every in self._found
        )
        names = self._names
        self.people.show_rows(
            [
                _row(each, "user", names.person(each.label) if names.as_initials else "")
                for each in people
            ],
            narrowed=bool(wanted),
        )
        rows = [_row(each, "tag-simple", "") for each in tags]
        self.tags.show_rows(rows, narrowed=bool(wanted))
        self._arrange()

    def _into_lists(self) -> None:
        for column in (self.people, self.tags):
            if column.names.rows:
                column.names.take_focus()
                return

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self.whole_page = WholePage(self._theme)
        self.whole_page.room_changed.connect(self._arrange)
        lists = QWidget()
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight, lists)
        self._lists.setContentsMargins(0, 0, 0, 0)
        self._lists.addWidget(self.people, 1)
        self._lists.addWidget(self.tags, 1)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(0)
        self.whole_page.column.addLayout(self._inside)
        self._inside.addWidget(Para(self._theme, _("People and tags"), "title"))
        self._inside.addSpacing(14)
        self._inside.addWidget(self.field, 0, Qt.AlignmentFlag.AlignLeading)
        self._inside.addSpacing(18)
        self._inside.addWidget(lists, 1)
        for each in (self.people, self.tags):
            self.whole_page.follow(each.names)
            each.names.rearranged.connect(self._arrange)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.whole_page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._stack.setCurrentIndex(1)
        self._arrange()

    def _arrange(self) -> None:
        px = self._theme.px
        narrow = self.width() / self._theme.zoom < NARROW
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._lists.setDirection(below if narrow else beside)
        self._lists.setSpacing(px(16 if narrow else 40))
        for each in (self.people, self.tags):
            each.stand_in_full(self.whole_page.whole)
        self.field.setFixedWidth(px(_FIELD))
        end = max(24, self.width() - px(36 + _WIDEST))
        set_margins(self._inside, self, px(36), px(36), end, 20)


class _Column(QFrame):
    """A heading, its list, and a sentence while there is nothing in it."""

    def __init__(self, theme: Theme, title: str, nothing: str) -> None:
        super().__init__()
        self._nothing = nothing
        self.names = NameList(theme, title)
        self.message = Para(theme, nothing, "small", "ink3")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(PlainLabel(theme, title, "smallm", "ink2"))
        column.addWidget(self.message)
        column.addWidget(self.names, 100)
        # Without a list its heading stays on top.
        column.addStretch(1)

    def show_rows(self, rows: Sequence[Row], *, narrowed: bool) -> None:
        """List these; `narrowed` says that others do not fit what is typed."""
        self.names.show_rows(rows)
        self.names.setVisible(bool(rows))
        self.message.set_text(_("Nothing by that name.") if narrowed else self._nothing)
        self.message.setVisible(not rows)

    def stand_in_full(self, whole: bool) -> None:
        """Whether every row stands there, or as many as there is room for."""
        high = self.names.height_of(len(self.names.rows))
        self.names.setMinimumHeight(high if whole else 0)
        self.names.setMaximumHeight(high if whole else _ANY_HEIGHT)


class _FindField(Field):
    """Down goes into the lists; Esc takes back what was typed before it leaves."""

    went_down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Two keys that are not for typing."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.went_down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _row(label: Label, icon: str, veiled: str) -> Row:
    return Row(
        key=label.uid,
        words=label.label,
        veiled=veiled,
        line=wording.listed(label),
        icon=icon,
        tint=label.tint,
        quiet=label.hidden,
    )
