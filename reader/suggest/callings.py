"""What to call who speaks without a name: by a title, by what was named before, by the phrase."""

from __future__ import annotations

from reader.suggest.draft import Run
from reader.suggest.names import Names
from reader.suggest.scene import Scene

_POINTED = 2
"""Words of ``kementerian itu``."""


class Callings:
    """Leads ``the minister``, ``the council`` and ``kementerian itu`` to whom they mean."""

    def __init__(self, scene: Scene, names: Names) -> None:
        self._words = scene.words
        self._lower = scene.words.lower
        self._names = names
        self._titles = names.mentions.titles
        self._relatives = scene.phrases.relatives
        self._belonging = scene.lexicon.set("belonging")
        self._pointers = scene.lexicon.set("pointers")
        self._fields = scene.phrases.fields
        self._women, self._men = scene.lexicon.set("women"), scene.lexicon.set("men")
        before = scene.lexicon.union("determiners", "amounting", "articles")
        self._before_names = before - scene.lexicon.set("numbers")

    def find(self, source: Run, heard: list[str]) -> str:
        """Return what to call a source that is no person's name: its phrase, at its fullest."""
        first, end = source
        while first < end - 1 and self._lower[first] in self._before_names:
            if self._is_title(first, end) or self._lower[first + 1] in self._belonging:
                break
            first += 1
        bracket = next((i for i in range(first + 1, end) if self._lower[i] == "("), end)
        if self._lower[end - 1] != ")":
            bracket = end
        fields = self._fields.commas(source)
        commas = (i for i in range(first + 1, bracket) if self._lower[i] == ",")
        bracket = next((i for i in commas if i not in fields), bracket)
        name = self._words.covered(first, bracket)
        known = self._titled(first, source) or self._named_before(first, end, heard)
        return known or self._names.organization(name)

    def gender(self, name: str) -> str:
        """Return what a full name's given name tells of its bearer's gender, ``f`` or ``m``."""
        given, _, surname = name.lower().partition(" ")
        if not surname:
            return ""
        return "f" if given in self._women else "m" if given in self._men else ""

    def _is_title(self, first: int, end: int) -> bool:
        """Tell whether the article belongs to the name: ``The Times``, not ``The council``."""
        last = end - 1
        group = self._titles.is_group(last)
        return end - first == _POINTED and group and self._words.capital(last)

    def _named_before(self, first: int, end: int, heard: list[str]) -> str:
        """Return the organization that ``kementerian itu`` means: whose name begins so."""
        head = self._lower[first]
        if end - first == 1 and first > 0 and self._lower[first - 1] in self._pointers:
            return self._group_before(first, heard)
        if end - first != _POINTED or self._lower[end - 1] not in self._pointers:
            return ""
        if head not in self._titles.heads:
            return ""
        return next((name for name in heard if name.lower().startswith(f"{head} ")), "")

    def _group_before(self, index: int, heard: list[str]) -> str:
        """Return whom ``the council`` and ``the person`` mean: whose name ends or begins so."""
        head = self._lower[index]
        group = self._titles.is_group(index)
        return next(
            (
                name
                for name in heard
                if name.lower().startswith(f"{head} ")
                or (group and name.lower().endswith(f" {head}"))
            ),
            "",
        )

    def _titled(self, first: int, source: Run) -> str:
        """Return the person that a title alone stands for: ``Presiden``, ``the minister``."""
        ends = self._relatives
        end = next((i for i in range(first + 1, source.end) if self._lower[i] in ends), source.end)
        words = self._lower[first:end]
        if self._lower[first] not in self._titles.persons:
            return ""
        if not all(self._titles.describes(index, first) for index in range(first, end)):
            return ""
        return self._names.titled(words, source.first)
