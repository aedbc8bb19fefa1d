"""What is said of backups in the settings: how they stand, what was in the way, what is held."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QLocale

from journal_app.core.backup_notes import BackupProblem, Checked, Pin, SecondPlace
from journal_app.core.backups import Copy, CopyKind
from journal_app.i18n import _, ngettext
from journal_app.services.backup_news import BackupNews
from journal_app.services.backup_standing import BackupStanding
from journal_app.ui.copies.wording import Saying

_AT_HOME: Final = {
    BackupProblem.DISK_FULL: lambda: _("The disk is full. Make room, then back up again."),
    BackupProblem.READ_ONLY: lambda: _("Its folder cannot be written to."),
    BackupProblem.MISSING: lambda: _("Its folder cannot be reached."),
    BackupProblem.KEY: lambda: _(
        "The key could not be fetched, and a copy that nobody can open would be none."
    ),
    BackupProblem.DAMAGED: lambda: _(
        "The copy did not come out whole, so it does not count. No earlier one was removed."
    ),
    BackupProblem.OTHER: lambda: _("The disk did not do what was asked of it."),
}
_ELSEWHERE: Final = {
    **_AT_HOME,
    BackupProblem.DISK_FULL: lambda: _("There is no room left there."),
    BackupProblem.READ_ONLY: lambda: _("Nothing can be written there."),
    BackupProblem.MISSING: lambda: _(
        "It is not there now. Once it is plugged in or connected, the next backup finds it."
    ),
    BackupProblem.DAMAGED: lambda: _(
        "What arrived there was not whole, so it does not count. That disk may be wearing out."
    ),
}


def last(standing: BackupStanding, saying: Saying) -> str:
    """When the last backup was made, and what was in the way since."""
    made = standing.last
    trouble = standing.notes.trouble
    if made is None:
        told = _("There is none yet. One is made by itself when you leave.")
    elif standing.last_is_unsound:
        told = _("{when}. It is not whole; back up now.").format(when=saying.copy(made))
    else:
        told = _("{when}. It was looked over and is sound.").format(when=saying.copy(made))
    if trouble is None:
        return told
    failed = _("A try after that, {when}, made none. {why}")
    return (
        f"{told} {failed.format(when=saying.moment(trouble.at), why=_AT_HOME[trouble.problem]())}"
    )


def second(place: SecondPlace | None, saying: Saying, *, only_here: bool = False) -> str:
    """Where the newest backup goes too, and whether it got there."""
    if place is None:
        return _(
            "None. A stick, another disk or a synced folder can have the newest backup too. Where "
            "this computer is lost, that and your recovery code open the journal on another one."
        )
    told = [place.folder + "."]
    if place.good is not None:
        told.append(_("Last verified there {when}.").format(when=saying.moment(place.good)))
    if place.trouble is not None:
        told.append(_ELSEWHERE[place.trouble.problem]())
    elif place.good is None:
        told.append(_("The next backup is brought there by itself."))
    if place.same_disk:
        told.append(_("It is on the same disk as your journal, and would be lost with it."))
    if only_here:
        told.append(
            _(
                "Without the recovery code, which you have not kept yet, nothing there opens on "
                "another computer."
            )
        )
    return " ".join(told)


def checked(found: Checked | None, saying: Saying) -> str:
    """What reading all of them came to."""
    if found is None:
        return _("Reads each from end to end, with the pictures and files it names.")
    sound = ngettext("{count} is sound.", "{count} are sound.", found.sound)
    unsound = len(found.unsound) + len(found.unsound_second)
    if not unsound and not found.second_away and not found.other_key:
        sound = ngettext("{count} is sound.", "All {count} are sound.", found.sound)
    told = [saying.moment(found.at) + ":", sound.format(count=_count(found.sound, saying))]
    if unsound:
        bad = ngettext(
            "{count} is not whole or does not open; “Earlier copies” shows which.",
            "{count} are not whole or do not open; “Earlier copies” shows which.",
            unsound,
        )
        told.append(bad.format(count=_count(unsound, saying)))
    if found.other_key:
        other = ngettext(
            "{count} opens with another recovery code and was not read.",
            "{count} open with another recovery code and were not read.",
            found.other_key,
        )
        told.append(other.format(count=_count(found.other_key, saying)))
    if found.second_away:
        told.append(_("The second folder was not there, so nothing in it was read."))
    if found.files_lost:
        lost = ngettext(
            "{count} picture or file is missing or not whole.",
            "{count} pictures and files are missing or not whole.",
            found.files_lost,
        )
        told.append(lost.format(count=_count(found.files_lost, saying)))
    return " ".join(told)


def looked_over(at: datetime | None, saying: Saying) -> str:
    """When the open journal itself was last found undamaged; empty where that is not known."""
    if at is None:
        return ""
    words = _("The journal itself was looked over {when}, and nothing in it was damaged.")
    return words.format(when=saying.moment(at))


def kept_aside(found: Sequence[Copy], saying: Saying) -> str:
    """What is kept aside, and when it goes; empty where there is nothing."""
    journals = sum(copy.kind is CopyKind.ASIDE for copy in found)
    replaced = sum(copy.goes_with_old_keys for copy in found)
    safety = len(found) - journals
    told = []
    if safety:
        words = ngettext("{count} safety copy", "{count} safety copies", safety)
        told.append(words.format(count=_count(safety, saying)))
    if journals:
        words = ngettext("{count} journal set aside", "{count} journals set aside", journals)
        told.append(words.format(count=_count(journals, saying)))
    if not told:
        return ""
    size = saying.locale.formattedDataSize(
        sum(copy.bytes for copy in found), 1, QLocale.DataSizeFormat.DataSizeSIFormat
    )
    goes = [
        _("Safety copies go after ninety days, but for the newest of each kind.") if safety else "",
        _("A journal set aside stays until you delete it.") if journals > replaced else "",
        _("What new keys took the place of goes once their recovery code is kept.")
        if replaced
        else "",
    ]
    what = _("{what}, {size}.").format(what=_(" and ").join(told), size=size)
    return " ".join(filter(None, (what, *goes)))


def shrank(copy: Copy, pin: Pin, saying: Saying) -> str:
    """Why a backup is held, and until when; empty where the person holds it."""
    if pin.until is None:
        return ""
    told = ngettext(
        "The backup of {when} holds {count} entry or moment more than the one after it. It is "
        "kept at least until {day}.",
        "The backup of {when} holds {count} entries and moments more than the one after it. It "
        "is kept at least until {day}.",
        pin.fewer,
    )
    return told.format(
        when=saying.copy(copy), count=_count(pin.fewer, saying), day=saying.day(pin.until)
    )


def news(told: BackupNews, saying: Saying) -> str:
    """What is said unasked, once."""
    if told.trouble is not None:
        words = _("No backup was made lately. {why} Your journal itself is well.")
        return words.format(why=_AT_HOME[told.trouble.problem]())
    if told.shrank is not None:
        return _("Your journal holds less than it did. {more}").format(
            more=shrank(*told.shrank, saying)
        )
    if told.second is not None and told.second.trouble is not None:
        words = _("No backup has reached the second folder lately. {why}")
        return words.format(why=_ELSEWHERE[told.second.trouble.problem]())
    return _("Your journal lies in a synced folder. {why}").format(why=synced(told.synced))


def synced(service: str | None) -> str:
    """Why a journal should not lie in a synced folder; empty where it does not."""
    if service is None:
        return ""
    return _(
        "{service} copies files while they are being written, which can damage a journal. Let it "
        "lie elsewhere on this computer; a second folder for backups may well be there."
    ).format(service=service)


def making(far: float, saying: Saying) -> str:
    """How far a backup is."""
    words = _("Being written: {percent} %.") if far < _LOOKED_OVER else _("Being looked over.")
    return words.format(percent=_count(round(far * 100), saying))


def checking(far: float, saying: Saying) -> str:
    """How far reading all of them is."""
    return _("Being read: {percent} %.").format(percent=_count(round(far * 100), saying))


_LOOKED_OVER: Final = 0.6


def _count(count: int, saying: Saying) -> str:
    return saying.locale.toString(count)
