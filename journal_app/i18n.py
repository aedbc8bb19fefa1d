"""Words in the reader's language, through gettext and without Qt."""

import gettext
from pathlib import Path

_DOMAIN = "tideline"


class _Words:
    """Hold the translation in use, so that `_` can be imported once everywhere."""

    def __init__(self) -> None:
        self.language = "en"
        self.translation: gettext.NullTranslations = gettext.NullTranslations()


_words = _Words()


def choose_language(languages: list[str], locale_dir: Path) -> None:
    """Use the first of these languages that has a translation, else the English of the code."""
    _words.translation = gettext.translation(
        _DOMAIN, localedir=locale_dir, languages=languages, fallback=True
    )
    _words.language = _words.translation.info().get("language", "en")


def language() -> str:
    """The language in use, as in `en` or `pt_BR`, for texts that are kept as files."""
    return _words.language


def _(text: str) -> str:
    """This sentence in the reader's language."""
    return _words.translation.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of this sentence that fits the count."""
    return _words.translation.ngettext(one, many, count)
