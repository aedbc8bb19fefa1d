"""The words the product never says, rule by rule, as patterns for English.

A translation brings its own table beside this one. The rules for questions are those of the
writing law (L1-L8); the rules for the interface are its wording rules (W1-W12), under plain names.
What is counted instead of matched (L6, L9, W10, the length of sentences) stands in `checks`.
"""

import re
from collections.abc import Mapping

Rules = Mapping[str, re.Pattern[str]]


def _phrases(*patterns: str) -> str:
    """Match any of these as whole words."""
    return rf"\b(?:{'|'.join(patterns)})\b"


def _rule(*alternatives: str) -> re.Pattern[str]:
    # An apostrophe may be typed straight or curly.
    return re.compile("|".join(alternatives).replace("’", "[’']"), re.IGNORECASE)


_EMOJI_OR_EXCLAMATION = "[!！\u2600-\u27bf\u2b50\u2b55\ufe0f\U0001f000-\U0001faff]"
_JUDGING = _phrases(
    r"fail(?:s|ed|ing|ures?)?",
    r"sabotag\w*",
    r"overreact\w*",
    "avoidants?",
    "toxic",
    "needy",
    "clingy",
)
_PRAISE = _phrases(
    "well done",
    "(?:great|good|nice|amazing) (?:job|work)",
    "good for you",
    "proud of you",
    "congratulations",
    "bravo",
    "keep it up",
    "you did it",
    "awesome",
)
# Where a command can begin: at the start, after a mark, or after a word that leads into it.
_COMMAND = r"(?:^|[.?!:;,—–“(]\s*|\b(?:please|now|then|and|(?:try|learn) to|don’t|do not|never)\s+)"

PROMPT_RULES: Rules = {
    # Words that judge.
    "L1": _rule(
        _JUDGING,
        _phrases(
            r"should(?:n’t| not)? (?:\w+ )?have",
            "broken",
            "damaged",
            "(?:un)?healthy",
            "dysfunctional",
            "wrong with (?:you|them)",
        ),
        # A cup may be cold; a person never is.
        _phrases(
            r"(?:was|were|is|are|been|went|go|turned|be|being|so|too) cold(?! (?:cup|water|air))"
        ),
        _phrases("cold (?:person|people|partner|one|heart|tone|shoulder)"),
    ),
    # Commands that push.
    "L2": _rule(
        _COMMAND + r"(?:stop|quit|commit|trust|relax|forgive|calm down)\b",
        _phrases(
            "try harder",
            "open up",
            "be (?:more )?(?:vulnerable|open|honest)",
            "let (?:go|(?:them|him|her|someone) in|your guard down)",
            "you (?:must|should|have to|ought to|need to)",
        ),
    ),
    # Traits in the place of moments.
    "L3": _rule(
        r"\byou(?: are|’re) (?:an?|too|so|very|always|never|someone who|the (?:type|kind|sort)) ",
        _phrases(
            "you(?: are|’re) (?:avoidant|anxious|guarded|distant|insecure|secure|cold|closed)",
            "you (?:always|never|tend to)",
            "(?:people|someone|those|anyone) like you",
            "your (?:attachment|personality|type)",
            "attachment (?:style|type)",
        ),
    ),
    # Promises about safety, or about another person.
    "L4": _rule(
        _phrases(
            r"you(?: are|’re| will be|’ll be) (?:\w+ )?(?:safe|loved|okay|ok|fine|all right)",
            "(?:they|he|she|nobody|no one) (?:won’t|will not|will never|will always|would never)",
            "(?:nobody|no one|your partner) (?:will|would) (?:never )?(?:leave|hurt|reject|judge)",
            "(?:loves?|cares? (?:about|for)) you",
            "nothing to (?:fear|be afraid of)",
            "nothing bad (?:will|can|is going to) happen",
            "it(?: is|’s) (?:all |now )?safe",
            "you can trust",
        ),
    ),
    # “Why” at the head of a question.
    "L5": _rule(r"(?:^|[.?!:;—“]\s*)(?:(?:and|but|so|or) )?why\b"),
    "L7": _rule(_EMOJI_OR_EXCLAMATION, _PRAISE),
    # Searching the memory for where it began.
    "L8": _rule(
        _phrases(
            "(?:first|earliest|worst) (?:time|memory)",
            "remember the (?:first|worst|day)",
            "(?:go|going|think|thinking|travel) back to",
            "when you were (?:an? |very |so |still )*(?:small|little|young|child|kid)",
            r"when you were \w+ years old",
            "as a (?:child|kid)",
            "childhood",
            "growing up",
            "who (?:did|has done) (?:this|that|it) to you",
            "how old were you",
            "your (?:mother|father|parents?|mum|dad|upbringing)",
        ),
    ),
}

INTERFACE_RULES: Rules = {
    # Exclamation marks, emoji, typewriter quotes and dots.
    "marks": re.compile(rf"{_EMOJI_OR_EXCLAMATION}|\.\.\.|\"|'(?=\w)"),
    "pressure": _rule(
        _phrases(
            "should", "must", "ought to", "try to relax", "try harder", "hurry", "don’t forget"
        ),
        # “Just before” tells a time; “I simply want some room” is the person speaking.
        _phrases("just(?! (?:noticed|before|after|now|as|when|then|in time|been|come))"),
        r"(?<!\bI )\bsimply\b",
    ),
    "verdict": _rule(
        _JUDGING,
        _phrases(
            r"hijack\w*",
            "narcissists?",
            "symptoms?",
            "attachment style",
            "irrational(?:ly)?",
            "codependen(?:t|cy|ce)",
        ),
    ),
    # W1: moments, not traits.
    "trait": PROMPT_RULES["L3"],
    # W2: leaving and staying weigh the same.
    "weight": _rule(
        _phrases(
            "only left",
            "you stayed",
            "at least you",
            "you (?:finally|even) ",
            "(?:good|better|best|braver?|stronger) to (?:stay|leave)",
            "(?:worth|braver than) (?:staying|leaving)",
        ),
    ),
    # W3: knowing how to be alone is a skill.
    "independence": _rule(
        _phrases("hyper-independen(?:t|ce)", "too independent", "lone wol(?:f|ves)")
    ),
    # W4: distance does not measure love.
    "measure": _rule(
        _phrases(
            "if you (?:really |truly )?(?:cared|loved|wanted (?:them|him|her|this))",
            "(?:real|true) love",
            "prove (?:your|that you|how much)",
        ),
    ),
    # W5: the body is no enemy.
    "body": _rule(
        _phrases(
            r"body (?:\w+ )?(?:betray|lie|trick|overreact|let you down)\w*",
            "false alarms?",
            "out of control",
        ),
    ),
    # W8: nobody is labelled, and nobody is promised to be kind.
    "label": _rule(
        _phrases(
            "(?:your|the|a) (?:safe |loving |kind |secure )?"
            "(?:partner|spouse|husband|wife|boyfriend|girlfriend|other half|loved one)s?",
            "(?:an?|the) (?:abuser|victim|survivor|perpetrator)s?",
        ),
    ),
    # W12: not knowing is allowed, and an answer is never doubted.
    "doubt": _rule(
        _phrases(
            "are you (?:really |quite )?sure",
            "be honest with yourself",
            "is (?:it|this|that) really",
            "(?:really|actually|secretly) (?:fear|a preference)",
            "deep down",
        ),
    ),
    "counting": _rule(
        _phrases(
            "scor(?:es?|ed|ing)",
            "streaks?",
            "progress",
            "goals?",
            "achievements?",
            "milestones?",
            "badges?",
            "rewards?",
            "level up",
            "(?:days|weeks) in a row",
        ),
    ),
    "praise": _rule(_PRAISE),
    "guilt": _rule(
        _phrases(
            "we(?:’ve| have)? miss(?:ed)? you",
            "you (?:haven’t|have not) (?:written|been here)",
            r"it(?:’s| has) been (?:a while|\w+ days)",
        ),
    ),
    "cure": _rule(
        _phrases("heal(?:s|ed|ing)?", "journey", r"rewir\w+", "earned? secure", "cured?")
    ),
}

CONTENT_RULES: Rules = {
    # No practice holds a breath, closes the eyes, or asks anybody to remain.
    "practice": _rule(
        _phrases(
            "hold(?:ing)? (?:your|the|that|a|this) breath",
            "hold (?:it|that) for",
            "(?:close|shut) (?:your|both) eyes",
            "eyes (?:closed|shut)",
            "(?:keep|try|force|make) (?:yourself )?(?:to )?stay(?:ing)?",
        ),
    ),
    # W6: two true things are joined by “and”.
    "but": _rule(r"\bbut\b"),
    # Nobody is told to leave, to stay, to report or to confront.
    "orders": _rule(
        _COMMAND + r"(?:report|confront|leave (?:them|him|her|now|this|tonight)|get out|move out|"
        r"stay with (?:them|him|her)|press charges|(?:call|tell|go to) the police)\b",
        _phrases("you (?:should|must|have to|need to|ought to|had better)"),
        _phrases("seek help", "reach out to a professional"),
    ),
}
"""What practices, support texts and the vocabulary keep to beside all other rules."""
