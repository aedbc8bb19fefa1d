"""What looking back asks: every field somewhere, the body first, nothing switched off."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.core import moment_words
from journal_app.core.moment_fields import FIELDS, Part
from journal_app.core.moments import ANSWERS, Moment
from journal_app.core.safety import Feature, Safety, SafetyState
from journal_app.core.timeline import FOLLOW_THE_ANSWER
from journal_app.core.vocabulary import Opens, Vocabulary
from journal_app.services import vocabulary
from journal_app.ui.moment_form import wording
from journal_app.ui.reflection import rules
from tests.builders import moment as made

SAFE = Safety()
WORDS = vocabulary.built_in()


def lived(**terms: tuple[str, ...]) -> Moment:
    return replace(made(reading="rd_fear"), terms=terms)


def asked(part: Part, moment: Moment, safety: Safety = SAFE) -> set[str]:
    fields = rules.fields_offered(part, safety)
    return {each.name for each in fields if rules.is_asked(each.name, part, moment, WORDS)}


def test_every_field_is_asked_in_the_capture_or_in_a_part() -> None:
    offered = {field.name for part in rules.ORDER for field in rules.fields_offered(part, SAFE)}
    captured = {name for name, field in FIELDS.items() if field.part is Part.CAPTURE}
    assert offered | captured | set(rules.ASKED_AROUND) == set(FIELDS)
    assert set(rules.KEPT_ELSEWHERE) <= captured


def test_every_field_has_words_for_asking_and_for_reading() -> None:
    for name in FIELDS:
        assert wording.asked(name)
        assert moment_words.told(name)


def test_the_words_of_a_number_reach_as_far_as_the_number() -> None:
    numbers = [field for field in FIELDS.values() if field.shape.value == "number"]
    for field in numbers:
        assert len(moment_words.number_words(field.name)) == field.most + 1, field.name
    for name in ("closeness_now", "closeness_wanted"):
        assert len(moment_words.number_words(name)) == 11
    for name in ("pull_away", "pull_toward"):
        assert len(moment_words.number_words(name)) == 6


def test_the_body_comes_before_any_meaning() -> None:
    parts = rules.parts_offered(SAFE, settles_first=False)
    assert parts[0] is Part.BODY
    assert parts.index(Part.BODY) < parts.index(Part.WHAT) < parts.index(Part.MEANING)


def test_settling_comes_before_meaning() -> None:
    parts = rules.parts_offered(SAFE, settles_first=True)
    assert Part.MEANING not in parts
    assert Part.REASON not in parts
    assert Part.BODY in parts


@given(st.sampled_from(SafetyState), st.booleans())
def test_what_is_switched_off_is_asked_nowhere(state: SafetyState, settles: bool) -> None:
    safety = Safety(state=state)
    parts = rules.parts_offered(safety, settles_first=settles)
    fields = {field.name for part in parts for field in rules.fields_offered(part, safety)}
    off = {
        Feature.MEANING: {"markers_fear", "markers_pref", "protecting", "showing", "which_fear"},
        Feature.RETURN: {"said_return_at", "thread", "landed"},
        Feature.EVIDENCE: {"evidence"},
        Feature.OWN_SHARE: {"who_drove"},
    }
    for feature, names in off.items():
        if not safety.allows(feature):
            assert not names & fields, feature
        elif not settles:
            assert names <= fields, feature


def test_nothing_is_asked_of_meaning_before_whether_something_was_wrong() -> None:
    assert asked(Part.MEANING, lived()) == {"was_something_wrong", "markers_notok"}
    assert set(rules.MARKERS) <= asked(Part.MEANING, lived(was_something_wrong=("ww_no",)))


@pytest.mark.parametrize(
    "terms",
    [
        {"was_something_wrong": ("ww_yes",)},
        {"was_something_wrong": ("ww_no",), "wanted_touch": ("wt_not_wanted",)},
    ],
)
def test_what_was_wrong_or_not_wanted_is_no_question_of_fear(
    terms: dict[str, tuple[str, ...]],
) -> None:
    found = asked(Part.MEANING, lived(**terms))
    assert not set(rules.MARKERS) & found
    assert "markers_notok" in found
    assert "which_fear" not in asked(Part.CAPTURE, lived(**terms))


def test_what_may_not_be_ok_stands_below_the_two_lists() -> None:
    names = [field.name for field in rules.fields_offered(Part.MEANING, SAFE)]
    at = names.index("markers_notok")
    assert names[0] == "was_something_wrong"
    assert set(names[at - 2 : at]) == set(rules.MARKERS)


def test_the_reason_was_real_is_a_full_answer() -> None:
    names = [field.name for field in rules.fields_offered(Part.REASON, SAFE)]
    assert names.index("reason_real") + 1 == names.index("reason_under")
    assert "reason_under" in asked(Part.REASON, lived())
    assert "reason_under" not in asked(Part.REASON, lived(reason_real=("rr_real",)))
    told = replace(lived(reason_real=("rr_real",)), texts={"reason_under": "A little."})
    assert "reason_under" in asked(Part.REASON, told)


def test_a_touch_asks_whether_it_was_wanted() -> None:
    assert "wanted_touch" not in asked(Part.CAPTURE, lived(triggers=("tr_seen",)))
    assert "wanted_touch" in asked(Part.CAPTURE, lived(triggers=("tr_touch",)))
    found = asked(Part.CAPTURE, lived(wanted_touch=("wt_not_wanted",)))
    assert "no_respected" in found


@given(st.sampled_from(ANSWERS), st.sampled_from(FOLLOW_THE_ANSWER), st.booleans())
def test_while_the_answer_is_covered_no_field_tells_it(
    reading: str, field: str, is_told: bool
) -> None:
    moment = replace(made(reading=reading), terms={field: ("x",)} if is_told else {})
    assert not rules.is_asked(field, Part.CAPTURE, moment, WORDS, covered=True)


@given(*[st.none() | st.integers(0, 4)] * 2)
def test_looking_back_ends_where_it_is_hard_or_much_harder(
    before: int | None, after: int | None
) -> None:
    hard = any(each is not None and each >= 3 for each in (before, after))
    harder = before is not None and after is not None and after - before >= 2
    assert rules.stops(before, after) == (hard or harder)


def test_the_weightiest_of_several_words_is_brought_up() -> None:
    assert rules.opened_by(["cu_sudden", "nk_hurt"], WORDS) is Opens.FORK
    assert rules.opened_by(["nk_mismatch"], WORDS) is Opens.NOTHING
    assert rules.opened_by(["ek_flash"], WORDS) is Opens.SETTLING
    assert rules.opened_by(["hx_threat"], WORDS) is Opens.PLAIN_NOTE
    assert rules.opened_by(["nk_hurt"], Vocabulary()) is Opens.NOTHING
