"""How near what was typed comes to some words, and which offers are nearest."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from journal_app.ui.editor.finding import fold
from journal_app.ui.palette.offers import Offer

_WORD: Final = re.compile(r"\w+", re.UNICODE)
MOST: Final = 60
"""Nobody reads on beyond so many: whoever wants another types one letter more."""


def distance(typed: str, words: str) -> int | None:
    """0 for the same words, more the further away, `None` where they do not fit at all.

    Case and accents make no difference, nor does the order of the typed words.
    """
    wanted, there = (fold(" ".join(text.split())) for text in (typed, words))
    if wanted == there:
        return 0
    if there.startswith(wanted):
        return 1
    parts, begun = wanted.split(), [found.group() for found in _WORD.finditer(there)]
    if all(any(word.startswith(part) for word in begun) for part in parts):
        return 2
    if all(part in there for part in parts):
        return 3
    return None


def best(typed: str, shelf: Iterable[Offer], recent: Sequence[str]) -> list[Offer]:
    """The offers that fit, nearest first; what was used of late comes before its equals.

    Without anything typed all of them, those used of late first.
    """
    ranks = {key: at for at, key in enumerate(recent)}
    found = []
    for at, offer in enumerate(shelf):
        far = distance(typed, offer.words)
        if far is not None:
            length = len(offer.words) if typed.strip() else 0
            found.append((far, ranks.get(offer.key, len(ranks)), length, at, offer))
    found.sort(key=lambda each: each[:4])
    return [offer for *_rank, offer in found][:MOST]
