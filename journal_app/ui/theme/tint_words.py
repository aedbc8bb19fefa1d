"""The tints of marks and names in words, so that none is told by colour alone."""

from collections.abc import Mapping

from journal_app.i18n import _


def tint_words() -> Mapping[str, str]:
    """Every tint a mark or a name may have, with what it is called."""
    return {
        "pull": _("Plum"),
        "near": _("Sea green"),
        "body": _("Sand"),
        "echo": _("Violet"),
        "need": _("Sky blue"),
        "help": _("Moss"),
    }
