"""A file in trouble, in words: what it is, what is safe, and what can be done next.

Asked only after the file was refused, since telling some of them apart reads every page.
"""

from typing import Final

from journal_app.core.backups import Copy
from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.i18n import _, ngettext
from journal_app.security.folder import VaultFolder
from journal_app.security.vault_record import VaultRecord
from journal_app.services import copies, keys
from journal_app.storage.examining import FileFound, FileState, told_apart

PROBLEMS: Final = {
    FileState.MISSING: OpenProblem.MISSING,
    FileState.EMPTY: OpenProblem.EMPTY,
    FileState.NOT_ENCRYPTED: OpenProblem.NOT_ENCRYPTED,
    FileState.ANOTHER_FILE: OpenProblem.ANOTHER_FILE,
    FileState.HEADER_DAMAGED: OpenProblem.HEADER_DAMAGED,
    FileState.TRUNCATED: OpenProblem.TRUNCATED,
    FileState.DAMAGED: OpenProblem.DAMAGED,
    FileState.WELL: OpenProblem.DAMAGED,
}


def found_in(folder: VaultFolder, record: VaultRecord, key: bytes) -> FileFound:
    """What the matter is with the journal file of this folder; the key is the right one."""
    salt = record.salt.get(record.active)
    return told_apart(folder.journal, key, None if salt is None else bytes.fromhex(salt))


def refused(folder: VaultFolder, record: VaultRecord, key: bytes) -> CannotOpen:
    """Why the journal file of this folder does not open with its own key."""
    return told(folder, found_in(folder, record, key))


def told(folder: VaultFolder, found: FileFound) -> CannotOpen:
    """The words for a journal file that was found like this."""
    problem = PROBLEMS.get(found.state)
    if problem is None:
        return keys.unreadable()
    return of(folder, problem, found)


def of(folder: VaultFolder, problem: OpenProblem, found: FileFound | None = None) -> CannotOpen:
    """The words for this problem, with the copies there are to go back to."""
    advice = f"{_safe(problem)} {about(copies.listed(folder))}"
    return CannotOpen(problem, _sentence(problem, found), advice)


def about(listed: tuple[Copy, ...]) -> str:
    """How many copies of the journal there are, and from when."""
    if not listed:
        return _("There is no copy of it in its folder.")
    newest = max(copy.made_at for copy in listed)
    words = ngettext(
        "One copy of it is kept, from {date}: it can be put back.",
        "{count} copies of it are kept, the newest from {date}: each can be put back.",
        len(listed),
    )
    return words.format(count=len(listed), date=newest.date().isoformat())


def _sentence(problem: OpenProblem, found: FileFound | None) -> str:
    if problem is OpenProblem.DAMAGED and found is not None and found.pages_damaged:
        words = ngettext(
            "One of the {pages} pages of the journal file is damaged.",
            "{count} of the {pages} pages of the journal file are damaged.",
            found.pages_damaged,
        )
        return words.format(count=found.pages_damaged, pages=found.pages)
    return {
        OpenProblem.MISSING: _("The journal file is missing."),
        OpenProblem.EMPTY: _("The journal file is empty."),
        OpenProblem.NOT_ENCRYPTED: _(
            "The file in the journal’s place is not encrypted, so it is not the one written here."
        ),
        OpenProblem.ANOTHER_FILE: _(
            "The file in the journal’s place is another one, or damaged from end to end:"
            " no part of it fits the key."
        ),
        OpenProblem.HEADER_DAMAGED: _("The first bytes of the journal file are damaged."),
        OpenProblem.TRUNCATED: _("The end of the journal file is missing."),
        OpenProblem.LOG_LOST: _(
            "The journal file holds less than when it was last closed:"
            " what was written last is missing."
        ),
    }.get(problem, _("The journal file is damaged."))


def _safe(problem: OpenProblem) -> str:
    """What nobody has to be afraid of."""
    return {
        OpenProblem.MISSING: _("Nothing was put in its place."),
        OpenProblem.EMPTY: _("It was left as it is, and no new one was begun."),
        OpenProblem.NOT_ENCRYPTED: _("It was left as it is, and nothing was written into it."),
        OpenProblem.ANOTHER_FILE: _("It was left as it is, and nothing was written into it."),
        OpenProblem.HEADER_DAMAGED: _(
            "What was written stands behind them and can be saved. The file was left as it is."
        ),
        OpenProblem.TRUNCATED: _("What is left of it can be saved. The file was left as it is."),
        OpenProblem.LOG_LOST: _("Everything older is there. The file was left as it is."),
    }.get(problem, _("What stands on the other pages can be saved. The file was left as it is."))
