"""Find marked words again in a text that was changed by somebody who knew of no marks.

Where the earlier text is known its words are laid beside the new ones, and a mark follows the
words it stood on. Where it is not, quote and context find it. What neither finds is given back as
lost: a mark is never put on other words, and never dropped.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from journal_app.core.halving import alike
from journal_app.core.passages import Anchor, Passage, anchor_at, trimmed

KEPT_SHARE: Final = 0.5
"""So much of its words has to be left for a passage to be called the same."""
_WORD: Final = re.compile(r"\w+|[^\w\s]")
TELLING_WORDS: Final = 3
"""So many words in a row can hardly be others."""
_TELLING_CONTEXT: Final = 6
_MOST_WORDS: Final = 8_000
"""Beyond this the changed part is too long to lay side by side; quotes alone decide."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A run of characters both texts share."""

    old: int
    new: int
    length: int


def reanchored(passages: Sequence[Passage], before: str | None, after: str) -> tuple[Passage, ...]:
    """The same passages in the new text, in the same order; those not found are marked as lost.

    `before` is the text the anchors were made for, or `None` where nobody knows it. A lost passage
    whose words came back stands there again.
    """
    kept = () if before is None else _kept(before, after)
    return tuple(_one(passage, before, after, kept) for passage in passages)


def find_quote(anchor: Anchor, text: str, telling: int = TELLING_WORDS) -> Anchor | None:
    """The place of these very words that agrees best with what stood around them.

    Of several that agree equally well the nearest to where it was is taken: nobody could tell them
    apart. Fewer words than `telling` are not found without some of their neighbours.
    """
    if not anchor.quote:
        return None
    best: tuple[int, int, int] | None = None
    for start in _occurrences(anchor.quote, text):
        agreeing = _agreement(anchor, text, start)
        rank = (agreeing, -abs(start - anchor.start), -start)
        if best is None or rank > best:
            best = rank
    if best is None or (best[0] < _enough(anchor) and len(anchor.quote.split()) < telling):
        return None
    return anchor_at(text, -best[2], len(anchor.quote))


def _one(passage: Passage, before: str | None, after: str, kept: Sequence[_Kept]) -> Passage:
    at = passage.anchor
    known = before is not None and not passage.lost and before[at.start : at.end] == at.quote
    if known:
        found = _moved(at, after, kept) or _new_place(at, after, kept) or _followed(at, after, kept)
    else:
        found = find_quote(at, after)
    if found is None:
        return replace(passage, lost=True)
    return replace(passage, anchor=found, lost=False)


def _moved(at: Anchor, after: str, kept: Sequence[_Kept]) -> Anchor | None:
    """Where a passage of which nothing was touched stands now."""
    for run in kept:
        if run.old <= at.start and at.end <= run.old + run.length:
            return anchor_at(after, at.start - run.old + run.new, at.length)
    return None


def _new_place(at: Anchor, after: str, kept: Sequence[_Kept]) -> Anchor | None:
    """Where the very words stand now, if they did not stand there before unmarked."""
    # Words that are new in the text need fewer neighbours to be the ones that were taken out.
    found = find_quote(at, after, telling=2)
    return None if found is None or _stays_elsewhere(found, kept) else found


def _followed(at: Anchor, after: str, kept: Sequence[_Kept]) -> Anchor | None:
    """Where the words of a passage went, if most of them are still there and close together."""
    left, first, last = 0, len(after), 0
    for run in kept:
        low, high = max(at.start, run.old), min(at.end, run.old + run.length)
        if low < high:
            left += high - low
            first = min(first, low - run.old + run.new)
            last = max(last, high - run.old + run.new)
    # Much gone, or so much new in between that it is no longer one passage.
    if not left or left < KEPT_SHARE * max(at.length, last - first):
        return None
    start, end = trimmed(after, first, last)
    return anchor_at(after, start, end - start) if start < end else None


def _stays_elsewhere(found: Anchor, kept: Sequence[_Kept]) -> bool:
    """Whether all of these words were in the earlier text as they are."""
    return any(
        run.new <= found.start and found.start + found.length <= run.new + run.length
        for run in kept
    )


def _kept(before: str, after: str) -> tuple[_Kept, ...]:
    """What both texts share, in order: beginning, end, and the words between that stayed."""
    start = _at_word_edge(before, after, alike(before, after))
    one, other = before[start:][::-1], after[start:][::-1]
    end = _at_word_edge(one, other, alike(one, other))
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    runs = [_Kept(0, 0, start)] if start else []
    runs += [_Kept(run.old + start, run.new + start, run.length) for run in _shared(old, new)]
    if end:
        runs.append(_Kept(len(before) - end, len(after) - end, end))
    return tuple(runs)


def _shared(old: str, new: str) -> list[_Kept]:
    ours, theirs = list(_WORD.finditer(old)), list(_WORD.finditer(new))
    if not ours or not theirs or len(ours) + len(theirs) > _MOST_WORDS:
        return []
    # Whoever only saves what the page tells does not lay texts side by side.
    from difflib import SequenceMatcher

    words = [[found.group() for found in text] for text in (ours, theirs)]
    matcher = SequenceMatcher(None, words[0], words[1], autojunk=False)
    return [
        _Kept(
            ours[block.a + i].start(),
            theirs[block.b + i].start(),
            len(words[0][block.a + i]),
        )
        for block in matcher.get_matching_blocks()
        for i in range(block.size)
    ]


def _at_word_edge(one: str, other: str, length: int) -> int:
    """The same beginning without half a word at its end: half of one is no word of the other."""
    while length > 0 and any(
        length < len(text) and text[length].isalnum() and text[length - 1].isalnum()
        for text in (one, other)
    ):
        length -= 1
    return length


def _occurrences(quote: str, text: str) -> list[int]:
    found = []
    at = text.find(quote)
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + 1)
    return found


def _agreement(anchor: Anchor, text: str, start: int) -> int:
    """How many characters of the context stand on both sides as they were."""
    end = start + len(anchor.quote)
    before = text[max(0, start - len(anchor.before)) : start]
    after = text[end : end + len(anchor.after)]
    return alike(before[::-1], anchor.before[::-1]) + alike(after, anchor.after)


def _enough(anchor: Anchor) -> int:
    """How much of its context has to agree for a word or two to be the same ones."""
    return min(_TELLING_CONTEXT, len(anchor.before) + len(anchor.after))
