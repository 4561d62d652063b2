"""Tells a source that means somebody named before: ``politisi itu``, ``pria asal Garut ini``."""

from __future__ import annotations

from functools import cached_property

from reader.suggest.draft import Run
from reader.suggest.names import Names
from reader.suggest.scene import Scene

_NEAR = 6
"""Words behind a source in which a pointer closes it."""
_BEFORE_AGE, _BEHIND_AGE = frozenset(",("), frozenset(",)")
_POINTED = 2
"""Words of ``pria itu``."""


class Pointing:
    """Reads the pointers and descriptions by which a text comes back to somebody."""

    def __init__(self, scene: Scene, names: Names) -> None:
        self._words = scene.words
        self._lower = scene.words.lower
        self._phrases = scene.phrases
        self._names = names
        self._titles = names.mentions.titles
        self._things = scene.lexicon.set("things")
        self._pointers = scene.lexicon.set("pointers")
        self._relations = scene.lexicon.set("relations")
        self._known_by = scene.lexicon.set("known_by")
        self._demonyms, self._ages = scene.lexicon.set("demonyms"), scene.lexicon.set("ages")
        self._family = self._relations | scene.lexicon.set("called")
        self._counted = scene.lexicon.set("children")
        self._calling = scene.lexicon.set("calling")
        self._leading = scene.lexicon.union("relatives", "adverbs")
        self._describing = scene.lexicon.options.get("described_again", False)

    def back(self, source: Run, name: str) -> bool:
        """Tell whether it means somebody named before: ``politisi itu``, ``the minister``.

        A ``name`` in it is another's when it is new: ``putra pemilik toko Murah di Garut ini``.
        """
        if self._is_described_alone(source) or self.nickname(source):
            return True
        if name and not self._is_described(source, name):
            return False
        first = self._lower[source.first]
        known = source.end - source.first > _POINTED and not name
        if known and self._lower[source.first + 2] in self._known_by:
            return self._titles.is_somebody(first)  # "pria yang juga mengajar"
        last = self._closing(source) if name else source.end - 1
        if self._lower[last] in self._pointers and self._has_many(source):
            return True
        return self._points(first, self._lower[last])

    def nickname(self, source: Run) -> Run | None:
        """Return what somebody named before is called besides: ``pria yang akrab disapa Ani``."""
        index, far = source.first + 1, min(source.first + _NEAR, len(self._lower) - 1)
        if not self._titles.is_somebody(self._lower[source.first]):
            return None
        while index < far and self._lower[index] in self._leading:
            index += 1
        start = end = index + 1
        while end < far + 1 and self._words.capital(end):
            end += 1
        return Run(start, end) if self._lower[index] in self._calling and end > start else None

    def is_where(self, source: Run) -> bool:
        """Tell whether a source is only where somebody lives, with a comma: ``Garut, Banten``."""
        marked = "," in self._lower[source.first : source.end] and self._titles.several
        words = (i for i in range(*source) if self._words.is_word(i))
        return bool(marked) and all(self._titles.is_place(Run(i, i + 1)) for i in words)

    def _is_described_alone(self, source: Run) -> bool:
        """Tell whether only where somebody is from, or the age, says who: ``the 34-year-old``."""
        first, last = self._lower[source.first], self._lower[source.end - 1]
        told = last in self._demonyms or last.partition("-")[2] in self._ages
        alone = source.end - source.first == _POINTED and first in self._pointers and told
        return alone and not self._is_anothers(source.end - 1)

    def _is_anothers(self, index: int) -> bool:
        """Tell whether the text says the same of anybody else, or gives ages: then it is unsure."""
        word = self._lower[index]
        return word in self._told if word in self._demonyms else self._gives_ages

    @cached_property
    def _told(self) -> set[str]:
        """Where somebody is said to be from: ``the German Eva Kohl``, not ``the German said``."""
        places = (i for i, word in enumerate(self._lower) if word in self._demonyms)
        return {self._lower[i] for i in places if not self._stands_alone(i)}

    def _stands_alone(self, index: int) -> bool:
        """Tell whether a pointer stands before the word, and a verb or a mark behind it."""
        behind = index + 1
        if self._lower[index - 1] not in self._pointers or behind >= len(self._lower):
            return False
        acts = self._phrases.is_verb(behind) or self._phrases.is_skipped(behind)
        return acts or not self._words.is_word(behind)

    @cached_property
    def _gives_ages(self) -> bool:
        """Tell whether an age stands between two marks somewhere: ``Ana Ruiz, 34,``."""
        lower = self._lower
        return any(
            self._phrases.is_age(i) and lower[i - 1] in _BEFORE_AGE and lower[i + 1] in _BEHIND_AGE
            for i in range(1, len(lower) - 1)
        )

    def _has_many(self, source: Run) -> bool:
        """Tell who is told by age or children: ``nenek tiga cucu itu``, ``ibu 40 tahun ini``."""
        inside = self._lower[source.first + 1 : source.end - 1]
        many = any(word.isdigit() or word in self._counted for word in inside)
        return many and self._lower[source.first] in self._family

    def _is_described(self, source: Run, name: str) -> bool:
        """Tell whether a name only describes who speaks: new, and with no title right before."""
        if self._lower[source.first] in self._relations:
            return self._describing
        word = name.split(" ")[0].lower()
        place = next((i for i in range(*source) if self._lower[i] == word), source.first)
        titled = self._titles.is_somebody(self._lower[place - 1])
        alone = place == source.first or titled
        known = alone or self._names.is_named_before(name, source.first)
        return self._describing and not known

    def _closing(self, source: Run) -> int:
        """Return the last word of a source, with a place behind it when a pointer closes that."""
        last = source.end - 1
        far = min(source.end + _NEAR, len(self._lower) - 1)
        if source.end >= far or self._lower[source.end] not in self._phrases.links:
            return last
        for index in range(source.end, far):
            if self._lower[index] in self._pointers:
                return index
            if not self._words.is_word(index) and not self._words.capital(index + 1):
                return last
        return last

    def _points(self, first: str, last: str) -> bool:
        """Tell whether a phrase from ``first`` to ``last`` points to somebody."""
        if first in self._things or (self._titles.several and not self._titles.is_somebody(first)):
            return False
        if last in self._pointers:
            return True
        return first in self._pointers and last in self._phrases.roles
