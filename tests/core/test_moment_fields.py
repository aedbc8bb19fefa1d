"""Every field of a moment is there once, in one part, with its words or its scale."""

import re

from journal_app.core.moment_fields import COLUMNS, FIELDS, Part, Shape, fields_of
from journal_app.core.moments import Capture, Moment

WORDS = {Shape.ONE, Shape.SOME}
LOOKED_BACK = {
    "triggers cues other_stress was_something_wrong": Part.WHAT,
    "state_after feelings presence_start presence_end closeness_after roomy": Part.BODY,
    "markers_fear markers_pref markers_notok protecting showing felt_choice echo echo_kind"
    " old_rules who_drove": Part.MEANING,
    "strategies_away strategies_reach thoughts reason_given reason_under unsaid": Part.REASON,
    "wanted care_line": Part.CARE,
    "outcomes left_at said_return_at told thread returned_at return_how landed": Part.SPACE,
    "helped evidence distress_before distress_after": Part.HELPED,
}


def test_every_field_of_a_later_look_is_asked_in_its_part() -> None:
    for names, part in LOOKED_BACK.items():
        asked = {field.name for field in fields_of(part)}
        assert set(names.split()) <= asked


def test_the_parts_hold_every_field_once() -> None:
    found = [field.name for part in Part for field in fields_of(part)]
    assert sorted(found) == sorted(FIELDS)
    assert len(found) == len(set(found))


def test_the_body_is_asked_before_any_meaning() -> None:
    parts = list(dict.fromkeys(field.part for field in FIELDS.values()))
    assert parts == list(Part)
    assert parts.index(Part.BODY) < parts.index(Part.MEANING)


def test_words_have_a_group_and_numbers_a_scale() -> None:
    for name, field in FIELDS.items():
        assert field.name == name
        assert bool(field.group) is (field.shape in WORDS)
        assert 0 == field.least < field.most
    assert {FIELDS[name].most for name in ("roomy", "felt_choice", "distress_after")} == {4}
    assert FIELDS["closeness_after"].most == 10


def test_only_what_was_written_is_kept_back_and_all_of_it_is() -> None:
    assert {field.private for field in FIELDS.values() if field.shape is Shape.TEXT} == {True}
    assert {field.private for field in FIELDS.values() if field.shape is not Shape.TEXT} == {False}
    assert "unsaid" in FIELDS


def test_columns_are_no_fields_and_stand_in_a_moment() -> None:
    assert not set(COLUMNS) & set(FIELDS)
    assert set(COLUMNS) <= set(Moment.__dataclass_fields__)
    assert not set(FIELDS) & set(Moment.__dataclass_fields__)
    assert not set(FIELDS) & set(Capture.__dataclass_fields__)


def test_names_are_plain_and_leave_room_for_the_own_word() -> None:
    for name in FIELDS:
        assert re.fullmatch("[a-z]+(_[a-z]+)*", name)
        assert not name.endswith("_other")
