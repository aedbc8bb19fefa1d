"""The step of the note gives its card the height the rows need on it."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.ui.pause.conftest import Pausing
from tests.ui.pause.steps import press, to_question, turn

KINDS_OF_FEAR = {"losing them", "hurting them", "them", "something else", "can’t tell"}


def test_no_answer_is_cut_off_where_a_row_breaks_only_on_the_card(pausing: Pausing) -> None:
    scene = pausing()
    to_question(scene)
    press(scene, "Fear")
    turn()
    note = scene.note
    assert note is not None
    shown = {each.accessibleName(): each for each in note.findChildren(QAbstractButton)}
    assert {name for name, each in shown.items() if each.isVisible()} >= KINDS_OF_FEAR
    for name in KINDS_OF_FEAR:
        assert _lies_whole_in(shown[name], note.panel), name


def _lies_whole_in(part: QWidget, whole: QWidget) -> bool:
    """Whether nothing between these two cuts the part off."""
    box = part.rect()
    around: QWidget | None = part
    while around is not None and around is not whole:
        box = QRect(around.mapToParent(box.topLeft()), box.size())
        around = around.parentWidget()
        if around is not None and not around.rect().contains(box):
            return False
    return around is whole
