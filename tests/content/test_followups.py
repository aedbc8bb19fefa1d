"""What follows an answer: nearer, never suddenly deeper, and never from a preference to a fear."""

import re
from pathlib import Path

import pytest

from journal_app.content.prompts import BrokenContent, load_prompts
from journal_app.core.prompts import Family, Prompt, Seat

PROMPTS = {prompt.id: prompt for prompt in load_prompts("en")}
PAIRS = [(prompt, PROMPTS[name]) for prompt in PROMPTS.values() for name in prompt.followups]
BEHIND_A_PREFERENCE = {
    Family.FEAR_OR_PREFERENCE,
    Family.GUARDED_ONE,
    Family.OLD_RULE,
    Family.BEING_SEEN,
    Family.SMALL_STEPS,
}


def test_some_questions_lead_on_each_by_one_or_two() -> None:
    leading = [prompt for prompt in PROMPTS.values() if prompt.followups]
    assert 35 <= len(leading) < len(PROMPTS) / 2
    assert {len(prompt.followups) for prompt in leading} <= {1, 2}


@pytest.mark.parametrize(
    ("first", "then"), PAIRS, ids=[f"{first.id}-{then.id}" for first, then in PAIRS]
)
def test_what_follows_keeps_every_rule(first: Prompt, then: Prompt) -> None:
    assert then.depth <= first.depth + 1
    assert then.safety_ok or not first.safety_ok
    if first.family in {Family.ROOM, Family.FREEDOM_AND_CLOSENESS}:
        assert then.family not in BEHIND_A_PREFERENCE
        assert not then.readings_ok or "rd_preference" in then.readings_ok or first.readings_ok
    if first.family is Family.NOT_OK:
        assert then.family in {Family.NOT_OK, Family.LAND, Family.TINY, Family.HELP}
    assert first.states_ok <= then.states_ok
    assert first.occasions <= then.occasions
    assert then.seat in (Seat.ANY, first.seat)


def test_nobody_is_led_round_in_a_circle_or_far_away() -> None:
    def longest(prompt: Prompt, walked: tuple[str, ...]) -> int:
        assert prompt.id not in walked
        walked += (prompt.id,)
        return max(
            (longest(PROMPTS[name], walked) for name in prompt.followups), default=len(walked)
        )

    assert max(longest(prompt, ()) for prompt in PROMPTS.values()) <= 3


def test_after_the_deepest_comes_something_nearer() -> None:
    deepest = [(first, then) for first, then in PAIRS if first.depth == 4]
    assert len(deepest) >= 4
    assert all(then.depth < first.depth for first, then in deepest)


@pytest.mark.parametrize(
    ("first", "then", "message"),
    [
        ("depth = 1", 'depth = 3\nexit_line = "Enough."', "p02_b goes deeper by more than one"),
        ("safety_ok = true", "", "p02_b leans on closeness, and this one does not"),
        ('states_ok = ["st_numb"]', "", "p02_b is not for every state of this one"),
        ("states_ok = []", "", "p02_b is not for every state of this one"),
        ("", 'readings_ok = ["rd_fear"]', "p02_b is not for every answer of this one"),
        (
            'readings_ok = ["rd_both", "rd_preference"]',
            'readings_ok = ["rd_both"]',
            "p02_b is not for every answer of this one",
        ),
        ("", 'after_kinds = ["kd_stayed"]', "p02_b is not for every kind of moment"),
        ('seat = "room"', 'seat = "contact"', "p02_b speaks to the other side"),
        ("", 'occasions = ["moment"]', "p02_b is not asked everywhere this one is"),
    ],
)
def test_a_forbidden_follow_up_is_refused_by_name(
    tmp_path: Path, first: str, then: str, message: str
) -> None:
    write(tmp_path, 2, f'[prompts.p02_a]\ntext = "A?"\nfollowups = ["p02_b"]\n{first}')
    write(tmp_path, 2, f'[prompts.p02_b]\ntext = "B?"\n{then}', name="more.toml")
    with pytest.raises(
        BrokenContent, match=re.escape(f"p02.toml: prompts.p02_a.followups: {message}")
    ):
        load_prompts("en", tmp_path)


@pytest.mark.parametrize("behind", [3, 4, 5, 6, 8])
@pytest.mark.parametrize(
    ("family", "fields"), [(10, ""), (13, ""), (9, 'readings_ok = ["rd_preference"]')]
)
def test_nothing_looks_behind_a_preference(
    tmp_path: Path, family: int, fields: str, behind: int
) -> None:
    then = f"p{behind:02}_b"
    write(
        tmp_path, family, f'[prompts.p{family:02}_a]\ntext = "A?"\nfollowups = ["{then}"]\n{fields}'
    )
    write(tmp_path, behind, f'[prompts.{then}]\ntext = "B?"\n{fields}')
    with pytest.raises(BrokenContent, match=f"{then} looks behind a preference"):
        load_prompts("en", tmp_path)


def test_nobody_is_asked_about_safety_who_did_not_ask_for_it(tmp_path: Path) -> None:
    write(tmp_path, 15, '[prompts.p15_a]\ntext = "A?"\nfollowups = ["p17_b"]')
    write(tmp_path, 17, '[prompts.p17_b]\ntext = "B?"\nsafety_ok = true')
    with pytest.raises(BrokenContent, match="p17_b is only for somebody who said"):
        load_prompts("en", tmp_path)


def test_a_translation_cannot_make_a_follow_up_forbidden(tmp_path: Path) -> None:
    write(
        tmp_path,
        2,
        '[prompts.p02_a]\ntext = "A?"\nfollowups = ["p02_b"]\n[prompts.p02_b]\ntext = "B?"',
    )
    write(tmp_path, 2, '[prompts.p02_b]\ntext = "B?"\noccasions = ["night"]', language="de")
    with pytest.raises(BrokenContent, match=r"de: prompts\.p02_a\.followups: p02_b is not"):
        load_prompts("de", tmp_path)


def write(home: Path, family: int, content: str, name: str = "", language: str = "en") -> None:
    (home / language).mkdir(exist_ok=True)
    path = home / language / (name or f"p{family:02}.toml")
    path.write_text(f'family = "P{family}"\n{content}\n', encoding="utf-8")
