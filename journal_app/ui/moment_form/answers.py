"""The question inside the form: four answers side by side, and the quiet link below them."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.core.moments import ANSWERS, BOTH, CANT_TELL, FEAR, NOT_OK, PREFERENCE
from journal_app.i18n import _
from journal_app.ui.moment_form.row_chip import Roving, RowChip
from journal_app.ui.theme.painting import READING_GLYPHS
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.button import Button
from journal_app.ui.widgets.flow_layout import FlowLayout

_GAP: Final = 8


def answer_names() -> dict[str, str]:
    """What the four answers are called, in the order of the words of the question."""
    return {
        FEAR: _("Fear"),
        PREFERENCE: _("Preference"),
        BOTH: _("Some of both"),
        CANT_TELL: _("I can’t tell yet"),
    }


def _short_names() -> dict[str, str]:
    return answer_names() | {BOTH: _("Both"), CANT_TELL: _("Can’t tell")}


class AnswerChips(QFrame):
    """None is chosen until one is; a press on the chosen one takes it back."""

    answered = Signal(object)
    """Carries the id of the answer, or `None` when it was taken back."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Answers"))
        flow = FlowLayout(self, spacing=_GAP, row_spacing=_GAP)
        self._chips: dict[str, RowChip] = {}
        self._roving = Roving(lambda: list(self._chips.values()))
        short = _short_names()
        for answer, name in answer_names().items():
            chip = RowChip(theme, short[answer], glyph=READING_GLYPHS[answer], name=name)
            self._take(answer, chip)
            flow.addWidget(chip)
        self._roving.arrange()

    def set_answer(self, answer: str | None) -> None:
        """Show this answer, without sending `answered`."""
        for each, chip in self._chips.items():
            chip.setChecked(each == answer)
        self._roving.arrange()

    def press(self, number: int) -> None:
        """Choose by its place, 0 to 3, as a digit does."""
        self._chips[ANSWERS[number]].click()

    def stops(self) -> list[QWidget]:
        """What can take the keyboard, in reading order."""
        return list(self._chips.values())

    def _take(self, answer: str, chip: RowChip) -> None:
        chip.picked.connect(lambda checked: self._on_picked(answer, checked))
        self._roving.take(chip)
        self._chips[answer] = chip

    def _on_picked(self, answer: str, checked: bool) -> None:
        self.set_answer(answer if checked else None)
        self.answered.emit(answer if checked else None)


class NotOkLink(Button):
    """*Something isn’t OK*: stands wherever the question does, and stays where it does not."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Something isn’t OK"), "ghost", parent=parent, style="small")

    def set_reading(self, reading: str | None) -> None:
        """Show whether it was said of this moment."""
        said = reading == NOT_OK
        self.set_icon_name("check" if said else None)
        self.setAccessibleDescription(_("noted with this moment") if said else "")


class FoldedQuestion(QFrame):
    """One quiet line in the place of something that is not asked unbidden."""

    opened = Signal()

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = Button(theme, words, "ghost", "caret-down", style="small", icon_last=True)
        self.button.clicked.connect(self.opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button)

    def stops(self) -> list[QWidget]:
        """What can take the keyboard."""
        return [self.button]
