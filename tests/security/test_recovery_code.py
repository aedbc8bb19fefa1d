"""The code says the secret, and says where it was misread."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.security.recovery_code import (
    NotARecoveryCode,
    group_value,
    recovery_code,
    root_from_code,
)
from journal_app.security.root_secret import RootSecret

ROOTS = st.binary(min_size=16, max_size=16).map(RootSecret)
ROOT = RootSecret(bytes(range(0xF0, 0x100)))
CODE = recovery_code(ROOT)


@given(ROOTS)
def test_writing_and_reading_give_the_same_secret(root: RootSecret) -> None:
    code = recovery_code(root)
    assert root_from_code(code) == root
    assert len(code) == 55
    assert code.isascii()
    assert code.isprintable()


def test_the_smallest_and_largest_groups() -> None:
    assert recovery_code(RootSecret(bytes(16))) == "-".join(["000000"] * 8)
    assert recovery_code(RootSecret(b"\xff" * 16)) == "-".join(["720885"] * 8)


def _in_digits_from(zero: str) -> str:
    return CODE.translate({ord("0") + value: ord(zero) + value for value in range(10)})


@pytest.mark.parametrize(
    "typed",
    [
        CODE.replace("-", " "),
        CODE.replace("-", ""),
        CODE.replace("-", "\n"),
        CODE.replace("-", " – "),
        CODE.replace("-", "."),
        CODE.replace("-", "−"),
        f"  {CODE}\t\r\n",
        f"\u200f\ufeff{CODE}\u200e",
        " ".join(CODE.replace("-", "")),
        CODE.replace("0", "O"),
        CODE.replace("0", "o"),
        CODE.replace("1", "I"),
        CODE.replace("1", "l"),
        _in_digits_from("\uff10"),
        _in_digits_from("\u0660"),
        _in_digits_from("\u06f0"),
        _in_digits_from("\u0966"),
    ],
)
def test_it_is_read_however_it_was_typed(typed: str) -> None:
    assert root_from_code(typed) == ROOT


@given(ROOTS, st.integers(0, 47), st.integers(1, 9))
def test_one_wrong_digit_is_named_by_its_group(root: RootSecret, place: int, change: int) -> None:
    digits = list(recovery_code(root).replace("-", ""))
    digits[place] = str((int(digits[place]) + change) % 10)
    with pytest.raises(NotARecoveryCode) as caught:
        root_from_code("".join(digits))
    assert caught.value.group == place // 6 + 1


@given(ROOTS, st.integers(0, 7), st.integers(0, 4))
def test_two_neighbours_swapped_are_named_by_their_group(
    root: RootSecret, group: int, place: int
) -> None:
    groups = recovery_code(root).split("-")
    digits = list(groups[group])
    digits[place : place + 2] = reversed(digits[place : place + 2])
    changed = "".join(digits)
    if changed == groups[group]:
        return
    groups[group] = changed
    with pytest.raises(NotARecoveryCode) as caught:
        root_from_code("-".join(groups))
    assert caught.value.group == group + 1


@given(ROOTS, st.randoms(use_true_random=False))
def test_groups_in_another_order_show_in_the_key_id(root: RootSecret, order: random.Random) -> None:
    groups = recovery_code(root).split("-")
    moved = groups[:]
    order.shuffle(moved)
    assert (root_from_code("-".join(moved)).key_id == root.key_id) == (moved == groups)


@pytest.mark.parametrize(
    ("typed", "group"),
    [
        (CODE.replace("-", " ", 2).replace(CODE[:6], CODE[:5], 1), 1),
        (CODE[:-1], 8),
        (CODE[:14] + "x" + CODE[15:], 3),
        (CODE[:14] + "é" + CODE[15:], 3),
        ("720896" + CODE[6:], 1),
        ("", None),
        ("   ", None),
        ("correct horse battery staple", None),
        (CODE.replace("-", "")[:-1], None),
        (CODE + "-123456", None),
        ("0" * 5_000_000, None),
    ],
)
def test_what_is_not_a_code_is_refused(typed: str, group: int | None) -> None:
    with pytest.raises(NotARecoveryCode) as caught:
        root_from_code(typed)
    assert caught.value.group == group


@given(st.text(max_size=200))
def test_a_refusal_never_quotes_what_was_typed(text: str) -> None:
    with pytest.raises(NotARecoveryCode) as caught:
        root_from_code(f"{text}x")
    assert str(caught.value) in {
        "not a recovery code",
        *(f"check group {number}" for number in range(1, 9)),
    }


def test_one_group_can_be_checked_as_it_is_typed() -> None:
    assert group_value("000011") == 1
    assert group_value(" 72O885 ") == 0xFFFF
    assert group_value("720896") is None
    assert group_value("00001") is None
    assert group_value("000012") is None
