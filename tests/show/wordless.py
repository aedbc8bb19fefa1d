"""The wordless part of a moment: touched, empty, as a list, and every painting on its own."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from journal_app.content.vocabulary import load_vocabulary
from journal_app.core.moments import BodyMark
from journal_app.ui.moment_form.body_part import BodyPart, Wordless
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.card import Card
from journal_app.ui.widgets.focus_ring import FocusRing
from journal_app.ui.widgets.ground import Ground

TOLD = Wordless(
    marks=(
        BodyMark(region="br_chest", sensation="bs_tight"),
        BodyMark(region="br_chest", sensation="bs_warm"),
        BodyMark(region="br_upback", sensation="bs_heavy"),
        BodyMark(region="br_hands"),
    ),
    image="im_window",
)
DRAWN = Wordless(
    marks=(BodyMark(sensation="bs_foggy"), BodyMark(region="br_skin")),
    drawing="1:120,520 180,700 250,420 330,250 420,400 500,640 590,700 690,560 820,500"
    ";300,820 700,830",
)


def wordless(theme: Theme, value: Wordless, *, list_shown: bool = False) -> QWidget:
    """The part as a form holds it, in something that scrolls."""
    part = BodyPart(theme, load_vocabulary("en"), list_shown=list_shown)
    part.set_value(value)
    card = Card(theme, padding=26)
    card.content.addWidget(part)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(card)
    ground = Ground(theme)
    column = QVBoxLayout(ground)
    column.setContentsMargins(16, 16, 16, 16)
    column.addWidget(area)
    FocusRing(theme, ground)
    return ground


WORDLESS: dict[str, Callable[[Theme], QWidget]] = {
    "wordless": partial(wordless, value=TOLD),
    "wordless-empty": partial(wordless, value=Wordless()),
    "wordless-drawn": partial(wordless, value=DRAWN),
    "wordless-list": partial(wordless, value=TOLD, list_shown=True),
}
