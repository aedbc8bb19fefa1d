"""The commands for marks: what they are called follows the set of the person."""

from collections.abc import Mapping
from functools import partial
from typing import Final, Protocol

from journal_app.core.marks import Marks
from journal_app.ui.actions.catalog import ActionId
from journal_app.ui.actions.registry import Actions
from journal_app.ui.actions.routing import Command

MARKS: Final = (
    ActionId.MARK_1,
    ActionId.MARK_2,
    ActionId.MARK_3,
    ActionId.MARK_4,
    ActionId.MARK_5,
    ActionId.MARK_6,
    ActionId.MARK_7,
    ActionId.MARK_8,
    ActionId.MARK_9,
)
"""One for each digit."""


class Marking(Protocol):
    """Where words can be marked."""

    def begin(self) -> None:
        """Ask what they are marked as."""
        ...

    def mark_as(self, number: int) -> None:
        """Mark them as the mark of this number, from 0."""
        ...

    def remove(self) -> None:
        """Take their marks off."""
        ...


def mark_commands(marking: Marking) -> Mapping[ActionId, Command]:
    """Every command for marks, done there."""
    commands: dict[ActionId, Command] = {
        ActionId.MARK_PASSAGE: marking.begin,
        ActionId.REMOVE_MARK: marking.remove,
    }
    for number, action in enumerate(MARKS):
        commands[action] = partial(marking.mark_as, number)
    return commands


def name_marks(actions: Actions, marks: Marks) -> None:
    """Let the menu offer exactly these marks, by their names."""
    offered = marks.offered
    for number, action in enumerate(MARKS):
        there = number < len(offered)
        actions[action].setVisible(there)
        actions[action].setEnabled(there)
        if there:
            actions[action].setText(offered[number].label.replace("&", "&&"))
