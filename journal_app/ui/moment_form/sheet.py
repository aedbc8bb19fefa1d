"""How the form of a moment lies: which rows are in sight, in what order, and where Tab goes."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from journal_app.core.moments import ANSWERS, LONGEST_NOTE, Capture
from journal_app.i18n import _
from journal_app.ui.moment_form.answers import AnswerChips, FoldedQuestion, NotOkLink
from journal_app.ui.moment_form.asking import (
    FOLLOWING,
    FormParts,
    Opened,
    Question,
    Row,
    is_not_wanted,
    rests,
    rows_in_sight,
)
from journal_app.ui.moment_form.form_row import FormRow
from journal_app.ui.moment_form.header import FormHeader
from journal_app.ui.moment_form.rows import Rows
from journal_app.ui.theme.theme import Theme
from journal_app.ui.widgets.field import Field
from journal_app.ui.widgets.para import Para

_PLAIN: Final = (
    Row.STATE,
    Row.WITH,
    Row.BEFORE,
    Row.WANTED,
    Row.NO_RESPECTED,
    Row.BODY,
    Row.PULL,
    Row.WANTS,
)
_GAP: Final = 16
_SMALL_GAP: Final = 12
_CLOSE: Final = 4
"""Pixels between rows at zoom 1; close where a row brings its own air with its label."""
_NO_ALIGNMENT: Final = Qt.AlignmentFlag(0)


class FormSheet(QFrame):
    """Every part of the form in its place; a subclass listens to what is said.

    In the small window the `sentence` is left to whoever shows the form, so that it stays in sight
    whatever comes up above it.
    """

    answered = Signal(object)
    """Carries the id of an answer, or `None` when it was taken back."""

    def __init__(
        self,
        theme: Theme,
        parts: FormParts,
        *,
        small: bool,
        list_shown: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._small = small
        self._parts = parts
        self._told = Capture()
        self._opened = Opened()
        self._order: list[QWidget] = []
        self._answers: AnswerChips | None = None
        self._folded: dict[str, FoldedQuestion] = {}
        self.header = FormHeader(theme, small=small, parent=self)
        hint = _("One sentence, if there is one")
        self.sentence = Field(theme, hint, "sentence", _("One sentence"), self)
        self.sentence.setMaxLength(LONGEST_NOTE)
        self.link = NotOkLink(theme, self) if small else self.header.link
        self._words = Para(theme, "", "small", "ink3", parent=self)
        self._rows = Rows(theme, self, small=small, list_shown=list_shown)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rows.grew.connect(self._order_tabs)
        self.header.answer_pressed.connect(self._on_answer_chip)
        theme.changed.connect(self._lay_out)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the sentence; a focus proxy would hold Tab in a loop there."""
        self.sentence.setFocus(event.reason())

    # What is in sight.

    def _in_sight(self) -> frozenset[Row]:
        parts = replace(self._parts, question=self._question())
        rows = rows_in_sight(self._told, parts, self._opened, small=self._small)
        return frozenset(row for row in rows if self._rows.has_words(row))

    def _question(self) -> Question:
        """How the question stands; an answer given before can be changed even while it rests."""
        question = self._parts.question
        given = self._told.reading in ANSWERS
        return Question.ASKED if question is Question.RESTS and given else question

    def _rests(self) -> bool:
        return rests(self._told, self._opened) and not is_not_wanted(self._told)

    def _chip_offers(self) -> bool:
        """Whether the answer stands as a chip at the head of the large form."""
        if self._small or self._question() is not Question.ASKED or is_not_wanted(self._told):
            return False
        return self._told.reading is not None or not self._rests()

    def _may_answer(self) -> bool:
        return self._chip_offers() or Row.ANSWERS in self._in_sight()

    def _show_reading(self) -> None:
        reading = self._told.reading
        if self._answers is not None:
            self._answers.set_answer(reading)
        self.header.show_reading(reading, offered=self._chip_offers())
        self.link.set_reading(reading)

    # Laying out.

    def _arrange(self) -> None:
        """Show what is asked now, in its order, and nothing else."""
        order = self._in_order()
        self._show_reading()
        if order == self._order:
            return
        for widget in self._all_parts():
            if widget not in order:
                widget.hide()
        self._order = order
        self._lay_out()
        for widget in order:
            widget.show()
        self._order_tabs()

    def _lay_out(self) -> None:
        while self._column.takeAt(0) is not None:
            continue
        self._column.addWidget(self.header)
        for widget in self._order:
            self._column.addSpacing(self._theme.px(self._gap_above(widget)))
            leads_on = widget is self.link or isinstance(widget, FoldedQuestion)
            leading = Qt.AlignmentFlag.AlignLeading if leads_on else _NO_ALIGNMENT
            self._column.addWidget(widget, 0, leading)

    def _gap_above(self, widget: QWidget) -> int:
        if widget is self.link or (self._small and isinstance(widget, FormRow)):
            return _CLOSE
        return _SMALL_GAP if self._small else _GAP

    def _in_order(self) -> list[QWidget]:
        rows = self._in_sight()
        following = self._frames(FOLLOWING, rows)
        plain = self._frames(_PLAIN, rows)
        if self._rests():
            plain.append(self._fold("rest"))
        elif self._small and not self._opened.more and self._parts.vocabulary.terms:
            plain.append(self._fold("more"))
        inside = [*following, *plain] if self._small else [*plain, *following]
        return [*self._head(rows), *inside, *([] if self._small else [self.sentence])]

    def _head(self, rows: frozenset[Row]) -> list[QWidget]:
        head: list[QWidget] = []
        words = self._note_words()
        if words:
            self._words.set_text(words)
            head.append(self._words)
        if Row.ANSWERS in rows:
            head.append(self._shown_answers())
        elif self._question() is Question.FOLDED and not (
            self._rests() or is_not_wanted(self._told)
        ):
            head.append(self._fold("answers"))
        return [*head, self.link] if self._small else head

    def _note_words(self) -> str:
        if self._parts.words_missing:
            return _("The list of words cannot be read. A sentence can be kept all the same.")
        if self._question() is Question.RESTS and not is_not_wanted(self._told):
            return _("The question rests until tomorrow. It will still be answerable then.")
        return ""

    def _frames(self, order: Iterable[Row], rows: frozenset[Row]) -> list[QWidget]:
        return [self._rows.frame(row, self._told) for row in order if row in rows]

    def _all_parts(self) -> list[QWidget]:
        single = [self._words, self._answers, self.link if self._small else None]
        found = [part for part in single if part is not None]
        return [*found, *self._folded.values(), *self._rows.frames.values()]

    def _shown_answers(self) -> AnswerChips:
        if self._answers is None:
            self._answers = AnswerChips(self._theme, self)
            self._answers.answered.connect(self.answered)
            self._answers.set_answer(self._told.reading)
        return self._answers

    # Folding.

    def _fold(self, what: str) -> FoldedQuestion:
        if what not in self._folded:
            words = {
                "answers": _("Fear or preference?"),
                "rest": _("The rest can wait. Show it"),
                "more": _("Say more"),
            }
            fold = FoldedQuestion(self._theme, words[what], self)
            fold.opened.connect(lambda: self._unfold(what))
            self._folded[what] = fold
        return self._folded[what]

    def _unfold(self, what: str) -> None:
        before = list(self._order)
        self._opened = replace(self._opened, **{what: True})
        self._arrange()
        opened = [widget for widget in self._order if widget not in before]
        inside = [stop for widget in opened for stop in widget.findChildren(QWidget)]
        for stop in inside:
            if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.isVisibleTo(self):
                stop.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _on_answer_chip(self) -> None:
        if self._opened.answers:
            self._opened = replace(self._opened, answers=False)
            self._arrange()
        else:
            self._unfold("answers")

    # Tab.

    def _order_tabs(self) -> None:
        """Reading order, whenever a row was made."""
        made = self._rows.frames
        stops = self.header.stops()
        stops += [] if self._answers is None else self._answers.stops()
        stops += self._stops_of_fold("answers") + ([self.link] if self._small else [])
        for row in (*FOLLOWING, *_PLAIN) if self._small else (*_PLAIN, *FOLLOWING):
            stops += self._rows.content(row).stops() if row in made else []
        stops += self._stops_of_fold("rest") + self._stops_of_fold("more") + [self.sentence]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def _stops_of_fold(self, what: str) -> list[QWidget]:
        return self._folded[what].stops() if what in self._folded else []
