"""Tells whom the text has turned to since somebody spoke, so that a pronoun may mean them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reader.suggest.draft import Run
from reader.suggest.names import Names
from reader.suggest.scene import Scene

_NEAR = 3
"""Adverbs between a name and its verb, at most."""


class Turn(NamedTuple):
    """Whom the text is about now, by the fullest form of the name, and where it says so."""

    name: str
    mention: Run


class Turning:
    """Reads the subjects of the sentences between one speech and the next."""

    def __init__(self, scene: Scene, names: Names) -> None:
        self._words = scene.words
        self._lower = scene.words.lower
        self._phrases = scene.phrases
        self._names = names
        self._genders = scene.lexicon.genders
        self._describing = scene.lexicon.options.get("described_again", False)

    def find(
        self, before: int, since: int, is_person: Callable[[str], bool] | None, pronoun: str
    ) -> Turn | None:
        """Return the person that the text was last about before one word and ``since`` another.

        When somebody has spoken, ``is_person`` tells whether a name is that of one who has: only
        these, and names with a title or an age, are surely another's then. ``pronoun`` is the
        gender of the pronoun that is looked for, if any.
        """
        names = self._names
        subject = names.last_subject(before)
        if subject is None or subject.first < since:
            return None
        if names.mentions.titles.is_group(subject.end - 1):
            return None
        name, _ = names.fullest(self._words.covered(*subject), before)
        if is_person is None or is_person(name) or self._has_turned(subject, name, before, pronoun):
            return Turn(name, subject)
        found = names.last_presented(before)
        if found is None or found.first < since:
            return None
        return Turn(names.fullest(self._words.covered(*found), before)[0], found)

    def _acts(self, subject: Run) -> bool:
        """Tell whether a usual name or a caption's does something: ``Hendra bersujud.``"""
        caption = self._lower[subject.first - 1] == ":" and subject.end - subject.first > 1
        verb = self._phrases.skip(subject.end, subject.end + _NEAR)
        told = self._lower[subject.end] in self._phrases.relatives
        acts = told or self._phrases.is_verb(verb)
        return acts and (caption or self._names.mentions.is_given(subject.first))

    def _has_turned(self, subject: Run, name: str, before: int, pronoun: str) -> bool:
        """Tell whether the sentence before is about somebody else whose title the text gave.

        Before ``he`` or ``she`` the surname of one whom the text has named in full will do.
        """
        number = self._words.sentence_at(subject.first)
        opening = self._lower[self._words.sentences[number].first]
        if opening in self._phrases.adjuncts and self._lower[subject.first - 1] != ",":
            return False
        there = self._words.sentence_at(before) - number == 1
        if pronoun and not self._describing and " " in name and there:
            sentences = self._words.sentences
            here = sentences[self._words.sentence_at(before)].paragraph
            near = sentences[number].paragraph == here
            return near and self._is_person(subject, name, pronoun)
        if self._describing and there and self._acts(subject):
            return True
        full = self._words.covered(*subject).lower() == name.lower()
        given = not self._describing and self._names.mentions.is_given(subject.first)
        told = " " in name and self._describing and self._names.is_named_before(name, subject.first)
        return full and there and (given or told or name.lower() in self._names.people)

    def _is_person(self, subject: Run, name: str, gender: str) -> bool:
        """Tell a person from ``Mill Lane`` and ``Star Wars``: by the name, or what the clause has.

        A surname alone, a usual given name, a title elsewhere; ``hugged her mother`` before *she*.
        """
        if self._phrases.determines(subject.first - 1):
            return False
        sentence = self._words.sentences[self._words.sentence_at(subject.first)]
        owned = self._lower[subject.end : sentence.end]
        told = any(self._genders.get(word) == gender for word in owned)
        alone = subject.end - subject.first == 1 or self._lower[subject.first - 1] == ":"
        given = self._names.mentions.is_given(subject.first)
        return told or alone or given or name.lower() in self._names.people
