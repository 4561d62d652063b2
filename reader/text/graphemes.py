"""What a person sees as one character is never cut: the boundaries of grapheme clusters.

The clusters are those of Unicode Standard Annex #29. Most text has none of more than one code
point, which a regular expression proves; only the stretches where it cannot are taken apart.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import NamedTuple

from reader.model import Span

SINGLE = (
    " -~\u00a0-\u00a8\u00aa-\u00ac\u00af-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff"
    "\u2010-\u2027\u202f-\u203b\u203d-\u2048\u2070-\u209c\u20a0-\u20c0\u2100-\u2121"
    "\u2190-\u2193\u2212\u2500-\u25a9"
)
"""Inside a character class: characters that are clusters of their own and one cell wide."""
_LONE = (
    SINGLE + "\u05d0-\u05ea\u0620-\u064a\u0660-\u066f\u0671-\u06d3\u0e01-\u0e30\u0e32\u0e40-\u0e46"
    "\u3000-\u3029\u3041-\u3096\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
    "\uff01-\uff60"
)
"""Characters between any two of which there is a boundary, whatever their width."""
_ALL_LONE = re.compile(f"[\n{_LONE}]*")
_ENTANGLED = re.compile(f"[^\n{_LONE}]+")


class Stretches(NamedTuple):
    """Where a line has to be taken apart; the beginning and the end of each are boundaries."""

    starts: array[int]
    ends: array[int]


class Graphemes:
    """The boundaries of a text's grapheme clusters, found line by line as they are asked for.

    An offset counts code points; one outside the text is taken as its beginning or end.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.lone = _ALL_LONE.fullmatch(text) is not None
        """True when it is certain that every code point is a cluster of its own."""
        self._stretches: dict[int, Stretches] = {}
        self._boundaries: dict[int, array[int]] = {}

    def start(self, offset: int) -> int:
        """Return the boundary at or before ``offset``."""
        offset = max(0, min(offset, len(self._text)))
        if self.lone or (found := self._around(offset)) is None:
            return offset
        return found[bisect_right(found, offset) - 1]

    def end(self, offset: int) -> int:
        """Return the boundary at or after ``offset``."""
        offset = max(0, min(offset, len(self._text)))
        if self.lone or (found := self._around(offset)) is None:
            return offset
        return found[bisect_left(found, offset)]

    def following(self, offset: int) -> int:
        """Return the next boundary after ``offset``, at the end the end."""
        return self.end(offset + 1)

    def preceding(self, offset: int) -> int:
        """Return the last boundary before ``offset``, at the beginning 0."""
        return self.start(offset - 1)

    def snap(self, span: Span) -> Span:
        """Return ``span`` grown outward to boundaries; an empty one stays empty."""
        if self.lone and 0 <= span.start <= span.end <= len(self._text):
            return span
        start = self.start(span.start)
        return Span(start, start if span.end <= span.start else self.end(span.end))

    def _around(self, offset: int) -> array[int] | None:
        """Return the boundaries of the stretch around ``offset``, None where it is one itself."""
        text = self._text
        if offset in (0, len(text)) or text[offset] == "\n" or text[offset - 1] == "\n":
            return None
        if _ALL_LONE.fullmatch(text, offset - 1, offset + 1):
            return None
        lines = self._line_starts
        starts, ends = self._line(lines[bisect_right(lines, offset) - 1])
        index = bisect_right(starts, offset) - 1
        if index < 0 or offset >= ends[index]:
            return None
        start = starts[index]
        if start not in self._boundaries:
            self._boundaries[start] = _boundaries(text, start, ends[index])
        return self._boundaries[start]

    @cached_property
    def _line_starts(self) -> array[int]:
        return array("L", [0, *(match.end() for match in re.finditer("\n", self._text))])

    def _line(self, start: int) -> Stretches:
        if start not in self._stretches:
            end = self._text.find("\n", start)
            self._stretches[start] = stretches(
                _ENTANGLED, self._text, start, len(self._text) if end < 0 else end
            )
        return self._stretches[start]


def stretches(odd: re.Pattern[str], text: str, start: int, end: int) -> Stretches:
    """Find the runs of ``odd`` characters of a line, each with one other character on either side.

    ``odd`` matches a run of everything but a set of lone characters.
    """
    starts, ends = array("L"), array("L")
    for match in odd.finditer(text, start, end):
        first, last = max(start, match.start() - 1), min(end, match.end() + 1)
        if ends and first < ends[-1]:
            ends[-1] = last
        else:
            starts.append(first)
            ends.append(last)
    return Stretches(starts, ends)


def _boundaries(text: str, start: int, end: int) -> array[int]:
    from wcwidth import iter_graphemes  # a quarter of what the core takes to load

    found = array("L", [start])
    for cluster in iter_graphemes(text, start, end):
        start += len(cluster)
        found.append(start)
    return found
