"""What stands under an article about the one who wrote it, told by the name it begins with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.ingest.patterns import patterns

_WITHIN = 4
"""Paragraphs from the end of the body among which somebody is introduced."""
_LEAST = 2
"""Words that a name has at least: a surname alone also begins sentences of news."""
_INSERT = re.compile(r",[^,.]{1,80},\s+|\s*\([^()]{1,30}\)\s*|\s*\|\s*|\s*:\s*|\s+")


def bios(paragraphs: Sequence[str], authors: Sequence[str]) -> frozenset[int]:
    """Return the indices of the last ``paragraphs`` of a body that say who its ``authors`` are.

    What follows one of them is about the author too.
    """
    names = [name for name in authors if len(name.split()) >= _LEAST]
    first = max(1, len(paragraphs) - _WITHIN)
    for index in range(first, len(paragraphs)):
        if any(_introduces(paragraphs[index].strip(" *_-–—"), name) for name in names):
            return frozenset(range(index, len(paragraphs)))
    return frozenset()


def _introduces(text: str, name: str) -> bool:
    """Return whether ``text`` begins with ``name`` and says what that person does."""
    if text[: len(name)].casefold() != name.casefold():
        return False
    rest = _INSERT.match(text, len(name))
    return rest is not None and patterns().bio.match(text, rest.end()) is not None
