"""Where somebody is from, parted by commas: ``warga Desa A, Kecamatan B, Garut ini mengaku``."""

from __future__ import annotations

from collections.abc import Callable

from reader.suggest.draft import Run
from reader.suggest.lexicon import Lexicon
from reader.suggest.word_kinds import WordKinds
from reader.suggest.words import Words

Chunk = Callable[[int, int], Run | None]
"""Returns the phrase without commas that ends at a place, and not before another."""
_MOST = 6
"""Places within places, at most."""


class Placed:
    """Reaches from a place behind a comma to the phrase whose place it is."""

    def __init__(self, words: Words, lexicon: Lexicon, kinds: WordKinds) -> None:
        self._lower = words.lower
        self._capital = words.capital
        self._kinds = kinds
        self._regions = lexicon.set("regions")
        self._places = lexicon.set("places") if self._regions else frozenset[str]()

    def over(self, chunk: Run | None, first: int, before: Chunk) -> Run | None:
        """Reach from ``Kabupaten Y`` over its commas to what stands before ``Kecamatan X``."""
        found = chunk
        for _ in range(_MOST):
            comma = found.first - 1 if found else first
            if found is None or comma <= first or self._lower[comma] != ",":
                break
            outer = before(comma, first)
            if not self._is_place(found, outer):
                break
            found = Run(outer.first, found.end) if outer else None
        return found or chunk

    def _is_place(self, found: Run, outer: Run | None) -> bool:
        """Tell whether a phrase names a place, known or behind the one that it holds."""
        if self.is_known(found):
            return True
        region = outer is not None and self._lower[outer.first] in self._regions
        return region and self._capital(found.first)

    def is_known(self, run: Run) -> bool:
        """Tell whether a phrase begins with a known place or with what one is."""
        return self._lower[run.first] in self._regions or self._lower[run.first] in self._places

    def is_head(self, head: Run, first: int) -> bool:
        """Tell whether a phrase is whose place it is, and not where something happens."""
        before = self._lower[head.first - 1]
        if self.is_known(head):
            return False
        return head.first == first or not (
            before in self._kinds.links or before in self._kinds.adjuncts
        )
