"""Learns by what other names an article calls people and organizations: initials, nicknames."""

from __future__ import annotations

from itertools import pairwise

from reader.suggest.draft import Run
from reader.suggest.lexicon import Lexicon
from reader.suggest.mentions import Mentions
from reader.suggest.words import Words

_LONGEST_BRACKET = 3
"""Words of a second name in brackets."""
_LONGEST_PLACE = 4
"""Words of a place behind a short form in brackets."""
_NEAR = 4
"""Words between a name and its nickname: ``yang akrab disapa``."""


class ShortForms:
    """Reads the second names beside capitalised runs, and finds the name that one stands for."""

    def __init__(self, words: Words, lexicon: Lexicon, mentions: Mentions) -> None:
        self._words = words
        self._lower = words.lower
        self._mentions = mentions
        self._aliases = mentions.aliases
        self._heads = mentions.titles.heads
        self._calling = lexicon.set("calling")
        self._calling_of = lexicon.set("calling_of")
        self._relatives = lexicon.union("relatives", "adverbs")
        self._located = lexicon.options.get("title_first", False)
        self._organizations: dict[str, str] = {}
        self._learnt: set[tuple[str, bool]] = set()

    def organization(self, name: str) -> str:
        """Return the fullest form in the article of a name that is no person's."""
        known = self._aliases.get(name.lower()) or self._organizations.get(name, name)
        return self._organizations.get(known, known)

    def read_initials(self, run: Run) -> None:
        """Learn the initials of an organization's name and of its beginnings."""
        if self._lower[run.first] in self._heads:
            letters = "".join(self._lower[index][0] for index in range(*run))
            ends = range(2, len(letters) + 1)
            self._mentions.titles.acronyms.update(letters[:end] for end in ends)

    def read_organization(self, run: Run, name: Run | None) -> None:
        """Keep the short forms of a name: its beginnings, its initials, it without its head.

        ``name`` is the person's behind it.
        """
        part = self._organization_in(run, name)
        tokens = self._words.covered(*part).split()
        text, whole = " ".join(tokens), part.first == run.first
        if len(tokens) < 2 or (text, whole) in self._learnt:
            return
        self._learnt.add((text, whole))
        short = [" ".join(tokens[:count]) for count in range(1, len(tokens))]
        letters = "".join(token[0] for token in tokens if token[0].isupper())
        short += [letters[:count] for count in range(2, len(letters) + 1)]
        for one, other in pairwise(tokens):
            if one.isupper():
                self._organizations.setdefault(f"{one}-{other[0]}", f"{one} {other}")
        if tokens[0].lower() in self._heads and whole:
            short.append(" ".join(tokens[1:]))
        for form in short:
            self._organizations.setdefault(form, text)

    def _organization_in(self, run: Run, name: Run | None) -> Run:
        """Return the words of an organization behind titles and before a person's name."""
        ranks = self._mentions.titles.ranks
        end = name.first if name and name.first > run.first else run.end
        inside = self._lower[run.first : end]
        if not ranks.isdisjoint(inside[1:]):
            end = next(i for i in range(run.first + 1, end) if self._lower[i] in ranks)
        head = run.first
        if not self._heads.isdisjoint(inside):
            head = next((i for i in range(head, end) if self._lower[i] in self._heads), head)
        titled = self._lower[head] in self._mentions.titles.persons
        return Run(end, end) if titled else Run(head, end)

    def read_bracket(self, run: Run, name: Run | None) -> None:
        """Learn a second name in brackets: ``Komisi Pemilihan Umum (KPU)``."""
        first = end = run.end + 1
        while end < min(len(self._lower), first + _LONGEST_BRACKET) and self._words.capital(end):
            end += 1
        if end == first or end >= len(self._lower) or self._lower[end] != ")":
            return
        alias = self._words.covered(first, end)
        part = self._organization_in(run, name)
        if alias.isupper() and end - first == 1:
            part = Run(self._spelt_out(alias.lower(), run), run.end)
        elif name and not alias.isupper():
            part = name
        elif (
            self._lower[part.first : part.first + 1] and self._lower[part.first] not in self._heads
        ):
            return
        if part.end > part.first and (name or part.end - part.first > 1):
            whole = self._with_place(part, end + 1)
            self._aliases.setdefault(alias.lower(), self._words.covered(*whole))

    def _with_place(self, part: Run, behind: int) -> Run:
        """Return a district's office with the district: ``Badan Air Daerah (BAD) Kabupaten Wirna``.

        Only what begins with what an organization is has one there.
        """
        if self._lower[part.first] not in self._heads:
            return part
        end, far = behind, min(len(self._lower), behind + _LONGEST_PLACE)
        while end < far and self._words.capital(end) and self._mentions.titles.is_located(end):
            end += 1
        return Run(part.first, end) if end > behind and self._located else part

    def _spelt_out(self, letters: str, run: Run) -> int:
        """Return the word of ``run`` that an acronym's first letter stands for."""
        for index in range(run.end - len(letters) + 1, run.first - 1, -1):
            if run.first <= index < run.end and self._lower[index][0] == letters[0]:
                return index
        return run.first

    def read_called(self, run: Run) -> None:
        """Learn ``Ani, sapaan akrab Ana``, where the nickname comes first."""
        if self._lower[run.end] != "," or self._lower[run.end + 1] not in self._calling_of:
            return
        for index in range(run.end + 2, min(run.end + 2 + _NEAR, len(self._lower))):
            if self._words.capital(index):
                alias = self._words.covered(*run).lower()
                self._aliases.setdefault(alias, self._words.covered(index, index + 1))
                return
            if not self._words.is_word(index):
                return

    def read_nickname(self, run: Run, name: Run) -> None:
        """Learn ``Ana Ruiz alias Ani`` and ``Ana Ruiz yang akrab disapa Ani``."""
        if name.end - name.first < 2:
            return
        for index in range(run.end, min(run.end + _NEAR, len(self._lower) - 1)):
            if self._lower[index] in self._calling:
                if self._words.capital(index + 1):
                    text = self._words.covered(*name)
                    self._aliases.setdefault(self._lower[index + 1], text)
                return
            if self._lower[index] != "," and self._lower[index] not in self._relatives:
                return
