"""One of the eight boxes: its number, its digits, and whether they are right, in a word."""

from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.services.recovery import GroupState, group_state
from journal_app.ui.lock.group_field import GroupField
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.icon_label import IconLabel
from journal_app.ui.widgets.plain_label import PlainLabel

_NARROWEST: Final = 100


class GroupBox(QFrame):
    """Says at once what the check in the group says."""

    def __init__(self, theme: Theme, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.number = number
        self.field = GroupField(theme, _("Group {number}").format(number=number))
        self._tick = IconLabel(theme, "check", size=16, tone="accent_ink")
        self._said = PlainLabel(theme, "", "caption", "ink")
        self._lay_out(PlainLabel(theme, str(number), "caption", "ink3"))
        self.field.textChanged.connect(self._tell)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._tell()

    @property
    def state(self) -> GroupState:
        """What can be said of the group."""
        return group_state(self.field.text())

    def spoken(self) -> str:
        """The same in one sentence."""
        words = _("Group {number}: {state}.")
        return words.format(number=self.number, state=_described(self.state))

    def _lay_out(self, number: PlainLabel) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        number.setFixedWidth(self._theme.px(10))
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self._tick)
        below.addWidget(self._said)
        below.addStretch(1)
        self._below = QFrame()
        self._below.setLayout(below)
        below.setContentsMargins(self._theme.px(16), 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(row)
        row.addWidget(number)
        row.addWidget(self.field, 1)
        column.addWidget(self._below)

    def _restyle(self) -> None:
        self.setMinimumWidth(self._theme.px(_NARROWEST))
        # Its height stays, or the page would jump while one types.
        self._below.setFixedHeight(round(self._theme.line_height("caption")))

    def _tell(self) -> None:
        state = self.state
        self._tick.setVisible(state is GroupState.GOOD)
        self._said.setText(_("check this group") if state is GroupState.WRONG else "")
        self._said.setVisible(state is GroupState.WRONG)
        self.field.setAccessibleDescription(_described(state))


def _described(state: GroupState) -> str:
    words = {
        GroupState.EMPTY: _("empty"),
        GroupState.PART: _("not whole yet"),
        GroupState.GOOD: _("right"),
        GroupState.WRONG: _("check this group"),
    }
    return words[state]
