"""The recovery code as somebody types it for a command: unseen, group by group, or on one line."""

import argparse

from journal_app.cli.output import tell
from journal_app.cli.passphrases import somebody_is_there, typed_line, unseen
from journal_app.core.errors import BadInput
from journal_app.i18n import _
from journal_app.services import recovery
from journal_app.services.recovery import GroupState


def given_code(arguments: argparse.Namespace) -> str | None:
    """The code on the first line of standard input, where that was announced."""
    return typed_line() if arguments.code_stdin else None


def asked_code() -> str:
    """The code as it is typed, group by group; pasted at once it is taken as a whole."""
    if not somebody_is_there():
        raise BadInput(
            _("Nobody is there to be asked for the recovery code."),
            _("Give it on the first line of standard input, with --code-stdin."),
        )
    groups: list[str] = []
    while len(groups) < recovery.GROUPS:
        number = len(groups) + 1
        question = _("Group {number} of {all}: ").format(number=number, all=recovery.GROUPS)
        pasted = recovery.split(answer := unseen(question))
        if len(pasted) == recovery.GROUPS and not groups:
            return answer
        if recovery.group_state(answer) is GroupState.GOOD:
            groups.append(recovery.plain_digits(answer))
        else:
            tell(_("Group {number} is not as it stands on the sheet.").format(number=number))
    return " ".join(groups)


def tell_order(order: tuple[int, ...]) -> None:
    """Where each group of the sheet was typed, if only the order was wrong."""
    if order:
        told = ", ".join(map(str, order))
        tell(_("As they stand on the sheet, they were typed as: {order}.").format(order=told))
