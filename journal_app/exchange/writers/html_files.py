"""What hangs on a piece, below its text on a page: pictures shown, files led to, the rest named."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from journal_app.core.archived_looking_back import Brought
from journal_app.core.pictures import said_of
from journal_app.exchange.hanging import Brings, Hung
from journal_app.i18n import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Along:
    """What brings the contents of files, and how the page gets at them."""

    brings: Brings
    folder: str = ""
    """The name of the folder they lie in beside the page; empty where only their names count."""

    def link(self, brought: Brought) -> str:
        """Where one lies, seen from the page."""
        return quote(f"{self.folder}/{brought.name}" if self.folder else brought.name)


def shown(hung: Sequence[Hung], along: Along | None) -> str:
    """All of it in its order; what did not go along is named in one line at the end."""
    brought = [each for each in hung if along is not None and each.brought is not None]
    left = [each for each in hung if each not in brought]
    lines = "".join(_line(each, along) for each in brought)
    return lines + (_named(left) if left else "")


def footer(folder: str) -> str:
    """Says where the files of a page lie; an export that replaces it knows the folder by this."""
    words = _("Pictures and files lie in the folder “{folder}”. It belongs to this page.")
    told = escape(words.format(folder=folder), quote=False)
    return f'{named_folder(folder)}<p class="about" dir="auto">{told}</p></footer>\n'


def named_folder(folder: str) -> str:
    """The line that only a page with this folder has."""
    return f'<footer data-files="{escape(folder)}">'


def _line(hung: Hung, along: Along | None) -> str:
    if along is None or hung.brought is None:
        return ""
    link, label = along.link(hung.brought), hung.attachment.label
    if not hung.is_picture:
        name = escape(label or _("a file"), quote=False)
        return f'<p class="below" dir="auto"><a href="{link}">{name}</a></p>\n'
    size = f'width="{hung.file.width}" height="{hung.file.height}"'
    said = said_of(label)
    image = f'<img src="{link}" alt="{escape(said or _("Picture"))}" {size} loading="lazy">'
    caption = escape(said, quote=False)
    below = f'<figcaption dir="auto">{caption}</figcaption>' if caption else ""
    return f"<figure>{image}{below}</figure>\n"


def _named(hung: Sequence[Hung]) -> str:
    names = ", ".join(each.attachment.label or _("a file") for each in hung)
    said = escape(_("Pictures and files: {names}").format(names=names), quote=False)
    return f'<p class="below" dir="auto">{said}</p>\n'
