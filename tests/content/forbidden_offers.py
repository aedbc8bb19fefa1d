"""What may never be offered, told anew from the product's own words and not from the code."""

from collections.abc import Iterator
from datetime import timedelta

from journal_app.core.prompt_context import PromptContext
from journal_app.core.prompts import Prompt

NIGHT = {22, 23, 0, 1, 2, 3}
DARK = NIGHT | {21}
SAFE = {"P1", "P7", "P15", "P17"}
LOOKS_BEHIND = {"P3", "P4", "P5", "P6", "P8"}
DAY = timedelta(hours=24)
TABLE = {
    "rd_fear": {"P4", "P6", "P2"},
    "rd_preference": {"P10", "P13"},
    "rd_both": {"P10", "P4", "P13"},
    "rd_cant_tell": {"P2", "P1", "P3"},
}


def forbidden(prompt: Prompt, context: PromptContext) -> str:
    """Why this may never come here; empty if it may."""
    for rules in (_body, _safety, _moment, _open_page, _depth, _wishes):
        for reason, broken in rules(prompt, context):
            if broken:
                return reason
    return ""


def _body(prompt: Prompt, context: PromptContext) -> Iterator[tuple[str, bool]]:
    family, state = prompt.family.value, context.state
    gone = context.since_gone is not None and abs(context.since_gone) < timedelta(hours=12)
    closing = context.occasion == "closing"
    yield "nothing for somebody who is not here", state == "st_gone"
    yield "twelve hours of tiny ones only", gone and family != "P7"
    yield "no depth after being gone", gone and prompt.depth > 1
    unsettled = state in ("st_over", "st_mixed", "st_numb")
    yield "the body before meaning", unsettled and prompt.depth > 1
    loud = state in ("st_over", "st_mixed") and not (context.safety_flagged or closing)
    yield "only ground for the overwhelmed", loud and not gone and _not_ok(context, family, {"P1"})
    numb = state == "st_numb" and not (context.safety_flagged or closing)
    yield "only tiny ones for the numb", numb and _not_ok(context, family, {"P7"})


def _not_ok(context: PromptContext, family: str, allowed: set[str]) -> bool:
    return not _says_not_ok(context) and family not in allowed


def _says_not_ok(context: PromptContext) -> bool:
    marked = any(term.startswith("nk_") and term != "nk_mismatch" for term in context.terms)
    said = context.safety_flagged or context.reading == "rd_not_ok"
    return said or marked or bool({"ft_them", "ld_unsafe"} & context.terms)


def _safety(prompt: Prompt, context: PromptContext) -> Iterator[tuple[str, bool]]:
    family = prompt.family.value
    not_ok = _says_not_ok(context)
    safe = SAFE | ({"P16"} if context.occasion == "closing" else set())
    yield "closeness is put away", not_ok and (family not in safe or not prompt.safety_ok)
    yield "an own question may lean on closeness", not_ok and family == "own"
    yield "nobody said that something is wrong", not not_ok and family == "P17"
    yield "somebody else may see the page", family == "P17" and context.occasion != "moment"
    seen = not_ok and context.occasion == "today" and family == "P15"
    yield "somebody may look over the shoulder", seen and context.wanted != "P15"


def _moment(prompt: Prompt, context: PromptContext) -> Iterator[tuple[str, bool]]:
    if context.occasion != "moment" or _says_not_ok(context):
        return
    family = prompt.family.value
    if context.state in ("st_over", "st_mixed", "st_numb") or context.since_gone is not None:
        return
    if context.seat == "contact" and context.kind in ("kd_reached", "kd_they_pulled"):
        pool = {"P11", "P2"}
    elif context.kind in ("kd_close_ok", "kd_stayed", "kd_came_back", "kd_moved_closer"):
        pool = {"P9", "P13"}
    else:
        pool = TABLE.get(context.reading or "", {"P2"})
        if context.wanted is not None and context.wanted.value in _branch(context):
            pool = pool | {context.wanted.value}
    yield "not in the table", family not in pool
    yield (
        "nothing looks behind a preference",
        (context.reading == "rd_preference" and family in LOOKS_BEHIND),
    )
    later = "rd_cant_tell" in prompt.readings_ok
    asked = later or context.wanted == "P3"
    yield "of the question only the later look", family == "P3" and not asked


def _branch(context: PromptContext) -> set[str]:
    """What an answer goes on with, beside the table."""
    by_fear = {"ft_seen": "P6", "ft_losing_them": "P9", "ft_losing_me": "P13", "ft_obliged": "P10"}
    more = {by_fear[fear] for fear in context.terms if fear in by_fear}
    more |= {"P13"} if "ft_obliged" in context.terms else set()
    return {"rd_fear": more, "rd_both": {"P3"}}.get(context.reading or "", set())


def _open_page(prompt: Prompt, context: PromptContext) -> Iterator[tuple[str, bool]]:
    if context.occasion != "today" or context.safety_flagged:
        return
    family = prompt.family.value
    told = context.lately
    terms = {term for each in told for term in each.terms}
    reading = next((each.reading for each in told if each.reading), None)
    steady = context.state == "st_steady"
    asked = context.wanted is not None and context.wanted.value == family
    asked = asked or context.weights.get(family, 0) > 0
    flash = any("ek_flash" in each.terms and abs(each.ago) < DAY for each in told)
    rule = {term for term in terms if term.startswith("be_")} - {"be_other", "be_unsure"}
    seats = {each.seat.value for each in told}
    yield "looks behind a preference", reading == "rd_preference" and family in LOOKS_BEHIND
    yield (
        "no protection was told of",
        family == "P4"
        and not (steady and any(each.reading in ("rd_fear", "rd_both") for each in told)),
    )
    echoes = bool(terms & {"ec_yes", "ec_maybe"} or rule)
    yield "no old rule was told of", family == "P5" and not (steady and echoes)
    yield "a flash within a day", family == "P5" and flash
    shame = {"fe_quiet_shame", "ft_seen"} & terms or any(t.startswith("tr_seen") for t in terms)
    yield "nothing of being seen was told", family == "P6" and not shame
    yield "steps nobody asked for", family == "P8" and not (steady and asked)
    reached = any(each.kind in ("kd_reached", "kd_they_pulled") for each in told)
    yield "nobody reached", family == "P11" and not (reached or "contact" in seats)
    yield (
        "the loop unasked",
        family == "P12" and not (steady and asked and {"room", "contact"} <= seats),
    )
    withheld = "dx_swallowed_words" in terms or any(e.kind == "kd_held_back" for e in told)
    yield "nothing was held back", family == "P14" and not (withheld or asked)
    yield "no therapy is near", family == "P15" and not (context.therapy_near or asked)
    yield from _told_lately(family, context)
    yield "good things while it is hard", family == "P9" and context.hard_now


def _told_lately(family: str, context: PromptContext) -> Iterator[tuple[str, bool]]:
    def near(words: set[str], hours: int) -> bool:
        within = timedelta(hours=hours)
        return any(words & each.terms and abs(each.ago) < within for each in context.lately)

    meaning = {"P3", "P4", "P5", "P6"}
    yield "the day after a high is tender", near({"tr_after_high"}, 24) and family in meaning
    yield "a body day", near({"tr_body_low"}, 12) and family == "P3"
    argued = timedelta(minutes=20)
    soon = any("tr_conflict" in each.terms and abs(each.ago) < argued for each in context.lately)
    unasked = context.wanted is None and family not in ("P1", "P7")
    yield "twenty minutes of nothing after an argument", soon and unasked


def _depth(prompt: Prompt, context: PromptContext) -> Iterator[tuple[str, bool]]:
    family, depth = prompt.family.value, prompt.depth
    night = context.hour in NIGHT and not context.deeper_at_night
    dark = context.hour in DARK and not context.deeper_at_night
    deep = depth == 4
    yield "too deep for the night", night and (depth > 2 or family in ("P5", "P6"))
    yield "the deepest after nine", deep and dark
    yield "the deepest without a yes", deep and not context.allow_deeper
    yield "the deepest at an edge", deep and context.state != "st_steady"
    full = context.deep_sittings >= 2 and not context.sitting.deep
    yield "the deepest a third time in a week", deep and full
    yield "abstract while it goes in circles", context.concrete and (deep or not prompt.concrete)
    yield "the question rests", context.question_rests and family == "P3"


def _wishes(prompt: Prompt, context: PromptContext) -> Iterator[tuple[str, bool]]:
    subjects = {prompt.id, prompt.kin}
    yield "not this one again", bool(subjects & context.hidden)
    again = prompt.kin in context.sitting.kin and not context.more_wanted
    yield "the same family twice in a sitting", again
    full = len(context.sitting.ids) >= 3 and context.occasion == "today"
    yield "a fourth that nobody asked for", full and not context.more_wanted
