"""Tells whole clauses around a cue from mere objects: by their own verb, by a condition before."""

from __future__ import annotations

from reader.suggest.clauses import Clauses, Setting
from reader.suggest.draft import Draft, Run
from reader.suggest.scene import Scene

_RULES = frozenset({"clause", "that", "full"})
_LONGEST_SUBJECT = 8
"""Words before an auxiliary that can be its subject, at most."""
_SHORTEST_CONDITION = 3
"""Words of a condition that belongs to what is said, at least."""


class FullClauses:
    """Looks behind a cue for a subject with its verb, and before who speaks for a condition."""

    def __init__(self, scene: Scene, clauses: Clauses) -> None:
        self._scene = scene
        self._words = scene.words
        self._lower = scene.words.lower
        self._phrases = scene.phrases
        self._clauses = clauses
        get = scene.lexicon.set
        self._conditions, self._messages = get("that_if"), get("messages")
        self._predicates, self._auxiliaries = get("predicates"), get("auxiliaries")
        self._negations = get("negations")

    def stands(self, setting: Setting, first: int) -> bool:
        """Tell whether who speaks stands before, and a subject with its verb behind the cue:
        ``Rudi melanjutkan para korban merupakan warga``.
        """
        found = setting.found
        source = self._clauses.subject(found, setting.earlier, setting.sentence)
        before = self._phrases.skip_back(found.first, setting.sentence.first)
        if source is None or (source.end != before and self._lower[before - 1] != ","):
            return False
        if self._scene.lexicon.abstract(self._lower[first]) or self._lower[first] in self._messages:
            return False
        for index in range(first, min(first + _LONGEST_SUBJECT, setting.sentence.end)):
            word = self._lower[index]
            if word in self._auxiliaries:
                return index > first and word not in self._negations
            if index > first and (word in self._predicates or self._is_act(index)):
                return True
            inside = word in self._phrases.links or not self._phrases.ends_phrase(index)
            if not self._words.is_word(index) or not inside:
                return False
        return False

    def _is_act(self, index: int) -> bool:
        return self._phrases.is_verb(index) and self._phrases.is_active(index)

    def add_condition(self, draft: Draft, setting: Setting) -> None:
        """Add the condition before who speaks: ``Jika P, X menilai Q``."""
        found, source = setting.found, draft.source
        start = self._clauses.behind_connective(setting.sentence.first, found.first)
        if draft.rule not in _RULES or source is None or setting.earlier:
            return
        comma = source.first - 1
        if comma - start < _SHORTEST_CONDITION or self._lower[comma] != ",":
            return
        if self._lower[start] in self._conditions and "," not in self._lower[start:comma]:
            draft.content.insert(0, Run(start, comma))
