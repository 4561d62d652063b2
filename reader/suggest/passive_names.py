"""Reads who calls a thing by a quotation in a passive: ``called "a mess" by X``."""

from __future__ import annotations

from reader.model import SourceKind
from reader.suggest.draft import Draft, Found, Run
from reader.suggest.lexicon import PAST
from reader.suggest.scene import Scene
from reader.suggest.words import Sentence

_NAMING = ("name", "object", "as")
"""The constructions of verbs that give a name or a judgement."""
_NAMED = 0.75
_FAR = 16
"""Words from the verb to the quotation, at most, with whom it is by between them."""


class PassiveNames:
    """Finds quotations that a passive verb leads to and whose source its agent is."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._lower = scene.words.lower
        self._phrases = scene.phrases
        self._agents = scene.lexicon.set("authors")
        self._openers = scene.lexicon.set("as_openers")

    def find(self, run: Run, sentence: Sentence) -> Draft | None:
        """Read ``called "P" by X``, ``described as "P" by X``, ``described by X as "P"``."""
        place = run.first - (self._lower[run.first - 1] in self._openers)
        if place <= sentence.first:
            return None
        behind = run.end < sentence.end and self._lower[run.end] in self._agents
        if behind:
            cues = self._scene.cues(place - 1, place)
            source = self._phrases.after(run.end + 1, sentence.end)
        else:
            agent = self._agent_before(place, sentence) if place < run.first else 0
            cues = self._scene.cues(agent - 1, agent) if agent else []
            source = self._phrases.after(agent + 1, place) if agent else None
            source = source if source and source.end == place else None
        found = next((cue for cue in cues if self._names(cue, place < run.first)), None)
        if found is None or source is None:
            return None
        draft = Draft("called", [run], found, source, SourceKind.EXPLICIT)
        draft.confidence = _NAMED
        return draft

    def _agent_before(self, end: int, sentence: Sentence) -> int:
        """Return the place of the ``by`` between a verb and ``as``, or 0."""
        first = max(sentence.first, end - _FAR)
        return next((i for i in range(end - 1, first, -1) if self._lower[i] in self._agents), 0)

    def _names(self, found: Found, opened: bool) -> bool:
        """Tell whether a verb gives a name or a judgement; ``as`` must open that of some."""
        frames = found.cue.frames
        takes = any(name in frames for name in _NAMING[: 3 if opened else 2])
        return takes and found.cue.form == PAST and self._scene.outside(found.first)
