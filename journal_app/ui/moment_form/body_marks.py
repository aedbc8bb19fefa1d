"""What was felt where, as a tuple of marks: how touching a place or a feeling changes it."""

from collections.abc import Iterable

from journal_app.core.moments import BodyMark

Marks = tuple[BodyMark, ...]


def places_of(marks: Marks) -> tuple[str, ...]:
    """The chosen places, in the order chosen."""
    return tuple(dict.fromkeys(mark.region for mark in marks if mark.region is not None))


def felt_at(marks: Marks, region: str | None) -> tuple[str, ...]:
    """What was felt at a place, or without any, in the order chosen."""
    return tuple(
        mark.sensation for mark in marks if mark.region == region and mark.sensation is not None
    )


def with_place(marks: Marks, region: str, *, chosen: bool) -> Marks:
    """With this place or, together with all that was felt there, without it."""
    if not chosen:
        return tuple(mark for mark in marks if mark.region != region)
    return marks if region in places_of(marks) else (*marks, BodyMark(region=region))


def with_felt(marks: Marks, region: str | None, felt: Iterable[str]) -> Marks:
    """With exactly this felt at a place, or without any; the place itself stays chosen."""
    made = [BodyMark(region=region, sensation=sensation) for sensation in dict.fromkeys(felt)]
    if not made and region is not None:
        made = [BodyMark(region=region)]
    at = next((index for index, mark in enumerate(marks) if mark.region == region), len(marks))
    after = [mark for mark in marks[at:] if mark.region != region]
    return (*marks[:at], *made, *after)


def tidy(marks: Iterable[BodyMark]) -> Marks:
    """Each said once, and no bare place beside the same place with something felt there."""
    kept = dict.fromkeys(mark for mark in marks if mark != BodyMark())
    rich = {mark.region for mark in kept if mark.sensation is not None}
    return tuple(mark for mark in kept if mark.sensation is not None or mark.region not in rich)
