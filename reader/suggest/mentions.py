"""Takes the phrase that names a source apart: the person's name, the role, the affiliation."""

from __future__ import annotations

from typing import NamedTuple

from reader.suggest.draft import Run
from reader.suggest.lexicon import Lexicon
from reader.suggest.phrases import Phrases
from reader.suggest.words import Words

_LONGEST_NAME = 4


class Mention(NamedTuple):
    """A source, taken apart."""

    name: str
    """The person's name alone; empty when the phrase names no person."""
    role: str
    affiliation: str


class Mentions:
    """Tells names from titles, organizations and places, by word lists and by the article."""

    def __init__(self, words: Words, lexicon: Lexicon, phrases: Phrases) -> None:
        self._words = words
        self._lower = words.lower
        self._phrases = phrases
        self.heads = lexicon.set("organizations")
        """The words that an organization's or a place's name begins with."""
        offices = lexicon.set("offices")
        self._describing = phrases.roles | self.heads | lexicon.set("places") | offices
        self._in_role = phrases.roles | offices
        self._groups = lexicon.set("groups") | self.heads
        self.particles = lexicon.set("particles") - phrases.links - phrases.conjunctions
        """The small words inside names."""
        self._given = lexicon.set("given_names")
        self._where = phrases.links & phrases.adjuncts
        self._openings = {sentence.first for sentence in words.sentences}
        self.short: set[str] = set()
        """Words, in lower case, that stand for a person alone somewhere in the article."""
        self.proper: set[str] = set()
        """Words, in lower case, that have a capital letter where no sentence begins."""
        self.aliases: dict[str, str] = {}
        """A short name in lower case → the name that it stands behind in brackets."""

    def opens_sentence(self, index: int) -> bool:
        """Tell whether a sentence begins with the word."""
        return index in self._openings

    def name_in(self, run: Run, trusted: bool = False) -> Run | None:
        """Return the person's name at the end of a capitalised run, behind titles and places.

        In a ``trusted`` one the word that begins a sentence may be a name that stands nowhere else.
        """
        start, headed = self._behind_titles(run)
        sure = trusted and run.end - run.first > 1
        while start < run.end and not (
            self._is_proper(start) or (sure and self._words.is_word(start))
        ):
            start += 1
        evident = next((i for i in range(start, run.end) if self._lower[i] in self.short), None)
        if evident is not None and run.end - start > 2:
            start = self._start_of(evident, start, run.end)
        elif run.end - start > _LONGEST_NAME:
            start = self._with_given(run.end - 2, start)
            start = max(run.first, start - self._is_initial(run.end - 2))
        elif headed and run.end - start == 1 and self._lower[start] not in self.short:
            return None
        return Run(start, run.end) if start < run.end else None

    def _behind_titles(self, run: Run) -> tuple[int, bool]:
        """Return where a name can begin, and whether that of an organization is before it."""
        start, headed = run.first, False
        for index in range(run.first, run.end):
            if self._describes(index):
                start = index + 1
                headed = self._lower[index] in self.heads
        if headed:
            start += 2 if run.end - start == 2 else 1
        return start, headed

    def _start_of(self, evident: int, start: int, end: int) -> int:
        """Return where a name begins that has a word in it which stands for the person elsewhere.

        A last word is the surname, with at most two words before it, any other the first name.
        """
        if evident == end - 1:
            evident = max(start, evident - 2)
        return self._with_given(evident, start)

    def _with_given(self, index: int, first: int) -> int:
        """Return where a name begins that has initials and usual given names before ``index``."""
        while index > first and (
            self._is_initial(index - 1) or self._lower[index - 1] in self._given
        ):
            index -= 1
        return index

    def _is_initial(self, index: int) -> bool:
        return self._words.is_word(index) and len(self._lower[index]) == 1

    def _is_proper(self, index: int) -> bool:
        """Tell whether the word is capitalised for itself, not for the sentence that it begins."""
        if not self._words.is_word(index):
            return False
        if index not in self._openings:
            return True
        return self._lower[index] in self.proper or self._lower[index] in self.short

    def _describes(self, index: int) -> bool:
        """Tell whether the word is a title, an organization or a place, not a part of a name."""
        word = self._lower[index]
        if word in self._describing:
            return True
        letters = self._words.text[self._words.start[index] : self._words.end[index]]
        return letters.isupper() and (len(letters) > 2 or word in self.aliases)

    def mention(self, run: Run) -> Mention:
        """Take a source apart into name, role and affiliation."""
        if self._lower[run.first] in self._groups:
            return Mention("", "", "")
        parts = self.parts(run)
        for part in sorted(parts, key=self._is_description):
            name = self.person(part)
            if name:
                rest = [Run(part.first, name.first)] + [p for p in parts if p != part]
                role = next((r for r in rest if r.end > r.first), Run(0, 0))
                return Mention(self._words.covered(*name), *self._split_role(role))
        return Mention("", *self._split_role(run))

    def _is_description(self, part: Run) -> bool:
        """Tell a phrase that says what a person is from one that is a name alone."""
        described = any(self._describes(i) for i in range(part.first, part.end))
        return described or not self._phrases.is_name(part)

    def parts(self, run: Run) -> list[Run]:
        """Return the parts of a phrase between its commas, brackets and relative pronouns."""
        parts, first = [], run.first
        for index in range(run.first, run.end):
            if self._lower[index] in ",()" or self._lower[index] in self._phrases.relatives:
                parts.append(Run(first, index))
                first = index + 1
        return [p for p in [*parts, Run(first, run.end)] if p.end > p.first]

    def person(self, part: Run) -> Run | None:
        """Return the person's name at the end of a phrase without commas, or before a place."""
        found = self._last_name(part)
        for index in range(part.end - 1, part.first, -1) if found is None else ():
            if self._lower[index] in self._where and self._words.capital(index - 1):
                return self._last_name(Run(part.first, index))
        return found

    def _last_name(self, part: Run) -> Run | None:
        end = part.end
        while end > part.first and not self._words.is_word(end - 1):
            end -= 1
        start = end
        while start > part.first and self._in_name(start - 1, end):
            start -= 1
        name = self.name_in(Run(start, end), trusted=True) if start < end else None
        before = self._lower[start - 1] if start > part.first else ""
        linked = before in self._phrases.links
        if name is None or (linked and name.first == start):
            return None
        if before in self._phrases.determiners:
            return None
        alone = name.end - name.first == 1 and name.first > part.first
        return None if alone and not self._is_described(part) else name

    def _is_described(self, part: Run) -> bool:
        """Tell whether the phrase begins with what a person can be: ``Menteri``, ``spokesman``."""
        return any(self._lower[i] in self._phrases.roles for i in range(part.first, part.end - 1))

    def _in_name(self, index: int, end: int) -> bool:
        if self._words.capital(index):
            return True
        inner = index + 1 < end and self._words.capital(index + 1)
        word = self._lower[index]
        return inner and (word in self.particles or word == ".")

    def _split_role(self, run: Run) -> tuple[str, str]:
        """Return role and affiliation: ``Menteri Luar Negeri`` and ``Azeri``."""
        first, end = run
        while end > first and not self._words.is_word(end - 1):
            end -= 1
        while first < end and (
            self._lower[first] in self._phrases.determiners or not self._words.is_word(first)
        ):
            first += 1
        for index in range(first + 1, end):
            if self._lower[index] in self._phrases.links:
                return self._words.covered(first, index), self._words.covered(index + 1, end)
            other = self._describes(index) and self._lower[index] not in self._in_role
            if other and self._words.capital(index):
                return self._words.covered(first, index), self._words.covered(index, end)
        return self._words.covered(first, end), ""
