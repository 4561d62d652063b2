"""What is proposed for one open article: read in a worker, filtered, with what a person edited."""

from __future__ import annotations

import operator
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from reader.edited_suggestions import with_edits
from reader.model import Article, Attribution, Record, Speaker
from reader.suggesting import EDITED, tentative, used, waiting

if TYPE_CHECKING:
    from reader.speakers import SpeakerIndex
    from reader.suggest import Suggestion

OFF = "off"
"""The threshold at which nothing is proposed at all."""

THRESHOLDS: Mapping[str, float] = {"60": 0.6, "75": 0.75, "90": 0.9, "all": 0.0, OFF: 2.0}
"""The least confidence that is shown, by its name in the state, in the order of the key."""


def phrase(threshold: str) -> str:
    """Return a threshold as a person reads it: ``≥ 60 %``."""
    return f"≥ {threshold} %" if threshold.isdigit() else threshold


class Suggested:
    """The suggestions of one article; its reading asks, nobody else changes it.

    What a person edits is in the record, apart from what was proposed, so that a speaker who
    becomes known meanwhile is named in all of them.
    """

    def __init__(self) -> None:
        self.open: tuple[Attribution, ...] = ()
        """Those that wait for an answer and reach the threshold, in the order of the text."""
        self.new: Mapping[str, Speaker] = {}
        """Whom they name and the library does not know, by id."""
        self.basis: object = None
        """The blocks and the language that were read last; others make it read anew."""
        self.awaited = False
        """Whether it is being read just now."""
        self._found: Sequence[Suggestion] = ()
        self._proposed: tuple[Attribution, ...] = ()
        self._speakers: Mapping[str, Speaker] = {}
        self._is_read = False
        self._places: dict[str, int] = {}
        self._linked: Mapping[str, Speaker] | None = None
        self._namesakes: set[str] = set()
        self._namesakes_here: frozenset[str] = frozenset()
        self._filtered: tuple[object, ...] = ()
        self._least = 0.0

    def take(self, found: Sequence[Suggestion]) -> None:
        """Take over what a worker has read; ``link`` is to follow."""
        self.awaited, self._is_read = False, True
        self._found, self._linked, self._filtered = found, None, ()
        self._proposed, self.new = (), {}

    def find(self, attribution_id: str) -> Attribution | None:
        """Return the open suggestion with this id."""
        place = self._places.get(attribution_id)
        return None if place is None else self.open[place]

    def proposed(self, attribution_id: str) -> Attribution | None:
        """Return a suggestion as it was proposed; None when nobody proposes it any more."""
        return next((a for a in self._proposed if a.id == attribution_id), None)

    def number(self, attribution_id: str) -> int:
        """Return the place of an open suggestion, from 1; 0 when it is none."""
        return self._places.get(attribution_id, -1) + 1

    def link(self, record: Record, index: SpeakerIndex, speakers: Mapping[str, Speaker]) -> None:
        """Name the speakers, unless nothing has changed that could tell more about them."""
        self._speakers = speakers
        if not self._found:
            return
        from reader.linking import Linker

        here = used(record, speakers)
        if self._linked is speakers and here & self._namesakes == self._namesakes_here:
            return
        belonging = (suggestion.affiliation for suggestion in self._found)
        linker = Linker(record.article, index, speakers, here, belonging)
        self._proposed = tuple(tentative(record.article, self._found, linker))
        self.new, self._linked = linker.new, speakers
        self._namesakes, self._namesakes_here = linker.namesakes, here & linker.namesakes
        self._filtered = ()

    def filter(self, record: Record, least: float | None = None) -> None:
        """See again what is open; ``least`` is another threshold for the confidence.

        What a person has edited is shown however sure the suggester was.
        """
        self._least = self._least if least is None else least
        basis = (record.attributions, record.rejections, record.suggestions, self._least)
        if self._filtered and all(map(operator.is_, basis, self._filtered)):
            return
        self._filtered = basis
        found: Sequence[Attribution] = self._proposed
        if self._is_read and record.suggestions:
            known = {**self._speakers, **self.new}
            found = with_edits(found, record.suggestions, known)
        enough = (a for a in found if self._is_shown(a))
        self.open = tuple(sorted(waiting(enough, record), key=lambda a: (a.content, a.id)))
        self._places = {a.id: place for place, a in enumerate(self.open)}

    def speaker_for(self, article: Article, words: str, speakers: SpeakersKnown) -> tuple[str, ...]:
        """Return whom the words of a source mean, as for what is proposed; none when unclear."""
        from reader.linking import Linker
        from reader.naming import naming

        index, known, here = speakers
        told = naming(words, article.language)
        if not told.named:
            return ()
        linker = Linker(article, index, known, here)
        ids = linker.link(told.name, told.role, told.affiliation)
        self.new = {**linker.new, **self.new}
        return ids

    def _is_shown(self, suggestion: Attribution) -> bool:
        if suggestion.origin.endswith(EDITED):
            return self._least < THRESHOLDS[OFF]
        return (suggestion.confidence or 0) >= self._least


SpeakersKnown = tuple["SpeakerIndex", Mapping[str, Speaker], frozenset[str]]
"""The index, all speakers by id, and the ids of those in the article."""
