"""What the groups of words are called where one looks through them, and in which order."""

from dataclasses import dataclass

from journal_app.i18n import _


@dataclass(frozen=True, slots=True)
class WordPart:
    """A heading, and under it groups by their prefix, each with what it is called."""

    title: str
    groups: dict[str, str]


def word_parts() -> tuple[WordPart, ...]:
    """Every group whose words a person can change; the four answers keep their names."""
    return (
        WordPart(_("The moment"), _moment()),
        WordPart(_("What was there before"), _before()),
        WordPart(_("Body and feelings"), _body()),
        WordPart(_("Making room and reaching"), _ways()),
        WordPart(_("What it may have meant"), _meaning()),
        WordPart(_("What came of it"), _after()),
    )


def group_titles() -> dict[str, str]:
    """The same without headings."""
    return {group: title for part in word_parts() for group, title in part.groups.items()}


def _moment() -> dict[str, str]:
    return {
        "kd": _("What kind of moment"),
        "op": _("When it happened"),
        "seat": _("What today wishes for"),
        "st": _("How the whole of me is"),
        "wt": _("Whether touch was wanted"),
        "nr": _("Whether a no was respected"),
        "im": _("Pictures in the place of words"),
    }


def _before() -> dict[str, str]:
    return {
        "tr": _("What had come near"),
        "cu": _("What it resembled"),
        "os": _("What else was going on"),
        "ww": _("Whether something was wrong"),
    }


def _body() -> dict[str, str]:
    return {
        "br": _("Places in the body"),
        "bs": _("Sensations"),
        "fe": _("Feelings"),
        "nd": _("Needs, and what the room is for"),
    }


def _ways() -> dict[str, str]:
    return {
        "dx": _("Ways of making room"),
        "hx": _("Ways of reaching"),
        "th": _("Shapes of thought"),
        "rr": _("The reason that was given"),
    }


def _meaning() -> dict[str, str]:
    return {
        "fm": _("What leans toward fear"),
        "pm": _("What leans toward preference"),
        "nk": _("What may not be OK"),
        "ft": _("What the fear was of"),
        "pf": _("What it protected"),
        "se": _("What might have shown"),
        "ec": _("An echo of something older"),
        "ek": _("What the echo was like"),
        "be": _("Old rules"),
        "wd": _("Who was at the wheel"),
        "or": _("Early weather"),
    }


def _after() -> dict[str, str]:
    return {
        "oc": _("What happened then"),
        "tl": _("Whether they were told"),
        "td": _("The thread that was left"),
        "rh": _("How I came back"),
        "ld": _("How it landed"),
        "hp": _("What helped"),
        "ev": _("What it may be evidence of"),
        "sq": _("Moments that belong together"),
    }
