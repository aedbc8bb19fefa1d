"""Input methods learn nothing: neither what is written nor what opens it."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

import journal_app.ui
from journal_app.ui.editor.surface import Surface
from journal_app.ui.widgets.counted_field import CountedField
from journal_app.ui.widgets.field import Field, SearchField
from journal_app.ui.widgets.passphrase_field import PassphraseField
from journal_app.ui.widgets.text_area import TextArea

SENSITIVE = Qt.InputMethodHint.ImhSensitiveData
NO_PREDICTION = Qt.InputMethodHint.ImhNoPredictiveText
HINTS = Qt.InputMethodQuery.ImHints

MAKERS = {
    "field": lambda theme: Field(theme, "A word"),
    "sentence": lambda theme: Field(theme, "A sentence", kind="sentence"),
    "search": lambda theme: SearchField(theme, "Search"),
    "counted": lambda theme: CountedField(theme, "A name", 40),
    "passphrase": lambda theme: PassphraseField(theme, "Passphrase"),
    "area": lambda theme: TextArea(theme, "What happened"),
    "entry": lambda theme: Surface(theme, "Entry"),
}
MADE = re.compile(
    r"class \w+\((?:QLineEdit|QTextEdit|QPlainTextEdit|QTextBrowser)\b"
    r"|\b(?:QLineEdit|QTextEdit|QPlainTextEdit|QTextBrowser|QSpinBox|QDateEdit|QTimeEdit)\("
)
WITH_HINTS = {"field.py", "text_area.py", "surface.py"}
READ_ONLY = {"take_out_sheet.py"}


@pytest.mark.parametrize("kind", MAKERS)
def test_every_kind_of_field_asks_input_methods_not_to_learn(qtbot, theme, kind):
    made = MAKERS[kind](theme)
    qtbot.addWidget(made)
    asked = made.edit if isinstance(made, TextArea) else made
    hints = Qt.InputMethodHint(asked.inputMethodQuery(HINTS))
    assert hints & SENSITIVE
    if isinstance(asked, QTextEdit | QPlainTextEdit):
        assert hints & Qt.InputMethodHint.ImhMultiLine
    assert bool(hints & NO_PREDICTION) is (kind == "passphrase")


def test_showing_a_passphrase_keeps_the_hints(qtbot, theme):
    field = PassphraseField(theme, "Passphrase")
    qtbot.addWidget(field)
    field.reveal_button.click()
    hints = Qt.InputMethodHint(field.inputMethodQuery(HINTS))
    assert hints & SENSITIVE
    assert hints & NO_PREDICTION


def test_nobody_makes_a_field_without_them():
    folder = Path(journal_app.ui.__file__).parent
    makes = {path.name for path in folder.rglob("*.py") if MADE.search(path.read_text("utf-8"))}
    assert makes == WITH_HINTS | READ_ONLY
