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
        self._lower = scene.words.lower
        self._phrases = scene.phrases
        self._given = scene.lexicon.set("given_names")
        self._titles = titles
        self._plural = scene.lexicon.plural
        self._people = scene.lexicon.union("roles", "people")

    def before(self, index: int) -> Run | None:
        """Return the last subject before a word's sentence that is an organization by its name."""
        number = self._words.sentence_at(index)
        for sentence in reversed(self._words.sentences[max(0, number - _BACK) : number]):
            subject = self._subject(sentence)
            if subject and self._titles.is_group(subject.end - 1):
                return subject
        return None

    def several(self, index: int) -> Run | None:
        """Return the subject of the sentence before in the paragraph, if it is several people.

        For these ``they`` stands: ``The owners, Ana and Bo Webb, left. They said …``.
        """
        number = self._words.sentence_at(index)
        here, earlier = self._words.sentences[number], self._words.sentences[max(0, number - 1)]
        subject = self._subject(earlier) if earlier.paragraph == here.paragraph else None
        if subject is None or number == 0:
            return None
        if subject.first != earlier.first and self._lower[subject.first - 1] != ",":
            return None
        inside = range(*subject)
        joined = any(self._lower[i] in self._phrases.conjunctions for i in inside)
        if joined and self._phrases.is_name(subject._replace(first=subject.end - 1)):
            return subject if all(map(self._may_be_named, inside)) else None
        parted = (
            i for i in inside if self._lower[i] == "," or self._lower[i] in self._phrases.links
        )
        head = next(parted, subject.end) - 1
        return subject if self._are_people(self._lower[head]) else None

    def _may_be_named(self, index: int) -> bool:
        joins = self._lower[index] in self._phrases.conjunctions
        return joins or self._words.capital(index) or not self._words.is_word(index)

    def _are_people(self, word: str) -> bool:
        """Tell ``researchers`` and ``residents`` from ``cars`` and ``prices``."""
        one = word.removesuffix("s")
        return self._plural(word) and (word in self._people or self._titles.is_somebody(one))

    def own(self, index: int) -> Run | None:
        """Return the named subject of a word's own sentence: ``Hale Inc. left what it called``.

        A person by a title or a usual given name is none, nor is a phrase without a name.
        """
        sentence = self._words.sentences[self._words.sentence_at(index)]
        subject = self._subject(sentence)
        if subject is None or subject.end >= index or subject.first != sentence.first:
            return None
        inside = range(subject.first + 1, subject.end)
        named = any(map(self._words.capital, inside)) or len(inside) == 0
        person = any(
            self._titles.is_somebody(self._lower[i]) or self._lower[i] in self._given
            for i in range(*subject)
        )
        pronoun = self._lower[subject.first] in self._phrases.pronouns
        return subject if named and not person and not pronoun else None

    def _subject(self, sentence: Sentence) -> Run | None:
        """Return the phrase before the first verb of a sentence."""
        phrases = self._phrases
        for index in range(sentence.first + 1, min(sentence.end, sentence.first + _FAR)):
            skipped = phrases.is_skipped(index) and not phrases.is_possessive(index, sentence.first)
            if skipped or phrases.is_verb(index):
                return phrases.before(index, sentence.first)
        return None
