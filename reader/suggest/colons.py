"""Reads a quotation behind a colon that no known cue leads to: ``Ana Ruiz, on the dam: "…"``."""

from __future__ import annotations

from functools import cached_property

from reader.model import SourceKind
from reader.suggest.clauses import Clauses
from reader.suggest.draft import Draft, Run
from reader.suggest.scene import Scene
from reader.suggest.words import Sentence

_LONGEST_LABEL = 4
"""Words of who speaks before a colon and nothing else, at most."""
_LONGEST_TOPIC = 10
"""Words of what somebody speaks of, or of who it is from, before the colon, at most."""
_WORDS_SAID = 4
"""Words of a quotation that a mere colon leads to, at least."""
_DASHES = frozenset("-–—―")
_LABELLED, _TOPIC = 0.8, 0.75


class Colons:
    """Finds who speaks by what stands before a colon."""

    def __init__(self, scene: Scene, clauses: Clauses) -> None:
        self._scene = scene
        self._clauses = clauses
        self._words = scene.words
        self._lower = scene.words.lower
        self._phrases = scene.phrases
        self._given = scene.lexicon.set("given_names")
        self._givers = scene.lexicon.set("givers") | _DASHES
        self._pointers = scene.lexicon.set("wording_pointers")
        self._topics = scene.lexicon.set("topics")

    def find(self, run: Run, number: int) -> Draft | None:
        """Read a quotation behind a colon, in its sentence or at the end of the one before."""
        end = run.first - 1
        if end < 0 or self._lower[end] != ":":
            return None
        sentence = self._words.sentences[
            number - (run.first == self._words.sentences[number].first)
        ]
        label = Run(sentence.first, end)
        if 0 < end - sentence.first <= _LONGEST_LABEL and self._is_speaker(label):
            return Draft("colon", [run], None, label, SourceKind.EXPLICIT, confidence=_LABELLED)
        source = self._topic(sentence, end)
        if source:
            return Draft("colon", [run], None, source, SourceKind.EXPLICIT, confidence=_TOPIC)
        if sum(self._words.alphanumeric[run.first : run.end]) < _WORDS_SAID:
            return None
        source = self._clauses.main_subject(end, sentence)
        kind = SourceKind.EXPLICIT if source else SourceKind.ANTECEDENT
        return Draft("colon", [run], None, source, kind, confidence=0.5)

    def _topic(self, sentence: Sentence, end: int) -> Run | None:
        """Return who speaks of a topic: ``Ana Ruiz, on the dam:``, ``And this from Ana Ruiz:``."""
        near = range(end - 1, max(sentence.first - 1, end - _LONGEST_TOPIC), -1)
        opener = next((i for i in near if self._lower[i] in self._givers), -1)
        opens = opener == sentence.first or self._lower[opener - 1] in self._pointers
        opens = opens or self._lower[opener] in _DASHES
        given = self._phrases.after(opener + 1, end) if opener >= 0 and opens else None
        if given and given.end == end:
            return given
        named = self._phrases.after(sentence.first, end)
        if named is None or not self._phrases.is_name(named) or end - named.end > _LONGEST_TOPIC:
            return None
        on = named.end + (self._lower[named.end] == ",")
        topical = on < end and self._lower[on] in self._topics
        return named if topical else None

    def _is_speaker(self, label: Run) -> bool:
        """Tell ``Webb:`` and ``Ana Ruiz:`` from ``Monday:`` and ``Chapter One:``.

        It begins with a usual given name, or the text has its last word in a name elsewhere.
        """
        if not self._phrases.is_name(label) or self._phrases.determines(label.first):
            return False
        if any(map(self._phrases.is_time, range(*label))):
            return False
        last = self._lower[label.end - 1]
        single = label.end - label.first == 1
        known = last in self._in_names if single else self._scene.capitals[last] > 1
        return known or self._lower[label.first] in self._given

    @cached_property
    def _in_names(self) -> set[str]:
        """The words with a capital right behind another such word."""
        capitals = self._words.capitals
        near = range(1, len(self._lower))
        return {self._lower[i] for i in near if capitals[i] and capitals[i - 1]}
