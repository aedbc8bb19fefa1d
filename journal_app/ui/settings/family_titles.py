"""What each kind of question is called where one says more or less of it, and what it is for."""

from dataclasses import dataclass

from journal_app.core.prompts import Family
from journal_app.i18n import _


@dataclass(frozen=True, slots=True)
class FamilyTitle:
    """A name, one line, and an icon."""

    family: Family
    title: str
    line: str
    icon: str


def family_titles() -> tuple[FamilyTitle, ...]:
    """Every kind that may come on Today, in the order of the design."""
    return (*_near(), *_within(), *_between(), *_around())


def title_of(family: Family) -> str:
    """What one kind is called."""
    return next((each.title for each in family_titles() if each.family is family), "")


def _near() -> tuple[FamilyTitle, ...]:
    return (
        FamilyTitle(Family.LAND, _("Land"), _("The ground, the room, the out-breath."), "leaf"),
        FamilyTitle(Family.NOTICE, _("Notice and name"), _("What happened, plainly."), "eye"),
        FamilyTitle(
            Family.FEAR_OR_PREFERENCE,
            _("Fear, preference, both"),
            _("Reading one’s own distance."),
            "circle-half",
        ),
        FamilyTitle(Family.TINY, _("Tiny"), _("Very small, for little energy."), "plant"),
    )


def _within() -> tuple[FamilyTitle, ...]:
    return (
        FamilyTitle(
            Family.GUARDED_ONE,
            _("The guarded one"),
            _("Curious about the part that protects."),
            "shield-check",
        ),
        FamilyTitle(
            Family.OLD_RULE,
            _("Old rule, today"),
            _("A rule from then, looked at now."),
            "clock-counter-clockwise",
        ),
        FamilyTitle(
            Family.BEING_SEEN,
            _("Being seen"),
            _("For the wish to be invisible."),
            "lighthouse",
        ),
        FamilyTitle(
            Family.SMALL_STEPS,
            _("One per cent and ten seconds"),
            _("A small step, before or after. Comes only where more is wanted."),
            "path",
        ),
        FamilyTitle(
            Family.EVIDENCE,
            _("What went well enough"),
            _("Keeping hold of something good."),
            "sun",
        ),
    )


def _between() -> tuple[FamilyTitle, ...]:
    return (
        FamilyTitle(
            Family.ROOM, _("Room and return"), _("Space that is honest and has an end."), "wind"
        ),
        FamilyTitle(
            Family.REACHING, _("The one who reaches"), _("For wanting contact."), "hand-heart"
        ),
        FamilyTitle(
            Family.LOOP,
            _("The loop"),
            _("The pattern between two people. Comes only where more is wanted."),
            "arrow-counter-clockwise",
        ),
        FamilyTitle(
            Family.FREEDOM_AND_CLOSENESS,
            _("Freedom and closeness"),
            _("Holding both."),
            "sailboat",
        ),
        FamilyTitle(
            Family.UNSAID, _("Unsaid and undone"), _("A place for words held back."), "quotes"
        ),
    )


def _around() -> tuple[FamilyTitle, ...]:
    return (
        FamilyTitle(Family.HELP, _("Help and therapy"), _("Getting ready, and after."), "users"),
        FamilyTitle(
            Family.CLOSING,
            _("Closing and rest"),
            _("Ending kindly, late or after long."),
            "moon-stars",
        ),
    )
