"""One sentence as marking by hand sees it: its words, what stands between them, and their kinds."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.languages import language, languages
from reader.model import Span
from reader.text.segment import Segments

if TYPE_CHECKING:
    from reader.suggest.lexicon import Lexicon

_LETTERS = re.compile(r"[^\W\d_]+")
_SAMPLE = 5000
"""Code points from which the likeliest language is told."""


@lru_cache(maxsize=8)
def _likeliest(segments: Segments) -> str:
    """Return the code of the language that the text is most likely in, also when it is not sure."""
    found = [word.lower() for word in _LETTERS.findall(segments.text[:_SAMPLE])]
    counts = {one.code: sum(w in one.function_words for w in found) for one in languages()}
    return max(counts, key=lambda code: counts[code])


def _lexicon(code: str) -> Lexicon:
    from reader.suggest.lexicon import lexicon  # brings the suggester in, not needed to start

    return lexicon(code)


class SentenceWords:
    """The words of the sentence around an offset, by number, and what its language says of them."""

    def __init__(self, segments: Segments, offset: int) -> None:
        self.text = segments.text
        self.span = segments.sentence_near(offset) or Span(offset, offset)
        self.words = segments.words(self.span)
        self.lower = [self.text[start:end].lower() for start, end in self.words]
        code = _likeliest(segments)
        self.grammar = _lexicon(code)
        self._bounds = language(code).marking

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

    def joined(self, index: int) -> bool:
        """Tell whether only a blank, or an abbreviation's full stop, stands before the word."""
        gap = self.gap(index)
        return gap in (" ", "\u00a0") or (gap == ". " and self.is_abbreviation(index - 1))

    def capital(self, index: int) -> bool:
        """Tell whether the word begins with a capital letter."""
        return self.text[self.words[index].start].isupper()

    def among(self, index: int, *classes: str) -> bool:
        """Tell whether the word is in one of these closed classes of its language."""
        word = self.lower[index]
        return any(
            word in self.grammar.set(name) or word in self._bounds.get(name, ()) for name in classes
        )

    def base(self, index: int) -> str:
        """Return the word in lower case without a contracted verb: ``she`` of ``she's``."""
        return re.split("['\u2019]", self.lower[index], maxsplit=1)[0]

    def possessive(self, index: int) -> bool:
        """Tell whether the word ends in ``'s``."""
        return self.lower[index].endswith(("'s", "\u2019s"))

    def is_abbreviation(self, index: int, dotted: bool = False) -> bool:
        """Tell whether the word may have a full stop of its own: ``Gov``, an initial, ``U.S``.

        With ``dotted`` only a word with a full stop inside counts.
        """
        word = self.lower[index]
        known = len(word) == 1 or word in self.grammar.abbreviations
        return "." in word or (known and not dotted)

    def cue_length(self, index: int) -> int:
        """Return how many words the longest cue that begins at the word has, 0 without one."""
        if index > 0 and self.capital(index) and self.gap(index) == " ":
            return 0
        cues = self.grammar.cues.get(self.lower[index], ())
        return max((len(c.words) for c in cues if self._stands(index, c.words)), default=0)

    def _stands(self, index: int, words: tuple[str, ...]) -> bool:
        return tuple(self.lower[index : index + len(words)]) == words

    def is_cue(self, index: int) -> bool:
        """Tell whether a word that signals an attribution begins here."""
        return self.cue_length(index) > 0

    def cue_in(self, index: int, frame: str) -> bool:
        """Tell whether the word is a cue that stands in the construction ``frame``."""
        cues = self.grammar.cues.get(self.lower[index], ())
        return self.is_cue(index) and any(frame in cue.frames for cue in cues)

    def is_verb(self, index: int) -> bool:
        """Tell whether the word looks like a verb by its form."""
        return not self.capital(index) and self.grammar.verb(self.lower[index])
