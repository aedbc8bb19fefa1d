"""What somebody does with a form, by the names they see."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from journal_app.core.vocabulary import Vocabulary
from journal_app.ui.moment_form.asking import FormParts, Question
from tests.ui.widgets.conftest import press_key


def parts_with(
    vocabulary: Vocabulary,
    question: Question = Question.ASKED,
    people: Sequence[str] = ("Mara", "Jonas"),
) -> FormParts:
    """What a form asks with."""
    return FormParts(vocabulary=vocabulary, question=question, people=tuple(people))


def panel(inside: QWidget, name: str) -> QWidget:
    """The row that can be seen under this name."""
    found = [
        widget
        for widget in inside.findChildren(QWidget)
        if widget.accessibleName() == name and widget.isVisible() and widget.children()
    ]
    assert len(found) == 1, f"{len(found)} rows called {name}"
    return found[0]


def button(inside: QWidget, name: str) -> QPushButton:
    """The button that can be seen under this name."""
    found = [
        widget
        for widget in inside.findChildren(QPushButton)
        if widget.accessibleName() == name and widget.isVisible()
    ]
    assert len(found) == 1, f"{len(found)} buttons called {name}"
    return found[0]


def tick(inside: QWidget, row: str, word: str) -> None:
    """Press a word in a row."""
    button(panel(inside, row), word).click()


def names_seen(inside: QWidget) -> set[str]:
    """The accessible names of everything that can be seen inside."""
    return {
        widget.accessibleName()
        for widget in inside.findChildren(QWidget)
        if widget.isVisible() and widget.accessibleName()
    }


def walk(window: QWidget, most: int = 80) -> list[str]:
    """The names Tab comes by from where the keyboard is, once around."""
    first = QApplication.focusWidget()
    found = [first.accessibleName() if first is not None else ""]
    for _step in range(most):
        press_key(window, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is first or now is None:
            return found
        found.append(now.accessibleName())
    raise AssertionError("Tab never came back")
