"""`tideline move`: the whole journal in one file, and out of one, or a copy, elsewhere."""

import argparse
from pathlib import Path

from journal_app.cli.opening import home_of, passphrases_of, reading
from journal_app.cli.output import counted, say, say_json, tell
from journal_app.cli.typed_code import asked_code, given_code, tell_order
from journal_app.core.errors import CannotKeep, CannotOpen, CodeRefused, KeepProblem, OpenProblem
from journal_app.i18n import _, ngettext
from journal_app.services import arriving, instance, moving
from journal_app.services.arriving import Arrived
from journal_app.services.moving import Packed
from journal_app.services.ways import WayIn
from journal_app.system.clock import SystemClock


def run(arguments: argparse.Namespace) -> int:
    """Pack a bundle; or open one, or a copy."""
    if arguments.into is not None:
        return _pack(arguments)
    return _arrive(arguments)


def _pack(arguments: argparse.Namespace) -> int:
    home = home_of(arguments)
    target = Path(arguments.into).expanduser().absolute()
    with reading(home, passphrases_of(arguments), as_it_is=True) as reader:
        packed = moving.pack(reader, target, home=home)
    if arguments.json:
        say_json({"path": str(packed.path), **_counts(packed)})
    else:
        holds = counted(packed.facts.entries, packed.facts.moments)
        say(_("{path}: {holds}, encrypted and read again.").format(path=packed.path, holds=holds))
        say(_opens(packed))
    _tell_missing(packed.carried.missing)
    return 0


def _arrive(arguments: argparse.Namespace) -> int:
    home = home_of(arguments)
    path = Path(arguments.out_of).expanduser().absolute()
    code, passphrases = given_code(arguments), passphrases_of(arguments)
    found = arriving.look(home, path)
    way = WayIn(code=code) if code is not None else None
    if way is None and found.passphrase and passphrases.given is not None:
        way = WayIn(passphrase=passphrases.given)
    lock = instance.hold(home)
    if lock is None:
        raise CannotKeep(
            KeepProblem.BUSY,
            _("Tideline is open, or another command is using the journal."),
            _("Nothing was changed. Close it, then try again."),
        )
    with lock:
        try:
            arrived = _arrived(home, path, way, keyring=found.keyring)
        except CodeRefused as refused:
            tell_order(refused.order)
            raise
    if arguments.json:
        say_json(_object(arrived))
    else:
        _say(arrived)
    _tell_missing(arrived.carried.missing)
    return 0


def _arrived(home: Path, path: Path, way: WayIn | None, *, keyring: bool) -> Arrived:
    """With nothing typed the keyring opens it where it still has its key, else the code."""
    clock = SystemClock()
    if way is None and keyring:
        try:
            return arriving.arrive(home, path, WayIn(ask=True), clock=clock)
        except CannotOpen as refused:
            if refused.problem is not OpenProblem.PASSPHRASE_NEEDED:
                raise
    return arriving.arrive(home, path, way or WayIn(code=asked_code()), clock=clock)


def _counts(packed: Packed) -> dict[str, object]:
    return {
        "entries": packed.facts.entries,
        "moments": packed.facts.moments,
        "files": packed.carried.there,
        "files_missing": packed.carried.missing,
        "opens_with_passphrase": packed.passphrase,
    }


def _object(arrived: Arrived) -> dict[str, object]:
    return {
        "entries": arrived.entries,
        "moments": arrived.moments,
        "files": arrived.carried.there,
        "files_missing": arrived.carried.missing,
        "in_keyring": arrived.in_keyring,
        "opens_with_passphrase": arrived.passphrase,
        "copy": None if arrived.copy is None else str(arrived.copy.path),
    }


def _say(arrived: Arrived) -> None:
    holds = counted(arrived.entries, arrived.moments)
    if arrived.copy is not None:
        say(
            _(
                "This journal is here already and was left as it is. What the file holds lies"
                " beside it as a copy: {holds}. “restore {name}” puts it in the journal’s place."
            ).format(holds=holds, name=arrived.copy.path.name)
        )
        return
    say(_("The journal is here now: {holds}.").format(holds=holds))
    if arrived.passphrase:
        say(_("Its passphrase opens it, as it did where it came from."))
    elif arrived.in_keyring:
        say(_("This computer’s keyring holds its key now, so it opens by itself."))
    else:
        tell(_("No keyring here holds its key: the recovery code opens it, with “recover”."))


def _opens(packed: Packed) -> str:
    if packed.passphrase:
        return _("Its passphrase opens it on another computer, and so does the recovery code.")
    return _("The recovery code opens it on another computer; take that along on its own.")


def _tell_missing(count: int) -> None:
    if count:
        said = ngettext(
            "{count} picture or file is missing or not whole, and so it is not there.",
            "{count} pictures and files are missing or not whole, and so they are not there.",
            count,
        )
        tell(said.format(count=count))
