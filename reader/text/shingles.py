"""What two texts have in common, word by word: how near duplicates are found among many."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Set
from functools import lru_cache
from heapq import nsmallest

SKETCH = 16
"""So many numbers stand for a text when others like it are looked for."""

_FEWEST = 20
"""A text with fewer shingles is too short to be a near duplicate of anything."""

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w+")
_MASK = (1 << 63) - 1


def shingles(pieces: Iterable[str]) -> frozenset[int]:
    """Return every run of three words in ``pieces``, as numbers of 63 bits.

    Case and punctuation do not count. The numbers are the same in every process and for ever, as
    an index keeps some of them. Nothing is returned for what is too short to be compared.
    """
    found: set[int] = set()
    for piece in pieces:
        words = [_number(word) for word in _WORD.findall(piece.casefold())]
        # Odd multipliers spread the words over all bits, and tell "a b c" from "c b a".
        found.update(
            (a * 0x9E3779B97F4A7C15 ^ b * 0xC2B2AE3D27D4EB4F ^ c * 0x165667B19E3779F9) & _MASK
            for a, b, c in zip(words, words[1:], words[2:], strict=False)
        )
    return frozenset(found) if len(found) >= _FEWEST else frozenset()


def sketch(of: Set[int]) -> list[int]:
    """Return the few smallest shingles: alike texts share many of them (Broder's bottom-k)."""
    return nsmallest(SKETCH, of)


def jaccard(one: Set[int], other: Set[int]) -> float:
    """Return which part of all shingles of two texts both have, from 0 to 1."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    code = word.encode(errors="replace")
    return zlib.crc32(code) << 32 | zlib.crc32(code, 0x5BD1E995)
