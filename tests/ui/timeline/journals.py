"""Made-up journals of any length for looking and measuring, always the same."""

import random
from datetime import UTC, datetime, timedelta

from journal_app.core.clock import when_given
from journal_app.core.ids import new_uid
from journal_app.storage.vault import Vault
from tests.builders import FakeClock

NOW = datetime(2025, 11, 22, 21, 10, tzinfo=UTC)
SENTENCES = (
    "She reached for my hand in the car and I felt the small door close.",
    "Nothing was wrong.",
    "I looked out of the window and counted the lamps, as if counting were a place to go.",
    "At the sink, later, I noticed my jaw had been locked since the roundabout.",
    "It was not fear tonight.",
    "I just like the window open and the room to myself.",
    "I said so, plainly, and she said “of course”, and went on reading.",
    "Dad called. I put the phone on the shelf and stood near it, listening to it ring.",
    "Went quiet at dinner. Came back before dessert.",
    "Rain all day; the house felt like a coat.",
    "Walked by the canal alone and it was only a walk. No one was being left.",
    "Woke before the alarm with a weight on my ribs, and lay there until it had a name.",
    "I notice I plan trips on the days after we have been close.",
    "Made soup. Let someone else carry it to the table.",
    "كانت ليلة هادئة، ولم أحتج إلى الابتعاد.",
    "There is a boy at a kitchen table in me, waiting to hear which voice comes through the door.",
)
PEOPLE = ("Mara", "Dad", "Inés", "Jonas")
TAGS = ("evening", "quiet", "family", "letters", "repair", "morning")


def fill(vault: Vault, count: int, years: float = 10) -> None:
    """Put so many entries into a journal, spread over the years before `NOW`, in one go."""
    chance = random.Random(20251122)
    clock = FakeClock(now=NOW, zone="UTC")
    step = timedelta(days=365.25 * years) / max(count, 1)
    people = [vault.people.add(name, new_uid(NOW), NOW) for name in PEOPLE]
    tags = [vault.tags.add(name, new_uid(NOW), NOW) for name in TAGS]
    with vault.writing():
        for number in range(count):
            jitter = timedelta(hours=chance.uniform(-6, 6)) if number else timedelta()
            written = when_given(NOW - step * number + jitter, clock)
            body = _body(chance, number)
            piece = vault.entries.add(new_uid(written.instant), written, body, NOW)
            if number % 3 != 2:
                vault.people.put_on(piece, [chance.choice(people)])
            vault.tags.put_on(piece, sorted(chance.sample(tags, chance.randint(0, 2))))
            vault.search.put(piece, body, (), ())


def _body(chance: random.Random, number: int) -> str:
    if number == 0:
        return " ".join(SENTENCES[:4])
    if number == 1:
        return " ".join(SENTENCES[4:7])
    return " ".join(chance.choices(SENTENCES, k=chance.choice((1, 1, 2, 2, 3, 4, 6, 10, 20))))
