"""Make of passages what leaves: the bytes of a file, or what one sees of them beforehand."""

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QDate, QLocale

from journal_app.core.marks import Marks
from journal_app.core.passages import ReadPassage
from journal_app.exchange.writers import passages as writer
from journal_app.exchange.writers.passages import Leaves, Saying
from journal_app.i18n import _
from journal_app.ui.passages.pdf import Faces, pdf_of
from journal_app.ui.theme.theme import Theme
from journal_app.ui.timeline.wording import month_and_year


class Form(StrEnum):
    """What passages are taken out as; the value ends the name of the file."""

    PDF = "pdf"
    MARKDOWN = "md"
    TEXT = "txt"


def saying(marks: Marks, locale: QLocale) -> Saying:
    """Marks and times in the language and the country of the person."""
    return Saying(
        mark=marks.label,
        day=lambda day: locale.toString(_qdate(day), "d MMMM yyyy"),
        month=lambda day: month_and_year(day, locale),
    )


def faces(theme: Theme) -> Faces:
    """The families of the app."""
    display, serif, sans = (theme.font(style).families() for style in ("title", "read", "body"))
    return Faces(display=tuple(display), serif=tuple(serif), sans=tuple(sans))


def preview(read: Iterable[ReadPassage], form: Form, leaves: Leaves, told: Saying) -> str:
    """What leaves, as words to look at: of a PDF those on its pages."""
    rows = writer.rows(read, leaves, told)
    write = writer.markdown if form is Form.MARKDOWN else writer.text
    return write(_title(), rows)


def maker(
    read: Iterable[ReadPassage], form: Form, leaves: Leaves, told: Saying, fonts: Faces
) -> Callable[[], bytes]:
    """What makes the bytes; it may run anywhere, and needs nothing of the window."""
    title = _title()
    letter = QLocale().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem

    def made() -> bytes:
        rows = writer.rows(read, leaves, told)
        if form is Form.PDF:
            return pdf_of(title, rows, fonts, letter=letter)
        write = writer.markdown if form is Form.MARKDOWN else writer.text
        return write(title, rows).encode()

    return made


def _title() -> str:
    return _("Passages")


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
