"""Icons of marks in words: what screen readers hear, and what tooltips show."""

from collections.abc import Mapping

from journal_app.i18n import _


def icon_words() -> Mapping[str, str]:
    """Every icon a mark may have, with what it is called."""
    return {
        "arrow-bend-up-left": _("Arrow bending back"),
        "arrow-bend-down-right": _("Arrow bending forward"),
        "person-simple": _("Person"),
        "clock-counter-clockwise": _("Clock going back"),
        "hand-heart": _("Hand with a heart"),
        "leaf": _("Leaf"),
        "bookmark-simple": _("Bookmark"),
        "compass": _("Compass"),
        "feather": _("Feather"),
        "lighthouse": _("Lighthouse"),
        "moon-stars": _("Moon and stars"),
        "path": _("Path"),
        "plant": _("Plant"),
        "quotes": _("Quotation marks"),
        "sailboat": _("Sailing boat"),
        "sun": _("Sun"),
        "waves": _("Waves"),
        "wind": _("Wind"),
    }
