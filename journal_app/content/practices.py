"""Read the guided practices that ship with the app, and refuse a file that is not exactly right."""

from itertools import pairwise
from pathlib import Path

from journal_app.content.reading import (
    BrokenContent,
    Section,
    language_folder,
    number,
    span,
    text,
    texts,
    with_placeholders,
)
from journal_app.core.practices import (
    LONGEST,
    SHORTEST,
    Anchor,
    AnchorWords,
    ComingBack,
    Hereness,
    Line,
    Next,
    Part,
    Pause,
    Practices,
    Step,
    TenSeconds,
    TenSecondsOf,
    TimedLine,
)
from journal_app.core.resources import resource

MOST_RANK = 9
STEPS_OF_COMING_BACK = 10


def load_practices(language: str, home: Path | None = None) -> Practices:
    """Every practice in this language ("pt_BR", then "pt"), else in English.

    `home` (the shipped one if not given) holds one folder a language. Raises BrokenContent. Reads
    anew each time, a millisecond or two: call it once, when first needed.
    """
    folder = language_folder(resource("practices") if home is None else home, language)
    return Practices(
        pause=_pause(folder / "pr01_pause.toml"),
        ten_seconds=_ten_seconds(folder / "pr02_ten_more_seconds.toml"),
        coming_back=_coming_back(folder / "pr04_coming_back.toml"),
    )


def _pause(path: Path) -> Pause:
    file = Section.of_file(path)
    anchors = file.by_id("anchors", Anchor)
    pause = Pause(
        spans=_spans(file, path.name),
        arrive=_lines(file, "arrive"),
        jaw=_lines(file, "jaw"),
        breath=_lines(file, "breath"),
        either=_lines(file, "either"),
        anchors={anchor: _anchor(words) for anchor, words in anchors.items()},
        question=file.get("question", text),
        after=file.get("after", text),
        left_early=file.get("left_early", text),
        notes=file.get("notes", texts),
    )
    file.done()
    return pause


def _spans(file: Section, place: str) -> dict[Part, tuple[int, int]]:
    spans = file.values_by_id("spans", Part, span)
    if spans[Part.ARRIVE][0] != 0 or any(a[1] != b[0] for a, b in pairwise(spans.values())):
        raise BrokenContent(f"{place}: spans: expected one part after the other from 0 on")
    return spans


def _lines(file: Section, key: str) -> tuple[Line, ...]:
    lines = []
    for section in file.sections(key):
        lines.append(
            Line(
                text=section.get("text", text),
                instead=section.maybe("instead", text, ""),
                rank=section.maybe("rank", number(1, MOST_RANK), 1),
                least=section.maybe("least", number(SHORTEST, LONGEST), SHORTEST),
                most=section.maybe("most", number(SHORTEST, LONGEST), LONGEST),
            )
        )
        section.done()
    return tuple(lines)


def _anchor(section: Section) -> AnchorWords:
    words = AnchorWords(
        label=section.get("label", text),
        upright=_ranked(section, "upright"),
        lying=_ranked(section, "lying"),
        stay=_ranked(section, "stay"),
    )
    section.done()
    return words


def _ranked(section: Section, key: str) -> tuple[Line, ...]:
    """The first of the lines stays longest when time is short."""
    return tuple(Line(text=one, rank=n) for n, one in enumerate(section.get(key, texts), 1))


def _ten_seconds(path: Path) -> TenSeconds:
    file = Section.of_file(path)
    practice = TenSeconds(
        question=file.get("question", text),
        only=file.get("only", text),
        choices=file.values_by_id("choices", TenSecondsOf, text),
        lines=_timed(file, path.name),
        ends=file.values_by_id("ends", Next, text),
        left_early=file.get("left_early", text),
        settle_first=file.get("settle_first", text),
    )
    file.done()
    return practice


def _timed(file: Section, place: str) -> tuple[TimedLine, ...]:
    """Each line stands until the next; the last one as long as the person wants."""
    found = []
    for section in file.sections("lines"):
        found.append((section.get("at", number(0, 10)), section.get("text", text)))
        section.done()
    starts = [at for at, _words in found]
    if starts != sorted(set(starts)) or starts[0] != 0 or starts[-1] != 10:
        raise BrokenContent(f"{place}: lines: expected times from 0 up to 10")
    ends = [*map(float, starts[1:]), float("inf")]
    return tuple(
        TimedLine(text=words, at=float(at), until=until)
        for (at, words), until in zip(found, ends, strict=True)
    )


def _coming_back(path: Path) -> ComingBack:
    file = Section.of_file(path)
    practice = ComingBack(
        steps=_steps(file, path.name),
        answers=file.values_by_id("answers", Hereness, text),
        ends=file.values_by_id("ends", Hereness, texts),
        help_note=file.get("help_note", text),
    )
    file.done()
    return practice


def _steps(file: Section, place: str) -> tuple[Step, ...]:
    steps = []
    for section in file.sections("steps"):
        words = section.get("text", with_placeholders("weekday_date"))
        steps.append(Step(text=words, instead=section.get("instead", text)))
        section.done()
    if len(steps) != STEPS_OF_COMING_BACK:
        raise BrokenContent(f"{place}: steps: {len(steps)} of {STEPS_OF_COMING_BACK}")
    return tuple(steps)
