"""The moments of a made-up journal: around which entries, when, answered, and looked back at."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any, Final

from journal_app.content.demo_looking_back import Away, LookedBack, LookingBack
from journal_app.content.demo_moments import MadeUp, MomentTeller
from journal_app.core.clock import When, to_millisecond
from journal_app.core.ids import PieceId, Uid
from journal_app.core.moments import LATER_FROM, RESTS_AFTER, RESTS_WITHIN, Moment
from journal_app.services.demo_times import LAST_DAY, lived, made_up_uid

_AROUND_AN_ENTRY: Final = 0.26
_FELT: Final = 0.28
_FOLLOWED: Final = 0.3
_LOOKED_BACK: Final = 0.28
_LOOKED_AGAIN: Final = 0.4
_NOTED_LATE: Final = 0.16
"""All as parts: of the entries, of those moments, and so on."""
_END: Final = datetime(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day, 23, 59, tzinfo=UTC)
"""Nothing is noted, answered or looked back at afterwards."""
_OF_THE_RETURN: Final = ("return_how", "landed")


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpMoment:
    """One moment as it was caught, what became of it, and what it is joined to."""

    caught: Moment
    now: Moment | None = None
    """With the later look and what was added, where there was any."""
    looked_at: datetime | None = None
    added: bool = False
    """Whether something was added, so that the state before is kept beside it."""
    entry: Uid | None = None
    """The entry it was opened from."""
    earlier: Uid | None = None
    """The moment it follows."""
    relation: str = ""


class MomentMaker:
    """Makes up the moments around one entry after the other, in the order of time."""

    def __init__(self, grammar: Mapping[str, Any], seed: int) -> None:
        # Apart from the entries: these stay the same whatever becomes of the moments.
        self._random = Random(f"{seed}:moments")  # noqa: S311 - nothing here is secret
        self._teller = MomentTeller(grammar, self._random)
        self._looking = LookingBack(grammar, self._random)
        self._seed = seed
        self._number = 0
        self._answers: list[datetime] = []

    def around(self, uid: Uid, when: When, people: tuple[str, ...]) -> list[MadeUpMoment]:
        """The moments around one entry; mostly none."""
        if not self._chance(_AROUND_AN_ENTRY):
            return []
        if self._chance(_FELT) and self._may_answer(when.instant):
            return [self._kept(self._teller.felt(people), when, entry=uid)]
        made_up = self._teller.tell()
        at = self._near(when)
        first = self._kept(made_up, at)
        follow = self._teller.follow(made_up) if self._chance(_FOLLOWED) else None
        then = lived(at.instant + self._minutes(40, 40 * 60), when.zone)
        if follow is None or then.instant > _END:
            return [first]
        relation, second = follow
        return [first, self._kept(second, then, earlier=first.caught.uid, relation=relation)]

    def _kept(
        self,
        made_up: MadeUp,
        at: When,
        *,
        entry: Uid | None = None,
        earlier: Uid | None = None,
        relation: str = "",
    ) -> MadeUpMoment:
        if not self._may_answer(at.instant):
            made_up = replace(made_up, capture=replace(made_up.capture, reading=None))
        caught = self._caught(made_up, at, late=entry is None and self._chance(_NOTED_LATE))
        if caught.reading_at is not None:
            insort(self._answers, caught.reading_at)
        now, looked_at, added = self._looked_at(caught, made_up)
        # Whoever is named in any of it is there.
        people = tuple(dict.fromkeys((*caught.people, *sorted(made_up.told.named))))
        caught = replace(caught, people=people)
        now = None if now is None else replace(now, people=people)
        return MadeUpMoment(
            caught=caught,
            now=now,
            looked_at=looked_at,
            added=added,
            entry=entry,
            earlier=earlier,
            relation=relation,
        )

    def _caught(self, made_up: MadeUp, at: When, *, late: bool) -> Moment:
        capture = made_up.capture
        when, terms = at, dict(capture.terms)
        if late:
            when = lived(at.instant - self._minutes(20, 9 * 60), at.zone)
            terms["occurred"] = (_occurred(when, at),)
        self._number += 1
        return Moment(
            id=PieceId(0),
            uid=made_up_uid(f"{self._seed}:moment:{self._number}", at.instant),
            when=when,
            captured_at=at.instant,
            kind=capture.kind,
            note=capture.note,
            state=capture.state,
            reading=capture.reading,
            reading_at=None if capture.reading is None else at.instant,
            pull_away=capture.pull_away,
            pull_toward=capture.pull_toward,
            terms=terms,
            texts=dict(capture.texts),
            body=capture.body,
            drawing=capture.drawing,
            skipped=capture.skipped,
            people=capture.people,
            tags=capture.tags,
        )

    def _looked_at(
        self, caught: Moment, made_up: MadeUp
    ) -> tuple[Moment | None, datetime | None, bool]:
        """The moment after the later look, after looking back, after both, or after neither."""
        again = caught.reading_at is not None and self._chance(_LOOKED_AGAIN)
        adds = self._chance(_LOOKED_BACK)
        since = LATER_FROM if again else timedelta(hours=1)
        looked_at = to_millisecond(caught.captured_at + since + self._minutes(5, 34 * 60))
        again = again and self._may_answer(looked_at)
        if not (again or adds) or looked_at > _END:
            return None, None, False
        now = caught
        if again:
            insort(self._answers, looked_at)
            later = self._looking.again(made_up)
            now = replace(now, reading_later=later, reading_later_at=looked_at)
        if adds:
            now = _with_added(now, self._looking.at(made_up), looked_at)
        return now, looked_at, adds

    def _near(self, when: When) -> When:
        """Some time before an entry or after it."""
        instant = when.instant - self._minutes(-90, 300)
        return lived(min(instant, _END), when.zone)

    def _may_answer(self, at: datetime) -> bool:
        """Whether the question does not rest, looking ahead as well as back."""
        first = bisect_left(self._answers, at - RESTS_WITHIN)
        return bisect_right(self._answers, at + RESTS_WITHIN) - first < RESTS_AFTER

    def _minutes(self, least: int, most: int) -> timedelta:
        seconds = 60 * (least + self._random.random() * (most - least))
        return timedelta(milliseconds=int(seconds * 1000))

    def _chance(self, part: float) -> bool:
        return self._random.random() < part


def _occurred(when: When, at: When) -> str:
    if at.instant - when.instant <= timedelta(hours=1):
        return "op_hour"
    return "op_earlier" if when.day == at.day else "op_yesterday"


def _with_added(moment: Moment, added: LookedBack, looked_at: datetime) -> Moment:
    times = {name: at for name, at in _times(moment, added.away).items() if at <= looked_at}
    # Whoever is not back yet has nothing to say about how it was.
    later = () if "returned_at" in times else _OF_THE_RETURN
    terms = {name: chosen for name, chosen in added.terms.items() if name not in later}
    return replace(
        moment,
        terms=moment.terms | terms,
        texts=moment.texts | added.texts,
        strengths=added.strengths,
        numbers=added.numbers,
        times=times,
        closeness_now=added.closeness_now,
        closeness_wanted=added.closeness_wanted,
    )


def _times(moment: Moment, away: Away | None) -> dict[str, datetime]:
    if away is None:
        return {}
    minutes = {"left_at": away.left, "said_return_at": away.said, "returned_at": away.back}
    return {
        name: moment.when.instant + timedelta(minutes=after)
        for name, after in minutes.items()
        if after is not None
    }
