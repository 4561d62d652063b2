"""Reads the whole of what a passive tells about: ``Langkah X memilih Y sebagai Z dinilai …``."""

from __future__ import annotations

from reader.suggest.draft import Run
from reader.suggest.scene import Scene

_LONGEST = 40
"""Words of a subject, at most."""


class Topics:
    """Reaches from the noun before a passive back to where its clause begins."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._lower = scene.words.lower
        self._words = scene.words
        self._phrases = scene.phrases
        get = scene.lexicon.set
        self._reaching = get("reaching")
        self._topical = get("topical")
        self._coordinators = get("coordinators") - scene.phrases.conjunctions

    def whole(self, subject: Run, start: int) -> Run:
        """Return the subject from ``start`` on, when nothing before it can be another clause."""
        if not self._reaching or subject.first <= start or subject.first - start > _LONGEST:
            return subject
        word = self._lower[start]
        opens = self._words.is_word(start) and self._scene.outside(start)
        aside = self._phrases.is_aside(start) or self._phrases.ends_phrase(start)
        if not opens or aside or word in self._scene.subjects or self._phrases.is_skipped(start):
            return subject
        return Run(start, subject.end) if self._is_one(start, subject.first) else subject

    def _is_one(self, first: int, end: int) -> bool:
        """Tell whether the words up to ``end`` go on as one phrase: no comma, no other clause."""
        verb = relative = comma = False
        for index in range(first, end):
            word = self._lower[index]
            relative = relative or word in self._phrases.relatives
            if word == ",":
                if not relative:
                    return False
                comma = True
            elif self._is_clause(index, verb and not relative):
                return False
            verb = verb or self._phrases.is_verb(index)
        joined = self._lower[end - 1] in self._phrases.conjunctions
        return joined if comma else True

    def _is_clause(self, index: int, behind_verb: bool) -> bool:
        """Tell whether the word opens another clause, or is a cue that has a draft of its own."""
        word = self._lower[index]
        if word in self._reaching or word in self._phrases.relatives:
            return False
        joins = word in self._phrases.conjunctions and behind_verb
        apart = word in self._phrases.breaks or word in self._coordinators
        cue = index in self._scene.used_cues and not self._describes(index)
        return joins or apart or cue or not (self._words.is_word(index) or word in "()-/")

    def _describes(self, index: int) -> bool:
        return self._lower[index - 1] in self._phrases.relatives

    def end(self, index: int) -> int:
        """Return the end of a subject that a particle closes: ``Gaya itu pun``."""
        return index + (self._lower[index] in self._topical)
