"""Reads whose words for a thing a quotation is: ``called "a mess" by X``, ``To X, "it was …"``."""

from __future__ import annotations

from reader.model import SourceKind
from reader.suggest.clauses import Clauses
from reader.suggest.draft import Draft, Found, Run
from reader.suggest.lexicon import PAST, Cue
from reader.suggest.scene import ENDS, Scene
from reader.suggest.words import Sentence

_NAMING = ("name", "object", "as")
"""The constructions of verbs that give a name or a judgement."""
_NAMED = 0.75
_PUT = 0.9
_VIEWED = 0.7
_JOINTS = frozenset(",—–―-")
_FAR = 16
"""Words from the verb to the quotation, at most, with whom it is by between them."""


class CalledBy:
    """Finds quotations whose source a passive has, or a clause that says whose wording they are."""

    def __init__(self, scene: Scene, clauses: Clauses) -> None:
        self._scene = scene
        self._clauses = clauses
        self._lower = scene.words.lower
        self._phrases = scene.phrases
        self._agents = scene.lexicon.set("authors")
        self._openers = scene.lexicon.set("as_openers")
        self._pointing = scene.lexicon.set("wording_pointers")
        self._ways = scene.lexicon.set("ways")
        self._being = scene.lexicon.set("being")
        self._that = scene.complementizers
        self._viewing = scene.lexicon.set("viewing")
        self._before_view = scene.lexicon.union("coordinators", "subordinators")

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
            between = agent and self._scene.cues(agent, place)
            source = source if source and source.end == place and not between else None
        found = next((cue for cue in cues if self._names(cue, place < run.first)), None)
        if found is None or source is None:
            return None
        draft = Draft("called", [run], found, source, SourceKind.EXPLICIT)
        draft.confidence = _NAMED
        return draft

    def put(self, run: Run, sentence: Sentence) -> Draft | None:
        """Read ``"P" is how X put it`` and ``"P," was all that X would say``."""
        index = run.end + (run.end < sentence.end and self._lower[run.end] in _JOINTS)
        index += index < sentence.end and self._lower[index] in self._pointing
        if index + 2 >= sentence.end or self._lower[index] not in self._being:
            return None
        if self._lower[index + 1] not in self._ways:
            return None
        far = min(sentence.end, index + _FAR)
        for found in self._scene.cues(index + 2, far):
            if self._clauses.is_noun(found, sentence) or self._clauses.is_passive(found):
                continue
            source = self._phrases.before(found.first, index + 1)
            opened = index + 2 + (self._lower[index + 2] in self._that)
            if source and source.first == opened:
                draft = Draft("called", [run], found, source, SourceKind.EXPLICIT)
                draft.confidence = _PUT
                return draft
        return None

    def view(self, run: Run, sentence: Sentence) -> Draft | None:
        """Read ``To X, "it was a mess"``: a quotation behind whose view it is."""
        end = run.first - 1
        if end <= sentence.first or self._lower[end] != ",":
            return None
        if self._scene.words.ending(*run) not in ENDS and run.end < sentence.end - 1:
            return None  # a word to somebody, behind which the clause goes on
        near = range(end - 2, max(sentence.first - 1, end - _FAR), -1)
        opener = next((i for i in near if self._lower[i] in self._viewing), -1)
        opens = opener == sentence.first or self._lower[opener - 1] in self._before_view
        source = self._phrases.after(opener + 1, end) if opener >= 0 and opens else None
        if source is None or source != (opener + 1, end) or not self._is_person(source):
            return None
        word = self._lower[opener]
        cue = Cue((word,), word, "preposition", "", {"quote": _VIEWED})
        draft = Draft("view", [run], Found(cue, opener, opener + 1), source, SourceKind.EXPLICIT)
        draft.confidence = _VIEWED
        return draft

    def _is_person(self, source: Run) -> bool:
        return self._lower[source.first] in self._phrases.pronouns or self._phrases.is_name(source)

    def _agent_before(self, end: int, sentence: Sentence) -> int:
        """Return the place of the ``by`` between a verb and ``as``, or 0."""
        first = max(sentence.first, end - _FAR)
        return next((i for i in range(end - 1, first, -1) if self._lower[i] in self._agents), 0)

    def _names(self, found: Found, opened: bool) -> bool:
        """Tell whether a verb gives a name or a judgement; ``as`` must open that of some."""
        frames = found.cue.frames
        takes = any(name in frames for name in _NAMING[: 3 if opened else 2])
        return takes and found.cue.form == PAST and self._scene.outside(found.first)
