"""What two texts have in common, word by word: how near duplicates are found among many."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from heapq import nsmallest
from operator import xor

SKETCH = 16
"""So many numbers stand for a text when others like it are looked for."""

_FEWEST = 20
"""A text with fewer shingles is too short to be a near duplicate of anything."""

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|\w+")
_MASK = (1 << 63) - 1
_SPREAD = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
"""Odd multipliers spread a word over all bits, and tell "a b c" from "c b a"."""
_REMEMBERED = 1_000


def shingles(pieces: Iterable[str]) -> frozenset[int]:
    """Return every run of three words in ``pieces``, as numbers of 63 bits.

    Case and punctuation do not count. The numbers are the same in every process and for ever, as
    an index keeps some of them. Nothing is returned for what is too short to be compared.
    """
    found: set[int] = set()
    for piece in pieces:
        words = list(map(_numbers, _WORD.findall(piece.casefold())))
        if len(words) > 2:
            first, second, third = zip(*words, strict=True)
            found.update(map(xor, map(xor, first, second[1:]), third[2:]))
    return frozenset(found) if len(found) >= _FEWEST else frozenset()


def sketch(of: Set[int]) -> list[int]:
    """Return the few smallest shingles: alike texts share many of them (Broder's bottom-k)."""
    return nsmallest(SKETCH, of)


def sketch_of(pieces: Sequence[str], known: Set[int] | None = None) -> list[int]:
    """Return the sketch of a text; ``known`` are its shingles when they are at hand.

    That of a text that was asked for lately is remembered: who looks for near duplicates and who
    puts the text into an index need the same one.
    """
    digest = hashlib.blake2b(digest_size=16)
    for piece in pieces:
        digest.update(piece.encode(errors="replace"))
        digest.update(b"\0")
    key = digest.digest()
    found = _recent.get(key)
    if found is None:
        found = sketch(shingles(pieces) if known is None else known)
        if len(_recent) >= _REMEMBERED:
            _recent.clear()
        _recent[key] = found
    return found


_recent: dict[bytes, list[int]] = {}


def jaccard(one: Set[int], other: Set[int]) -> float:
    """Return which part of all shingles of two texts both have, from 0 to 1."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


@lru_cache(maxsize=1 << 16)
def _numbers(word: str) -> tuple[int, int, int]:
    """Return what a word adds to a shingle in which it is the first, the second, the third."""
    code = word.encode(errors="replace")
    number = zlib.crc32(code) << 32 | zlib.crc32(code, 0x5BD1E995)
    first, second, third = (number * spread & _MASK for spread in _SPREAD)
    return first, second, third
