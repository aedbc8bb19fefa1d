"""The errors a person may meet, each with one clear sentence and a way out."""

from enum import StrEnum


class JournalError(Exception):
    """Something expected went wrong; never holds a word the writer wrote."""

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.advice = advice

    @property
    def words(self) -> str:
        """The sentence and its way out in one line."""
        return f"{self.sentence} {self.advice}".strip()


class OpenProblem(StrEnum):
    """Why a journal did not open; each has its own words and its own way out."""

    KEY_NOT_FOUND = "key-not-found"
    KEY_LOCKED = "key-locked"
    KEY_FOREIGN = "key-foreign"
    NO_KEYRING = "no-keyring"
    KEYRING_HUNG = "keyring-hung"
    KEYRING_FAILED = "keyring-failed"
    WRONG_PASSPHRASE = "wrong-passphrase"  # noqa: S105 - a name, no secret
    PASSPHRASE_NEEDED = "passphrase-needed"  # noqa: S105 - the same
    MISSING = "missing"
    DAMAGED = "damaged"
    NEWER = "newer"
    BUSY = "busy"
    DISK = "disk"


class CannotOpen(JournalError):
    """The journal stays closed and untouched."""

    def __init__(self, problem: OpenProblem, sentence: str, advice: str = "") -> None:
        super().__init__(sentence, advice)
        self.problem = problem


class KeepProblem(StrEnum):
    """Why something could not be kept."""

    DISK_FULL = "disk-full"
    READ_ONLY = "read-only"
    BUSY = "busy"
    REPLACED = "replaced"
    CONFLICT = "conflict"
    DAMAGED = "damaged"
    OTHER = "other"


class CannotKeep(JournalError):
    """The text is still where it was typed; the disk does not have it yet."""

    def __init__(self, problem: KeepProblem, sentence: str, advice: str = "") -> None:
        super().__init__(sentence, advice)
        self.problem = problem


class NotFound(JournalError):
    """There is nothing by that name in the journal."""


class BadInput(JournalError):
    """Something typed or given cannot be used as it is."""
