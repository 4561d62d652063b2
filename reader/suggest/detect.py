"""Tells which of the languages there is a file for a text is in, by its small words."""

from __future__ import annotations

import re
from collections import Counter

from reader.languages import language
from reader.suggest.lexicon import codes

_SAMPLE = 20_000
"""Code points that are read; more would tell nothing new."""
_ENOUGH = 0.12
"""The share of small words from which on a text is taken to be in a language."""
_CLEARER = 1.5
"""How many times the runner-up the best language must have."""
_WORD = re.compile(r"[^\W\d_]+")


def detect(text: str) -> str:
    """Return the code of the language that ``text`` is in, or ``""`` when it is none of ours."""
    counts = Counter(word.lower() for word in _WORD.findall(text[:_SAMPLE]))
    total = sum(counts.values())
    shares = sorted(
        (
            (sum(counts[word] for word in language(code).function_words) / max(total, 1), code)
            for code in codes()
        ),
        reverse=True,
    )
    best, code = shares[0]
    second = shares[1][0] if len(shares) > 1 else 0.0
    return code if best >= _ENOUGH and best >= _CLEARER * second else ""
