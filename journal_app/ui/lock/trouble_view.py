"""What the lock page says when the file is in trouble: what happened, what is safe, what helps."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from journal_app.core.errors import CannotOpen, OpenProblem
from journal_app.i18n import _, ngettext


class Deed(StrEnum):
    """What a person can do about it; none of these begins a journal anew in its place."""

    RESCUE = "rescue"
    COPIES = "copies"
    AS_IT_IS = "as-it-is"
    REBUILD = "rebuild"
    """Write anew what says how the journal opens."""
    CODE = "code"
    """Go to the boxes for the recovery code."""
    TRY_AGAIN = "try-again"
    FOLDER = "folder"
    QUIT = "quit"
    BACK = "back"
    """To the trouble, from the copies that were looked at."""
    CANCEL = "cancel"
    OPEN = "open"
    """Open the journal that came of it."""
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class TroubleView:
    """One file in trouble, in three sentences and what can be pressed, the best first."""

    problem: OpenProblem
    title: str
    happened: str
    safe: str
    helps: str
    deeds: tuple[Deed, ...]
    copies: int | None = None
    """How many earlier copies lie in the folder; `None` until they were counted."""
    tried: str = ""
    """What came of something that was tried and did not help."""

    @property
    def first(self) -> Deed:
        """The one that is most likely wanted."""
        return self.deeds[0]

    @property
    def of_copies(self) -> str:
        """How many earlier copies there are, where looking at them is offered."""
        if self.copies is None or Deed.COPIES not in self.deeds:
            return ""
        if self.copies == 0:
            return _("There is no earlier copy in its folder; one kept elsewhere can be chosen.")
        words = ngettext(
            "Apart from it there is {count} earlier copy.",
            "Apart from it there are {count} earlier copies.",
            self.copies,
        )
        return words.format(count=self.copies)


def deed_words(deed: Deed) -> str:
    """What the button says; it is its accessible name too, and stays for ever."""
    return _DEED_WORDS[deed]()


def is_trouble(problem: OpenProblem | None) -> bool:
    """Whether the file is in the way, and not its key."""
    return problem in _TROUBLES


def trouble_view(error: CannotOpen, *, copies: int | None = None) -> TroubleView:
    """The page for an error whose problem `is_trouble`."""
    words = _TROUBLES[error.problem]
    return TroubleView(
        problem=error.problem,
        title=words.title(),
        happened=error.sentence,
        safe=words.safe(),
        helps=words.helps(),
        deeds=(*words.deeds, Deed.FOLDER, Deed.QUIT),
        copies=copies,
    )


_DEED_WORDS: Final[dict[Deed, Callable[[], str]]] = {
    Deed.RESCUE: lambda: _("Save what can be read"),
    Deed.COPIES: lambda: _("Look at earlier copies"),
    Deed.AS_IT_IS: lambda: _("Open it as it is"),
    Deed.REBUILD: lambda: _("Make it anew"),
    Deed.CODE: lambda: _("Use recovery code"),
    Deed.TRY_AGAIN: lambda: _("Try again"),
    Deed.FOLDER: lambda: _("Show the folder"),
    Deed.QUIT: lambda: _("Quit"),
    Deed.BACK: lambda: _("Back"),
    Deed.CANCEL: lambda: _("Cancel"),
    Deed.OPEN: lambda: _("Open my journal"),
    Deed.UNDO: lambda: _("Undo"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    title: Callable[[], str]
    safe: Callable[[], str]
    helps: Callable[[], str]
    deeds: tuple[Deed, ...]


def _nothing_begun() -> str:
    return _("The key to your journal is there. Nothing was changed, and no new one was begun.")


def _rescue_helps() -> str:
    return _(
        "The app can read the file page by page and build a sound journal from what it finds; "
        "what is missing comes from the newest earlier copy. You then see what came back from "
        "where. The damaged file is kept as it is."
    )


def _copy_helps() -> str:
    return _(
        "An earlier copy can take its place. You can look inside first, and the file that lies "
        "there now is kept."
    )


_TROUBLES: Final[dict[OpenProblem, _Words]] = {
    OpenProblem.MISSING: _Words(
        title=lambda: _("Your journal is not in its place"),
        safe=_nothing_begun,
        helps=lambda: _(
            "If you moved the file, or it lies on another disk, put it back and try again. "
            "If not, an earlier copy can take its place."
        ),
        deeds=(Deed.COPIES, Deed.TRY_AGAIN),
    ),
    OpenProblem.AWAY: _Words(
        title=lambda: _("Your journal is not in its place"),
        safe=lambda: _(
            "Nothing was changed. No other journal was opened in its place, and no new one begun."
        ),
        helps=lambda: _(
            "If its folder lies on another disk, connect that and try again. The menu in the "
            "corner opens another journal, or brings this one back from a copy."
        ),
        deeds=(Deed.TRY_AGAIN,),
    ),
    OpenProblem.EMPTY: _Words(
        title=lambda: _("The journal file is empty"),
        safe=_nothing_begun,
        helps=_copy_helps,
        deeds=(Deed.COPIES, Deed.TRY_AGAIN),
    ),
    OpenProblem.NOT_ENCRYPTED: _Words(
        title=lambda: _("This is not your journal"),
        safe=_nothing_begun,
        helps=lambda: _(
            "If you know where your journal is, put it back and try again. If not, an earlier "
            "copy can take its place; the file that lies there now is kept."
        ),
        deeds=(Deed.COPIES, Deed.TRY_AGAIN),
    ),
    OpenProblem.ANOTHER_FILE: _Words(
        title=lambda: _("This is not your journal"),
        safe=_nothing_begun,
        helps=lambda: _(
            "If you know where your journal is, put it back and try again. If not, an earlier "
            "copy can take its place; the file that lies there now is kept."
        ),
        deeds=(Deed.COPIES, Deed.TRY_AGAIN),
    ),
    OpenProblem.HEADER_DAMAGED: _Words(
        title=lambda: _("Your journal can be saved"),
        safe=lambda: _(
            "Only the first bytes of the file are damaged, and none of your words are in them. "
            "Nothing was changed."
        ),
        helps=lambda: _(
            "The app can read the rest and build a sound journal from it. The damaged file is "
            "kept as it is."
        ),
        deeds=(Deed.RESCUE, Deed.COPIES),
    ),
    OpenProblem.TRUNCATED: _Words(
        title=lambda: _("The end of your journal is missing"),
        safe=lambda: _("What is left of the file can most likely be read. Nothing was changed."),
        helps=_rescue_helps,
        deeds=(Deed.RESCUE, Deed.COPIES),
    ),
    OpenProblem.DAMAGED: _Words(
        title=lambda: _("Parts of your journal are damaged"),
        safe=lambda: _("The rest of the file can most likely be read. Nothing was changed."),
        helps=_rescue_helps,
        deeds=(Deed.RESCUE, Deed.COPIES),
    ),
    OpenProblem.LOG_LOST: _Words(
        title=lambda: _("The newest words are not in the file"),
        safe=lambda: _("What is in the file can be read. Nothing was changed."),
        helps=lambda: _(
            "A copy may hold more: look there first. If you put an older file in its place "
            "yourself, open it as it is; how it stands now is kept."
        ),
        deeds=(Deed.COPIES, Deed.AS_IT_IS, Deed.TRY_AGAIN),
    ),
    OpenProblem.RECORD_DAMAGED: _Words(
        title=lambda: _("A small file beside your journal is lost"),
        safe=lambda: _("Your words are not in it. The journal itself was not touched."),
        helps=lambda: _(
            "The app can make that file anew, from what it noted beside an earlier copy and with "
            "the key in your keyring, or with your recovery code. The damaged one is kept."
        ),
        deeds=(Deed.REBUILD, Deed.CODE, Deed.TRY_AGAIN),
    ),
    OpenProblem.NEWER: _Words(
        title=lambda: _("A newer version kept your journal"),
        safe=lambda: _("It is whole, and was left exactly as it is."),
        helps=lambda: _(
            "Open it with the newer version of the app. This one does not know everything that "
            "is in it, and leaves it alone."
        ),
        deeds=(Deed.TRY_AGAIN, Deed.COPIES),
    ),
    OpenProblem.DISK: _Words(
        title=lambda: _("The journal’s folder cannot be read"),
        safe=lambda: _("Nothing was changed."),
        helps=lambda: _(
            "Check that the disk is there, and that you may read and write in the folder. Then "
            "try again."
        ),
        deeds=(Deed.TRY_AGAIN,),
    ),
    OpenProblem.BUSY: _Words(
        title=lambda: _("Something else is using your journal"),
        safe=lambda: _("Nothing was changed."),
        helps=lambda: _(
            "It may be a program that makes backups or keeps folders alike. Let it finish or "
            "close it, then try again."
        ),
        deeds=(Deed.TRY_AGAIN,),
    ),
}
