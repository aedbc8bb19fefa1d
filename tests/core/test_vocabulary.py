"""A picker: most used first, nothing lost or twice; what the person changed; found by name."""

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core.vocabulary import FIRST, OwnTerm, Picker, Term, Vocabulary, group_of

GROUPS = ("tr", "dx", "st")
names = st.text(ascii_lowercase, min_size=1, max_size=4)


@st.composite
def vocabularies(draw: st.DrawFn) -> Vocabulary:
    ids = draw(st.lists(st.tuples(st.sampled_from(GROUPS), names), unique=True, max_size=30))
    terms = {
        f"{group}_{name}": Term(
            id=f"{group}_{name}", label=name.title(), at_capture=draw(st.booleans())
        )
        for group, name in ids
    }
    some = st.lists(st.sampled_from([*terms, "tr_gone"]), unique=True, max_size=9)
    starters, closing = draw(some), draw(some)
    return Vocabulary(
        terms,
        hidden=frozenset(draw(some)),
        uses=draw(st.dictionaries(st.sampled_from([*terms, "dx_gone"]), st.integers(1, 9))),
        first={group: tuple(t for t in starters if group_of(t) == group) for group in GROUPS},
        last={
            group: tuple(t for t in closing if group_of(t) == group and t not in starters)
            for group in GROUPS
        },
        fixed=draw(st.sets(st.sampled_from(GROUPS)).map(frozenset)),
    )


groups = st.sampled_from(GROUPS)
chosen = st.lists(st.builds("{}_{}".format, groups, names), max_size=6)


def ids(terms: tuple[Term, ...]) -> list[str]:
    return [term.id for term in terms]


@given(vocabularies(), groups, st.booleans(), st.data())
def test_a_picker_loses_nothing_and_shows_nothing_twice(
    words: Vocabulary, group: str, capture: bool, data: st.DataObject
) -> None:
    also = data.draw(st.lists(st.sampled_from([*words.terms, "tr_gone"]), max_size=6))
    picker = words.picker(group, capture=capture, also=also)
    shown = ids(picker.first + picker.more)
    offered = [t.id for t in words.group(group) if t.at_capture or not capture]
    kept = [t for t in also if t in words and group_of(t) == group]
    assert len(shown) == len(set(shown))
    assert set(shown) == {*offered, *kept}
    assert set(kept) <= set(ids(picker.first))
    assert ids(picker.more) == [t for t in offered if t not in ids(picker.first)]


@given(vocabularies(), groups)
def test_what_is_used_more_never_stands_behind(words: Vocabulary, group: str) -> None:
    picker = words.picker(group)
    closing = words.last[group]
    ranked = [t for t in ids(picker.first) if t not in closing]
    assert ids(picker.first)[len(ranked) :] == [t for t in ids(words.group(group)) if t in closing]
    if group in words.fixed:
        starters = [t for t in ids(words.group(group)) if t in words.first[group]]
        expected = starters if words.first[group] else ids(words.group(group))
        assert ranked == [t for t in expected if t not in closing]
        return
    assert len(ranked) <= FIRST
    uses = [words.uses.get(t, 0) for t in ranked]
    assert uses == sorted(uses, reverse=True)
    assert all(words.uses.get(t.id, 0) <= min(uses) for t in picker.more)
    unused = [t for t in ranked if t not in words.uses]
    starters = [t for t in words.first[group] if t in unused]
    assert unused[: len(starters)] == starters


@given(vocabularies(), groups)
def test_a_fixed_order_is_the_same_whatever_is_used(words: Vocabulary, group: str) -> None:
    unused = Vocabulary(words.terms, words.hidden, {}, words.first, words.last, words.fixed)
    if group in words.fixed:
        assert words.picker(group) == unused.picker(group)


@given(vocabularies(), groups, chosen)
def test_words_of_another_group_or_of_nobody_are_not_shown(
    words: Vocabulary, group: str, also: list[str]
) -> None:
    picker = words.picker(group, also=also)
    assert {term.group for term in picker.first + picker.more} <= {group}
    assert {term.id for term in picker.first + picker.more} <= words.terms.keys()


@given(vocabularies())
def test_a_hidden_word_is_in_no_list_and_keeps_its_label(words: Vocabulary) -> None:
    for term in words.hidden & words.terms.keys():
        assert term not in ids(words.group(group_of(term)))
        assert words.label(term) == words.terms[term].label


SHIPPED = Vocabulary(
    {
        term.id: term
        for term in (
            Term(id="tr_touch", label="Affectionate touch", short="a touch", description="A hand"),
            Term(id="tr_seen", label="Being seen"),
            Term(id="dx_quiet", label="Went quiet", short="go quiet"),
        )
    },
    first={"tr": ("tr_seen",)},
    last={"tr": ("tr_touch",)},
    fixed=frozenset({"dx"}),
)


def test_a_new_label_takes_the_place_of_both_and_keeps_all_else() -> None:
    words = SHIPPED.with_own([OwnTerm(id="tr_touch", label="Hugs")], {"tr_seen": 2})
    touch = words.terms["tr_touch"]
    assert (touch.label, touch.chip, touch.description) == ("Hugs", "Hugs", "A hand")
    assert not touch.own
    assert words.uses == {"tr_seen": 2}
    assert (words.first, words.last, words.fixed) == (SHIPPED.first, SHIPPED.last, SHIPPED.fixed)
    assert SHIPPED.label("tr_touch") == "Affectionate touch"


def test_own_words_stand_behind_the_others_of_their_group() -> None:
    words = SHIPPED.with_own(
        [OwnTerm(id="tr_own_1", label="Rain"), OwnTerm(id="tr_seen", hidden=True)], {}
    )
    assert ids(words.group("tr")) == ["tr_touch", "tr_own_1"]
    assert words.terms["tr_own_1"].own
    assert words.picker("tr") == Picker(
        first=(words.terms["tr_own_1"], words.terms["tr_touch"]), more=()
    )


def test_hiding_alone_makes_no_word() -> None:
    words = SHIPPED.with_own([OwnTerm(id="tr_from_a_later_version", hidden=True)], {})
    assert "tr_from_a_later_version" not in words
    assert words.label("tr_from_a_later_version") == words.chip("tr_from_a_later_version") == ""


def test_labels_leave_out_what_nobody_knows() -> None:
    assert SHIPPED.labels(["tr_seen", "tr_gone", "tr_touch"]) == (
        "Being seen",
        "Affectionate touch",
    )


@pytest.mark.parametrize(
    ("group", "label", "found"),
    [
        ("tr", "AFFECTIONATE touch", "tr_touch"),
        ("tr", "A touch", "tr_touch"),
        ("tr", "being seen", "tr_seen"),
        ("tr", "go quiet", None),
        ("tr", "", None),
        ("dx", "Go quiet", "dx_quiet"),
    ],
)
def test_a_word_is_found_by_its_label_or_its_short_form(
    group: str, label: str, found: str | None
) -> None:
    term = SHIPPED.named(group, label)
    assert (term and term.id) == found


def test_a_label_goes_before_a_short_form() -> None:
    words = Vocabulary(
        {
            "tr_a": Term(id="tr_a", label="One", short="rain"),
            "tr_b": Term(id="tr_b", label="Rain"),
        }
    )
    term = words.named("tr", "rain")
    assert term is not None
    assert term.id == "tr_b"
