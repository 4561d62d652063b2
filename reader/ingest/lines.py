"""The lines of a text with what can be seen of each without knowing its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple
from unicodedata import category

_COMBINING = ("Mn", "Me", "Mc", "Sk", "Lm", "Cf")
"""The general categories of what can belong to the character before it."""
_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(r"[*+•·▪●‣►»-]\s+\S|[*+•·▪●‣►»>-]+$")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]*_]*$")
_UNSPACED = (
    (re.compile(r"[\u3040-\u30ff\u3400-\u9fff]"), 2),
    (re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"), 4),
)
"""Letters of the scripts without spaces, Japanese and Chinese, then Thai, Lao, Burmese and Khmer,
and how many of them make a word."""
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_LOOKED_AT = 4000
"""How much of a very long line is looked at, in code points."""
_WRAP_WIDTHS = range(40, 121)
"""Widths (code points) at which texts are wrapped by hand or by a mailer."""
_FEWEST_WRAPS = 4


class Unit(NamedTuple):
    """A line, or the lines of one paragraph that was wrapped by hand; offsets in code points."""

    start: int
    end: int
    text: str
    words: int
    """Words; in scripts without spaces, two or four characters count as one."""
    bullet: bool
    """It begins like an item of a list or a menu."""
    heading: int
    """The level of a Markdown heading, else 0."""
    sentence: bool
    """It ends as a sentence ends."""
    indent: int
    """Blanks before it in its line."""

    @property
    def prose(self) -> bool:
        """Whether it reads like a paragraph of running text."""
        return not self.heading and (self.words >= 30 or (self.sentence and self.words >= 9))


def units(text: str, *, markdown: bool = False) -> list[Unit]:
    """Return the paragraphs of a normalised ``text``; together they hold all that is not blank."""
    lines = [match.span() for match in _LINE.finditer(text) if not match[0].isspace()]
    return [_unit(text, start, end, markdown) for start, end in _unwrapped(text, lines)]


def _unit(text: str, first: int, end: int, markdown: bool) -> Unit:
    line = text[first:end]
    left, end = first + len(line) - len(line.lstrip()), first + len(line.rstrip())
    start = cluster_start(text, left) if left > first else left
    line = text[start:end]
    heading = _HEADING.match(line) if markdown else None
    head, tail = line[:_LOOKED_AT].lstrip(), line[-80:]
    return Unit(
        start=start,
        end=end,
        text=line,
        words=_words(head) * (1 if len(line) <= _LOOKED_AT else 2),
        bullet=_BULLET.match(head) is not None,
        heading=len(heading[1]) if heading else 0,
        sentence=_SENTENCE_END.search(tail) is not None,
        indent=left - first,
    )


def cluster_start(text: str, offset: int) -> int:
    """Return ``offset``, or that of the blank before it that the character there combines with."""
    if category(text[offset]) not in _COMBINING:
        return offset
    from reader.text.graphemes import Graphemes

    return Graphemes(text).start(offset)


def _words(line: str) -> int:
    words = len(line.split())
    if line.isascii():
        return words
    return max(words, sum(len(letters.findall(line)) // size for letters, size in _UNSPACED))


def _unwrapped(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield ``lines`` with those joined that a wrap at one width has torn apart."""
    width = _wrap_width(text, lines)
    start, end = -1, -1
    for line in lines:
        if start >= 0 and width and _is_wrap(text, (start, end), line, width):
            end = line[1]
            continue
        if start >= 0:
            yield start, end
        start, end = line
    if start >= 0:
        yield start, end


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int:
    """Return the width at which the text was wrapped, 0 when its lines are its paragraphs.

    A text is wrapped at a width when no line is longer and, at nearly every break between two
    lines, the next word would not have fitted.
    """
    width = max((end - start for start, end in lines), default=0)
    if width not in _WRAP_WIDTHS:
        return 0
    breaks = [pair for pair in pairwise(lines) if pair[0][1] + 1 == pair[1][0]]
    wraps = sum(_is_wrap(text, *pair, width) for pair in breaks)
    return width if wraps >= _FEWEST_WRAPS and wraps * 2 > len(breaks) else 0


def _is_wrap(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Return whether the first word of ``following`` had no room in the line before it."""
    if line[1] + 1 != following[0]:
        return False
    last = text.rfind("\n", line[0], line[1]) + 1 or line[0]
    words = text[following[0] : following[1]].split(maxsplit=1)
    if _BULLET.match(text, following[0]) or text[following[0]] == " ":
        return False
    return line[1] - last + 1 + len(words[0]) > width
