"""Compares how names are written: the word that is made of two, the slip of a finger."""

from __future__ import annotations

from collections.abc import Sequence

from reader.suggest.words import Words

BLENDED = 2
"""Letters at least of each of the two words that a short name is made of."""


def is_blend(word: str, name: Sequence[str]) -> bool:
    """Tell whether ``word`` is made of how a name's first word and a later one begin.

    All are in small letters: ``jokowi`` of ``joko`` and ``widodo``.
    """
    ends = range(BLENDED, min(len(name[0]), len(word) - BLENDED) + 1)
    return any(
        name[0].startswith(word[:end]) and any(later.startswith(word[end:]) for later in name[1:])
        for end in ends
    )


def is_slip(name: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether one word of two names differs, by two letters in the wrong order."""
    if len(name) != len(other):
        return False
    apart = [(one, two) for one, two in zip(name, other, strict=True) if one != two]
    if len(apart) != 1:
        return False
    word, wanted = apart[0]
    turned = (word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1))
    return wanted in turned


def cased(name: str, words: Words) -> str:
    """Return a name in capitals, ``JANE DOE``, as the text has it elsewhere: ``Jane Doe``."""
    parts = name.lower().split()
    if len(parts) < 2 or not name.isupper():
        return name
    lower = words.lower
    for first in range(len(lower) - len(parts) + 1):
        if lower[first] != parts[0] or lower[first : first + len(parts)] != parts:
            continue
        written = words.covered(first, first + len(parts))
        if not written.isupper():
            return written
    return name
