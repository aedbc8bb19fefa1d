"""What a restore or a rescue did: what came back, what did not, and what is kept."""

from dataclasses import dataclass
from pathlib import Path

from journal_app.core.backups import Restored
from journal_app.core.rescue_report import RescueReport, files_lost, sentences
from journal_app.i18n import _
from journal_app.ui.copies.wording import Saying


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One line of a report."""

    icon: str
    heading: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report as it is shown; counts and days only, never a word of the journal."""

    title: str
    when: str = ""
    """The day and time of it."""
    lines: tuple[Told, ...]
    folder: Path | None = None
    """Where the files lie that were moved aside."""
    can_be_undone: bool = False
    kept: bool = False
    """Whether it can be read again in the settings."""


def of_undo(undone: Restored, saying: Saying) -> Report:
    """What taking back a restore did."""
    lines = _held(undone, saying)
    if undone.set_aside is not None:
        words = _("What the restore had put there stays until you delete it in Settings, Backups.")
        lines.append(Told(icon="archive", heading=_("What is kept"), words=words))
    return Report(
        title=_("Your journal is as it was before"), lines=tuple(lines), folder=undone.set_aside
    )


def of_rescue(rescued: RescueReport, saying: Saying) -> Report:
    """What a rescue brought back from where, what is missing, and where the damaged files lie."""
    told = sentences(rescued, saying.short_day)
    from_copies = 1 + len(rescued.pieces_from_copies)
    lines = [Told(icon="notebook", heading=_("From the damaged file"), words=told[0])]
    if told[1:from_copies]:
        words = " ".join(told[1:from_copies])
        lines.append(Told(icon="archive", heading=_("From earlier copies"), words=words))
    missing = " ".join(told[from_copies:])
    if missing:
        lines.append(Told(icon="info", heading=_("What is missing"), words=missing))
    if rescued.until is not None:
        words = _(
            "The damaged file was not changed. It lies aside, and stays until you delete it in "
            "Settings, Backups."
        )
        lines.append(Told(icon="shield-check", heading=_("What is kept"), words=words))
    return Report(
        title=_("Your journal is put together again"),
        when=saying.moment(rescued.at),
        lines=tuple(lines),
        folder=rescued.set_aside,
        kept=True,
    )


def of_restore(restored: Restored, saying: Saying, *, was_there: bool = True) -> Report:
    """What a restore did; `was_there` is whether any file lay in the journal's place before."""
    lines = _held(restored, saying)
    if restored.set_aside is not None and was_there:
        words = _("What was in its place before stays until you delete it in Settings, Backups.")
        if restored.can_be_undone:
            undo = _("Until {day} the restore can be undone, here or there.")
            words = f"{words} {undo.format(day=saying.day(restored.until))}"
        elif restored.locked:
            words = f"{words} {_of_newer_keys()}"
        lines.append(Told(icon="archive", heading=_("What is kept"), words=words))
    return Report(
        title=_("The copy is in your journal’s place"),
        lines=tuple(lines),
        folder=restored.set_aside if was_there else None,
        can_be_undone=restored.can_be_undone,
    )


def _of_newer_keys() -> str:
    return _(
        "It opens with newer keys: with their code, the file “journal.db” in that folder can be "
        "chosen as a copy and restored."
    )


def _held(restored: Restored, saying: Saying) -> list[Told]:
    """What is in it, and what it names that was whole nowhere."""
    held = saying.held(restored.entries, restored.moments)
    lines = [Told(icon="notebook", heading=_("What is in it"), words=f"{held}.")]
    if restored.files_lost:
        lost = _("Where they belong stays noted; another copy may still hold them.")
        words = f"{files_lost(restored.files_lost)} {lost}"
        lines.append(Told(icon="info", heading=_("What is missing"), words=words))
    return lines
