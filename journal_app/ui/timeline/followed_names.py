"""`FollowedNames`: the names in a search that stands: renamed, merged, and taken apart again."""

from dataclasses import dataclass

from journal_app.core.ids import Uid
from journal_app.core.search_edits import with_name
from journal_app.core.search_keys import Key
from journal_app.services import searching
from journal_app.services.searching import Hold, Merge


@dataclass(frozen=True, slots=True)
class _Turn:
    """A search before and after a name in it gave way to another."""

    before: str
    after: str
    apart: bool
    """Whether it had named only the one: what it says of the other since can be told back."""


class FollowedNames:
    """Knows what a merge made of the search, so that its undo can give back what stood there."""

    def __init__(self) -> None:
        self._turns: dict[tuple[Key, Uid], _Turn] = {}

    def follow(self, text: str, before: Hold, now: Hold) -> str:
        """The same search, by the names of now."""
        for merge in searching.undone(before, now):
            text = self._back(text, merge)
        for key, old, new in searching.renamed(before, now):
            text = with_name(text, key, old, new)
        for merge in searching.merges(before, now):
            text = self._turn(text, merge)
        return text

    def forget(self) -> None:
        """Drop every word."""
        self._turns.clear()

    def _turn(self, text: str, merge: Merge) -> str:
        after = with_name(text, merge.key, merge.name, merge.into)
        if after != text:
            apart = with_name(text, merge.key, merge.into, "") == text
            self._turns[merge.key, merge.uid] = _Turn(text, after, apart)
        return after

    def _back(self, text: str, merge: Merge) -> str:
        turn = self._turns.pop((merge.key, merge.uid), None)
        if turn is None:
            return text
        if text == turn.after:
            return turn.before
        # It was gone on with since: what it said of both cannot be told apart any more.
        return with_name(text, merge.key, merge.into, merge.name) if turn.apart else text
