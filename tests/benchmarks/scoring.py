"""Compares suggestions with gold annotations, so that a change of a rule can be judged.

Scored are contiguous pieces of content, without the marks at their ends and an opening "that" or
"bahwa". Pieces are paired one to one, the best overlap first; two agree from half of their common
extent on (intersection over union of at least 0.5), exactly when they are the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reader.suggest.lexicon import Lexicon
from reader.text.quotations import quotations

Offsets = Sequence[Sequence[int]]
_EDGE = " \t\r\n.,;:!?-–—'\"“”„«»‘’()[]\uff02"
_OPENER = re.compile(r"(?:that|bahwa)\s+", re.IGNORECASE)
_NAME = re.compile(r"[A-Z]\w{2,}")


class Piece(NamedTuple):
    """One contiguous piece of content and the attribution that it belongs to."""

    start: int
    end: int
    kind: str
    """``direct`` from 95 % of its letters in quotation marks on, ``indirect`` up to 5 %."""
    of: Mapping[str, Any]


@dataclass(slots=True)
class Score:
    """What has been counted over the articles of one gold file."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    by_confidence: list[tuple[float, bool]] = field(default_factory=list)

    def f1(self, hit: str, gold: str = "gold", found: str = "found") -> float:
        """Return the harmonic mean of precision and recall, in percent."""
        total = self.counts[gold] + self.counts[found]
        return 200 * self.counts[hit] / total if total else 0.0

    def share(self, part: str, whole: str) -> float:
        """Return how much of ``whole`` is ``part``, in percent."""
        return 100 * self.counts[part] / self.counts[whole] if self.counts[whole] else 0.0

    def precision_from(self, confidence: float) -> float:
        """Return the share, in percent, that is right of what is at least so sure."""
        right = [ok for sure, ok in self.by_confidence if sure >= confidence]
        return 100 * sum(right) / len(right) if right else 0.0


def add(
    score: Score, text: str, gold: Iterable[Mapping[str, Any]], found: Iterable[Mapping[str, Any]],
    lexicon: Lexicon,
) -> None:  # fmt: skip
    """Count one article into ``score``."""
    wanted, proposed = pieces(text, gold), pieces(text, found)
    pairs = _pairs(wanted, proposed)
    score.counts["gold"] += len(wanted)
    score.counts["found"] += len(proposed)
    for piece in wanted:
        score.counts[f"gold {piece.kind}"] += 1
    for piece in proposed:
        score.counts[f"found {piece.kind}"] += 1
    for i, j in pairs.items():
        _count_pair(score, text, wanted[i], proposed[j])
    paired = set(pairs.values())
    for j, piece in enumerate(proposed):
        score.by_confidence.append((piece.of["confidence"], j in paired))
        if j not in paired:
            score.errors[f"extra, by the rule {piece.of['rule']}"] += 1
    for i, piece in enumerate(wanted):
        if i not in pairs:
            score.errors[f"missed, {_why_missed(text, piece, lexicon)}"] += 1


def pieces(text: str, attributions: Iterable[Mapping[str, Any]]) -> list[Piece]:
    """Return the pieces of content of all attributions."""
    quoted = bytearray(len(text))
    for found in quotations(text):
        quoted[found.start : found.end] = b"\x01" * (found.end - found.start)
    parts = []
    for attribution in attributions:
        for start, end in attribution["content"]:
            start, end = _trimmed(text, start, end)
            opener = _OPENER.match(text, start, end)
            if opener:
                start, end = _trimmed(text, opener.end(), end)
            if end > start:
                parts.append(Piece(start, end, _kind(text, quoted, start, end), attribution))
    return parts


def _kind(text: str, quoted: bytearray, start: int, end: int) -> str:
    letters = [quoted[i] for i in range(start, end) if text[i].isalnum()]
    share = sum(letters) / max(1, len(letters))
    return "direct" if share >= 0.95 else "indirect" if share <= 0.05 else "mixed"


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _pairs(wanted: Sequence[Piece], proposed: Sequence[Piece]) -> dict[int, int]:
    overlaps = [
        (_agreement(a, b), i, j)
        for i, a in enumerate(wanted)
        for j, b in enumerate(proposed)
        if a.start < b.end and b.start < a.end
    ]
    pairs: dict[int, int] = {}
    for agreement, i, j in sorted(overlaps, reverse=True):
        if agreement >= 0.5 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _agreement(a: Piece, b: Piece) -> float:
    common = min(a.end, b.end) - max(a.start, b.start)
    return common / (a.end - a.start + b.end - b.start - common)


def _count_pair(score: Score, text: str, gold: Piece, found: Piece) -> None:
    counts = score.counts
    counts["half"] += 1
    counts[f"half {gold.kind}"] += 1
    if gold[:2] == found[:2]:
        counts["exact"] += 1
    else:
        longer = found.end - found.start > gold.end - gold.start
        score.errors["content too long" if longer else "content too short"] += 1
    right = _same_source(text, gold.of["source"], found.of["source"])
    counts["half and source"] += right
    if gold.of["source"]:
        counts["has source"] += 1
        counts["right source"] += right
        if not right:
            score.errors["wrong source"] += 1
    if gold.of.get("speaker"):
        named = _same_name(gold.of["speaker"], found.of["speaker"])
        counts["has speaker"] += 1
        counts["right speaker"] += named
        if not named:
            score.errors["wrong speaker"] += 1


def _same_source(text: str, gold: Offsets, found: Offsets) -> bool:
    """Tell whether two mentions touch or share a word of a name; none agrees with none."""
    if not gold:
        return not found
    if any(a[0] < b[1] and b[0] < a[1] for a in gold for b in found):
        return True
    names = [set(_NAME.findall(" ".join(text[a:b] for a, b in spans))) for spans in (gold, found)]
    return bool(names[0] & names[1])


def _same_name(gold: str, found: str) -> bool:
    words = [re.findall(r"\w+", name.casefold()) for name in (gold, found)]
    return words[0] == words[1] or (bool(words[0]) and set(words[0]) <= set(words[1]))


def _why_missed(text: str, piece: Piece, lexicon: Lexicon) -> str:
    cue = " ".join(text[start:end] for start, end in piece.of["cue"]).lower()
    if not cue:
        return "without a cue"
    known = any(word in lexicon.cues for word in re.findall(r"[\w’'-]+", cue))
    return "its cue is in the file" if known else "its cue is not in the file"
