"""People's names as an article gives them: in full once, with title and affiliation, then short."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from reader.suggest.draft import Run
from reader.suggest.lexicon import Lexicon
from reader.suggest.phrases import Phrases
from reader.suggest.words import Words

_LONGEST_NAME = 4
_LONGEST_IN_TITLE = 5
"""Capitalised words in a row that may hold a name in a headline, where all words may be such."""


class Mention(NamedTuple):
    """A source, taken apart."""

    name: str
    """The person's name alone; empty when the phrase names no person."""
    role: str
    affiliation: str


class Names:
    """Knows every capitalised run of the article, and finds the fullest form of a name."""

    def __init__(self, words: Words, lexicon: Lexicon, phrases: Phrases) -> None:
        self._words = words
        self._lower = words.lower
        self._phrases = phrases
        self._heads = lexicon.set("organizations")
        self._modifiers = lexicon.set("title_modifiers")
        self._describing = phrases.roles | self._heads | lexicon.set("places")
        self._groups = lexicon.set("groups") | self._heads
        self._honorifics = lexicon.set("honorifics")
        self._particles = lexicon.set("particles") - phrases.links - phrases.conjunctions
        self._common = phrases.breaks | phrases.adjuncts | phrases.determiners | phrases.pronouns
        self._common |= (
            phrases.links | phrases.skipped | lexicon.set("function_words") | set(lexicon.cues)
        )
        self._full: dict[str, dict[str, int]] = {}
        self._short: set[str] = set()
        self._capitals = [i for i, capital in enumerate(words.capitals) if capital]
        self._openings = {sentence.first for sentence in words.sentences}
        headlines = [sentence.end for sentence in words.sentences[:1] if sentence.headline]
        self._headline_end = max(headlines, default=0)
        self._proper: set[str] = set()
        self._subjects: list[Run] = []
        self._runs: list[str] = []
        self._titles: list[tuple[set[str], Run]] = []
        self.aliases: dict[str, str] = {}
        """A short name in lower case → the name that it stands behind in brackets."""

    def read(self, sources: Sequence[Run]) -> None:
        """Learn all names in the text; ``sources`` tell which words stand for a person alone."""
        self._read_proper()
        for run in sources:
            if run.end - run.first == 1 and self._lower[run.first] in self._proper:
                self._short.add(self._lower[run.first])
        for run in sources:
            for part in self._parts(run):
                name = self._person(part)
                if name:
                    self._learn(name, part)
        for run in self._capital_runs():
            if run.first >= self._headline_end or run.end - run.first <= _LONGEST_IN_TITLE:
                self._read_run(run)

    def _read_run(self, run: Run) -> None:
        opens = run.first in self._openings or run.first - 1 in self._openings
        single = run.end - run.first == 1
        bracketed = run.end + 2 < len(self._lower) and self._lower[run.end] == "("
        if single and not opens and not bracketed:
            return
        name = self.name_in(run)
        if name and opens:
            self._subjects.append(name)
        if not single:
            self._runs.append(self._words.covered(*run))
        if name:
            self._learn(name, run)
        if bracketed:
            self._learn_alias(run, name)

    def _learn(self, name: Run, run: Run) -> None:
        """Keep a name of at least two words, with the titles before it."""
        if name.end - name.first < 2:
            return
        self._titles.append((set(self._lower[run.first : name.first]), name))
        text = self._words.covered(*name)
        for token in self._lower[name.first : name.end]:
            self._full.setdefault(token, {}).setdefault(text, name.first)

    def _read_proper(self) -> None:
        """Note which words have a capital letter where no sentence begins."""
        for index in self._capitals:
            if index and self._words.is_word(index - 1):
                self._proper.add(self._lower[index])

    def _learn_alias(self, run: Run, name: Run | None) -> None:
        """Learn a second name in brackets: ``Komisi Pemilihan Umum (KPU)``."""
        first = end = run.end + 1
        while end < min(len(self._lower), first + 3) and self._words.capital(end):
            end += 1
        if end == first or end >= len(self._lower) or self._lower[end] != ")":
            return
        alias = self._words.covered(first, end)
        if alias.isupper() and end - first == 1:
            initials = [i for i in range(run.first, run.end) if self._words.is_word(i)]
            start = next(
                (
                    i
                    for i in reversed(initials)
                    if self._lower[i][0] == alias[0].lower()
                    and len(initials) - initials.index(i) >= len(alias) - 1
                ),
                run.first,
            )
            self.aliases.setdefault(alias.lower(), self._words.covered(start, run.end))
        elif name and not alias.isupper():
            self.aliases.setdefault(alias.lower(), self._words.covered(*name))

    def _capital_runs(self) -> list[Run]:
        """Return the runs of capitalised words, over initials and the particles of names."""
        runs, first, last = [], -1, -1
        for index in self._capitals:
            if first >= 0 and self._joined(last, index):
                last = index
                continue
            if first >= 0:
                runs.append(Run(first, last + 1))
            first = index if self._lower[index] not in self._common else -1
            last = index
        return [*runs, Run(first, last + 1)] if first >= 0 else runs

    def _joined(self, last: int, index: int) -> bool:
        if index in self._openings:
            return False
        if index == last + 1:
            return True
        if index == last + 2 and self._lower[last + 1] == ".":
            return self._phrases.is_short(last)
        between = self._lower[last + 1 : index] if index <= last + 3 else []
        return bool(between) and all(word in self._particles for word in between)

    def name_in(self, run: Run, trusted: bool = False) -> Run | None:
        """Return the person's name at the end of a capitalised run, behind titles and places.

        In a ``trusted`` one the word that begins a sentence may be a name that stands nowhere else.
        """
        start, headed = run.first, False
        for index in range(run.first, run.end):
            if self._describes(index):
                start = index + 1
                headed = self._lower[index] in self._heads
        if headed:
            start += 2 if run.end - start == 2 else 1
        while start < run.end and not (
            self._is_proper(start) or (trusted and self._words.is_word(start))
        ):
            start += 1
        evident = next((i for i in range(start, run.end) if self._lower[i] in self._short), None)
        if evident is not None and run.end - start > 2:
            if evident == run.end - 1:
                evident = max(start, evident - 2)
            while evident > start and self._is_initial(evident - 1):
                evident -= 1
            start = max(start, evident)
        elif run.end - start > _LONGEST_NAME:
            start = run.end - 2
        elif headed and run.end - start == 1 and self._lower[start] not in self._short:
            return None
        return Run(start, run.end) if start < run.end else None

    def _is_initial(self, index: int) -> bool:
        return self._words.is_word(index) and len(self._lower[index]) == 1

    def _is_proper(self, index: int) -> bool:
        """Tell whether the word is capitalised for itself, not for the sentence that it begins."""
        if not self._words.is_word(index):
            return False
        if index not in self._openings:
            return True
        return self._lower[index] in self._proper or self._lower[index] in self._short

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
        parts = self._parts(run)
        for part in sorted(parts, key=self._is_description):
            name = self._person(part)
            if name:
                rest = [Run(part.first, name.first)] + [p for p in parts if p != part]
                role = next((r for r in rest if r.end > r.first), Run(0, 0))
                return Mention(self._words.covered(*name), *self._split_role(role))
        return Mention("", *self._split_role(run))

    def _is_description(self, part: Run) -> bool:
        """Tell a phrase that says what a person is from one that is a name alone."""
        described = any(self._describes(i) for i in range(part.first, part.end))
        return described or not self._phrases.is_name(part)

    def _parts(self, run: Run) -> list[Run]:
        parts, first = [], run.first
        for index in range(run.first, run.end):
            if self._lower[index] in self._phrases.relatives and index > first:
                parts.append(Run(first, index))
                return parts
            if self._lower[index] in ",(":
                parts.append(Run(first, index))
                first = index + 1
        return [p for p in [*parts, Run(first, run.end)] if p.end > p.first]

    def _person(self, part: Run) -> Run | None:
        """Return the person's name that a phrase without commas ends with, or has before a place."""
        found = self._last_name(part)
        for index in range(part.end - 1, part.first, -1) if found is None else ():
            where = self._lower[index] in self._phrases.links & self._phrases.adjuncts
            if where and self._words.capital(index - 1):
                return self._last_name(Run(part.first, index))
        return found

    def _last_name(self, part: Run) -> Run | None:
        end = part.end
        while end > part.first and not self._words.is_word(end - 1):
            end -= 1
        start = end
        while start > part.first and (start == end or self._in_name(start - 1, end)):
            if not self._in_name(start - 1, end):
                break
            start -= 1
        if start == end:
            return None
        run = Run(start, end)
        name = self.name_in(run, trusted=True)
        linked = start > part.first and self._lower[start - 1] in self._phrases.links
        if name is None or (linked and name.first == run.first):
            return None
        if start > part.first and self._lower[start - 1] in self._phrases.determiners:
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
        return inner and (word in self._particles or word == ".")

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
            other = self._describes(index) and self._lower[index] not in self._phrases.roles
            if other and self._words.capital(index):
                return self._words.covered(first, index), self._words.covered(index, end)
        return self._words.covered(first, end), ""

    def fullest(self, name: str, before: int) -> tuple[str, bool]:
        """Return the longest form of a name, and whether it may be somebody else of that name.

        Among several people the one named last before the word ``before`` is taken.
        """
        name = self.aliases.get(name.lower(), name)
        tokens = name.lower().split()
        found = [
            (text, first)
            for text, first in self._full.get(tokens[0], {}).items()
            if set(tokens) <= set(text.lower().split())
        ]
        if not found:
            return name, False
        longest = max(found, key=lambda item: len(item[0]))[0]
        others = [text for text, _ in found if not _same_person(text, longest)]
        if not others:
            return longest, False
        earlier = [item for item in found if item[1] <= before] or found
        return max(earlier, key=lambda item: item[1])[0], True

    def last_subject(self, before: int) -> Run | None:
        """Return the name that begins a sentence, behind its titles, and stands last before."""
        place = bisect_left(self._subjects, before, key=lambda run: run.first)
        return self._subjects[place - 1] if place else None

    def titled(self, titles: Sequence[str], before: int) -> str:
        """Return the person who was last named with all of these titles, or ``""``."""
        wanted = set(titles)
        for given, name in reversed(self._titles):
            others = given - wanted
            if name.first < before and wanted <= given and not others & self._modifiers:
                return self._words.covered(*name)
        return ""

    def organization(self, name: str) -> str:
        """Return the fullest form in the article of a name that is no person's."""
        folded = name.lower()
        if folded in self.aliases:
            return self.aliases[folded]
        if not name[:1].isupper():
            return name
        for run in self._runs:
            first, _, rest = run.lower().partition(" ")
            longer = run.lower().startswith(folded + " ") or (
                first in self._heads and rest == folded
            )
            if longer or (name.isupper() and len(name) > 1 and _initials(run) == name):
                return run
        return name


def _initials(run: str) -> str:
    return "".join(word[0] for word in run.split() if word[0].isupper())


def _same_person(one: str, other: str) -> bool:
    """Tell whether one of two full names may be a longer form of the other."""
    a, b = set(one.lower().split()), set(other.lower().split())
    return a <= b or b <= a
