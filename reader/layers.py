"""What marks cover a stretch of an article, so that one line is painted without the rest."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple, Protocol, TypeVar
from zlib import crc32

from reader.model import Attribution, Span, Spans, Speaker
from reader.speakers import canonical

SLOTS = 8
"""How many speaker colours there are."""

NOBODY = -1
"""The slot of an attribution without a speaker."""

_LONG = 1024
"""A mark longer than this (code points) is looked through for every line; there are few."""

_STEP = 3
"""Where the next slot is sought when one is taken; coprime to ``SLOTS``, so all are reached."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Layer(StrEnum):
    """What part of an attribution a mark shows, the widest first."""

    CONTENT = "content"
    CUE = "cue"
    SOURCE = "source"


_DEPTH = {Layer.CONTENT: 0, Layer.CUE: 1, Layer.SOURCE: 2}


class Decoration(NamedTuple):
    """One mark on the text, ``[start, end)`` in code points."""

    start: int
    end: int
    kind: Layer
    attribution_id: str
    speaker_slot: int
    tentative: bool = False
    """True for what is only suggested."""
    active: bool = False
    """True for the attribution that a person is looking at."""


class Run(NamedTuple):
    """A stretch with the marks that cover all of it, outermost first."""

    start: int
    end: int
    decorations: tuple[Decoration, ...]


def slot_of(speaker_id: str) -> int:
    """Return the slot that a speaker has wherever no other speaker is in the way."""
    return crc32(speaker_id.encode()) % SLOTS if speaker_id else NOBODY


def slots_of(
    speaker_ids: Iterable[str], kept: Mapping[str, int] = MappingProxyType({})
) -> dict[str, int]:
    """Give every speaker a slot: that in ``kept``, else its own, else the next that fewest have.

    Two share a slot only when there are, with those in ``kept``, more than ``SLOTS``. Who comes
    first keeps its slot, so a speaker that is added later changes nobody's.
    """
    asked = dict.fromkeys(speaker_ids)
    slots = {i: kept[i] for i in asked if i in kept}
    taken = Counter(slots.values())
    away = Counter(slot for i, slot in kept.items() if i not in asked)
    for speaker_id in asked:
        if speaker_id not in slots:
            own = slot_of(speaker_id)
            order = [(own + _STEP * step) % SLOTS for step in range(SLOTS)]
            slots[speaker_id] = min(order, key=lambda slot: (taken[slot], away[slot]))
            taken[slots[speaker_id]] += 1
    return slots


class Layers:
    """All marks of an article; asking for a line costs only what lies near it."""

    def __init__(self, decorations: Iterable[Decoration] = ()) -> None:
        self._of: dict[str, list[Decoration]] = {}
        short: list[Decoration] = []
        self._long: list[Decoration] = []
        for mark in decorations:
            self._of.setdefault(mark.attribution_id, []).append(mark)
            (short if mark.end - mark.start <= _LONG else self._long).append(mark)
        short.sort(key=_by_start)
        self._short = short
        self._starts = [mark.start for mark in short]
        self.slots: Mapping[str, int] = {}
        """The slot of each canonical speaker that the article has, or has had."""

    @classmethod
    def of(
        cls,
        attributions: Sequence[Attribution],
        speakers: Mapping[str, Speaker],
        suggestions: Sequence[Attribution] = (),
        kept: Mapping[str, int] = MappingProxyType({}),
    ) -> Layers:
        """Return the marks of an article's attributions and of what is only suggested.

        ``kept`` are the slots that its speakers have had so far: they do not change while one
        works, in whatever order quotes are marked, accepted or taken back.
        """
        names = _Canonical(speakers)
        marked = sorted(attributions, key=lambda a: (a.created or _EPOCH, a.id))
        speaking = (names[i] for a in (*marked, *suggestions) for i in a.speaker_ids)
        kept = {names[i]: slot for i, slot in kept.items()} | dict(kept)  # merged ones, too
        slots = slots_of(speaking, kept)
        layers = cls(
            mark
            for group, tentative in ((attributions, False), (suggestions, True))
            for a in group
            for mark in _marks(
                a, slots[names[a.speaker_ids[0]]] if a.speaker_ids else NOBODY, tentative
            )
        )
        layers.slots = kept | slots
        return layers

    def covering(self, start: int, end: int, active: str = "") -> list[Decoration]:
        """Return the marks that touch ``[start, end)``, outermost first.

        Those of the attribution ``active`` come back with ``active`` set.
        """
        low = bisect_left(self._starts, start - _LONG)
        near = self._short[low : bisect_left(self._starts, end)]
        found = [mark for mark in near if mark.end > start]
        found += [mark for mark in self._long if mark.start < end and mark.end > start]
        if active:
            found = [m._replace(active=True) if m.attribution_id == active else m for m in found]
        found.sort(key=_outermost)
        return found

    def runs(self, start: int, end: int, active: str = "") -> list[Run]:
        """Cut ``[start, end)`` where the marks on it change; nothing is left out."""
        found = self.covering(start, end, active)
        if not found or start >= end:
            return [Run(start, end, ())] if start < end else []
        edges = {edge for mark in found for edge in (mark.start, mark.end) if start < edge < end}
        return [
            Run(a, b, tuple(mark for mark in found if mark.start <= a and mark.end >= b))
            for a, b in pairwise((start, *sorted(edges), end))
        ]

    def at(self, offset: int) -> list[Decoration]:
        """Return the marks on the character at ``offset``, outermost first."""
        return self.covering(offset, offset + 1)

    def spans_of(self, attribution_id: str) -> Spans:
        """Return every stretch that an attribution marks, as it is given."""
        return tuple(Span(mark.start, mark.end) for mark in self._of.get(attribution_id, ()))

    def changed_from(self, other: Layers) -> list[Span]:
        """Return the stretches on which the marks differ from those of ``other``."""
        spans: set[Span] = set()
        for key in self._of.keys() | other._of.keys():
            mine, theirs = self._of.get(key, []), other._of.get(key, [])
            if mine != theirs:
                spans.update(Span(m.start, m.end) for m in set(mine).symmetric_difference(theirs))
        return sorted(spans)


class _Canonical(dict[str, str]):
    """The id that a speaker's id stands for after all merges, looked up once."""

    def __init__(self, speakers: Mapping[str, Speaker]) -> None:
        self._speakers = speakers

    def __missing__(self, speaker_id: str) -> str:
        speaker = canonical(speaker_id, self._speakers)
        self[speaker_id] = speaker.id if speaker else speaker_id
        return self[speaker_id]


def _marks(attribution: Attribution, slot: int, tentative: bool) -> Iterable[Decoration]:
    for kind, spans in (
        (Layer.CONTENT, attribution.content),
        (Layer.CUE, attribution.cue),
        (Layer.SOURCE, attribution.source),
    ):
        for start, end in spans:
            yield Decoration(start, end, kind, attribution.id, slot, tentative)


def _by_start(mark: Decoration) -> int:
    return mark.start


def _outermost(mark: Decoration) -> tuple[int, int, int]:
    return mark.start, -mark.end, _DEPTH[mark.kind]


class _Stretch(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_S = TypeVar("_S", bound=_Stretch)


def touching(stretches: Sequence[_S], start: int, end: int) -> Sequence[_S]:
    """Return those of sorted, disjoint stretches that touch ``[start, end)``, by bisection."""
    low = bisect_right(stretches, start, key=lambda s: s.end)
    return stretches[low : bisect_left(stretches, end, key=lambda s: s.start)]
