"""A circle is noticed by when and about what, and what is offered instead names no circle."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from journal_app.core.circling import Guard, Writing, guard, worn_kin
from journal_app.core.ids import PieceId

NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)


def wrote(hours: float, **fields: Any) -> Writing:
    began = NOW - timedelta(hours=hours)
    lasting = fields.pop("minutes", 5)
    return Writing(
        **{
            "piece": PieceId(int(hours * 100)),
            "began_at": began,
            "ended_at": began + timedelta(minutes=lasting),
            **fields,
        }
    )


ABOUT = {"about": PieceId(7)}


def test_nothing_is_offered_most_of_the_time() -> None:
    assert not guard([], NOW)
    assert not guard([wrote(n, kin=f"P{n}") for n in (1, 2, 9, 10)], NOW)


def test_the_same_moment_written_about_three_times() -> None:
    two = [wrote(1, **ABOUT), wrote(30, **ABOUT)]
    assert not guard(two, NOW)
    assert guard([*two, wrote(100, **ABOUT)], NOW) == Guard(
        concrete=True, step_back=True, act=True, seal=True
    )
    assert not guard([*two, wrote(24 * 8, **ABOUT)], NOW)


def test_the_same_family_three_times_in_a_day() -> None:
    thrice = [wrote(n, kin="P4") for n in (1, 5, 20)]
    assert guard(thrice, NOW) == Guard(concrete=True, step_back=True)
    assert worn_kin(thrice, NOW) == {"P4"}
    assert not guard([wrote(n, kin="P4") for n in (1, 5, 30)], NOW)


@pytest.mark.parametrize("kin", ["P1", "P7", "P15", "P16"])
def test_coming_back_to_the_ground_is_no_circle(kin: str) -> None:
    assert not guard([wrote(n, kin=kin) for n in (1, 2, 3, 4)], NOW)


def test_a_long_sitting_that_left_it_harder() -> None:
    long = [wrote(1, minutes=25)]
    assert not guard(long, NOW)
    assert not guard([wrote(1, minutes=24)], NOW, hard_now=True)
    assert guard(long, NOW, hard_now=True) == Guard(act=True, seal=True)


def test_one_entry_opened_again_and_again_in_one_night() -> None:
    night = [wrote(n, piece=PieceId(3), local_hour=23) for n in (1, 1.5, 2)]
    assert guard(night, NOW) == Guard(concrete=True, act=True, seal=True)
    by_day = [wrote(n, piece=PieceId(3), local_hour=15) for n in (1, 1.5, 2)]
    assert not guard(by_day, NOW)


def test_a_clock_put_back_ends_nothing() -> None:
    assert guard([wrote(-n, **ABOUT) for n in (1, 2, 3)], NOW)


def test_what_is_offered_names_no_circle() -> None:
    lines = Guard(concrete=True, step_back=True, act=True, seal=True).lines
    assert len(lines) == 3
    assert Guard().lines == ()
    for line in lines:
        assert not re.search(r"ruminat|circl|again|too (?:much|often)|stop", line, re.IGNORECASE)
