"""Made-up moments hold only what a moment can, and say only what the product could be told."""

import re
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from journal_app.content.demo import read_grammar
from journal_app.content.demo_looking_back import LookedBack, LookingBack
from journal_app.content.demo_moments import MadeUp, MomentTeller
from journal_app.content.vocabulary import load_vocabulary
from journal_app.core import capture_json
from journal_app.core.drawings import is_drawing
from journal_app.core.moment_fields import FIELDS, Shape
from journal_app.core.moments import ANSWERS, STATES_TO_SETTLE
from journal_app.core.resources import resource
from journal_app.core.vocabulary import OTHER, Opens, group_of

GRAMMAR = read_grammar(resource("demo", "en.toml"))
WORDS = load_vocabulary("en")
GROUPS_OF_SCENES = {
    "kinds": {"kd"},
    "before": {"tr"},
    "states": {"st"},
    "places": {"br", "bs"},
    "images": {"im"},
    "wants": {"dx"},
    "feelings": {"fe"},
    "thoughts": {"th"},
    "outcomes": {"oc"},
    "helped": {"hp"},
    "protecting": {"pf"},
    "showing": {"se"},
    "evidence": {"ev"},
    "reach": {"hx"},
    "follows": {"kd", "sq"},
}
LABELS = [person["label"] for person in GRAMMAR["people"]]


def told(seed: int = 1, count: int = 1500) -> list[tuple[MadeUp, LookedBack]]:
    random = Random(seed)
    teller, looking = MomentTeller(GRAMMAR, random), LookingBack(GRAMMAR, random)
    made_up = [teller.tell() for _each in range(count)]
    made_up += [each[1] for each in map(teller.follow, made_up) if each is not None]
    made_up += [teller.felt(["Mara", "Jonas"]) for _each in range(50)]
    return [(each, looking.at(each)) for each in made_up]


TOLD = told()


def ids_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.split()
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from ids_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from ids_in(inner)


@pytest.mark.parametrize("scene", GRAMMAR["moments"]["scenes"])
def test_a_scene_names_words_that_ship_each_in_its_place(scene: str) -> None:
    parts: dict[str, Any] = GRAMMAR["moments"]["scenes"][scene]
    for name, groups in GROUPS_OF_SCENES.items():
        found = set(ids_in(parts.get(name, [])))
        assert found <= WORDS.terms.keys(), name
        assert {group_of(term) for term in found} <= groups, name
    for place in parts["places"]:
        assert [group_of(term) for term in place.split()] in (["br"], ["br", "bs"])
    for least, most in (parts["away"], parts["toward"]):
        assert 0 <= least < most <= 5
    assert len(parts["readings"]) == len(ANSWERS)


def test_what_is_asked_names_words_of_its_field() -> None:
    for name, terms in GRAMMAR["moments"]["asked"].items():
        assert {group_of(term) for term in terms} == {FIELDS[name].group}
        assert set(terms) <= WORDS.terms.keys()


def test_nothing_in_it_would_open_the_safe_side() -> None:
    terms = {
        term
        for made_up, looked in TOLD
        for chosen in (made_up.capture.terms, looked.terms)
        for some in chosen.values()
        for term in some
    }
    assert {WORDS.terms[term].opens for term in terms} == {Opens.NOTHING, Opens.WANTED}
    assert {made_up.capture.reading for made_up, _looked in TOLD} == {None, *ANSWERS}


def test_the_same_seed_tells_the_same() -> None:
    assert captures(told(5, 40)) == captures(told(5, 40))
    assert captures(told(5, 40)) != captures(told(6, 40))


def captures(some: list[tuple[MadeUp, LookedBack]]) -> list[object]:
    return [(made_up.capture, looked) for made_up, looked in some]


def test_every_capture_is_one_that_can_be_kept() -> None:
    for made_up, _looked in TOLD:
        capture = made_up.capture
        assert capture_json.decode(capture_json.encode(capture)) == capture
        assert is_drawing(capture.drawing)
        assert capture.kind in WORDS
        for name, chosen in capture.terms.items():
            field = FIELDS[name]
            assert all(group_of(term) == field.group for term in chosen)
            assert all(WORDS.terms[term].at_capture for term in chosen)
            assert len(chosen) == 1 or field.shape is Shape.SOME
            assert len(set(chosen)) == len(chosen)
        for name in capture.texts:
            base = name.removesuffix(f"_{OTHER}")
            assert base in FIELDS
            assert base == name or any(term.endswith(OTHER) for term in capture.terms[base])
        assert not (capture.reading and "reading" in capture.skipped)


def test_what_is_added_has_the_shape_of_its_field() -> None:
    for made_up, looked in TOLD:
        for name, chosen in looked.terms.items():
            field = FIELDS[name]
            assert all(group_of(term) == field.group for term in chosen), name
            assert len(chosen) == 1 or field.shape is Shape.SOME
        for name, value in looked.numbers.items():
            assert FIELDS[name].shape is Shape.NUMBER
            assert FIELDS[name].least <= value <= FIELDS[name].most
        assert all(FIELDS[name].shape is Shape.TEXT for name in looked.texts)
        assert looked.strengths.keys() <= set(looked.terms.get("feelings", ()))
        # A reason that was real hides nothing.
        if looked.terms.get("reason_real") == ("rr_real",):
            assert "reason_under" not in looked.texts
        if made_up.capture.reading == "rd_preference":
            assert "markers_fear" not in looked.terms


def test_everything_comes_in_more_than_one_way() -> None:
    some = [made_up.capture for made_up, _looked in TOLD]
    assert {None, 0, 5} <= {each.pull_away for each in some}
    assert {None, 0, 5} <= {each.pull_toward for each in some}
    assert any(each.pull_toward is not None and each.pull_away is None for each in some) is False
    wordless = [each for each in some if not each.note and each.state]
    assert any(each.drawing for each in wordless)
    assert any("image" in each.terms for each in wordless)
    assert any(each.skipped for each in some)
    assert any(each.body for each in some)
    assert any(each.state == "st_unsure" for each in some)


def test_whoever_is_beyond_a_question_is_asked_none() -> None:
    settling = [
        made_up.capture for made_up, _looked in TOLD if made_up.capture.state in STATES_TO_SETTLE
    ]
    assert len(settling) > 100
    assert {each.reading for each in settling} == {None}


def test_its_texts_are_whole_and_name_only_whom_they_are_about() -> None:
    for made_up, looked in TOLD:
        capture = made_up.capture
        texts = [capture.note, *capture.texts.values(), *looked.texts.values()]
        assert not [text for text in texts if re.search(r"[{}]", text)]
        named = {label for label in LABELS for text in texts if label in text}
        assert named <= made_up.told.named


@pytest.mark.parametrize("people", [(), ("Jonas",), ("Noor", "Mara")])
def test_what_an_entry_felt_like_is_about_its_people(people: tuple[str, ...]) -> None:
    random = Random(4)
    felt = MomentTeller(GRAMMAR, random).felt(people)
    assert felt.capture.people == people
    assert felt.capture.reading in ANSWERS
    assert felt.told.person["label"] in (people or LABELS)
