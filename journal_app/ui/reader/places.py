"""Which words of the page one reads are which words of the text as it is kept."""

from dataclasses import dataclass, field

from journal_app.ui.editor.positions import to_points, to_units


@dataclass(frozen=True, slots=True)
class _Shared:
    """A stretch that stands in both, letter for letter."""

    shown: int
    """Where it begins on the page, in UTF-16 units."""
    kept: int
    """Where it begins in the text, in code points."""
    text: str
    units: int

    @property
    def shown_end(self) -> int:
        return self.shown + self.units

    @property
    def kept_end(self) -> int:
        return self.kept + len(self.text)


@dataclass(slots=True)
class Places:
    """Built while a text is laid out for reading: signs of Markdown stand in no stretch."""

    _stretches: list[_Shared] = field(default_factory=list)

    def add(self, shown: int, kept: int, text: str) -> None:
        """These characters stand there on the page, and there in the text."""
        if text:
            units = len(text.encode("utf-16-le", "surrogatepass")) // 2
            self._stretches.append(_Shared(shown, kept, text, units))

    def kept(self, start: int, end: int) -> tuple[int, int]:
        """Where words of the page stand in the text; an empty pair for a sign alone."""
        inside = [each for each in self._stretches if each.shown_end > start and each.shown < end]
        if not inside:
            return 0, 0
        first, last = inside[0], inside[-1]
        begins = first.kept + to_points(first.text, max(0, start - first.shown))
        ends = last.kept + to_points(last.text, min(last.units, end - last.shown))
        return begins, ends

    def shown(self, start: int, end: int) -> tuple[int, int]:
        """Where words of the text stand on the page; an empty pair for a sign alone."""
        inside = [each for each in self._stretches if each.kept_end > start and each.kept < end]
        if not inside:
            return 0, 0
        first, last = inside[0], inside[-1]
        begins = first.shown + to_units(first.text, max(0, start - first.kept))
        ends = last.shown + to_units(last.text, min(len(last.text), end - last.kept))
        return begins, ends
