"""The questions that ship: enough of each family, clean in every rule, and none twice."""

import re
import tomllib
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest

from journal_app.content.checks import (
    Finding,
    lint_interface_text,
    lint_prompt,
    lint_runs,
    run_hash,
    sentences_of,
)
from journal_app.content.prompts import load_prompts
from journal_app.content.vocabulary import load_vocabulary
from journal_app.core.choosing import choose
from journal_app.core.prompt_context import PromptContext
from journal_app.core.prompts import Family, Occasion, Prompt, ReplyKind, Seat
from journal_app.core.resources import resource
from tests.content.known_runs import KNOWN_RUNS

PROMPTS = load_prompts("en")
SAFE_SIDE = {Family.LAND, Family.TINY, Family.NOT_OK}
DEEP_FAMILIES = {Family.GUARDED_ONE, Family.OLD_RULE, Family.BEING_SEEN}
LARGE_FAMILIES = {
    Family.NOTICE,
    Family.FEAR_OR_PREFERENCE,
    Family.EVIDENCE,
    Family.ROOM,
    Family.REACHING,
}
NEVER_SAFE = {
    Family.SMALL_STEPS,
    Family.REACHING,
    Family.LOOP,
    Family.FREEDOM_AND_CLOSENESS,
    Family.EVIDENCE,
    Family.ROOM,
    Family.FEAR_OR_PREFERENCE,
}
LIKE = 0.4
"""From here on two questions are one, in other clothes."""
VOCABULARY = load_vocabulary("en")
every_prompt = pytest.mark.parametrize("prompt", PROMPTS, ids=lambda prompt: prompt.id)


def test_every_family_is_there_with_at_least_seven_and_the_often_met_ones_have_more() -> None:
    count = Counter(prompt.family for prompt in PROMPTS)
    assert len(PROMPTS) >= 150
    assert set(count) == set(Family) - {Family.OWN}
    assert min(count.values()) >= 7
    assert min(count[family] for family in SAFE_SIDE) >= 10
    assert min(count[family] for family in LARGE_FAMILIES) >= 10


def test_a_family_has_a_file_of_its_own_and_says_what_it_is_for() -> None:
    files = sorted(resource("prompts", "en").glob("*.toml"))
    families = [tomllib.loads(path.read_text(encoding="utf-8"))["family"] for path in files]
    assert families == [family.value for family in Family if family is not Family.OWN]
    for path, family in zip(files, families, strict=True):
        assert path.name.startswith(f"p{int(family[1:]):02}_")
        assert path.read_text(encoding="utf-8").startswith("# ")


def test_the_safe_side_stays_with_the_senses_and_with_facts() -> None:
    for prompt in PROMPTS:
        if prompt.family in SAFE_SIDE:
            assert prompt.safety_ok
            assert prompt.depth == 1 or prompt.family is Family.NOT_OK
            assert prompt.depth <= 2
        else:
            assert not prompt.safety_ok or prompt.family in {Family.CLOSING, Family.HELP}
        assert not prompt.safety_ok or prompt.depth <= 2
        assert not (prompt.safety_ok and prompt.family in NEVER_SAFE)


def test_a_question_for_high_arousal_and_for_numbness_has_a_form_of_eight_words() -> None:
    long = [
        prompt.variant_short
        for prompt in PROMPTS
        if prompt.family in {Family.LAND, Family.TINY} and len(prompt.variant_short.split()) > 8
    ]
    assert long == []


def test_questions_for_those_put_away_speak_of_nobody_near() -> None:
    near = r"\b(partner|together|both of you|each other|between you|someone you love|come back)\b"
    found = [
        (prompt.id, text)
        for prompt in PROMPTS
        if prompt.safety_ok
        for text in (prompt.text, prompt.variant_short, prompt.exit_line)
        if re.search(near, text, re.IGNORECASE)
    ]
    assert found == []


def test_no_text_sets_staying_above_leaving() -> None:
    leaning = r"\b(stay(?:ed|ing)? (?:with|near|close)|come closer|move closer|lean in|go back)\b"
    found = [
        (prompt.id, text)
        for prompt in PROMPTS
        for text in (prompt.text, prompt.variant_short, prompt.exit_line)
        if re.search(leaning, text, re.IGNORECASE)
    ]
    assert found == []


def test_the_deepest_are_few_and_only_for_somebody_steady() -> None:
    deepest = [prompt for prompt in PROMPTS if prompt.depth == 4]
    assert {prompt.family for prompt in deepest} == DEEP_FAMILIES
    assert all(1 <= n <= 4 for n in Counter(prompt.family for prompt in deepest).values())
    assert {prompt.states_ok for prompt in deepest} == {frozenset({"st_steady"})}
    assert not any(prompt.safety_ok or Occasion.NIGHT in prompt.occasions for prompt in deepest)


def test_meaning_and_need_wait_for_somebody_steady() -> None:
    assert [
        prompt.id for prompt in PROMPTS if prompt.depth >= 3 and prompt.states_ok != {"st_steady"}
    ] == []


def test_the_body_is_all_that_is_asked_of_somebody_overwhelmed_or_numb() -> None:
    far = {"st_over", "st_mixed", "st_numb"}
    asked = [prompt for prompt in PROMPTS if prompt.states_ok & far]
    assert {prompt.depth for prompt in asked} == {1}
    assert not any(
        prompt.family is Family.LAND and "st_numb" in prompt.states_ok for prompt in asked
    )
    assert not any("st_gone" in prompt.states_ok for prompt in PROMPTS)


def test_the_reaching_seat_alone_is_asked_about_reaching() -> None:
    for prompt in PROMPTS:
        assert (prompt.seat is Seat.CONTACT) == (prompt.family is Family.REACHING)


def test_questions_about_safety_never_stand_on_an_open_page() -> None:
    assert {
        occasion
        for prompt in PROMPTS
        if prompt.family is Family.NOT_OK
        for occasion in prompt.occasions
    } == {Occasion.MOMENT}


def test_a_question_about_an_answer_says_which_answers_it_is_for() -> None:
    after_moments = [
        prompt
        for prompt in PROMPTS
        if prompt.family is Family.FEAR_OR_PREFERENCE and Occasion.MOMENT in prompt.occasions
    ]
    assert after_moments
    for prompt in after_moments:
        assert prompt.readings_ok
        assert "rd_preference" not in prompt.readings_ok


def test_today_alone_lasts_longer_than_a_question_rests() -> None:
    shown: dict[str, date] = {}
    for n in range(120):
        day = date(2026, 11, 22) + timedelta(days=n)
        first = choose(PROMPTS, PromptContext(day=day, hour=9, last_shown=shown))[0]
        assert day - shown.get(first.id, date.min) >= timedelta(days=first.cooldown_days)
        shown[first.id] = day


def test_late_at_night_there_is_still_a_choice_and_closing_has_its_own() -> None:
    day = date(2026, 11, 22)
    late = choose(PROMPTS, PromptContext(day=day, hour=23))
    closing = choose(PROMPTS, PromptContext(day=day, hour=15, occasion=Occasion.CLOSING))
    assert len(late) >= 20
    assert {prompt.family for prompt in late} == {
        Family.LAND,
        Family.TINY,
        Family.NOTICE,
        Family.EVIDENCE,
        Family.CLOSING,
    }
    assert len(closing) >= 5
    assert {prompt.family for prompt in closing} == {Family.CLOSING}


@every_prompt
def test_every_writing_rule_is_kept(prompt: Prompt) -> None:
    assert broken_by(prompt, KNOWN_RUNS) == []


@pytest.mark.parametrize("field", ["text", "variant_short", "exit_line"])
@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("L2", "Open up to one person."),
        ("L5", "Why did you go?"),
        ("L9", "Seven plain words in a row here."),
        ("pressure", "Simply say it."),
    ],
)
def test_a_planted_text_is_found_wherever_a_question_speaks(
    field: str, rule: str, words: str
) -> None:
    planted = replace(PROMPTS[0], **{field: words})
    known = frozenset({run_hash("plain words in a row here")})
    assert rule in {found.rule for found in broken_by(planted, known)}


@every_prompt
def test_every_text_begins_and_ends_as_a_sentence(prompt: Prompt) -> None:
    for text in filter(None, words_of(prompt)):
        assert text.lstrip("“")[0].isupper()
        assert re.search(r"[\w”][.?]$", text)
        assert all(len(sentence.split()) <= 25 for sentence in sentences_of(text))


@every_prompt
def test_every_id_of_the_vocabulary_exists(prompt: Prompt) -> None:
    for group, names in (
        ("st", prompt.states_ok),
        ("rd", prompt.readings_ok),
        ("kd", prompt.after_kinds),
    ):
        assert names <= {term.id for term in VOCABULARY.group(group)}
    assert prompt.lang == "en"


@every_prompt
def test_the_record_is_whole(prompt: Prompt) -> None:
    assert prompt.variant_short
    assert prompt.states_ok
    assert prompt.author
    assert prompt.concrete or prompt.depth == 4
    assert prompt.cooldown_days >= 7
    assert (prompt.exit_line != "") == (prompt.depth >= 3)
    if prompt.needs_text:
        assert prompt.reply_kind is ReplyKind.LINE


def test_every_way_out_is_in_words_of_its_own() -> None:
    ways = Counter(prompt.exit_line for prompt in PROMPTS if prompt.exit_line)
    assert max(ways.values()) == 1
    short = Counter(prompt.variant_short for prompt in PROMPTS)
    assert max(short.values()) == 1


def test_no_question_is_another_in_disguise() -> None:
    alike = [
        (one.id, two.id, round(closeness, 2))
        for one, two in combinations(PROMPTS, 2)
        if (closeness := likeness(one.text, two.text)) > LIKE
        or likeness(one.variant_short, two.variant_short) > 0.5
    ]
    assert alike == []


@pytest.mark.parametrize(
    ("one", "two", "alike"),
    [
        ("What did your hands do today?", "Today, what did your hands do?", True),
        ("What was warm today: a cup, a voice?", "What was warm today: a voice or a cup?", True),
        ("What did your hands do today?", "Where did your feet want to go today?", False),
    ],
)
def test_likeness_sees_the_same_question_in_other_clothes(one: str, two: str, alike: bool) -> None:
    assert (likeness(one, two) > LIKE) is alike


def broken_by(prompt: Prompt, known: frozenset[str]) -> list[Finding]:
    words = words_of(prompt)
    runs = [found for text in words for found in lint_runs(text, prompt.id, known)]
    interface = [found for text in words for found in lint_interface_text(text, prompt.id)]
    return lint_prompt(prompt) + interface + runs


def words_of(prompt: Prompt) -> tuple[str, str, str]:
    return prompt.text, prompt.variant_short, prompt.exit_line


def likeness(one: str, two: str) -> float:
    """How many of their telling words two questions share, from 0 to 1 (Jaccard)."""
    first, second = telling_words(one), telling_words(two)
    return len(first & second) / len(first | second)


def telling_words(text: str) -> frozenset[str]:
    small = (
        "a an the of to in it is was were be did do does you your and or that this what where when"
        " who which how with for at on one if not would could have has had as so they them there"
    )
    return frozenset(re.findall(r"\w+", text.lower())) - frozenset(small.split())
