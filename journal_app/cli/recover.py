"""`tideline recover`: open the journal with its recovery code, then make it open as usual again."""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from journal_app.cli.opening import home_of, nothing_here, passphrases_of
from journal_app.cli.output import counted, say, say_json, tell
from journal_app.cli.passphrases import Passphrases
from journal_app.cli.typed_code import asked_code, given_code, tell_order
from journal_app.core.errors import CannotKeep, CodeRefused, KeepProblem
from journal_app.i18n import _
from journal_app.services import instance, keys, passphrases, putting_back, vault
from journal_app.services.putting_back import Kept, PutBack
from journal_app.services.ways import WayIn
from journal_app.system.clock import SystemClock

if TYPE_CHECKING:
    from journal_app.security.kernel_lock import KernelLock

FAILED = 1

_IN_KEYRING = {Kept.KEPT, Kept.KEPT_ANEW}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """What the code opened, and what opens it from now on."""

    entries: int
    moments: int
    put_back: PutBack
    passphrase_set: bool

    @property
    def opens_again(self) -> bool:
        """Whether the journal opens without the code now, as far as this command knows."""
        return self.passphrase_set or self.put_back.kept is not Kept.NOT_KEPT


def run(arguments: argparse.Namespace) -> int:
    """Open it, bring the key back or set a passphrase, and say what opens the journal now."""
    home = home_of(arguments)
    given = given_code(arguments)
    typed = passphrases_of(arguments)
    with _turn(home):
        code = asked_code() if given is None else given
        try:
            done = _recovered(home, code, typed)
        except CodeRefused as refused:
            tell_order(refused.order)
            raise
    if arguments.json:
        say_json(_object(done))
    else:
        _tell(done)
    return 0 if done.opens_again else FAILED


def _turn(home: Path) -> "KernelLock":
    # Looked for first: holding the lock makes the folder.
    if keys.folder_of(home) is None:
        raise nothing_here()
    lock = instance.hold(home)
    if lock is None:
        raise CannotKeep(
            KeepProblem.BUSY,
            _("Tideline is open, or another command is using the journal."),
            _("Nothing was changed. Close it, then try again; its own window takes the code too."),
        )
    return lock


def _recovered(home: Path, code: str, typed: Passphrases) -> _Done:
    clock = SystemClock()
    way = WayIn(code=code)
    journal = vault.open_journal(home, way, now=clock.stamp, clock=clock)
    entries, moments = journal.vault.pieces.counts()
    vault.close_journal(journal)
    put_back = putting_back.put_back(home, code, clock=clock)
    new = None
    if put_back.kept not in _IN_KEYRING or typed.given is not None:
        new = typed.to_choose(f"{put_back.sentence} {put_back.advice}".strip())
    if new is not None and put_back.kept is Kept.NOT_NEEDED:
        passphrases.change(home, way, new, clock=clock)
    elif new is not None:
        passphrases.turn_on(home, new, clock=clock, way=way)
    return _Done(
        entries=entries, moments=moments, put_back=put_back, passphrase_set=new is not None
    )


def _object(done: _Done) -> dict[str, object]:
    return {
        "entries": done.entries,
        "moments": done.moments,
        "key": done.put_back.kept.value,
        "keyring": done.put_back.keyring or None,
        "passphrase_set": done.passphrase_set,
    }


def _tell(done: _Done) -> None:
    say(
        _("The recovery code opened it: {holds}.").format(holds=counted(done.entries, done.moments))
    )
    if done.passphrase_set:
        say(_("It opens with the new passphrase now."))
    elif done.put_back.kept in _IN_KEYRING:
        say(done.put_back.sentence)
        if done.put_back.kept is Kept.KEPT_ANEW:
            tell(done.put_back.advice)
    elif done.put_back.kept is Kept.NOT_NEEDED:
        tell(
            _(
                "No new passphrase was set, so the one there was still holds. Give a new one on"
                " standard input with --passphrase-stdin."
            )
        )
    else:
        tell(
            _(
                "{why} No passphrase was set either, so that only the code opens it. Give a"
                " passphrase on standard input with --passphrase-stdin."
            ).format(why=done.put_back.sentence)
        )
