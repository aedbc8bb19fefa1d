"""The made-up journal reads like one, says nothing the product never says, and copies nobody."""

import re
import string
from random import Random

import pytest

from journal_app.content.checks import lint_interface_text, lint_runs
from journal_app.content.demo import Deck, Storyteller, Weighted, pick, read_grammar, shuffled
from journal_app.core.resources import resource
from tests.content.known_runs import KNOWN_RUNS

GRAMMAR = read_grammar(resource("demo", "en.toml"))
PRONOUNS = {"name", "they", "them", "their"}


def sentences() -> list[str]:
    found: list[str] = []
    for theme in GRAMMAR["themes"].values():
        found += [*theme["openings"], *theme["sentences"], *theme["closings"]]
    for form in GRAMMAR["forms"].values():
        found += form
    return found + of_moments()


def of_moments() -> list[str]:
    found: list[str] = []
    for scene in GRAMMAR["moments"]["scenes"].values():
        found += [*scene["sentences"], *scene["wanted"], *scene["care"]]
        found += [line for reason in scene["reasons"] for line in reason if line]
    for lines in GRAMMAR["moments"]["said"].values():
        found += lines
    return found


def teller(seed: int = 1) -> Storyteller:
    return Storyteller(GRAMMAR, Random(seed))


@pytest.mark.parametrize("words", [3, 12, 60, 120, 900, 5000])
def test_a_story_is_about_as_long_as_asked(words: int) -> None:
    told = [teller(seed).tell(words) for seed in range(20)]
    for story in told:
        assert words * 0.8 <= len(story.body.split()) <= words * 1.02 + 70 or words <= 12
        assert not re.search(r"[{}]", story.body)
    assert len({story.body for story in told}) > 10 or words <= 12


def test_the_same_seed_tells_the_same() -> None:
    assert teller(5).tell(300) == teller(5).tell(300)
    assert teller(5).tell(300) != teller(6).tell(300)


def test_people_are_those_who_are_named() -> None:
    labels = {person["label"] for person in GRAMMAR["people"]}
    for seed in range(60):
        story = teller(seed).tell(200)
        assert set(story.people) == {label for label in labels if label in story.body}


def test_somebody_is_named_before_a_pronoun_stands_for_them() -> None:
    they = re.compile(r"\b(?:she|he|her|him|his)\b", re.IGNORECASE)
    own = [line for line in sentences() if they.search(line)]
    assert own == []
    for seed in range(60):
        story = teller(seed).tell(100)
        pronoun = they.search(story.body)
        if pronoun:
            assert any(story.body.find(label) < pronoun.start() for label in story.people)


def test_no_sentence_comes_twice_in_a_short_entry() -> None:
    for seed in range(60):
        lines = re.findall(r"[^.?!\n]+[.?!]", teller(seed).tell(100).body)
        assert len(lines) == len(set(lines))


def test_every_slot_has_words() -> None:
    slots = {
        name.lower()
        for line in sentences()
        for _text, name, _spec, _conversion in string.Formatter().parse(line)
        if name
    }
    assert slots <= GRAMMAR["words"].keys() | PRONOUNS
    assert GRAMMAR["words"].keys() <= slots


def test_it_keeps_the_wording_rules() -> None:
    findings = [
        (found.rule, found.words, line)
        for line in [*sentences(), *(word for words in GRAMMAR["words"].values() for word in words)]
        for found in lint_interface_text(line, "demo")
        if found.words != "🌊"
    ]
    assert findings == []


def test_no_six_words_in_a_row_come_from_the_articles() -> None:
    text = " ".join(teller(seed).tell(3000).body for seed in range(5))
    assert lint_runs(text, "demo", KNOWN_RUNS) == []
    assert [line for line in of_moments() if lint_runs(line, "demo", KNOWN_RUNS)] == []


def test_the_lottery_is_fair_and_repeats() -> None:
    draws = [Weighted("ab", [3, 1]).pick(Random(seed)) for seed in range(400)]
    assert 250 < draws.count("a") < 350
    assert pick("abc", Random(1)) == pick("abc", Random(1))
    assert sorted(shuffled("abcdef", Random(2))) == list("abcdef")


def test_a_deck_deals_all_before_it_repeats() -> None:
    deck = Deck(["a", "b", "c"], Random(3))
    for _round in range(3):
        assert {deck.deal() for _card in range(3)} == {"a", "b", "c"}
