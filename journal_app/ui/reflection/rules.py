"""What looking back asks and when: pure rules over a moment, without any widget."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from journal_app.core.moment_fields import Field, Part, fields_of
from journal_app.core.moments import BOTH, FEAR, PREFERENCE, STATES_TO_SETTLE, Moment
from journal_app.core.safety import Feature, Safety
from journal_app.core.timeline import FOLLOW_THE_ANSWER
from journal_app.core.vocabulary import Opens, Vocabulary

ORDER: Final[tuple[Part, ...]] = (
    Part.BODY,
    Part.WHAT,
    Part.MEANING,
    Part.REASON,
    Part.CARE,
    Part.SPACE,
    Part.HELPED,
    Part.CAPTURE,
)
"""The body before any meaning; what was noted at first can be mended at the end."""
ASKED_AROUND: Final = ("distress_before", "distress_after")
"""Asked before the first part and after the last, not inside one."""
KEPT_ELSEWHERE: Final = ("occurred",)
"""Only a capture asks it; the time of a moment is changed in the Reader."""
MARKERS: Final = ("markers_fear", "markers_pref")
NOT_OK_MARKERS: Final = "markers_notok"
GATE: Final = "was_something_wrong"
WRONG: Final = "ww_yes"
NOT_WANTED: Final = "wt_not_wanted"
REASON_WAS_REAL: Final = "rr_real"
_CLOSE_KINDS: Final = ("kd_close_ok", "kd_moved_closer", "kd_stayed")
_TOO_HARD: Final = 3
_MUCH_HARDER: Final = 2

_OFF_WITH: Final[Mapping[str, Feature]] = {
    "said_return_at": Feature.RETURN,
    "thread": Feature.RETURN,
    "landed": Feature.RETURN,
    "evidence": Feature.EVIDENCE,
    "who_drove": Feature.OWN_SHARE,
    "which_fear": Feature.MEANING,
    "for_fear": Feature.MEANING,
}
"""Fields that are not asked while this is switched off."""
_PARTS_OF_MEANING: Final = (Part.MEANING, Part.REASON)


def parts_offered(safety: Safety, *, settles_first: bool) -> tuple[Part, ...]:
    """The parts there are: what is switched off, or has to wait for settling, is not made."""
    parts = ORDER
    if settles_first:
        parts = tuple(part for part in parts if part not in _PARTS_OF_MEANING)
    if not safety.allows(Feature.MEANING):
        parts = tuple(part for part in parts if part is not Part.MEANING)
    return parts


def fields_offered(part: Part, safety: Safety) -> tuple[Field, ...]:
    """The fields a part is made of; the gate stands before everything that asks for meaning."""
    found = [
        field
        for field in fields_of(part)
        if field.name not in (*ASKED_AROUND, *KEPT_ELSEWHERE)
        and (field.name not in _OFF_WITH or safety.allows(_OFF_WITH[field.name]))
    ]
    if part is Part.REASON:
        # “The reason was real” is a full answer and comes before any line that looks further.
        real = [field for field in found if field.name == "reason_real"]
        found = [field for field in found if field not in real]
        under = next(at for at, field in enumerate(found) if field.name == "reason_under")
        found[under:under] = real
    if part is Part.MEANING:
        gate = [field for field in fields_of(Part.WHAT) if field.name == GATE]
        last = [field for field in found if field.name == NOT_OK_MARKERS]
        found = gate + [field for field in found if field not in last]
        # Always below the two lists it belongs to.
        after = 1 + max(at for at, field in enumerate(found) if field.name in MARKERS)
        found[after:after] = last
    return tuple(found)


def is_asked(
    field: str, part: Part, moment: Moment, vocabulary: Vocabulary, *, covered: bool = False
) -> bool:
    """Whether a field is in sight now; what was told once is, unless it tells a covered answer."""
    if covered and field in FOLLOW_THE_ANSWER:
        return False
    if _is_told(field, moment):
        return True
    if part is Part.MEANING and field not in (GATE, NOT_OK_MARKERS):
        if GATE not in moment.terms:
            return False
        if field in MARKERS or field == "which_fear":
            return _of_fear_or_preference(moment)
    rule = _RULES.get(field)
    return rule is None or rule(moment, vocabulary)


def stops(before: int | None, after: int | None) -> bool:
    """Whether looking back ends here: it is hard, or has become harder."""
    if any(each is not None and each >= _TOO_HARD for each in (before, after)):
        return True
    return before is not None and after is not None and after - before >= _MUCH_HARDER


def settles(state: str | None) -> bool:
    """Whether this state wants settling before everything else."""
    return state in STATES_TO_SETTLE


def opened_by(terms: Iterable[str], vocabulary: Vocabulary) -> Opens:
    """What newly chosen words bring up, the weightiest first."""
    found = {vocabulary.terms[term].opens for term in terms if term in vocabulary}
    order = (
        Opens.FORK, Opens.SETTLING, Opens.INSIDE_OR_THEM, Opens.PLAIN_NOTE, Opens.SUPPORT,
    )  # fmt: skip
    return next((each for each in order if each in found), Opens.NOTHING)


def _is_told(field: str, moment: Moment) -> bool:
    return any(field in kept for kept in (moment.terms, moment.texts, moment.numbers, moment.times))


def _of_fear_or_preference(moment: Moment) -> bool:
    # A no needs no reading, and neither does something that was wrong.
    if NOT_WANTED in moment.terms.get("wanted_touch", ()):
        return False
    return WRONG not in moment.terms.get(GATE, ())


def _touched(moment: Moment, vocabulary: Vocabulary) -> bool:
    near = (*moment.terms.get("trigger_primary", ()), *moment.terms.get("triggers", ()))
    return any(term in vocabulary and vocabulary.terms[term].opens is Opens.WANTED for term in near)


def _answered(*readings: str) -> Callable[[Moment, Vocabulary], bool]:
    def rule(moment: Moment, _vocabulary: Vocabulary) -> bool:
        given = {moment.reading, moment.reading_later}
        return bool(given & set(readings)) and _of_fear_or_preference(moment)

    return rule


def _not_wanted(moment: Moment, _vocabulary: Vocabulary) -> bool:
    return NOT_WANTED in moment.terms.get("wanted_touch", ())


def _echoed(moment: Moment, _vocabulary: Vocabulary) -> bool:
    return bool({"ec_yes", "ec_maybe"} & set(moment.terms.get("echo", ())))


def _reason_was_not_all(moment: Moment, _vocabulary: Vocabulary) -> bool:
    return REASON_WAS_REAL not in moment.terms.get("reason_real", ())


def _was_close(moment: Moment, _vocabulary: Vocabulary) -> bool:
    return moment.kind in _CLOSE_KINDS


_RULES: Final[Mapping[str, Callable[[Moment, Vocabulary], bool]]] = {
    "wanted_touch": _touched,
    "no_respected": _not_wanted,
    "which_fear": _answered(FEAR, BOTH),
    "room_for": _answered(PREFERENCE, BOTH),
    "for_rest": _answered(BOTH),
    "for_fear": _answered(BOTH),
    "sentence": _answered(PREFERENCE, BOTH),
    "echo_kind": _echoed,
    "reason_under": _reason_was_not_all,
    "roomy": _was_close,
}
