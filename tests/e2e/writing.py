"""What the people of the walks write: long enough to be true, the same every time."""

import random

_WHO = ("She", "He", "Mara", "My mother", "The man next door", "Nobody", "I")
_DID = (
    "called while the kettle was on",
    "left the light burning in the hall",
    "asked whether I was all right",
    "reached for my hand in the car",
    "laughed at something on the stairs",
    "said it again, more quietly",
    "waited at the corner longer than was needed",
    "went out without a coat",
)
_THEN = (
    "and I looked at the window instead",
    "and something in me took one step back",
    "and for once I stayed where I was",
    "and the small door stayed open",
    "so I counted the tiles until it passed",
    "and I would have liked to say so",
    "which is not the same as being sent away",
    "and nothing had to be decided",
)

EMOJI_AND_ARABIC = (
    "كتبت لها رسالة قصيرة ثم محوتها.\n"
    "قالت: «سأعود غدًا» — فابتسمتُ 🙂\n\n"
    "Then in both: شعرت بالباب الصغير, the small door, closing softly.\n"
    "👩🏽‍❤️‍👨🏻 on the tram, 🏳️‍🌈 in the window, 🫶🏾 in her message; ١٢ نوفمبر."
)
"""Right to left, mixed lines, a family joined with U+200D, flags, skin tones, Arabic digits."""


def prose(words: int, seed: int) -> str:
    """Exactly so many words in sentences and paragraphs, typed with plain keys."""
    chance = random.Random(seed)
    written: list[str] = []
    while len(written) < words:
        sentence = f"{chance.choice(_WHO)} {chance.choice(_DID)}, {chance.choice(_THEN)}."
        written += sentence.split()
        if chance.random() < 0.12:
            written[-1] += "\n\n"
    return " ".join(written[:words]).replace("\n\n ", "\n\n").rstrip()


def pasted_prose(words: int, seed: int) -> str:
    """The same with the quotation marks, dashes and accents of a printed page."""
    return (
        prose(words, seed)
        .replace(", and", " – and")
        .replace("Mara", "Márа")
        .replace("said it again", "said “again”")
    )
