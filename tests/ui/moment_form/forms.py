"""A form in a window, large and small, and what stands in it."""

import pytest
from PySide6.QtWidgets import QWidget

from journal_app.content.vocabulary import load_vocabulary
from journal_app.ui.moment_form.form import MomentForm
from journal_app.ui.moment_form.word_slider import WordSlider
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.field import Field
from tests.ui.moment_form.steps import parts_with
from tests.ui.widgets.conftest import Shown

WORDS = load_vocabulary("en")


@pytest.fixture
def form(theme: Theme, shown: Shown) -> MomentForm:
    made = MomentForm(theme, parts_with(WORDS))
    shown(made)
    return made


@pytest.fixture
def small(theme: Theme, shown: Shown) -> MomentForm:
    made = MomentForm(theme, parts_with(WORDS), small=True)
    shown(made, made.sentence)
    return made


def slider(form: QWidget, name: str = "How strong is the pull") -> WordSlider:
    (found,) = (each for each in form.findChildren(WordSlider) if each.accessibleName() == name)
    return found


def line(form: QWidget, name: str) -> Field:
    (found,) = (
        each
        for each in form.findChildren(Field)
        if each.accessibleName() == name and each.isVisible()
    )
    return found
