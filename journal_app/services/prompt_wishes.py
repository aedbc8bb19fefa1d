"""More of these, less of these, not this one again: the only thing that changes what is offered."""

from typing import TYPE_CHECKING

from journal_app.core.changes import NOTHING, Changes
from journal_app.core.prompt_context import Wishes
from journal_app.core.settings import DEEPER_AT_NIGHT

if TYPE_CHECKING:
    from journal_app.storage.vault import Tables, Vault

_CHANGED = Changes(prompts=True)


def all_said(tables: "Tables") -> Wishes:
    """Everything that was said so far."""
    return tables.prompts.wishes()


def weigh(vault: "Vault", subject: str, weight: int) -> Changes:
    """More (1), as usual (0) or less (-1) of a family (``P9``) or a deck (its uid)."""
    before = vault.prompts.wishes()
    if before.weights.get(subject, 0) == weight:
        return NOTHING
    with vault.writing():
        vault.prompts.wish(subject, weight, hidden=subject in before.hidden)
    return _CHANGED


def hide(vault: "Vault", subject: str, *, hidden: bool = True) -> Changes:
    """Not this one again, or welcome again: a question, a family or a deck."""
    before = vault.prompts.wishes()
    if (subject in before.hidden) is hidden:
        return NOTHING
    with vault.writing():
        vault.prompts.wish(subject, before.weights.get(subject, 0), hidden=hidden)
    return _CHANGED


def say(vault: "Vault", subject: str, weight: int, *, hidden: bool) -> Changes:
    """Both at once: how much of a family or a deck is wanted, and whether it comes at all."""
    before = vault.prompts.wishes()
    if before.weights.get(subject, 0) == weight and (subject in before.hidden) is hidden:
        return NOTHING
    with vault.writing():
        vault.prompts.wish(subject, weight, hidden=hidden)
    return _CHANGED


def deeper_at_night(tables: "Tables") -> bool:
    """Whether questions by night are like those of the day."""
    return DEEPER_AT_NIGHT.read(tables.settings.get(DEEPER_AT_NIGHT.key)) or False


def let_deeper_at_night(vault: "Vault", allowed: bool) -> Changes:
    """Let questions by night be like those of the day, or small again."""
    with vault.writing():
        vault.settings.put(DEEPER_AT_NIGHT.key, allowed)
    return Changes(settings=frozenset({DEEPER_AT_NIGHT.key}), prompts=True)
