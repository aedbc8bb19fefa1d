"""The paragraphs of pieces on paper: a heading a day, then what was written, marks and notes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import Final

from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout

from journal_app.core.clock import Clock
from journal_app.core.marks import Marks
from journal_app.core.markup import Line, LineKind, line_of, runs
from journal_app.core.moments import Moment
from journal_app.core.passages import Passage
from journal_app.core.pictures import Picture, said_of
from journal_app.core.text import plain
from journal_app.core.vocabulary import Vocabulary
from journal_app.i18n import _
from journal_app.services.papers import Paper
from journal_app.ui.editor.day_words import day_words, time_words
from journal_app.ui.editor.positions import to_units
from journal_app.ui.moment_telling import MomentTelling
from journal_app.ui.paper import paper_font
from journal_app.ui.papers.figures import Figure, Pictures
from journal_app.ui.papers.setting import GREY, Block, Settable, Style
from journal_app.ui.theme.theme import Theme
from journal_app.ui.theme.tokens import PAPER_BAND, TYPE
from journal_app.ui.widgets.direction import reads_rtl

_QUOTE: Final = 48
LINE: Final = Line(kind=LineKind.TEXT)
"""What the sentence of a moment is: no sign in it means anything."""
_BULLET: Final = "•  "


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaves:
    """What goes onto paper beside the text itself."""

    names: bool = False
    marks: bool = False
    notes: bool = False
    chosen: bool = False
    """The answers, words and places that were chosen for moments."""
    pictures: bool = False
    """Pictures as they are, and the names of files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Faces:
    """The families the page is set in."""

    display: tuple[str, ...]
    serif: tuple[str, ...]
    sans: tuple[str, ...]

    @classmethod
    def of(cls, theme: Theme) -> "Faces":
        """The families the app is shown in."""
        display, serif, sans = (theme.font(style).families() for style in ("title", "read", "body"))
        return cls(display=tuple(display), serif=tuple(serif), sans=tuple(sans))

    @classmethod
    def shipped(cls) -> "Faces":
        """The families that come with the app."""
        display, serif, sans = (TYPE[style].families for style in ("title", "read", "body"))
        return cls(display=display, serif=serif, sans=sans)

    def number(self) -> QFont:
        """The font of page numbers."""
        return paper_font(self.sans, 9, sans=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """How marks, kinds and times are said."""

    marks: Marks
    words: Vocabulary
    locale: QLocale
    clock: Clock

    def moment(self, moment: Moment) -> Iterator[tuple[str, str]]:
        """Its answers, its chosen words and its places, each with its label."""
        telling = MomentTelling(vocabulary=self.words, locale=self.locale, clock=self.clock)
        first, later = moment.reading, moment.reading_later
        if first:
            yield _("Felt like"), self.words.label(first)
        if later and later != first:
            yield _("Looking again"), self.words.label(later)
        image = telling.image(moment)
        if image:
            yield _("An image for it"), image
        for group in telling.groups(moment):
            for line in group.lines:
                # What was written in one's own words stands below, whole.
                if not line.own:
                    yield line.label, line.words or ", ".join(door.words for door in line.doors)

    def day(self, day: date) -> str:
        """A day with its year: paper is read in another one."""
        return day_words(day, self.locale, this_year=0)


def blocks(
    papers: Iterable[Paper],
    leaves: Leaves,
    faces: Faces,
    saying: Saying,
    pictures: Pictures | None = None,
) -> Iterator[Settable]:
    """Every paragraph and picture in order, made when it is asked for."""
    setter = _Setter(leaves, faces, saying, pictures)
    for day, those in groupby(papers, key=lambda paper: paper.when.day):
        yield Block(saying.day(day), setter.title)
        for paper in those:
            yield from setter.piece(paper)


class _Setter:
    """The styles of the page, and what is set in which."""

    def __init__(
        self, leaves: Leaves, faces: Faces, saying: Saying, pictures: Pictures | None
    ) -> None:
        self._leaves = leaves
        self._pictures = pictures if leaves.pictures else None
        self._faces = faces
        self._saying = saying
        small = paper_font(faces.sans, 9, sans=True)
        self.title = Style(font=paper_font(faces.display, 20), line=28, above=30, glued=True)
        self._caption = Style(font=small, line=13, above=12, opacity=GREY, glued=True)
        self._question = Style(font=self._serif(13, italic=True), line=19, above=6, glued=True)
        self._words = Style(font=self._serif(12), line=18, above=6)
        self._heading = Style(font=self._serif(14, bold=True), line=20, above=12, glued=True)
        self._item = Style(font=self._serif(12), line=18, above=2, indent=14)
        self._quote = Style(font=self._serif(12, italic=True), line=18, above=4, indent=20)
        self._note = Style(font=self._serif(11, italic=True), line=16, above=1, indent=20)
        self._aside = Style(font=small, line=13, above=6, opacity=GREY, indent=20, glued=True)
        self._below = Style(font=small, line=13, above=4, opacity=GREY)
        self._mark = Style(font=small, line=13, above=3, opacity=GREY, indent=20)

    def piece(self, paper: Paper) -> Iterator[Settable]:
        """One piece: its time, its words, and what was ticked."""
        yield Block(self._told(paper), self._caption)
        if paper.question:
            yield Block(paper.question, self._question)
        yield from self._body(paper)
        if self._leaves.chosen and paper.moment is not None:
            for label, words in self._saying.moment(paper.moment):
                told = _("{label}: {words}").format(label=label, words=words)
                yield Block(told, self._mark)
        for text in paper.told:
            yield Block(text, self._words)
        yield from self._hung(paper)
        if self._leaves.marks:
            for passage in paper.passages:
                quote = _shortened(passage.anchor.quote)
                mark = self._saying.marks.label(passage.mark)
                words = _("{mark}: “{words}”").format(mark=mark, words=quote)
                yield Block(words, self._mark)
        if self._leaves.notes:
            for note in paper.notes:
                day = self._saying.day(note.when.day)
                yield Block(_("In the margin, {day}").format(day=day), self._aside)
                yield Block(note.body, self._note)

    def _hung(self, paper: Paper) -> Iterator[Settable]:
        """Each picture, and then what cannot be shown on paper by its name."""
        if self._pictures is None:
            return
        rtl = reads_rtl(paper.body)
        for picture in paper.hung:
            if picture.is_shown:
                yield self._figure(picture, self._pictures, rtl=rtl)
        names = [each.label or _("a file") for each in paper.hung if not each.is_shown]
        if names:
            yield Block(_("Files: {names}").format(names=", ".join(names)), self._below)

    def _figure(self, picture: Picture, pictures: Pictures, *, rtl: bool) -> Figure:
        said = said_of(picture.label)
        name = picture.label or _("Picture")
        words = _("A picture that cannot be read: {name}").format(name=name)
        return Figure(
            picture=picture,
            pictures=pictures,
            instead=Block(words, self._below),
            caption=Block(said, self._below) if said else None,
            rtl=rtl,
        )

    def _told(self, paper: Paper) -> str:
        parts = [time_words(paper.when.local, self._saying.locale)]
        if paper.kind:
            parts.append(self._saying.words.label(paper.kind))
        if self._leaves.names:
            parts += [*paper.people, *(f"#{tag}" for tag in paper.tags)]
        return "  ·  ".join(filter(None, parts))

    def _body(self, paper: Paper) -> Iterator[Block]:
        origin = 0
        for text in paper.body.split("\n"):
            if text.strip():
                line = LINE if paper.kind else line_of(text)
                yield self._paragraph(text, line, origin, paper.passages)
            origin += len(text) + 1

    def _paragraph(
        self, text: str, line: Line, origin: int, passages: tuple[Passage, ...]
    ) -> Block:
        style = self._style_of(line.kind)
        shown = _sign(text, line)
        formats: list[QTextLayout.FormatRange] = []
        at = to_units(shown, len(shown))
        for start, end, bold, italic in _stretches(text, line, plain_text=line is LINE):
            for first, last, marked in self._cut(start, end, origin, passages):
                words = text[first:last]
                units = to_units(words, len(words))
                if bold or italic or marked:
                    formats.append(self._range(at, units, style, bold, italic, marked))
                shown, at = shown + words, at + units
        return Block(shown, style, formats)

    def _cut(
        self, start: int, end: int, origin: int, passages: tuple[Passage, ...]
    ) -> Iterator[tuple[int, int, bool]]:
        """A stretch of a line in parts that are marked or not."""
        spans = [
            (each.anchor.start - origin, each.anchor.end - origin)
            for each in passages
            if self._leaves.marks
        ]
        edges = {start, end} | {at for span in spans for at in span if start < at < end}
        ordered = sorted(edges)
        for first, last in pairwise(ordered):
            yield first, last, any(a <= first and last <= b for a, b in spans)

    def _range(
        self, at: int, units: int, style: Style, bold: bool, italic: bool, marked: bool
    ) -> QTextLayout.FormatRange:
        look = QTextCharFormat()
        base = style.font
        size = base.pixelSize()
        font = self._serif(size, bold=bold or base.bold(), italic=italic or base.italic())
        look.setFont(font)
        if marked:
            # Never the only thing that tells: each mark is named below the words.
            look.setBackground(QColor(PAPER_BAND))
        made = QTextLayout.FormatRange()
        made.start, made.length, made.format = at, units, look
        return made

    def _style_of(self, kind: LineKind) -> Style:
        return {
            LineKind.HEADING: self._heading,
            LineKind.BULLET: self._item,
            LineKind.NUMBER: self._item,
            LineKind.QUOTE: self._quote,
        }.get(kind, self._words)

    def _serif(self, size: int, *, bold: bool = False, italic: bool = False) -> QFont:
        font = paper_font(self._faces.serif, size)
        if bold:
            # The weight there is: a heavier one would be made by printing every letter twice.
            font.setWeight(QFont.Weight.DemiBold)
        font.setItalic(italic)
        return font


def _stretches(text: str, line: Line, *, plain_text: bool) -> Iterator[tuple[int, int, bool, bool]]:
    """What of a line is shown, without the signs of Markdown: from, to, bold, italic."""
    at = line.start
    for run in () if plain_text else runs(text, line.start):
        if at < run.start:
            yield at, run.start, False, False
        if not run.sign and run.start < run.end:
            yield run.start, run.end, run.bold, run.italic
        at = run.end
    if at < len(text):
        yield at, len(text), False, False


def _sign(text: str, line: Line) -> str:
    if line.kind is LineKind.BULLET:
        return _BULLET
    return f"{text[: line.start].strip()}  " if line.kind is LineKind.NUMBER else ""


def _shortened(quote: str) -> str:
    words = " ".join(plain(quote).split())
    if len(words) <= _QUOTE:
        return words
    return words[:_QUOTE].rsplit(" ", 1)[0] + " …"
