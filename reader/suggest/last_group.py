"""Finds the organization that the sentences before are about, for which ``it`` stands."""

from __future__ import annotations

from reader.suggest.draft import Run
from reader.suggest.scene import Scene
from reader.suggest.titles import Titles
from reader.suggest.words import Sentence

_BACK = 2
"""Sentences back to which ``it`` reaches."""
_FAR = 15
"""Words of a sentence in which its first verb is looked for."""


class LastGroup:
    """Reads the subjects of sentences: ``The city's transit authority disputed it. It said …``."""

    def __init__(self, scene: Scene, titles: Titles) -> None:
        self._words = scene.words
        self._phrases = scene.phrases
        self._titles = titles

    def before(self, index: int) -> Run | None:
        """Return the last subject before a word's sentence that is an organization by its name."""
        number = self._words.sentence_at(index)
        for sentence in reversed(self._words.sentences[max(0, number - _BACK) : number]):
            subject = self._subject(sentence)
            if subject and self._titles.is_group(subject.end - 1):
                return subject
        return None

    def _subject(self, sentence: Sentence) -> Run | None:
        """Return the phrase before the first verb of a sentence."""
        phrases = self._phrases
        for index in range(sentence.first + 1, min(sentence.end, sentence.first + _FAR)):
            skipped = phrases.is_skipped(index) and not phrases.is_possessive(index, sentence.first)
            if skipped or phrases.is_verb(index):
                return phrases.before(index, sentence.first)
        return None
