"""Finds words in an article as a person means them: accents and, unless typed, capitals aside."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from reader.model import Span

MOST_MATCHES = 10_000
"""More matches than this in one article are not shown."""


def find(text: str, words: str) -> list[Span]:
    """Return where ``words`` stand in ``text``, in order, at most ``MOST_MATCHES``.

    Capitals count only when ``words`` has one (Vim's smartcase); accents only when it has one.
    """
    if not words.strip():
        return []
    cased = words != words.lower()
    accented = words != _bare(words)
    haystack = _folded(text, cased, accented)
    needle = _folded(words, cased, accented)
    found: list[Span] = []
    start = haystack.find(needle)
    while start >= 0 and len(found) < MOST_MATCHES:
        found.append(Span(start, start + len(needle)))
        start = haystack.find(needle, start + len(needle))
    return found


@lru_cache(8)
def _folded(text: str, cased: bool, accented: bool) -> str:
    """Return ``text`` with as many code points, freed of what does not count."""
    folded = text if accented or text.isascii() else _bare(text)
    return folded if cased else _lower(folded)


def _lower(text: str) -> str:
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _bare(text: str) -> str:
    return "".join(map(_base, text))


@lru_cache(4096)
def _base(character: str) -> str:
    return character if character.isascii() else unicodedata.normalize("NFD", character)[0]
