"""A day and a time are read as they are shown, as ISO writes them, and in few other ways."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from journal_app.core.errors import BadInput
from journal_app.ui.editor.day_words import date_words, day_words
from journal_app.ui.editor.typed_time import (
    EARLIEST,
    LATEST,
    read_day,
    read_time,
    written_day,
    written_time,
)

ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
TODAY = date(2026, 3, 14)
LOCALES = ["C", "en_GB", "en_US", "de_DE", "fr_FR", "pt_PT", "ru_RU", "sv_SE", "ja_JP", "ko_KR"]


@given(st.dates(EARLIEST, LATEST), st.sampled_from(LOCALES))
def test_what_is_shown_is_read_back_in_every_country(day: date, name: str) -> None:
    locale = QLocale(name)
    assert read_day(written_day(day, locale), locale, TODAY) == day
    assert read_day(day.isoformat(), locale, TODAY) == day


@given(st.times(), st.sampled_from(LOCALES))
def test_every_minute_is_read_back_in_every_country(at: time, name: str) -> None:
    locale, minute = QLocale(name), time(at.hour, at.minute)
    assert read_time(written_time(minute, locale), locale) == minute
    assert read_time(f"{minute:%H:%M}", locale) == minute


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-22", date(2026, 11, 22)),
        ("22/11/2025", date(2025, 11, 22)),
        ("22 November 2025", date(2025, 11, 22)),
        ("  22   Nov 2025 ", date(2025, 11, 22)),
        ("Saturday, 22 November 2025", date(2025, 11, 22)),
        ("13 March", date(2026, 3, 13)),
        ("22 November", date(2025, 11, 22)),
        ("13/03", date(2026, 3, 13)),
    ],
)
def test_days_are_typed_in_several_ways(text: str, day: date) -> None:
    assert read_day(text, ENGLISH, TODAY) == day


@pytest.mark.parametrize("text", ["", "soon", "31/02/2026", "2026-13-01", "0001-01-01", "12345"])
def test_what_is_no_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_day(text, ENGLISH, TODAY)
    assert refused.value.words == "That is no day. Write it like 14/03/2026."


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("21:10", time(21, 10)),
        ("9", time(9)),
        ("9.05", time(9, 5)),
        ("2110", time(21, 10)),
        ("9:05 pm", time(21, 5)),
        ("0:00", time(0)),
    ],
)
def test_times_are_typed_in_several_ways(text: str, at: time) -> None:
    assert read_time(text, ENGLISH) == at


@pytest.mark.parametrize("text", ["", "late", "25:00", "12:60", "1:2:3:4"])
def test_what_is_no_time_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_time(text, ENGLISH)
    assert refused.value.words == "That is no time of day. Write it like 21:10."


@pytest.mark.parametrize(
    ("name", "this_year", "words"),
    [
        ("en_GB", 2025, "Saturday, 22 November"),
        ("en_GB", 2026, "Saturday, 22 November 2025"),
        ("en_US", 2025, "Saturday, November 22"),
        ("de_DE", 2025, "Samstag, 22. November"),
        ("pt_PT", 2025, "sábado, 22 de novembro"),
        ("ru_RU", 2025, "суббота, 22 ноября"),
        ("C", 2025, "Saturday, 22 November"),
    ],
)
def test_a_day_is_said_without_its_year_while_it_lasts(
    name: str, this_year: int, words: str
) -> None:
    assert day_words(date(2025, 11, 22), QLocale(name), this_year=this_year) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("en_GB", "22 November 2025"),
        ("en_US", "November 22, 2025"),
        ("da_DK", "22. november 2025"),
        ("hu_HU", "2025. november 22."),
        ("tr_TR", "22 Kasım 2025"),
        ("ja_JP", "2025年11月22日"),
        ("ar_EG", "٢٢ نوفمبر ٢٠٢٥"),
        ("C", "22 November 2025"),
    ],
)
def test_a_date_is_said_with_its_year_and_without_its_weekday(name: str, words: str) -> None:
    assert date_words(date(2025, 11, 22), QLocale(name)) == words
