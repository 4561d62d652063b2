"""The alignment of two texts: which word of the one is which word of the other.

Words or sentences that stand once in both, in the same order, are the anchors (patience diff,
Bram Cohen); between two anchors it goes on the same way with shorter rows of words. The work is
bounded: text that only repeats itself stays unaligned rather than compared with all of itself.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from reader.anchoring.tokens import Tokens

_ROWS = (6, 3, 1)
"""How many tokens in a row make an anchor, the surest first."""
_NEAR = 300
"""Single tokens are anchors, and rows that repeat are compared, only between so few tokens."""
_LEAST_PIECE = 4
"""A sentence of fewer tokens is no anchor."""
_COPIES = 20
"""Sentences of one mark that are looked at for copies."""
_WORK = 24
"""How many times every token may be looked at."""


class Hunk(NamedTuple):
    """Tokens ``[a0, a1)`` of the earlier text, in whose place ``[b0, b1)`` stand in the later."""

    a0: int
    a1: int
    b0: int
    b1: int


class Alignment:
    """Two texts side by side, and what was changed between them."""

    def __init__(self, old: str, new: str) -> None:
        vocabulary: dict[str, int] = {}
        self.old, self.new = Tokens(old, vocabulary), Tokens(new, vocabulary)
        self.to_new = _aligned(self.old, self.new)
        """For each token of the earlier text its number in the later one, or -1."""
        self.hunks = _hunks(self.to_new, len(self.new))
        self._starts = [hunk.a0 for hunk in self.hunks]
        self._kept = array("l", [0])
        for number in self.to_new:
            self._kept.append(self._kept[-1] + (number >= 0))
        self._copies = [Counter(map(t.row, t.pieces)) for t in (self.old, self.new)]
        self._slides = _slides(self.old.ids, self.new.ids, self.hunks)

    def kept(self, first: int, last: int) -> int:
        """Return how many of the tokens ``[first, last)`` are still there."""
        return self._kept[last] - self._kept[first]

    def touching(self, first: int, last: int) -> Sequence[Hunk]:
        """Return the changes in ``[first, last)``, also those right before and after it."""
        low = bisect_left(self._starts, first)
        if low and self.hunks[low - 1].a1 >= first:
            low -= 1
        return self.hunks[low : bisect_right(self._starts, last)]

    def intact(self, first: int, last: int) -> bool:
        """Tell whether the tokens ``[first, last)`` stand together as they did."""
        return (
            self.kept(first, last) == last - first
            and self.to_new[last - 1] - self.to_new[first] == last - 1 - first
        )

    def as_many(self, first: int, last: int) -> bool:
        """Tell whether each of these sentences stands in both texts as many times."""
        olds, news = self._copies
        low, high = self.old.piece_number(first), self.old.piece_number(last - 1)
        rows = map(self.old.row, self.old.pieces[low : high + 1][:_COPIES])
        return all(olds[row] == news[row] for row in rows)

    def unmistakable(self, first: int, last: int) -> bool:
        """Tell whether one of these sentences stands once in both texts: copies may be mixed up."""
        olds, news = self._copies
        low, high = self.old.piece_number(first), self.old.piece_number(last - 1)
        rows = map(self.old.row, self.old.pieces[low : high + 1][:_COPIES])
        return self.as_many(first, last) and any(olds[row] == news[row] == 1 for row in rows)

    def pinned(self, first: int, last: int) -> bool:
        """Tell whether intact sentences are told apart from others of the same words.

        Where some of several copies came or went, only the sentences on both sides tell which.
        """
        olds, news = self._copies
        pieces = self.old.pieces
        low, high = self.old.piece_number(first), self.old.piece_number(last - 1)
        rows = [self.old.row(piece) for piece in pieces[low : high + 1][:_COPIES]]
        if self.as_many(first, last) and all(olds[row] in (1, self._stayed[row]) for row in rows):
            return True
        beside = [pieces[max(0, low - 1)], pieces[min(len(pieces) - 1, high + 1)]]
        others = [self.old.row(piece) for piece in beside if piece not in pieces[low : high + 1]]
        return (
            self.intact(beside[0][0], beside[1][1])
            and all(olds[row] == news[row] and row not in rows for row in others)
            and (low > 0 or self.to_new[0] == 0)
            and (high + 1 < len(pieces) or self.to_new[-1] == len(self.new) - 1)
        )

    @cached_property
    def _stayed(self) -> Counter[bytes]:
        """How many copies of each sentence stand where they stood, by the alignment."""
        return Counter(self.old.row(piece) for piece in self.old.pieces if self.intact(*piece))

    def slides(self, first: int, last: int) -> bool:
        """Tell whether it is open if these tokens or the same ones beside them are there still."""
        low = bisect_right(self._slides, (first, len(self.old) + 1))
        return any(b >= last for a, b in self._slides[max(0, low - 3) : low])


def _aligned(old: Tokens, new: Tokens) -> array[int]:
    to_new = array("l", [-1]) * len(old)
    olds, news = old.pieces, new.pieces
    numbers: dict[bytes, int] = {}
    rows = [
        [numbers.setdefault(t.ids[i:j].tobytes(), len(numbers)) for i, j in pieces]
        for t, pieces in ((old, olds), (new, news))
    ]
    weak = {n for row, n in numbers.items() if len(row) < _LEAST_PIECE * old.ids.itemsize}
    a, b = 0, 0
    work = _Work(_WORK * (len(old) + len(new)))
    for i, j, count in [*_matches(rows[0], rows[1], (1,), weak, work), (len(olds), len(news), 0)]:
        to_a = olds[i][0] if i < len(olds) else len(old)
        to_b = news[j][0] if j < len(news) else len(new)
        gap = _matches(old.ids[a:to_a], new.ids[b:to_b], _ROWS, frozenset(), work)
        for x, y, length in gap:
            to_new[a + x : a + x + length] = array("l", range(b + y, b + y + length))
        if count:
            a, b = olds[i + count - 1][1], news[j + count - 1][1]
            to_new[to_a:a] = array("l", range(to_b, b))
    return to_new


class _Work:
    """How much may be done yet."""

    def __init__(self, left: int) -> None:
        self.left = left


def _matches(
    a: Sequence[int],
    b: Sequence[int],
    rows: Sequence[int],
    weak: frozenset[int] | set[int],
    work: _Work,
) -> list[tuple[int, int, int]]:
    """Return ``(i, j, length)`` for what is the same in ``a`` and ``b``, in order."""
    found: list[tuple[int, int, int]] = []
    waiting = [(0, len(a), 0, len(b), 0)]
    while waiting:
        i, i_end, j, j_end, level = waiting.pop()
        head = _same(a, b, i, i_end, j, j_end)
        tail = _same_end(a, b, i + head, i_end, j + head, j_end)
        found += [(i, j, head), (i_end - tail, j_end - tail, tail)]
        i, j, i_end, j_end = i + head, j + head, i_end - tail, j_end - tail
        size = i_end - i + j_end - j
        work.left -= size + head + tail
        if i == i_end or j == j_end or work.left < 0:
            continue
        anchors: list[tuple[int, int]] = []
        while level < len(rows) and not anchors:
            if rows[level] > 1 or rows == (1,) or size <= _NEAR:
                anchors = _anchors(a, b, (i, i_end, j, j_end), rows[level], weak)
                work.left -= size
            level += not anchors
        if anchors:
            waiting += _between(a, b, (i, i_end, j, j_end), anchors, level, found)
        elif size <= _NEAR:
            found += _compared(a, b, i, i_end, j, j_end)
    return sorted(match for match in found if match[2])


def _same(a: Sequence[int], b: Sequence[int], i: int, i_end: int, j: int, j_end: int) -> int:
    count, most = 0, min(i_end - i, j_end - j)
    while count < most and a[i + count] == b[j + count]:
        count += 1
    return count


def _same_end(a: Sequence[int], b: Sequence[int], i: int, i_end: int, j: int, j_end: int) -> int:
    count, most = 0, min(i_end - i, j_end - j)
    while count < most and a[i_end - 1 - count] == b[j_end - 1 - count]:
        count += 1
    return count


def _anchors(
    a: Sequence[int],
    b: Sequence[int],
    place: tuple[int, int, int, int],
    row: int,
    weak: frozenset[int] | set[int],
) -> list[tuple[int, int]]:
    """Return where rows begin that stand once on each side, as many as are in order on both."""
    i, i_end, j, j_end = place
    olds, news = _once(a, i, i_end, row), _once(b, j, j_end, row)
    pairs = [
        (olds[key], news[key])
        for key in olds
        if olds[key] >= 0 and news.get(key, -1) >= 0 and not (row == 1 and key[0] in weak)
    ]
    return _in_order(pairs)


def _once(a: Sequence[int], first: int, last: int, row: int) -> dict[tuple[int, ...], int]:
    """Return where each row of tokens begins; -1 for those that are there more than once."""
    found: dict[tuple[int, ...], int] = {}
    shifted = [a[first + n : last] for n in range(row)]
    for place, key in enumerate(zip(*shifted, strict=False), first):
        found[key] = -1 if key in found else place
    return found


def _in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest part of ``pairs``, sorted by the first, in which the second rises, too."""
    tops: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for number, (_, j) in enumerate(pairs):
        pile = bisect_left(tops, j)
        before.append(at[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [j]
        at[pile : pile + 1] = [number]
    found, number = [], at[-1] if at else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _between(
    a: Sequence[int],
    b: Sequence[int],
    place: tuple[int, int, int, int],
    anchors: Sequence[tuple[int, int]],
    level: int,
    found: list[tuple[int, int, int]],
) -> list[tuple[int, int, int, int, int]]:
    """Grow anchors to the right into ``found``; what lies between them is still to be matched."""
    i, i_end, j, j_end = place
    gaps = []
    for x, y in anchors:
        if x < i or y < j:
            continue  # the one before has grown over it
        gaps.append((i, x, j, y, level))
        length = _same(a, b, x, i_end, y, j_end)
        found.append((x, y, length))
        i, j = x + length, y + length
    gaps.append((i, i_end, j, j_end, level))
    return gaps


def _compared(
    a: Sequence[int], b: Sequence[int], i: int, i_end: int, j: int, j_end: int
) -> list[tuple[int, int, int]]:
    from rapidfuzz.distance import LCSseq

    steps = LCSseq.opcodes(list(a[i:i_end]), list(b[j:j_end]))
    return [
        (i + s.src_start, j + s.dest_start, s.src_end - s.src_start)
        for s in steps
        if s.tag == "equal"
    ]


def _hunks(to_new: Sequence[int], length: int) -> list[Hunk]:
    found, a, b = [], 0, 0
    for number, place in enumerate(to_new):
        if place < 0:
            continue
        if a < number or b < place:
            found.append(Hunk(a, number, b, place))
        a, b = number + 1, place + 1
    if a < len(to_new) or b < length:
        found.append(Hunk(a, len(to_new), b, length))
    return found


def _slides(old: Sequence[int], new: Sequence[int], hunks: Sequence[Hunk]) -> list[tuple[int, int]]:
    """Return the stretches of the earlier text through which a change can be slid.

    Where ``A A`` has become ``A`` nobody can tell which of the two was taken out; so with ``A``
    that has become ``A A``.
    """
    found = []
    for number, (a0, a1, b0, b1) in enumerate(hunks):
        if a0 < a1 and b0 < b1:
            continue
        row, first, last = (old, a0, a1) if a0 < a1 else (new, b0, b1)
        least = hunks[number - 1][1 if row is old else 3] if number else 0
        most = hunks[number + 1][0 if row is old else 2] if number + 1 < len(hunks) else len(row)
        left = right = 0
        while first - left > least and row[first - left - 1] == row[last - left - 1]:
            left += 1
        while last + right < most and row[first + right] == row[last + right]:
            right += 1
        if left or right:
            found.append((a0 - left, a1 + right))
    return sorted(found)
