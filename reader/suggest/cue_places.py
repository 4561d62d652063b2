"""Finds the words of a text that a language file lists as cues, before any rule looks at them."""

from __future__ import annotations

from collections.abc import Sequence

from reader.suggest.draft import Found
from reader.suggest.lexicon import Lexicon

_NEAR = 2
"""Words before a cue in which the court stands that hears something."""


def find_cues(lower: Sequence[str], lexicon: Lexicon) -> list[Found]:
    """Return the cues of a text, the longest of those that begin at one word.

    ``lower`` are its words in small letters. What a court hears is said there: *the jury heard*.
    """
    known, made = lexicon.cues, lexicon.set("causing")
    found: list[Found] = []
    places = [i for i, word in enumerate(lower) if word in known]
    for index in places:
        if made and lower[index - 1] in made:
            continue
        for cue in known[lower[index]]:
            end = index + len(cue.words)
            if end > index + 1 and tuple(lower[index:end]) != cue.words:
                continue
            if "court" in cue.frames and not _is_heard(lower, index, lexicon):
                continue
            found.append(Found(cue, index, end))
            break
    return found


def _is_heard(lower: Sequence[str], index: int, lexicon: Lexicon) -> bool:
    """Tell whether a court stands before the verb as its subject: not ``Nobody in the jury``."""
    courts, links = lexicon.set("courts"), lexicon.set("links")
    near = range(index - 1, max(-1, index - _NEAR - 1), -1)
    place = next((i for i in near if lower[i] in courts), -1)
    return place >= 0 and links.isdisjoint(lower[max(0, place - 2) : place])
