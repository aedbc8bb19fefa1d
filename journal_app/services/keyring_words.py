"""Every answer of the keyring in words, each with a way out."""

from journal_app.core.errors import CannotKeep, CannotOpen, KeepProblem, OpenProblem
from journal_app.i18n import _
from journal_app.security.keyring_outcomes import (
    Failed,
    Foreign,
    Locked,
    NoService,
    NotFound,
    Occupied,
)
from journal_app.security.secret_service import collection_name
from journal_app.security.time_limit import Hung
from journal_app.security.vault_record import KeyringPlace, VaultRecord


def not_kept(outcome: object) -> CannotKeep:
    """The keyring was to hold the key and does not; what opened the journal before still does."""
    sentence = _("The keyring did not keep the key.")
    advice = _("What opened the journal before still opens it.")
    if isinstance(outcome, Hung):
        sentence = _("The keyring did not answer.")
    elif isinstance(outcome, Locked):
        sentence = _("The keyring is locked.")
    elif isinstance(outcome, NoService):
        sentence = _("This session has no keyring that can hold the key.")
    elif isinstance(outcome, Occupied):
        sentence = _(
            "Under this journal’s name the keyring holds something else, which was left as it is."
        )
    return CannotKeep(KeepProblem.OTHER, sentence, advice)


def not_read(outcome: object, record: VaultRecord) -> CannotOpen:
    """Why the keyring did not give the key, and what can be done."""
    keyring = keyring_name(record.keyring)
    if isinstance(outcome, NotFound):
        return CannotOpen(
            OpenProblem.KEY_NOT_FOUND,
            _("The key to this journal is not in the keyring it was kept in: {keyring}.").format(
                keyring=keyring
            ),
            _("Nothing was changed. It may be there after you log in again."),
        )
    if isinstance(outcome, Locked):
        return CannotOpen(
            OpenProblem.KEY_LOCKED,
            _("The keyring that holds the key to this journal is locked."),
            _("Unlock it, and the journal opens."),
        )
    if isinstance(outcome, Foreign):
        return CannotOpen(
            OpenProblem.KEY_FOREIGN,
            _("The keyring gave a key that does not belong to this journal."),
            _("Nothing was changed."),
        )
    if isinstance(outcome, NoService):
        return CannotOpen(
            OpenProblem.NO_KEYRING,
            _("This session has no keyring; last time it was {keyring}.").format(keyring=keyring),
            _("Log in to your desktop as usual, then try again."),
        )
    if isinstance(outcome, Hung):
        return not_answered()
    kind = outcome.kind if isinstance(outcome, Failed) else ""
    return CannotOpen(
        OpenProblem.KEYRING_FAILED,
        _("The keyring could not be read ({kind}).").format(kind=kind or _("no reason given")),
        _("Nothing was changed. Logging in again often helps."),
    )


def not_answered() -> CannotOpen:
    """The keyring takes longer than anybody wants to look at a page that says nothing."""
    return CannotOpen(
        OpenProblem.KEYRING_HUNG,
        _("The keyring has not answered yet."),
        _("You can go on waiting, or try again."),
    )


def keyring_name(place: KeyringPlace | None) -> str:
    """What people call the keyring that is recorded, such as “Secret Service (login)”."""
    if place is None:
        return _("the system keyring")
    names = {
        "keyring.backends.SecretService.Keyring": "Secret Service",
        "keyring.backends.libsecret.Keyring": "Secret Service",
        "keyring.backends.kwallet.DBusKeyring": "KWallet",
        "keyring.backends.macOS.Keyring": "Keychain",
        "keyring.backends.Windows.WinVaultKeyring": "Credential Manager",
    }
    name = names.get(place.backend, _("the system keyring"))
    where = collection_name(place.where)
    return f"{name} ({where})" if where else name
