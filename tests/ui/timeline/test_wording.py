"""The names of rows are a contract with screen readers and with the walks through the app."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QLocale

from journal_app.core.ids import PieceId, Uid
from journal_app.core.shown_names import ShownNames
from journal_app.core.timeline import PieceHead, PieceKind
from journal_app.core.vocabulary import Vocabulary
from journal_app.ui.timeline import wording
from journal_app.ui.timeline.telling import Telling
from tests.builders import START, when

ENGLISH = QLocale("en_GB")
HEAD = PieceHead(
    id=PieceId(1),
    uid=Uid("1"),
    kind=PieceKind.ENTRY,
    when=when(datetime(2026, 5, 3, 21, 10)),
    preview="She reached for my hand.",
)


def test_an_entry_says_what_when_with_whom_and_how_it_begins() -> None:
    alone = wording.spoken_piece(HEAD, HEAD.preview, ENGLISH)
    assert alone == "Entry, 3 May 2026, 21:10. She reached for my hand."
    with_ana = replace(HEAD, people=("Ana",))
    expected = "Entry, 3 May 2026, 21:10, with Ana. She reached for my hand."
    assert wording.spoken_piece(with_ana, HEAD.preview, ENGLISH) == expected
    with_both = replace(HEAD, people=("Ana", "Ben"))
    assert ", with Ana and Ben. She" in wording.spoken_piece(with_both, HEAD.preview, ENGLISH)


def test_a_moment_says_so() -> None:
    moment = replace(HEAD, kind=PieceKind.MOMENT)
    assert wording.spoken_piece(moment, "", ENGLISH).startswith("Moment, 3 May 2026, 21:10. ")


def test_a_name_ends_after_140_characters() -> None:
    name = wording.spoken_piece(HEAD, "x" * 500, ENGLISH)
    assert name == f"Entry, 3 May 2026, 21:10. {'x' * 140}"


def test_after_midnight_belongs_to_the_day_it_was_for_the_writer() -> None:
    late = replace(HEAD, when=replace(HEAD.when, day=datetime(2026, 5, 2).date()))
    assert wording.spoken_piece(late, "", ENGLISH).startswith("Entry, 2 May 2026, 21:10.")


def test_counts_are_words() -> None:
    assert wording.places(1, ENGLISH) == "one place"
    assert wording.places(583, ENGLISH) == "583 places"
    assert wording.places(10_132, ENGLISH) == "10,132 places"
    assert wording.found(10_132, ENGLISH) == "10,132 found"
    assert wording.found(0, ENGLISH) == "Nothing found"


def test_times_and_days_are_written_as_the_locale_writes_them() -> None:
    assert wording.clock_time(HEAD, ENGLISH) == "21:10"
    assert "9:10" in wording.clock_time(HEAD, QLocale("en_US"))
    assert wording.weekday(HEAD.when.day, ENGLISH) == "Sun"
    assert wording.month_and_year(HEAD.when.day, QLocale("de_DE")) == "Mai 2026"


def test_a_picture_is_told_beside_the_name_and_the_name_stays_the_same() -> None:
    telling = Telling(vocabulary=Vocabulary, now=lambda: START, locale=ENGLISH)
    pictured = replace(HEAD, pictured=True)
    assert telling.spoken(pictured, "x") == telling.spoken(HEAD, "x")
    assert (telling.described(pictured), telling.described(HEAD)) == ("with a picture", "")
    veiled = replace(telling, names=lambda: ShownNames(as_initials=True))
    told = veiled.described(replace(pictured, people=("Mara Lee",)))
    assert told == "with a picture, with Mara Lee"


def test_as_initials_a_piece_tells_them_and_describes_the_names() -> None:
    shown = ShownNames(as_initials=True)
    telling = Telling(vocabulary=Vocabulary, now=lambda: START, locale=ENGLISH, names=lambda: shown)
    head = replace(HEAD, people=("Mara Lee", "Ünal"))
    assert "with M. L. and Ü." in telling.spoken(head, "x")
    assert "Mara" not in telling.spoken(head, "x")
    assert telling.veiled(head) == "with Mara Lee and Ünal"
    assert "M. L., Ü." in telling.caption(head)
    assert "Mara Lee, Ünal" in telling.caption(head, pointed=True)
