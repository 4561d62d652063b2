"""Settles which stands when what one draft says lies within what another says: one of the two."""

from __future__ import annotations

from reader.suggest.draft import Draft, Run
from reader.suggest.scene import Scene

_RECENT = 6
"""Drafts before one that may hold it, at most, so that time grows linearly."""
_JOINS = frozenset(",:–—―-")
_WHOLE = frozenset({"label", "preposition"})
"""Rules whose content is the clause, whoever speaks in it: ``"…," X said, according to Y``."""
_AROUND = frozenset({"tail", "inserted"})
"""Rules whose content stands before the cue, so that neither can be told to hold the other."""
_LOOSE = frozenset({"colon", "signed"})
"""Rules that link a quotation to no cue, which one that holds it has."""


class Nesting:
    """Goes over all drafts of an article once, when every rule has had its turn."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._lower = scene.words.lower
        self._nested = scene.lexicon.options.get("nested", True)

    def settle(self) -> None:
        """Drop what says a content a second time, and end what runs into another's words."""
        shown = [draft for draft in self._scene.drafts if not draft.silent]
        shown.sort(key=lambda draft: (draft.content[0].first, -draft.content[0].end))
        reach = [max(run.end for run in draft.content) for draft in shown]
        dropped: set[int] = set()
        for place, inner in enumerate(shown):
            for before in range(place - 1, max(-1, place - _RECENT - 1), -1):
                outer = shown[before]
                if reach[before] <= inner.content[0].first:
                    continue
                if id(outer) not in dropped and id(inner) not in dropped:
                    loser = self._loser(outer, inner)
                    if loser is not None:
                        dropped.add(id(loser))
        self._scene.drafts[:] = [d for d in self._scene.drafts if id(d) not in dropped]

    def _loser(self, outer: Draft, inner: Draft) -> Draft | None:
        """Return which of two drafts is none, or None; cuts the outer one where it goes too far."""
        if outer.content == inner.content:
            return min(inner, outer, key=lambda draft: (bool(draft.source), draft.confidence))
        held = None if self._nested else _holder(outer, inner)
        if held is None:
            return None
        if inner.cue is None or not held.first <= inner.cue.first < held.end:
            return inner if inner.rule in _LOOSE else None
        if outer.rule in _WHOLE:
            return inner
        if outer.rule in _AROUND or inner.rule not in ("tail", "lead"):
            return None
        end = inner.content[0].first if inner.rule == "tail" else self._clause(inner, held)
        if end < 0 or (inner.rule == "lead" and outer.rule == "that" and end == held.first):
            return inner
        return outer if not self._cut(outer, held, end) else None

    def _clause(self, lead: Draft, held: Run) -> int:
        """Return where a clause of its own begins that leads to a quotation; -1 for a part of one.

        In ``X said he was glad, Ana replied: "…"`` it does, in ``X said his mother told him: "…"``
        all is what X says.
        """
        if lead.cue is None:
            return -1
        if lead.source and lead.source.first < held.first:
            return self._scene.phrases.skip_back(lead.cue.first, held.first)
        first = min(lead.cue.first, lead.source.first if lead.source else lead.cue.first)
        phrases = self._scene.phrases
        if self._lower[first - 1] in phrases.relatives and self._lower[first - 2] in phrases.links:
            first -= 2  # ", to which Ana replied"
        return first if first == held.first or self._lower[first - 1] in _JOINS else -1

    def _cut(self, draft: Draft, held: Run, end: int) -> bool:
        """End the content before ``end``; tell whether anything is left of it."""
        while end > held.first and self._lower[end - 1] in _JOINS:
            end -= 1
        place = draft.content.index(held)
        draft.content[place : place + 1] = [Run(held.first, end)] if end > held.first else []
        return bool(draft.content)


def _holder(outer: Draft, inner: Draft) -> Run | None:
    """Return which run of a content holds all of another content."""
    first, end = inner.content[0].first, inner.content[-1].end
    for run in outer.content:
        if run.first <= first and end <= run.end:
            return run
    return None
