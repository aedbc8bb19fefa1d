"""Where a rule and the design’s own words disagree, these words stand, each for its reason."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from journal_app.content.checks import Finding

IN_THE_VOCABULARY = "given in the vocabulary of the design, in the person’s own voice"


@dataclass(frozen=True, slots=True)
class Given:
    """Words that stand although a rule matches them, in texts like this one alone."""

    rule: str
    text: str
    """A pattern for the whole text."""
    reason: str

    def covers(self, finding: Finding, text: str) -> bool:
        return finding.rule == self.rule and re.fullmatch(self.text, text) is not None


GIVEN = (
    Given("L2", r"Stop whenever you like\.", "PR01: it offers the way out"),
    Given("pressure", r"Just this breath, then we see\.", "a line of the shelf of PR03"),
    Given("W10", r"Let your back teeth come apart by the thickness of paper\.", "PR01"),
    Given("but", r"Stayed, but not inside \| .*", IN_THE_VOCABULARY),
    Given("but", r"Held back \| I stayed in the room but kept .*", IN_THE_VOCABULARY),
    Given("pressure", r".* \| A no was simply heard.*", IN_THE_VOCABULARY),
    Given("pressure", r".* \| No drama, just kindness going on.*", IN_THE_VOCABULARY),
    Given("pressure", r"I had just told something \|.*", "it tells a time"),
    Given("pressure", r".* \| It simply came.*", IN_THE_VOCABULARY),
    Given("pressure", r".* \| Just people in general.*", IN_THE_VOCABULARY),
    Given("pressure", r"I must be at my best \|.*", "an old rule, in its own words"),
    Given("pressure", r".* \| The thought may simply be right.*", IN_THE_VOCABULARY),
    Given("L1", r".* \| Nothing had to be wrong with them.*", IN_THE_VOCABULARY),
    Given("L2", r"Trust went down \|.*", "a noun, no command"),
    Given("L4", r".* \| Even with nothing to fear.*", "a condition, no promise"),
)
GIVEN_IN_THE_INTERFACE = (
    Given("L1", r".*\b(?:file|journal|part|Exit codes)\b.*", "a damaged file, never a person"),
    Given("L1", r"\{count\} (?:is|are) damaged", "pictures and files, never a person"),
    Given("L2", r"Quit|Stop(?: backing up| checking)?", "the whole label of a button"),
    Given(
        "L5",
        r"Why\?|Why is it not saved|Why this one\?|Why this one came",
        "asked by the person, of the app",
    ),
)


def not_given(
    findings: Iterable[Finding], text: str, given: Iterable[Given] = GIVEN
) -> list[Finding]:
    """Those that no given words explain."""
    return [one for one in findings if not any(words.covers(one, text) for words in given)]
