"""What came of setting, changing or taking off a passphrase, in words a person can act on."""

from dataclasses import dataclass

from journal_app.core.changes import Changes
from journal_app.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """What opens the journal from now on, and what could not be done about it yet."""

    changes: Changes
    passphrase: bool
    """Whether a passphrase opens it now."""
    entry_left: bool
    """The keyring may still hold the key: it did not answer when it was to be removed."""
    copies_kept: int
    """Copies beside the journal that now open the same way."""
    copies_left: int = 0
    """Copies that could not be written to, and still open as before."""
    second: bool = False
    """There is a second folder, whose copies follow."""

    @property
    def words(self) -> str:
        """All there is to know, sentence by sentence."""
        done = _("A passphrase opens the journal now.")
        if not self.passphrase:
            done = _("The keyring opens the journal now, without a passphrase.")
        return " ".join([done, *self._but(), elsewhere(passphrase=self.passphrase)])

    def _but(self) -> list[str]:
        said = []
        if self.entry_left:
            said.append(
                _(
                    "The old key is still in the keyring, which could not be reached just now. It"
                    " is removed when the journal is next opened."
                )
            )
        if self.copies_left:
            said.append(
                _(
                    "Some backups could not be written to and still open as before. They are"
                    " brought into line when the journal is next opened."
                )
            )
        if self.second:
            said.append(
                _(
                    "Copies in the second folder are brought into line while the journal is open"
                    " and that folder is there."
                )
            )
        return said


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """What an interruption had left, and was finished at opening."""

    changes: Changes
    turned_on: bool
    """A passphrase was being set; from now on it alone opens the journal."""
    entry_removed: bool
    """The keyring still held a key that a passphrase had replaced."""
    entry_left: bool
    """It still does, because it does not answer; it is tried again at the next opening."""

    @property
    def words(self) -> str:
        """What to say, once; empty where there is nothing new."""
        if self.turned_on:
            return _(
                "Setting your passphrase had been interrupted. It is set now: from here on the"
                " journal opens with it, or with the recovery code."
            )
        if self.entry_removed:
            return _(
                "The keyring still held a key to this journal. It was removed: the journal opens"
                " with your passphrase, or with the recovery code."
            )
        return ""


def elsewhere(*, passphrase: bool) -> str:
    """What holds for copies the app cannot reach."""
    if passphrase:
        return _(
            "Copies made earlier and taken elsewhere, such as to a USB stick, open with the"
            " recovery code, or with the passphrase they had then. This computer’s keyring opens"
            " them no more."
        )
    return _(
        "Copies made earlier and taken elsewhere, such as to a USB stick, still open with the"
        " passphrase they had then, and with the recovery code."
    )
