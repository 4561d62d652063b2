"""Tells the language of a text by its commonest words, which the language files list."""

from __future__ import annotations

import re

from reader.languages import Language, languages

_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 20_000
"""Code points from which the language is told."""
_FEWEST = 2
"""Common words that must be there at least."""
_SHARE = 0.1
"""The part of all words that the common ones must be: 0.2 to 0.4 in a text of the language, below
0.1 in its neighbours (Dutch and German for English, Tagalog for Indonesian)."""
_LEAD = 1.5
"""How many times as many of them there must be as of any other language's."""


def detect(text: str) -> str:
    """Return the code of the language ``text`` is in, empty when that is not sure."""
    words = list(map(str.lower, _WORD.findall(text[:_LOOKED_AT])))
    counts = sorted(
        ((sum(map(_common(known).__contains__, words)), known.code) for known in languages()),
        reverse=True,
    )
    (most, code), others = counts[0], counts[1:]
    if most < max(_FEWEST, len(words) * _SHARE):
        return ""
    return code if all(most >= _LEAD * count for count, _ in others) else ""


def _common(known: Language) -> frozenset[str]:
    return known.function_words | known.reporting_verbs
