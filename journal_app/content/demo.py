"""Made-up journal texts, put together from the small grammar in `resources/demo`.

The same random numbers always tell the same story.
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, TypeVar

T = TypeVar("T")

_SLOT = re.compile(r"\{(\w+)\}")
_LONG_WORDS = 350
"""From so many words on an entry has sections with headings."""
_SECTION_WORDS = 105
"""After so many words the subject changes, before sentences would come again."""
_PRONOUNS = {"they": "{}", "them": "{}", "their": "{}’s"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One made-up entry."""

    body: str
    people: tuple[str, ...]
    tags: tuple[str, ...]


class Weighted:
    """Picks one of several, some more often than others."""

    def __init__(self, items: Sequence[Any], weights: Sequence[float]) -> None:
        self._items = items
        self._bounds = list(accumulate(weights))

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self._items)

    def pick(self, random: Random) -> Any:
        """One of the items."""
        return random.choices(self._items, cum_weights=self._bounds)[0]


class Deck:
    """Deals templates without repeating one before all were dealt."""

    def __init__(self, cards: Sequence[str], random: Random) -> None:
        self._cards = cards
        self._random = random
        self._left: list[str] = []

    def shuffle(self) -> None:
        """Begin anew with all of them."""
        self._left = []

    def deal(self) -> str:
        """The next one."""
        if not self._left:
            self._left = shuffled(self._cards, self._random)
        return self._left.pop()


class Phrases:
    """Fills the gaps of templates with words and names, each a little different every time."""

    def __init__(self, grammar: Mapping[str, Any], random: Random) -> None:
        self._random = random
        self._words = grammar["words"]
        self._last: dict[str, str] = {}

    def filled(self, template: str, told: "Told") -> str:
        """The template with words in its gaps; they count as told."""
        text = _SLOT.sub(lambda slot: self._word(slot[1], told), template)
        told.words += text.count(" ") + 1
        return text

    def _word(self, slot: str, told: "Told") -> str:
        small = slot.lower()
        if small == "name" or small in _PRONOUNS:
            word = self._person(small, told)
        else:
            word = pick(self._words[small], self._random)
            if word == self._last.get(small):
                word = pick(self._words[small], self._random)
            self._last[small] = word
        return word if slot == small else word[0].upper() + word[1:]

    def _person(self, slot: str, told: "Told") -> str:
        """The name where somebody is first spoken of, and then what stands for it."""
        label = str(told.person["label"])
        known = label in told.named
        told.named.add(label)
        if slot in _PRONOUNS:
            return str(told.person[slot]) if known else _PRONOUNS[slot].format(label)
        return label


class Storyteller:
    """Tells one entry after the other."""

    def __init__(self, grammar: Mapping[str, Any], random: Random) -> None:
        self._random = random
        self._phrases = Phrases(grammar, random)
        self._forms = {name: Deck(cards, random) for name, cards in grammar["forms"].items()}
        self._people = somebody(grammar)
        themes = grammar["themes"]
        self._themes = Weighted(
            [_Theme(theme, random) for theme in themes.values()],
            [theme["weight"] for theme in themes.values()],
        )
        self._rare = grammar["labels"]["rare"]

    def tell(self, words: int) -> Story:
        """An entry of about so many words."""
        told = Told(self._people.pick(self._random))
        if words <= 12:
            told.paragraphs.append(self._phrases.filled(self._forms["short"].deal(), told))
            return self._story(told, [])
        tags: list[str] = []
        used: set[int] = set()
        while told.words < words:
            theme = self._unused_theme(used)
            tags.append(pick(theme.tags, self._random))
            if words > _LONG_WORDS:
                heading = self._phrases.filled(self._forms["headings"].deal(), told)
                told.paragraphs.append(f"## {heading}")
            self._section(theme, min(words, told.words + _SECTION_WORDS), told)
            if self._random.random() < 0.5:
                told.person = self._people.pick(self._random)
        return self._story(told, tags)

    def _story(self, told: "Told", tags: list[str]) -> Story:
        if self._random.random() < 0.04:
            tags.append(pick(self._rare, self._random))
        if self._random.random() < 0.3:
            tags.clear()
        body = "\n\n".join(told.paragraphs)
        people = tuple(sorted(told.named))
        return Story(body=body, people=people, tags=tuple(dict.fromkeys(tags))[:3])

    def _unused_theme(self, used: set[int]) -> "_Theme":
        if len(used) == self._themes.size:
            used.clear()
        theme: _Theme = self._themes.pick(self._random)
        while id(theme) in used:
            theme = self._themes.pick(self._random)
        used.add(id(theme))
        return theme

    def _section(self, theme: "_Theme", until: int, told: "Told") -> None:
        theme.sentences.shuffle()
        paragraph = [self._phrases.filled(theme.openings.deal(), told)]
        while told.words < until:
            paragraph.append(self._phrases.filled(theme.sentences.deal(), told))
            if len(paragraph) >= 3 and self._random.random() < 0.3:
                told.paragraphs.append(" ".join(paragraph))
                paragraph = []
                self._between(told)
        if self._random.random() < 0.6:
            paragraph.append(self._phrases.filled(theme.closings.deal(), told))
        if paragraph:
            told.paragraphs.append(" ".join(paragraph))

    def _between(self, told: "Told") -> None:
        """Now and then a list, a quotation or an aside between two paragraphs."""
        chance = self._random.random()
        if chance < 0.06:
            items = [
                self._phrases.filled(self._forms["list_items"].deal(), told) for _item in range(3)
            ]
            lead = self._phrases.filled(self._forms["list_leads"].deal(), told)
            told.paragraphs.append("\n".join([lead, "", *(f"- {item}" for item in items)]))
        elif chance < 0.10:
            told.paragraphs.append(f"> {self._phrases.filled(self._forms['quotes'].deal(), told)}")
        elif chance < 0.14:
            told.paragraphs.append(self._phrases.filled(self._forms["asides"].deal(), told))


class _Theme:
    """A subject: its tags, and decks of what can be said about it."""

    def __init__(self, theme: Mapping[str, Any], random: Random) -> None:
        self.tags: Sequence[str] = theme["tags"]
        self.openings = Deck(theme["openings"], random)
        self.sentences = Deck(theme["sentences"], random)
        self.closings = Deck(theme["closings"], random)


class Told:
    """What was told so far of one entry or moment."""

    def __init__(self, person: Mapping[str, Any]) -> None:
        self.person = person
        self.named: set[str] = set()
        self.paragraphs: list[str] = []
        self.words = 0


def somebody(grammar: Mapping[str, Any]) -> Weighted:
    """The people of the grammar, to pick one from."""
    people = grammar["people"]
    return Weighted(people, [person["weight"] for person in people])


def read_grammar(path: Path) -> dict[str, Any]:
    """The grammar in this file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def pick(items: Sequence[T], random: Random) -> T:
    """One of the items, by the one method of `Random` that never changes between versions."""
    return items[int(random.random() * len(items))]


def shuffled(items: Sequence[T], random: Random) -> list[T]:
    """The items in another order, by the same method."""
    key: Callable[[T], float] = lambda _item: random.random()  # noqa: E731 - typed for `sorted`
    return sorted(items, key=key)
