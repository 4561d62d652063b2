"""A text as a row of small numbers, one for each word or mark, so that two can be compared fast."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from functools import cached_property

_STOPS = ".!?…"
_WIDE_STOPS = "。！？｡"
"""They end a sentence though no blank follows."""
_CLOSING = '"”»’」』'
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
"""Thai, Lao, Burmese, Khmer, kana and Han are written without blanks between words."""
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+|[^\w\s]")


class Tokens:
    """The words and punctuation marks of a text; blanks only part them.

    In scripts without blanks every letter is a word of its own.

    ``vocabulary`` gives every distinct token its number and is shared by the texts to compare.
    """

    def __init__(self, text: str, vocabulary: dict[str, int]) -> None:
        self.text = text
        self.starts, self.ends, self.ids = array("l"), array("l"), array("l")
        for match in _TOKEN.finditer(text):
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.ids.append(vocabulary.setdefault(match[0], len(vocabulary)))

    def __len__(self) -> int:
        return len(self.ids)

    def word(self, number: int) -> str:
        """Return the token with this number in the row."""
        return self.text[self.starts[number] : self.ends[number]]

    def words(self, first: int, last: int) -> list[str]:
        """Return the tokens ``[first, last)``."""
        return [self.word(number) for number in range(first, last)]

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return ``[first, last)``, the tokens that the code points ``[start, end)`` touch."""
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end))

    def row(self, piece: tuple[int, int]) -> bytes:
        """Return the numbers of the tokens ``[first, last)``, to be compared."""
        return self.ids[piece[0] : piece[1]].tobytes()

    def piece(self, number: int) -> tuple[int, int]:
        """Return the sentence, roughly, in which a token stands."""
        return self.pieces[self.piece_number(number)]

    def piece_number(self, number: int) -> int:
        """Return which of the pieces holds a token."""
        return bisect_right(self.pieces, (number, len(self) + 1)) - 1

    @cached_property
    def pieces(self) -> list[tuple[int, int]]:
        """Return the sentences, roughly, and the lines, as ``[first, last)`` of their tokens."""
        found, first = [], 0
        for number in range(len(self)):
            last = number + 1
            if last == len(self) or self._parts(number):
                found.append((first, last))
                first = last
        return found

    def _parts(self, number: int) -> bool:
        between = self.text[self.ends[number] : self.starts[number + 1]]
        before = self.text[max(0, self.ends[number] - 2) : self.ends[number]]
        if before[-1] in _WIDE_STOPS or (before[0] in _WIDE_STOPS and before[-1] in _CLOSING):
            return self.text[self.starts[number + 1]] not in _CLOSING
        if "\n" in between or not between:
            return "\n" in between
        if before[-1] in _CLOSING and before[0] in _STOPS:
            return not self.text[self.starts[number + 1]].islower()  # "Yes." said Budi
        return before[-1] in _STOPS
