"""What somebody was told: what is kept, and what was being tried when everything ended.

Facts are plain values under plain names, such as ``entry:7``; `None` says that there is none. One
deed may change several facts, and then all of them or none.
"""

import json
from dataclasses import dataclass, field
from typing import Any

Facts = dict[str, Any]


def changed(now: Facts, then: Facts) -> Facts:
    """What becomes of one into the other."""
    names = sorted({*now, *then})
    return {name: then.get(name) for name in names if now.get(name) != then.get(name)}


@dataclass
class Ledger:
    """Listens to what the scripted person says, line by line."""

    kept: Facts = field(default_factory=dict)
    open: list[Facts] = field(default_factory=list)
    """Tried and not answered, or refused: each may have come about or not."""
    backups: dict[int, int] = field(default_factory=dict)
    """The number of each backup that was said to be made, and how many saves it holds."""
    acknowledged: int = 0
    refused: int = 0

    def hear(self, line: str) -> None:
        """One line of what is said."""
        said = json.loads(line)
        if "try" in said:
            self.open.append(said["try"])
        elif "kept" in said:
            self._keep(self.open.pop())
        elif "refused" in said:
            self.refused += 1
        elif "backup" in said:
            self.backups[said["backup"]] = said["saves"]
            self.acknowledged += 1

    def hear_all(self, told: str) -> None:
        """All that was said; a line without an end was cut off while it was said."""
        for line in told.splitlines(keepends=True):
            if line.endswith("\n"):
                self.hear(line)

    def allowed(self, name: str) -> list[Any]:
        """What a fact may be now."""
        return [self.kept.get(name), *(each[name] for each in self.open if name in each)]

    def complaints(self, seen: Facts) -> list[str]:
        """What is not as it was said; nothing else may be there either."""
        names = {*self.kept, *seen, *(name for each in self.open for name in each)}
        wrong = [
            f"{name}: {seen.get(name)} and not one of {self.allowed(name)}"
            for name in sorted(names)
            if seen.get(name) not in self.allowed(name)
        ]
        halves = [each for each in self.open if not self._whole(each, seen)]
        return wrong + [f"half done: {each}" for each in halves]

    def settle(self, seen: Facts) -> None:
        """Go on from what is there; only after there was nothing to complain of."""
        self.kept = {name: value for name, value in seen.items() if value is not None}
        self.open.clear()

    def _keep(self, done: Facts) -> None:
        self.acknowledged += 1
        self.kept.update(done)
        for name in done:
            for each in self.open:
                each.pop(name, None)
        self.open = [each for each in self.open if each]

    def _whole(self, tried: Facts, seen: Facts) -> bool:
        """Whether all of it came about or none; what others tried as well says nothing."""
        alone = [
            seen.get(name) == value
            for name, value in tried.items()
            if sum(name in each for each in self.open) == 1 and value != self.kept.get(name)
        ]
        return all(alone) or not any(alone)
