"""The sections of the settings, by their ids, as they stand one below the other."""

from typing import Final

from journal_app.i18n import _

PRIVACY: Final = "privacy"
BACKUPS: Final = "backups"
PAUSE: Final = "pause"
WORDS: Final = "words"
MARKS: Final = "marks"
QUESTIONS: Final = "questions"
WRITING: Final = "writing"
NAMES: Final = "names"
APPEARANCE: Final = "appearance"
KEYBOARD: Final = "keyboard"
DESKTOP: Final = "desktop"


def sections() -> tuple[tuple[str, str], ...]:
    """Id and title of each, in the present language."""
    return (
        (PRIVACY, _("Privacy and lock")),
        (BACKUPS, _("Backups")),
        (PAUSE, _("Pause")),
        (WORDS, _("Words")),
        (QUESTIONS, _("Questions")),
        (MARKS, _("Marks")),
        (WRITING, _("Writing")),
        (NAMES, _("People and tags")),
        (APPEARANCE, _("Appearance")),
        (KEYBOARD, _("Keyboard")),
        (DESKTOP, _("This desktop")),
    )
