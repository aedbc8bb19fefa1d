"""Find words the product must never say, in questions and in the interface.

Nothing here runs in the app: the tests run it over every shipped string.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from journal_app.content.wording import CONTENT_RULES, INTERFACE_RULES, PROMPT_RULES, Rules
from journal_app.core.prompts import Prompt

RUN_LENGTH = 6
"""So many words in a row may not come from someone else's text."""
LONGEST_LINE = 8
"""Words on one line at high arousal (W10)."""
LONGEST_SENTENCE = 19
"""Words in one sentence of a practice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One broken rule: which, where, and the words that break it."""

    rule: str
    place: str
    words: str


def lint_text(text: str, place: str) -> list[Finding]:
    """Every hit of L1-L5, L7 and L8 in a text that guides someone's writing."""
    return list(_hits(PROMPT_RULES, text, place))


def lint_prompt(prompt: Prompt) -> list[Finding]:
    """Every hit of L1-L8 in all that a question says."""
    findings = lint_questions(prompt.text, prompt.depth, f"{prompt.id}.text")
    for name in ("text", "variant_short", "exit_line"):
        findings += lint_text(getattr(prompt, name), f"{prompt.id}.{name}")
    return findings


def lint_questions(text: str, depth: int, place: str) -> list[Finding]:
    """L6: never more than two questions, and from depth 3 on the second one is the shorter.

    Whether a second question narrows the first is for a reader to judge; its length can be
    counted, and a longer one opens a new subject.
    """
    questions = [sentence for sentence in sentences_of(text) if sentence.endswith("?")]
    fits = len(questions) <= 2
    if depth >= 3:
        fits = fits and all(len(a.split()) > len(b.split()) for a, b in pairwise(questions))
    return [] if fits else [Finding(rule="L6", place=place, words=" ".join(questions))]


def lint_runs(text: str, place: str, known: frozenset[str]) -> list[Finding]:
    """L9: every run of six words that stands in someone else's text, known by its hash alone."""
    return [
        Finding(rule="L9", place=place, words=run)
        for run in runs_of(text)
        if run_hash(run) in known
    ]


def lint_interface_text(text: str, place: str) -> list[Finding]:
    """Every word, mark or tone that a label, a sentence or an error of the app never uses."""
    return list(_hits(INTERFACE_RULES, _without_names(text), place))


def lint_content(text: str, place: str) -> list[Finding]:
    """Every rule for words a person reads at length: practices, support texts, the vocabulary."""
    rules = {**INTERFACE_RULES, **CONTENT_RULES, **PROMPT_RULES}
    return list(_hits(rules, _without_names(text), place))


def lint_line(text: str, place: str, longest: int = LONGEST_LINE) -> list[Finding]:
    """W10: every sentence of more words than somebody at high arousal can take in."""
    return [
        Finding(rule="W10", place=place, words=sentence)
        for sentence in sentences_of(text)
        if len(sentence.split()) > longest
    ]


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, each up to its closing mark."""
    found = (sentence.strip("”’) ") for sentence in re.findall(r"[^.?!…]+[.?!…]*", text))
    return [sentence for sentence in found if sentence]


def runs_of(text: str) -> list[str]:
    """Every run of six words: lower case, plain apostrophes, joined by one space."""
    words = re.findall(r"[a-z']+", re.sub("[‘’]", "'", text.lower()))
    return [" ".join(words[i : i + RUN_LENGTH]) for i in range(len(words) - RUN_LENGTH + 1)]


def run_hash(run: str) -> str:
    """The first 16 hex digits of the SHA-256 of a run."""
    return hashlib.sha256(run.encode()).hexdigest()[:16]


def _without_names(text: str) -> str:
    """A text with what is filled in later taken out."""
    return re.sub(r"\{[^{}]*\}", "…", text)


def _hits(rules: Rules, text: str, place: str) -> Iterator[Finding]:
    for rule, pattern in rules.items():
        for match in pattern.finditer(text):
            yield Finding(rule=rule, place=place, words=match.group().strip())
