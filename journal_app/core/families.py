"""Which kinds of question fit: after a moment by what was said of it, and on an open page.

The body comes before any meaning, and safety before everything that leans on closeness.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from journal_app.core.branches import after
from journal_app.core.moments import BOTH, CANT_TELL, FEAR, PREFERENCE
from journal_app.core.prompt_context import (
    EDGE_DOWN,
    EDGE_UP,
    GONE,
    NUMB,
    UNSETTLED,
    PromptContext,
)
from journal_app.core.prompts import STEADY, Family, Occasion, Seat
from journal_app.core.situations import never_now

SAFE_FAMILIES: Final = frozenset({Family.NOT_OK, Family.LAND, Family.TINY, Family.HELP})
"""All that is left for somebody who has said that something isn't OK, or that they are not sure."""
SAFE_UNASKED: Final = frozenset({Family.LAND, Family.TINY})
"""What of that an open page offers by itself."""
CLOSE_KINDS: Final = frozenset({"kd_close_ok", "kd_stayed", "kd_came_back", "kd_moved_closer"})
REACHING_KINDS: Final = frozenset({"kd_reached", "kd_they_pulled"})
BEHIND_A_PREFERENCE: Final = frozenset(
    {
        Family.FEAR_OR_PREFERENCE,
        Family.GUARDED_ONE,
        Family.OLD_RULE,
        Family.BEING_SEEN,
        Family.SMALL_STEPS,
    }
)
"""Kinds that would look behind a preference, or train it away: they never follow one."""
NIGHT_FAMILIES: Final = frozenset(
    {Family.LAND, Family.TINY, Family.CLOSING, Family.NOTICE, Family.EVIDENCE, Family.OWN}
)
"""What may come late at night; anything deep is kept back by its depth."""
BY_READING: Final[Mapping[str | None, frozenset[Family]]] = {
    FEAR: frozenset({Family.GUARDED_ONE, Family.BEING_SEEN, Family.NOTICE}),
    PREFERENCE: frozenset({Family.ROOM, Family.FREEDOM_AND_CLOSENESS}),
    BOTH: frozenset({Family.ROOM, Family.GUARDED_ONE, Family.FREEDOM_AND_CLOSENESS}),
    # Of the third kind only what says by itself that it is for the later look.
    CANT_TELL: frozenset({Family.NOTICE, Family.LAND, Family.FEAR_OR_PREFERENCE}),
}
A_DAY: Final = timedelta(days=1)
_SHAME: Final = frozenset(
    {"fe_quiet_shame", "tr_seen", "tr_seen_struggling", "tr_seen_cared_for", "ft_seen"}
)
_ECHOES: Final = frozenset({"ec_yes", "ec_maybe"})
_LOW_ENERGY: Final = frozenset({"dx_go_flat", "tr_body_low"})
_WITHHELD: Final = frozenset({"kd_held_back", "dx_swallowed_words"})


def families(context: PromptContext) -> frozenset[Family]:
    """Every kind that may come here and now."""
    if context.state == GONE:
        return frozenset()
    if context.only_tiny:
        return frozenset({Family.TINY})
    if context.occasion is Occasion.CLOSING:
        return frozenset({Family.CLOSING})
    if context.safety_first:
        return _while_put_away(context)
    if context.state == NUMB:
        return frozenset({Family.TINY})
    if context.state in UNSETTLED:
        return frozenset({Family.LAND})
    if context.occasion is Occasion.MOMENT:
        return _after_a_moment(context)
    fitting = frozenset(family for family, may in _ON_AN_OPEN_PAGE.items() if may(context))
    if context.last_reading == PREFERENCE:
        fitting -= BEHIND_A_PREFERENCE
    return _by_night(fitting - never_now(context), context)


def _while_put_away(context: PromptContext) -> frozenset[Family]:
    # An open page may be seen by somebody else: what asks about help or about what happened waits
    # there until it is asked for.
    if context.occasion is Occasion.TODAY:
        return SAFE_UNASKED | {each for each in SAFE_FAMILIES if each is context.wanted}
    return SAFE_FAMILIES


def _after_a_moment(context: PromptContext) -> frozenset[Family]:
    if context.seat is Seat.CONTACT and context.kind in REACHING_KINDS:
        fitting = frozenset({Family.REACHING, Family.NOTICE})
    elif context.kind in CLOSE_KINDS:
        fitting = frozenset({Family.EVIDENCE, Family.FREEDOM_AND_CLOSENESS})
    else:
        fitting = BY_READING.get(context.reading, frozenset({Family.NOTICE}))
        if context.wanted in after(context.reading, context.terms).families:
            fitting |= {context.wanted}
    return fitting - {Family.BEING_SEEN, Family.OLD_RULE} if context.late else fitting


def _by_night(fitting: frozenset[Family], context: PromptContext) -> frozenset[Family]:
    return fitting & NIGHT_FAMILIES if context.late else fitting


# On an open page, where nothing is said now, what was told in the last days opens a kind of
# question, or the person asks for it. Somebody not steady gets only what needs no steadiness.


def _land(context: PromptContext) -> bool:
    """Up and at an edge, late, or asked for."""
    return context.state == EDGE_UP or context.late or context.wanted is Family.LAND


def _tiny(context: PromptContext) -> bool:
    """Dimmed, low, late, or asked for."""
    low = any(told.terms & _LOW_ENERGY for told in context.lately if told.ago < A_DAY)
    dimmed = context.state == EDGE_DOWN
    return dimmed or low or context.late or context.wanted is Family.TINY


def _fear_or_preference(context: PromptContext) -> bool:
    """The question of this journal; it rests by itself, and on a day the body is low."""
    return not context.question_rests


def _guarded_one(context: PromptContext) -> bool:
    """Steady, and fear or both was said in the last days."""
    return _steady(context) and any(told.reading in (FEAR, BOTH) for told in context.lately)


def _old_rule(context: PromptContext) -> bool:
    """Steady, a rule was chosen or something echoed, and no flash within a day."""
    flash = any("ek_flash" in told.terms for told in context.lately if abs(told.ago) < A_DAY)
    echoed = bool(context.chosen & _ECHOES) or any(
        term.startswith("be_") and term not in ("be_other", "be_unsure") for term in context.chosen
    )
    return _steady(context) and echoed and not flash


def _being_seen(context: PromptContext) -> bool:
    """The wish not to be seen was told in the last days, and it is not night."""
    return bool(context.chosen & _SHAME) and not context.late


def _small_steps(context: PromptContext) -> bool:
    """Steady, and asked for: by opening it, or by wanting more of it."""
    asked = context.wanted is Family.SMALL_STEPS or _more_of(Family.SMALL_STEPS, context)
    return _steady(context) and asked


def _evidence(context: PromptContext) -> bool:
    """Not while it is hard: then nothing good is asked for."""
    return not context.hard_now


def _reaching(context: PromptContext) -> bool:
    """Somebody reached, or was the one in need of contact, in the last days."""
    return any(Seat.CONTACT in told.seats or told.kind in REACHING_KINDS for told in context.lately)


def _loop(context: PromptContext) -> bool:
    """Steady, both seats were told of lately, and the person asks for it."""
    seats = frozenset[Seat]().union(*(told.seats for told in context.lately))
    asked = context.wanted is Family.LOOP or _more_of(Family.LOOP, context)
    return _steady(context) and asked and {Seat.ROOM, Seat.CONTACT} <= seats


def _unsaid(context: PromptContext) -> bool:
    """Something was held back in the last days."""
    return bool(context.chosen & _WITHHELD) or context.wanted is Family.UNSAID


def _help(context: PromptContext) -> bool:
    """Therapy is near by the person's own tag, or they came through the page for support."""
    return context.therapy_near or context.wanted is Family.HELP


def _always(_context: PromptContext) -> bool:
    """Asks for nothing that was not said."""
    return True


def _steady(context: PromptContext) -> bool:
    return context.state == STEADY


def _more_of(family: Family, context: PromptContext) -> bool:
    return context.weights.get(family.value, 0) > 0


_ON_AN_OPEN_PAGE: Final[Mapping[Family, Callable[[PromptContext], bool]]] = {
    Family.LAND: _land,
    Family.NOTICE: _always,
    Family.FEAR_OR_PREFERENCE: _fear_or_preference,
    Family.GUARDED_ONE: _guarded_one,
    Family.OLD_RULE: _old_rule,
    Family.BEING_SEEN: _being_seen,
    Family.TINY: _tiny,
    Family.SMALL_STEPS: _small_steps,
    Family.EVIDENCE: _evidence,
    Family.ROOM: _always,
    Family.REACHING: _reaching,
    Family.LOOP: _loop,
    Family.FREEDOM_AND_CLOSENESS: _always,
    Family.UNSAID: _unsaid,
    Family.HELP: _help,
    # By day its questions end a sitting; those of the night say so themselves.
    Family.CLOSING: lambda context: context.late,
    # Their own words, and the app cannot read whether they lean on closeness: so they are offered
    # wherever an open page may ask about meaning, and rest, unread, with everything else while
    # closeness is put away. From their deck they can be picked at any time.
    Family.OWN: _always,
}
