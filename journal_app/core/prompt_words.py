"""“Why this one?”: the rule that lets a question come, in one plain sentence each."""

from collections.abc import Callable, Mapping
from typing import Final

from journal_app.core.choosing import rested_for
from journal_app.core.families import BY_READING, CLOSE_KINDS, REACHING_KINDS
from journal_app.core.moments import BOTH, CANT_TELL, FEAR, PREFERENCE
from journal_app.core.prompt_context import EDGE_DOWN, EDGE_UP, MIXED, NUMB, OVER, PromptContext
from journal_app.core.prompts import DEEPEST, Family, Occasion, Person, Prompt, Seat
from journal_app.core.situations import Situation, situation
from journal_app.i18n import _, ngettext


def because(prompt: Prompt, context: PromptContext, *, follows: bool = False) -> tuple[str, ...]:
    """One or two sentences: what lets it come now, and whether it was here before.

    `follows` where it goes on with an answer.
    """
    return tuple(filter(None, (_rule(prompt, context, follows), _freshness(prompt, context))))


def _rule(prompt: Prompt, context: PromptContext, follows: bool) -> str:
    if follows:
        return _("It follows what you wrote.")
    if prompt.family is Family.OWN:
        return _("It is from your own deck “{deck}”.").format(deck=prompt.deck_name)
    about = _by_moment(prompt, context) if context.occasion is Occasion.MOMENT else ""
    return (
        _by_safety_and_body(prompt, context)
        or _by_choice(prompt, context)
        or about
        or _by_days(prompt, context)
    )


def _by_safety_and_body(prompt: Prompt, context: PromptContext) -> str:
    if prompt.family is Family.CLOSING and context.occasion is Occasion.CLOSING:
        return _("It ends a sitting kindly.")
    if context.only_tiny:
        return _("Because you were not quite here a short while ago, this is a very small one.")
    if context.safety_first and context.wanted is not prompt.family:
        return _("It keeps to the ground and to facts.")
    return _BY_STATE[context.state]() if context.state in _BY_STATE else ""


def _by_choice(prompt: Prompt, context: PromptContext) -> str:
    if context.wanted is prompt.family:
        return _("You asked for this kind.")
    if prompt.depth >= DEEPEST:
        return _("You said yes to a bit deeper.")
    if context.step_back and prompt.person is Person.THIRD:
        return _("It looks from a step away.")
    if context.concrete:
        return _("It asks only how, what or when.")
    return ""


def _by_moment(prompt: Prompt, context: PromptContext) -> str:
    if context.seat is Seat.CONTACT and context.kind in REACHING_KINDS:
        return _("Because you were the one reaching, it begins with what you saw and heard.")
    if context.kind in CLOSE_KINDS:
        return _("Because you noted something good, it stays with that.")
    if context.reading == FEAR and prompt.family not in BY_READING[FEAR]:
        return _("It goes with the kind of fear you named.")
    told = _BY_READING.get(context.reading)
    return _("It asks for what happened, and nothing more.") if told is None else told()


def _by_days(prompt: Prompt, context: PromptContext) -> str:
    """On an open page: what was told in the last days, or the hour."""
    if context.weights.get(prompt.kin, 0) > 0:
        return _("You wanted more of these.")
    here = situation(context)
    if here is Situation.LATE or context.late:
        return _("It is late, so this is a small one.")
    if here in _BY_SITUATION and prompt.family in _FOR[here]:
        return _BY_SITUATION[here]()
    return _BY_FAMILY[prompt.family]() if prompt.family in _BY_FAMILY else ""


def _freshness(prompt: Prompt, context: PromptContext) -> str:
    rested = rested_for(prompt, context)
    if rested is None:
        return _("You have not seen this one before.")
    if rested.days < prompt.cooldown_days:
        return _("It was here not long ago, and nothing newer fits now.")
    words = ngettext("It has rested for {days} day.", "It has rested for {days} days.", rested.days)
    return words.format(days=rested.days)


_Say = Callable[[], str]
_BY_STATE: Final[Mapping[str, _Say]] = {
    NUMB: lambda: _("Because you marked numb, this is a very small one."),
    OVER: lambda: _("Because you marked that it is a lot, this one stays with the ground."),
    MIXED: lambda: _("Because you marked both at once, this one stays with the ground."),
    EDGE_UP: lambda: _("Because you marked that you are revved, this one is plain."),
    EDGE_DOWN: lambda: _("Because you marked that you are dimmed, this one is small."),
}
_BY_READING: Final[Mapping[str | None, _Say]] = {
    FEAR: lambda: _("Because you said fear, it asks about what was guarded, or what happened."),
    PREFERENCE: lambda: _("Because you said preference, it asks what the room is for."),
    BOTH: lambda: _("Because you said both, it leaves room for each."),
    CANT_TELL: lambda: _("Because you can’t tell yet, it explains nothing and asks for no reason."),
}
_BY_SITUATION: Final[Mapping[Situation, _Say]] = {
    Situation.REACHING: lambda: _("You told of reaching for somebody a short while ago."),
    Situation.AFTER_ARGUMENT: lambda: _("After an argument it asks only for what happened."),
    Situation.AFTER_LEAVING: lambda: _("Some time after leaving it asks for one plain thing."),
    Situation.AFTER_HIGH: lambda: _("The day after can be tender, so it explains nothing."),
    Situation.GOOD_DAY: lambda: _("After a good time it stays with what was good."),
    Situation.LOW_BODY: lambda: _("Maybe this is a body day, so it asks about room and rest."),
    Situation.BEFORE_THERAPY: lambda: _("You tagged something for therapy lately."),
}
_FOR: Final[Mapping[Situation, frozenset[Family]]] = {
    Situation.REACHING: frozenset({Family.REACHING}),
    Situation.AFTER_ARGUMENT: frozenset({Family.NOTICE}),
    Situation.AFTER_LEAVING: frozenset({Family.NOTICE, Family.GUARDED_ONE, Family.ROOM}),
    Situation.AFTER_HIGH: frozenset({Family.NOTICE, Family.ROOM}),
    Situation.GOOD_DAY: frozenset({Family.EVIDENCE, Family.FREEDOM_AND_CLOSENESS}),
    Situation.LOW_BODY: frozenset({Family.ROOM}),
    Situation.BEFORE_THERAPY: frozenset({Family.HELP}),
}
_BY_FAMILY: Final[Mapping[Family, _Say]] = {
    Family.GUARDED_ONE: lambda: _("You said fear, or both, in the last days."),
    Family.OLD_RULE: lambda: _("You told of an old rule, or of something older, in the last days."),
    Family.BEING_SEEN: lambda: _("You told of being seen in the last days."),
    Family.REACHING: lambda: _("You told of wanting contact in the last days."),
    Family.UNSAID: lambda: _("You told of something held back in the last days."),
    Family.TINY: lambda: _("You told of little energy, so this is a very small one."),
}
