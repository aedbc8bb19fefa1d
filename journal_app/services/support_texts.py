"""The words of the pages that stay when closeness is put away, for pages to show."""

from journal_app.content.support import load_support
from journal_app.core.support import Support
from journal_app.i18n import language


def support() -> Support:
    """All of them in the language in use; a few milliseconds, read anew each time."""
    return load_support(language())
