"""The step on which two groups of the code are typed back from where it was kept."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.services import recovery
from journal_app.services.recovery import CodeSheet
from journal_app.ui.doors.step_sheet import Step
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.plain_label import PlainLabel
from journal_app.ui.widgets.secret_field import SecretField

_LONGEST = 24
"""More than six digits, for whoever puts spaces between them."""


class CheckStep(Step):
    """Which two are asked changes each time; a wrong one is named, and nothing is lost by it."""

    right = Signal()
    """Both are as on the sheet."""

    def __init__(
        self, theme: Theme, sheet: CodeSheet, numbers: tuple[int, int] | None = None
    ) -> None:
        self.back = Button(theme, _("Back"), "quiet")
        self.later = Button(theme, _("Later"), "quiet")
        self.go_on = Button(theme, _("Check"), "primary")
        super().__init__(theme, self.back, self.later, self.go_on)
        self._sheet: CodeSheet | None = sheet
        self.numbers = numbers or recovery.two_groups()
        words = _(
            "Type groups {one} and {other} from where you kept the code: this shows that it can "
            "be read again."
        )
        one, other = self.numbers
        self.add_words(words.format(one=one, other=other))
        row = QHBoxLayout()
        row.setSpacing(16)
        self.column.addLayout(row)
        self.fields = tuple(self._field(number, row) for number in self.numbers)
        row.addStretch(1)
        self.end()
        self.go_on.clicked.connect(self._on_go_on)

    def first(self) -> QWidget | None:
        """The first that is not right yet."""
        wrong = self._wrong()
        at = self.numbers.index(wrong[0]) if wrong else 0
        self.fields[at].selectAll()
        return self.fields[at]

    def set_working(self, working: bool) -> None:
        """The digits rest while it is noted."""
        super().set_working(working)
        for field in self.fields:
            field.setReadOnly(working)

    def forget(self) -> None:
        """Drop the code and what was typed of it."""
        self._sheet = None
        for field in self.fields:
            field.forget()

    def _field(self, number: int, row: QHBoxLayout) -> SecretField:
        theme = self._theme
        words = _("Group {number}").format(number=number)
        field = SecretField(theme, name=words)
        field.setMaxLength(_LONGEST)
        field.setFixedWidth(theme.px(150))
        label = PlainLabel(theme, words, "smallm", "ink2")
        label.setBuddy(field)
        column = QVBoxLayout()
        column.setSpacing(4)
        row.addLayout(column)
        column.addWidget(label)
        column.addWidget(field)
        field.returnPressed.connect(lambda: self._on_return(field))
        return field

    def _on_return(self, field: SecretField) -> None:
        if field is self.fields[0] and not self.fields[1].text():
            self.fields[1].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._on_go_on()

    def _typed(self) -> tuple[str, ...]:
        return tuple(field.text() for field in self.fields)

    def _wrong(self) -> tuple[int, ...]:
        """The numbers of the groups that are not as on the sheet."""
        if self._sheet is None:
            return ()
        groups = self._sheet.groups
        return tuple(
            number
            for number, text in zip(self.numbers, self._typed(), strict=True)
            if recovery.plain_digits(text) != groups[number - 1]
        )

    def _on_go_on(self) -> None:
        if self._sheet is None or not self.go_on.isEnabled():
            return
        if recovery.typed_back(self._sheet, self.numbers, self._typed()):
            self.say("")
            self.right.emit()
            return
        self.say(_told(self._wrong()))
        target = self.first()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)


def _told(wrong: tuple[int, ...]) -> str:
    if len(wrong) == 1:
        words = _("Group {number} is not the same as on the sheet. Look there once more.")
        return words.format(number=wrong[0])
    words = _("Groups {one} and {other} are not the same as on the sheet. Look there once more.")
    return words.format(one=wrong[0], other=wrong[1])
