"""One sentence as marking by hand sees it: its words, what stands between them, and their kinds."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reader.languages import languages
from reader.model import Span
from reader.suggest.lexicon import Lexicon, lexicon
from reader.text.segment import Segments

_LETTERS = re.compile(r"[^\W\d_]+")
_SAMPLE = 5000
"""Code points from which the likeliest language is told."""


@lru_cache(maxsize=8)
def _grammar(segments: Segments) -> Lexicon:
    """Return the lexicon of the language that the text is most likely in."""
    found = [word.lower() for word in _LETTERS.findall(segments.text[:_SAMPLE])]
    counts = {one.code: sum(w in one.function_words for w in found) for one in languages()}
    return lexicon(max(counts, key=lambda code: counts[code]))


@cache
def _verb(patterns: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(patterns)) or r"(?!)")


class SentenceWords:
    """The words of the sentence around an offset, by number, and what its language says of them."""

    def __init__(self, segments: Segments, offset: int) -> None:
        self.text = segments.text
        self.span = segments.sentence_at(offset) or Span(offset, offset)
        self.words = segments.words(self.span)
        self.lower = [self.text[start:end].lower() for start, end in self.words]
        self.grammar = _grammar(segments)
        self._verb = _verb(self.grammar.set("verb_patterns"))

    def __len__(self) -> int:
        return len(self.words)

    def index_at(self, offset: int) -> int:
        """Return the number of the word that holds ``offset``, else of the next, else the last."""
        for index, word in enumerate(self.words):
            if offset < word.end:
                return index
        return len(self.words) - 1

    def gap(self, index: int) -> str:
        """Return what stands before the word ``index``; behind the last one, the rest."""
        start = self.words[index - 1].end if index > 0 else self.span.start
        end = self.words[index].start if index < len(self.words) else self.span.end
        return self.text[start:end]

    def capital(self, index: int) -> bool:
        """Tell whether the word begins with a capital letter."""
        return self.text[self.words[index].start].isupper()

    def among(self, index: int, *classes: str) -> bool:
        """Tell whether the word is in one of these closed classes of its language."""
        return any(self.lower[index] in self.grammar.set(name) for name in classes)

    def is_cue(self, index: int) -> bool:
        """Tell whether the word, or one and the next, signals an attribution."""
        if self.capital(index) and index > 0:
            return False
        for cue in self.grammar.cues.get(self.lower[index], ()):
            if tuple(self.lower[index : index + len(cue.words)]) == cue.words:
                return True
        return False

    def is_verb(self, index: int) -> bool:
        """Tell whether the word looks like a verb by its form."""
        return not self.capital(index) and bool(self._verb.search(self.lower[index]))
