"""Which words of the vocabulary the options of `moment` mean, and the list of all of them."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from journal_app import COMMAND
from journal_app.cli.passphrases import Passphrases
from journal_app.core.errors import BadInput, CannotOpen
from journal_app.core.moments import ANSWERS
from journal_app.core.search import fold
from journal_app.core.vocabulary import Term, Vocabulary
from journal_app.i18n import _
from journal_app.services import vault, vocabulary
from journal_app.services.ways import WayIn

OPTIONS: Final = {
    "kd": "--kind",
    "st": "--state",
    "rd": "--reading",
    "tr": "--before",
    "br": "--body",
    "dx": "--want",
}
"""The group of the vocabulary each option takes its words from."""


class Chosen:
    """Finds words by what was typed: an id, its part after the first ``_``, or what it is called.

    What ships is looked at first; the person's own words only where that was not enough.
    """

    def __init__(self, home: Path, passphrases: Passphrases) -> None:
        self._home = home
        self._passphrases = passphrases

    @cached_property
    def shipped(self) -> Vocabulary:
        """The words as they ship."""
        return vocabulary.built_in()

    @cached_property
    def own(self) -> Vocabulary:
        """The words as this person uses them, where the journal opens without asking anybody."""
        passphrase = self._passphrases.given
        try:
            reader = vault.open_reader(self._home, WayIn(passphrase=passphrase))
        except CannotOpen:
            return self.shipped
        try:
            return vocabulary.personal(reader, self.shipped)
        finally:
            reader.close()

    def one(self, group: str, typed: str | None) -> str | None:
        """The id that was meant, or `None` where nothing was typed. Raises `BadInput`."""
        if typed is None:
            return None
        found = _found(self.shipped, group, typed) or _found(self.own, group, typed)
        if found is None:
            raise BadInput(
                _("{option}: that word is not in the list.").format(option=OPTIONS[group]),
                _("{app} moment --words shows the list.").format(app=COMMAND),
            )
        return found

    def some(self, group: str, typed: Sequence[str]) -> tuple[str, ...]:
        """The ids that were meant, each once. Raises `BadInput`."""
        found = (self.one(group, each) for each in typed)
        return tuple(dict.fromkeys(each for each in found if each is not None))


def rows(words: Vocabulary) -> Iterator[dict[str, Any]]:
    """Every word with its group, its id, what it is called, and the option that takes it."""
    for term in words.terms.values():
        if term.id not in words.hidden:
            yield {
                "group": term.group,
                "id": term.id,
                "label": term.label,
                "short": None if _bare(term.chip) == _bare(term.label) else term.chip,
                "option": OPTIONS.get(term.group) if _offered(term) else None,
            }


def _found(words: Vocabulary, group: str, typed: str) -> str | None:
    wanted = _bare(typed)
    offered = [term for term in words.terms.values() if term.group == group and _offered(term)]
    ways: tuple[Callable[[Term], str], ...] = (
        lambda term: term.id,
        lambda term: term.label,
        lambda term: term.chip,
        lambda term: term.id.partition("_")[2],
    )
    # A whole list by the first way before any by the second: what is called so comes first.
    for way in ways:
        for term in offered:
            if wanted and _bare(way(term)) == wanted:
                return term.id
    return None


def _offered(term: Term) -> bool:
    # What is not OK is said in the window, where something stands beside it.
    return term.at_capture and (term.group != "rd" or term.id in ANSWERS)


def _bare(text: str) -> str:
    """Without case, accents, apostrophes, dashes and underscores."""
    for sign in "'’":
        text = text.replace(sign, "")
    return " ".join(fold(text.replace("_", " ")).split())
