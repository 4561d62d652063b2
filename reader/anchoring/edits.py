"""Whether edited words still say the same: a number, a name or a "not" makes another statement."""

from __future__ import annotations

from collections.abc import Sequence

from reader.languages import function_words, weighty_words

_SPELLING = 0.75
"""Two words more alike than this are one word spelt twice."""
_SHORT = 4
"""Letters below which no two words are taken for one word spelt twice."""
_MOST_SWAPPED = 0.15
"""The share of a content's words that may have become other words."""


def weighs(word: str) -> bool:
    """Tell whether a statement with this word is another one without it."""
    if any(c.isnumeric() for c in word):
        return True
    lower = word.lower()
    if lower in weighty_words():
        return True
    return _may_name(word) and lower not in function_words()


def names(words: Sequence[str]) -> set[str]:
    """Return the words of a name among ``words``, folded."""
    return {word.casefold() for word in words if _may_name(word)}


def _may_name(word: str) -> bool:
    """Tell whether a word may be of a name: in a script without capitals any may."""
    first = word[:1]
    return first.isupper() or (first.isalpha() and first.lower() == first.upper())


def weighty_edit(old: Sequence[str], new: Sequence[str]) -> str:
    """Return ``old → new`` when words that weigh came or went, else an empty text."""
    gone, come = _weighing(old, new), _weighing(new, old)
    return arrow(old, new) if gone or come else ""


def arrow(old: Sequence[str], new: Sequence[str]) -> str:
    """Return how words were changed, for a person to read."""
    return f"{' '.join(old) or '(nothing)'} → {' '.join(new) or '(nothing)'}"


def swapped(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many of the words that a change took out and put in are no mere spelling."""
    from rapidfuzz.fuzz import ratio

    olds, news = ([w.casefold() for w in words if _is_word(w)] for words in (old, new))
    if len(olds) == len(news):
        pairs = zip(olds, news, strict=True)
        return sum(not _same_word(a, b, ratio(a, b) / 100) for a, b in pairs)
    return sum(word not in function_words() for word in set(olds) ^ set(news))


def too_much(swaps: int, words: int) -> bool:
    """Tell whether so many other words among ``words`` make it another sentence."""
    return swaps > _MOST_SWAPPED * words


def _same_word(a: str, b: str, alike: float) -> bool:
    return a == b or (min(len(a), len(b)) >= _SHORT and alike >= _SPELLING)


def _is_word(word: str) -> bool:
    return word[:1].isalnum()


def _weighing(words: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether a word weighs that is not among the others, whatever its case."""
    known = {word.casefold() for word in others}
    return any(weighs(word) for word in words if word.casefold() not in known)
