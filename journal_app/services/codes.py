"""Turn a typed recovery code into the secret, and tell apart every way in which it may not fit."""

import itertools

from journal_app.core.errors import CodeRefused, OpenProblem
from journal_app.i18n import _
from journal_app.security.folder import VaultFolder
from journal_app.security.recovery_code import (
    GROUPS,
    NotARecoveryCode,
    recovery_code,
    root_from_code,
)
from journal_app.security.root_secret import RootSecret
from journal_app.security.vault_record import VaultRecord, is_key_id


def root_by_code(text: str, folder: VaultFolder, record: VaultRecord | None) -> RootSecret:
    """The secret a code stands for. Raises `CodeRefused` unless it is this journal's.

    Without a record the names of the backups are asked; where they say nothing either, any true
    code is given back, and only the file can tell.
    """
    try:
        root = root_from_code(text)
    except NotARecoveryCode as misread:
        raise _misread(misread.group) from None
    refused = _refusal(root, folder, record)
    if refused is not None:
        root.wipe()
        raise refused
    return root


def known_beside(folder: VaultFolder) -> frozenset[str]:
    """The key ids in the names of the copies beside the journal; empty where nothing tells."""
    found = set()
    for place in (folder.backups, folder.safety):
        try:
            names = [each.name for each in place.iterdir()]
        except OSError:
            continue
        for name in names:
            if name.endswith(".db"):
                last = name.removesuffix(".db").rpartition("-")[2]
                if is_key_id(last):
                    found.add(last)
    return frozenset(found)


def order_on_sheet(root: RootSecret, wanted: frozenset[str]) -> tuple[int, ...]:
    """Where each group of the sheet was typed, 1 to 8, if another order gives a wanted key.

    Empty when none of the 40,320 does. One and the same code is never tried twice, which matters
    where groups are alike.
    """
    held = root.reveal()
    size = len(held) // GROUPS
    parts = [held[start : start + size] for start in range(0, len(held), size)]
    # Groups that are alike share a number: what was tried is remembered without the secret.
    alike = [parts.index(part) for part in parts]
    tried = set()
    for places in itertools.permutations(range(GROUPS)):
        numbers = tuple([alike[place] for place in places])
        if numbers in tried:
            continue
        tried.add(numbers)
        with RootSecret(b"".join([parts[place] for place in places])) as candidate:
            if candidate.key_id in wanted:
                return tuple(place + 1 for place in places)
    return ()


def in_order(text: str, order: tuple[int, ...]) -> tuple[str, ...]:
    """The groups of a typed code as they stand on the sheet. Raises `NotARecoveryCode`."""
    with root_from_code(text) as root:
        groups = recovery_code(root).split("-")
    return tuple(groups[place - 1] for place in order)


def _refusal(
    root: RootSecret, folder: VaultFolder, record: VaultRecord | None
) -> CodeRefused | None:
    current, older = _known_keys(folder, record)
    if root.key_id in current or not (current or older):
        return None
    if root.key_id in older:
        if root.key_id not in known_beside(folder):
            return _older(root.key_id)
        unkept = record is not None and record.recovery.confirmed is None
        return _opens_copies(unkept=unkept)
    order = order_on_sheet(root, current | older)
    if order:
        return _in_another_order(order)
    # The names of backups are no proof: the one who named them may have been another app.
    return None if record is None else _foreign(root.key_id, record.active)


def _known_keys(
    folder: VaultFolder, record: VaultRecord | None
) -> tuple[frozenset[str], frozenset[str]]:
    """The keys that may open the journal, and those that did once."""
    beside = known_beside(folder)
    if record is None:
        return beside, frozenset()
    current = frozenset(filter(None, (record.active, record.pending)))
    return current, (beside | frozenset(record.retired)) - current


def _misread(group: int | None) -> CodeRefused:
    if group is None:
        return CodeRefused(
            OpenProblem.CODE_GROUP,
            _("That is not a whole recovery code: it has eight groups of six digits."),
            _("Nothing was changed. Check it against your sheet."),
        )
    return CodeRefused(
        OpenProblem.CODE_GROUP,
        _("Group {group} of the code is not as it stands on the sheet.").format(group=group),
        _("Look at its six digits again; the other groups can stay."),
        group=group,
    )


def _older(key: str) -> CodeRefused:
    return CodeRefused(
        OpenProblem.CODE_OLDER,
        _("This code opened the journal once. A newer one, on a newer sheet, took its place."),
        _("Nothing was changed. Look for a sheet with another key than {key}.").format(key=key),
    )


def _opens_copies(*, unkept: bool) -> CodeRefused:
    sentence = _("This code opened the journal until new keys were made.")
    if unkept:
        sentence = _(
            "This code opened the journal until new keys were made. Their own was not kept yet."
        )
    return CodeRefused(
        OpenProblem.CODE_OLDER,
        sentence,
        _("Nothing was changed. A copy from before still opens with this one."),
        opens_copies=True,
    )


def _in_another_order(order: tuple[int, ...]) -> CodeRefused:
    return CodeRefused(
        OpenProblem.CODE_ORDER,
        _("Every group is right, and they stand in another order than on the sheet."),
        _("Nothing was changed. Put them in the order of the sheet: 1 to 8, line by line."),
        order=order,
    )


def _foreign(typed: str, active: str) -> CodeRefused:
    return CodeRefused(
        OpenProblem.CODE_FOREIGN,
        _("This is the code of another journal: key {typed}. This one has key {active}.").format(
            typed=typed, active=active
        ),
        _("Nothing was changed. Look for the sheet that says {active}.").format(active=active),
    )
