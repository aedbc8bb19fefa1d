"""What a person is told after a rescue: numbers that add up, dates, and no alarm where none is."""

from datetime import UTC, date, datetime

from journal_app.core.rescue_report import RescueReport, sentences

AT = datetime(2026, 3, 14, 9, 26, tzinfo=UTC)
COPY = datetime(2026, 3, 12, 8, 0, tzinfo=UTC)


def report(saved: int, **more: object) -> RescueReport:
    return RescueReport(at=AT, key_id="ABCDEFGH", pieces_saved=saved, **more)


def told(given: RescueReport) -> str:
    return " ".join(sentences(given, lambda day: f"{day.day} {day:%B}"))


def test_some_came_from_a_copy() -> None:
    assert told(report(397, pieces_from_copies=((COPY, 3),))) == (
        "397 of 400 pieces were read from the damaged file. "
        "3 came from the copy of 12 March. Nothing is missing."
    )


def test_all_were_read() -> None:
    assert told(report(400)) == (
        "All 400 pieces were read from the damaged file. Nothing is missing."
    )
    assert told(report(1)).startswith("The only piece in it was read from the damaged file.")


def test_what_is_lost_is_counted_and_dated() -> None:
    lost = report(
        1, pieces_lost_known=2, lost_days=(date(2026, 3, 1), date(2026, 3, 4)), rows_lost_known=1
    )
    assert told(lost) == (
        "1 of 3 pieces was read from the damaged file. "
        "2 pieces could not be read anywhere. Their dates: 1 March, 4 March. "
        "One mark, link or name belonged to something that is lost."
    )
    assert "One piece could not be read anywhere. Its date: 1 March." in told(
        report(5, pieces_lost_known=1, lost_days=(date(2026, 3, 1),))
    )
    assert told(report(5, pieces_lost_known=1)).endswith("One piece could not be read anywhere.")


def test_pictures_and_files_that_are_gone_are_told() -> None:
    words = told(report(5, files_lost=2))
    assert words.endswith("2 pictures and files beside it are missing or not whole.")
    assert "One picture or file beside it is missing" in told(report(5, files_lost=1))


def test_pieces_that_are_there_in_part_are_told() -> None:
    words = told(report(5, pieces_earlier=1, pieces_beginning=2))
    assert words.startswith("5 of 8 pieces were read")
    assert "One piece is there as it was before its last change." in words
    assert "Of 2 pieces only the beginning is left." in words
    assert "Nothing is missing" not in words


def test_nobody_is_told_that_nothing_is_missing_when_nobody_can_know() -> None:
    words = told(report(5, may_miss_more=True))
    assert "Nothing is missing" not in words
    assert "More may be missing" in words


def test_several_copies_and_none_read_from_the_file() -> None:
    later = datetime(2026, 3, 13, tzinfo=UTC)
    words = told(report(0, pieces_from_copies=((later, 1), (COPY, 20))))
    assert words == (
        "0 of 21 pieces were read from the damaged file. 1 came from the copy of 13 March. "
        "20 came from the copy of 12 March. Nothing is missing."
    )
