"""Every answer of the keyring in words, each with a way out."""

from journal_app.core.errors import CannotKeep, CannotOpen, KeepProblem, OpenProblem
from journal_app.i18n import _
from journal_app.security.keyring_outcomes import (
    Failed,
    Foreign,
    Locked,
    NoService,
    NotFound,
    NotReady,
    Occupied,
)
from journal_app.security.secret_service import collection_name
from journal_app.security.time_limit import Hung
from journal_app.security.vault_record import KeyringPlace, VaultRecord


def not_kept(outcome: object) -> CannotKeep:
    """The keyring was to hold the key and does not; what opened the journal before still does."""
    advice = _("What opened the journal before still opens it.")
    return CannotKeep(KeepProblem.OTHER, why_not_kept(outcome), advice)


def why_not_kept(outcome: object) -> str:
    """What the keyring answered where it was to hold a key, as a sentence."""
    if isinstance(outcome, Hung):
        return _("The keyring did not answer.")
    if isinstance(outcome, NotReady):
        return _("No keyring is set up in this session, or its question was closed.")
    if isinstance(outcome, Locked):
        return _("The keyring is locked.")
    if isinstance(outcome, NoService):
        return _("This session has no keyring that can hold the key.")
    if isinstance(outcome, Occupied):
        return _(
            "Under this journal’s name the keyring holds something else, which was left as it is."
        )
    if isinstance(outcome, Failed):
        return _("The keyring could not be written to ({kind}).").format(kind=outcome.kind)
    return _("The keyring did not keep the key.")


def not_read(outcome: object, record: VaultRecord) -> CannotOpen:
    """Why the keyring did not give the key, and what can be done."""
    keyring = keyring_name(record.keyring)
    if isinstance(outcome, NotFound):
        return CannotOpen(
            OpenProblem.KEY_NOT_FOUND,
            _("The key to this journal is not in the keyring it was kept in: {keyring}.").format(
                keyring=keyring
            ),
            _(
                "Nothing was changed. It may be there after you log in again. The recovery code"
                " opens the journal now."
            ),
        )
    if isinstance(outcome, Locked):
        return _locked(not_ready=isinstance(outcome, NotReady))
    if isinstance(outcome, Foreign):
        return _foreign(outcome.key_id, record.active)
    if isinstance(outcome, NoService):
        return CannotOpen(
            OpenProblem.NO_KEYRING,
            _("This session has no keyring; last time it was {keyring}.").format(keyring=keyring),
            _(
                "Log in to your desktop as usual, then try again. The recovery code opens the"
                " journal without a keyring."
            ),
        )
    if isinstance(outcome, Hung):
        return not_answered()
    kind = outcome.kind if isinstance(outcome, Failed) else ""
    return CannotOpen(
        OpenProblem.KEYRING_FAILED,
        _("The keyring could not be read ({kind}).").format(kind=kind or _("no reason given")),
        _(
            "Nothing was changed. Logging in again often helps. The recovery code opens the journal"
            " without a keyring."
        ),
    )


def _locked(*, not_ready: bool) -> CannotOpen:
    if not_ready:
        return CannotOpen(
            OpenProblem.KEY_LOCKED,
            _("The keyring is not ready: its own question was closed, or could not be shown."),
            _("Unlock asks once more. The recovery code opens the journal without a keyring."),
        )
    return CannotOpen(
        OpenProblem.KEY_LOCKED,
        _("The keyring that holds the key to this journal is locked."),
        _("Unlock it, and the journal opens. Your system will ask for the keyring’s password."),
    )


def _foreign(found: str | None, active: str) -> CannotOpen:
    sentence = _("The keyring gave key {found}, and this journal has key {active}.").format(
        found=found, active=active
    )
    if found is None:
        sentence = _(
            "Where the keyring kept key {active} of this journal there is something else now."
        ).format(active=active)
    return CannotOpen(
        OpenProblem.KEY_FOREIGN,
        sentence,
        _("It was left as it is. The recovery code of key {active} opens the journal.").format(
            active=active
        ),
    )


def not_answered() -> CannotOpen:
    """The keyring takes longer than anybody wants to look at a page that says nothing."""
    return CannotOpen(
        OpenProblem.KEYRING_HUNG,
        _("The keyring has not answered yet."),
        _("You can go on waiting, or try again. A late answer still opens the journal."),
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
