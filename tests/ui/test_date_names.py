"""What Qt writes for a date in any language is read back."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale

from journal_app.core.typed_dates import Span
from journal_app.ui.date_names import names_of, order_of, read_date

TODAY = date(2026, 11, 30)
LANGUAGES = [
    "en_US",
    "en_GB",
    "de",
    "fr",
    "es",
    "pt",
    "it",
    "nl",
    "ru",
    "ja",
    "zh_CN",
    "ko",
    "ar",
    "he",
    "hi",
    "pl",
    "tr",
    "fi",
    "cs",
    "el",
    "sv",
    "lt",
    "hu",
    "fa",
    "th",
    "vi",
    "eu",
    "lv",
    "bn",
    "uk",
    "ka",
    "mr",
    "da",
    "nb",
    "ro",
    "bg",
    "hr",
    "sl",
    "sk",
    "et",
    "is",
    "ga",
    "cy",
]
DAYS = [date(2019, month, 2 * month) for month in range(1, 13)] + [date(2024, 2, 29)]


@pytest.mark.parametrize("name", LANGUAGES)
def test_what_is_written_is_read_back(name: str) -> None:
    locale = QLocale(name)
    for day in DAYS:
        shown = QDate(day.year, day.month, day.day)
        for form in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat, "yyyy-MM-dd"):
            assert read_date(locale.toString(shown, form), TODAY, locale) == Span(day, day)
        month = read_date(locale.toString(shown, "MMMM yyyy"), TODAY, locale)
        assert month is not None
        assert (month.first.replace(day=1), month.is_day) == (day.replace(day=1), False)


def test_the_order_of_a_country() -> None:
    orders = {name: order_of(QLocale(name)) for name in ("en_US", "en_GB", "de", "sv", "es")}
    assert orders == {"en_US": "mdy", "en_GB": "dmy", "de": "dmy", "sv": "ymd", "es": "dmy"}


def test_where_weeks_begin_and_which_half_of_the_earth_it_is() -> None:
    assert names_of(QLocale("en_US")).week_starts == 6
    assert names_of(QLocale("de_DE")).week_starts == 0
    assert names_of(QLocale("de_DE")).weekend == (5, 2)
    assert names_of(QLocale("ar_EG")).weekend == (4, 2)
    assert names_of(QLocale("en_AU")).southern
    assert not names_of(QLocale("en_GB")).southern
