"""The questions on offer today, and remembering which one was shown."""

from journal_app.content.prompts import load_prompts
from journal_app.core.changes import NOTHING, Changes
from journal_app.core.clock import DAY_ENDS_AT, Clock, day_of, when_now
from journal_app.core.prompts import Prompt, PromptContext, choose
from journal_app.core.resources import resource
from journal_app.i18n import language
from journal_app.storage.vault import Tables, Vault


def offered(tables: Tables, *, clock: Clock, day_ends_at: int = DAY_ENDS_AT) -> list[Prompt]:
    """Today's question first, then those behind “Another”, the same order all day long."""
    now = when_now(clock, day_ends_at)
    context = PromptContext(
        day=now.day,
        hour=now.local.hour,
        last_shown=tables.prompts.last_shown(now.day),
    )
    return list(choose(load_prompts(language(), resource("prompts")), context))


def asked(prompt_id: str) -> Prompt | None:
    """The question an entry answers, whatever is on offer today; `None` if it ships no more."""
    every = load_prompts(language(), resource("prompts"))
    return next((prompt for prompt in every if prompt.id == prompt_id), None)


def shown(vault: Vault, prompt_id: str, *, clock: Clock, day_ends_at: int = DAY_ENDS_AT) -> Changes:
    """Remember that a question was shown today, so that it rests for a while."""
    with vault.writing():
        vault.prompts.shown(prompt_id, day_of(clock, day_ends_at))
    return NOTHING
