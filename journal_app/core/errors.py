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
    CODE_GROUP = "code-group"
    """A group of the recovery code was misread; its own check says so."""
    CODE_ORDER = "code-order"
    """Every group is right, and they stand in another order than on the sheet."""
    CODE_OLDER = "code-older"
    """The code opened this journal once; a newer one took its place."""
    CODE_FOREIGN = "code-foreign"
    """A true recovery code, of another journal."""
    MISSING = "missing"
    AWAY = "away"
    """The whole folder of the journal that was chosen is not there."""
    EMPTY = "empty"
    """The journal file has less than one page: nothing can be in it."""
    NOT_ENCRYPTED = "not-encrypted"
    """A plain SQLite file lies in the journal's place."""
    ANOTHER_FILE = "another-file"
    """No page of the file in the journal's place fits the key: it is some other file."""
    HEADER_DAMAGED = "header-damaged"
    """The first bytes are destroyed; the rest opens with the salt that was noted."""
    TRUNCATED = "truncated"
    """The end of the file is missing."""
    DAMAGED = "damaged"
    """Some pages are not as they were written; the others are."""
    LOG_LOST = "log-lost"
    """The file holds less than when it was last closed."""
    RECORD_DAMAGED = "record-damaged"
    """What says how the journal opens is missing or not whole; the journal is not."""
    NEWER = "newer"
    BUSY = "busy"
    DISK = "disk"


class CannotOpen(JournalError):
    """The journal stays closed and untouched."""

    def __init__(self, problem: OpenProblem, sentence: str, advice: str = "") -> None:
        super().__init__(sentence, advice)
        self.problem = problem


class CodeRefused(CannotOpen):
    """A typed recovery code does not open this journal; tells where to look on the sheet."""

    def __init__(
        self,
        problem: OpenProblem,
        sentence: str,
        advice: str = "",
        *,
        group: int | None = None,
        order: tuple[int, ...] = (),
        opens_copies: bool = False,
    ) -> None:
        super().__init__(problem, sentence, advice)
        self.group = group
        """Which group was misread, 1 to 8, if one can tell."""
        self.order = order
        """For each group of the sheet, 1 to 8, in which place it was typed; empty if not known."""
        self.opens_copies = opens_copies
        """Whether a copy beside the journal opens with it, while the journal does not."""


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
