"""Takes the phrase that names a source apart: the person's name, the role, the affiliation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from reader.suggest.beside_names import BesideNames
from reader.suggest.draft import Run, before, behind
from reader.suggest.lexicon import Lexicon
from reader.suggest.offices import Offices
from reader.suggest.phrases import Phrases
from reader.suggest.titles import Claim, Titles
from reader.suggest.words import Words, openings

_LONGEST_NAME = 4
_PARTING = frozenset(",()")
_ENDS = ("adjuncts", "breaks", "auxiliaries", "complementizers", "questions", "adverbs")
"""The classes of words that end a name behind which they stand."""
_FULL = 3
"""Words in a row that can hold a place's name and a person's."""


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
        self.aliases: dict[str, str] = {}
        """A short name in lower case → the name that it stands behind in brackets."""
        self.titles = Titles(words, lexicon, self.aliases)
        self._closers, self._naming = lexicon.set("closers"), lexicon.set("naming")
        self._nameless = lexicon.set("nameless")
        self.particles = lexicon.set("particles") - phrases.links - phrases.conjunctions
        """The small words inside names."""
        self._parting = _PARTING | lexicon.union("relatives", "as_what", "naming")
        """What parts a name from a description: ``Ana Ruiz selaku ketua``, ``bernama Ana``."""
        self._kin = lexicon.set("relations")
        self._given = lexicon.set("given_names")
        self._ends = lexicon.union(*_ENDS) if self.titles.several else frozenset()
        self._no_names_behind = lexicon.union("authors", "foreign_links")
        self._where = phrases.links & phrases.adjuncts
        self._speaking_for = lexicon.set("speaking_for")
        self._firms = lexicon.set("firms")
        self._called = lexicon.set("called")
        self._prepositions = lexicon.set("cue_prepositions")
        self._belonging = lexicon.set("belonging")
        self._beside = BesideNames(words, lexicon, self.titles)
        self._ranked_behind = lexicon.set("offices_behind")
        self.openings = openings(words, lexicon.set("article_kinds"))
        """The words that a sentence begins with."""
        self.short: set[str] = set()
        """Words, in lower case, that stand for a person alone somewhere in the article."""
        self.surnames: set[str] = set()
        """The last words of full names, in lower case, also where they are titles: ``Baker``."""
        self._offices = Offices(words, phrases, self.titles, self.surnames)
        self.proper: set[str] = set()
        """Words, in lower case, that have a capital letter where no sentence begins."""
        self.followers: defaultdict[str, set[str]] = defaultdict(set)
        """A capitalised word in lower case → the words that stand behind it."""

    def opens_sentence(self, index: int) -> bool:
        """Tell whether a sentence begins with the word."""
        return index in self.openings

    def is_given(self, index: int) -> bool:
        """Tell whether the word is a usual given name."""
        return self._lower[index] in self._given

    def name_in(self, run: Run, trusted: bool = False) -> Run | None:
        """Return the person's name at the end of a capitalised run, behind titles and places.

        In a ``trusted`` one the word that begins a sentence may be a name that stands nowhere else.
        """
        first, end = run
        if end - first > 1 and self.titles.is_group(end - 1):
            return None
        if end - first > 1 and self.titles.is_postnominal(end - 1):
            return self.name_in(Run(first, end - 1), trusted)
        if end - first == 1 and self._lower[first] in self.surnames:
            return run
        start, claim = self.titles.behind(run)
        sure = trusted and end - first > 1
        while start < end and not (self._is_proper(start) or (sure and self._words.is_word(start))):
            start += 1
        if start < end and not (start == first and self._is_apposed(start, end)):
            start = self._start(start, end, first, claim)
        start += self._is_company(start, end, first)
        called = [i for i in range(start + 1, end - 2) if self._lower[i] in self._called]
        start = called[-1] + 1 if called else start
        while start < end - 1 and self._may_not_begin(start):
            start += 1
        return Run(start, end) if start < end else None

    def _may_not_begin(self, index: int) -> bool:
        """Tell what stands before a name in capitals: ``H. Ana Ruiz``, ``RW. Menurut Ana``."""
        honorific = self.titles.is_honorific_or_mark(index)
        return honorific or self._lower[index] in self._prepositions

    def _start(self, start: int, end: int, first: int, claim: Claim) -> int:
        """Return where the name begins in what is left behind the titles."""
        length = end - start
        if length <= _LONGEST_NAME and self._lower[start] in self._given:
            return start
        ranked = start > first and self._lower[start - 1] in self.titles.ranks
        longest = _LONGEST_NAME if ranked else _LONGEST_NAME - 1
        if length <= longest and self._follows_complete(start, first):
            return start
        evident = next((i for i in range(start, end) if self._lower[i] in self.short), None)
        if evident is not None and length > 2:
            held = claim is Claim.IF_APART
            return self._start_of(evident, start, end, held)
        if claim in (Claim.A_WORD, Claim.PERHAPS) or length >= _LONGEST_NAME:
            given = next((i for i in range(start, end - 1) if self._lower[i] in self._given), None)
            if given is not None:
                return given
        if claim is Claim.A_WORD:
            if length <= 2:
                return end if evident is None else evident
            start, length = start + 1, length - 1
        if length > _LONGEST_NAME:
            start = self._with_given(end - 2, start)
            return max(first, start - self._is_initial(end - 2))
        if claim is Claim.IF_APART:
            least = end - 2 - (self._lower[end - 1] not in self.short)
            ends = (i + 1 for i in range(least, start - 1, -1) if self._stands_apart(i))
            return next(ends, start)
        return start + (claim is Claim.PERHAPS and length >= _FULL)

    def _is_company(self, start: int, end: int, first: int) -> bool:
        """Tell whether whom somebody speaks for stands first: ``juru bicara Maju Ana Ruiz``.

        So does what a bank is called: ``Bank Maju Ana Ruiz``.

        The last word is the surname that stands alone elsewhere, and the first one stands apart.
        """
        if end - start != _LONGEST_NAME - 1:
            return False
        if start > first and self._lower[start - 1] in self._firms:
            return True
        if start > first or self._lower[start - 1] not in self._speaking_for:
            return False
        surname = self._lower[end - 1] in self.short and self._lower[start] not in self.short
        return surname and self._stands_apart(start) and self._lower[start] not in self._given

    def _is_apposed(self, start: int, end: int) -> bool:
        """Tell whether the words are all between two commas, so that they are all a name."""
        between = self._lower[start - 1 : start] == [","] == self._lower[end : end + 1]
        return between and end - start <= _LONGEST_NAME and bool(self.titles.several)

    def _follows_complete(self, start: int, first: int) -> bool:
        """Tell whether a name surely begins behind what is whole: a rank, a place."""
        if start <= first or not self.titles.is_complete(start - 1):
            return False
        return self._lower[start] in self.short or not self._stands_apart(start)

    def _stands_apart(self, index: int) -> bool:
        """Tell whether the word stands in the article without the one behind it."""
        behind = self.followers.get(self._lower[index], set())
        return not behind.issubset(self._lower[index + 1 : index + 2])

    def _start_of(self, evident: int, start: int, end: int, held: bool) -> int:
        """Return where a name begins that has a word in it which stands for the person elsewhere.

        A last word is the surname, with at most two words before it, any other the first name.
        Behind an office that is ``held`` somewhere no word before it stands elsewhere alone.
        """
        if evident == end - 1:
            least = max(start, evident - 2)
            apart = [i for i in range(least, evident) if held and self._stands_apart(i)]
            evident = apart[-1] + 1 if apart else least
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
        if not self._words.alphanumeric[index]:
            return False
        word = self._lower[index]
        if index not in self.openings or self.titles.is_personal(word):
            return True
        return word in self.proper or word in self.short

    def mention(self, run: Run) -> Mention:
        """Take a source apart into name, role and affiliation."""
        first, *others = self.parts(run) or [[run]]
        party = next(
            (part for part in others if self._beside.is_party(part)), self._beside.in_bracket(run)
        )
        parts = [first, *(p for p in others if p is not party and not self._beside.is_degree(p))]
        word = self._lower[run.first]
        alone = run.end - run.first == 1 and word in self.short  # "Uu", who is no law
        if word in self._nameless and not alone:
            alone = parts[0] == [Run(run.first, run.first + 1)]  # "Korban, Ana, mengatakan"
            parts = [part for part in parts[1:] if alone or self._is_named_last(part, run.end)]
            if not parts:
                return Mention("", "", "")
        named = [(part, name) for part in parts if (name := self.person(part))]
        if self._lower[run.first] in self.titles.several:
            placed = len(parts) > 1 and all(self.titles.is_place(run) for run in parts[1])
            named = [
                (p, n) for p, n in named if self._is_person(n) and not (placed and p is parts[0])
            ]
        if not named:
            return Mention("", *self._offices.read([[run]]))
        best = min(named, key=lambda it: self._likeness(*it)) if len(named) > 1 else named[0]
        part, name = best
        rest = [before(part, name.first)] + [other for other in parts if other != part]
        if self._lower[name.end] in self._ranked_behind and name.end < run.end:
            rest.append([Run(name.end, name.end + 1)])
        held = behind(part, name.end) if self._lower[name.end] in self._belonging else []
        held = held or self._beside.held_apart(run.end)
        role, affiliation = self._offices.read(rest)
        affiliation = affiliation or self._offices.held(held) or self._offices.whole(party)
        return Mention(self._words.covered(*name), role, affiliation)

    def _is_person(self, name: Run) -> bool:
        """Tell a person of a group from its place: ``petani Ana Ruiz``, ``warga Garut``."""
        known = self._lower[name.first] in self.short or name.end - name.first > 1
        return known or self._is_apart(name.first)

    def _is_apart(self, index: int) -> bool:
        """Tell whether a name surely begins: behind a pointer, ``bernama`` or a word alone."""
        before = self._lower[index - 1]
        behind = before == "," and self._lower[index - 2] in self._closers | self.titles.several
        return behind or before in self._naming

    def _likeness(self, part: Sequence[Run], name: Run) -> tuple[bool, bool]:
        """Return what sorts a name alone and a full one before others."""
        return self._is_description(part), name.end - name.first == 1

    def _is_named_last(self, part: Sequence[Run], end: int) -> bool:
        """Tell whether there is nothing but a name of several words, or of one at the end.

        That one stands behind a pointer, which closes what it describes: ``warga Garut ini, Ana``.
        """
        first, behind = part[0].first, part[-1].end
        closed = behind == end and self._is_apart(first)
        return (behind - first > 1 or closed) and not self._is_description(part)

    def _is_description(self, part: Sequence[Run]) -> bool:
        """Tell a phrase that says what a person is from one that is a name alone."""
        words = [(i, run.first) for run in part for i in range(*run)]
        if self.titles.several:  # "Hj. Ana"
            words = [place for place in words if not self.titles.is_honorific(place[0])]
        described = any(self.titles.describes(*place) for place in words)
        if self.titles.several and part[0].end - part[0].first > 1:
            described = described or self._lower[part[0].first] in self._kin  # "Kakak AR"
        return described or not all(self._phrases.is_name(run) for run in part)

    def parts(self, run: Run) -> list[list[Run]]:
        """Return the phrases between commas and relative pronouns, without their brackets.

        A phrase with a bracket inside is in two pieces: ``Komisi Jalan (KJ)`` and ``Ana Ruiz``.
        """
        if self._parting.isdisjoint(self._lower[run.first : run.end]):
            return [[run]]
        parts: list[list[Run]] = [[]]
        first, depth = run.first, 0
        fields = self._phrases.fields.commas(run)
        for index in range(run.first, run.end + 1):
            word = self._lower[index] if index < run.end else ","
            bracketed = depth and index < run.end and word not in "()"
            if word not in self._parting or index in fields or bracketed:
                continue
            if index > first and not depth:
                parts[-1].append(Run(first, index))
            depth = word == "("
            first = index + 1
            if word not in "()":
                parts.append([])
        return [part for part in parts if part]

    def person(self, part: Sequence[Run]) -> Run | None:
        """Return the person's name at the end of a phrase without commas, or before a place."""
        for piece in reversed(part):
            name = self._person_in(piece, part[0].first)
            if name:
                return name
        return None

    def _person_in(self, piece: Run, first: int) -> Run | None:
        found = self._last_name(piece, first)
        for index in range(piece.end - 1, piece.first, -1) if found is None else ():
            if not self._words.capital(index - 1):
                continue
            if self._ends_name(index):
                found = self._last_name(Run(piece.first, index), first)
                if found or not self.titles.several:
                    return found
            if self._lower[index] in self._belonging:
                name = self._last_name(Run(piece.first, index), first)
                if name and (self._is_surely(name, first) or self._has_firm(name, piece)):
                    return name
                found = None
        return found

    def _is_surely(self, name: Run, first: int) -> bool:
        """Tell a person before ``of`` from the first words of a bank or a court."""
        if name.end - name.first < _FULL - 1:
            return False
        title = name.first - 1 - (self._lower[name.first - 1] == ".")
        titled = title >= first and self._lower[title] in self.titles.persons
        known = self._lower[name.end - 1] in self.short
        return titled or known or self._lower[name.first] in self._given

    def _has_firm(self, name: Run, piece: Run) -> bool:
        """Tell ``Ana Ruiz of Holt Research`` from the name of a firm with ``of`` in it."""
        full = name.end - name.first == _FULL - 1 and name.first == piece.first
        firm = any(map(self.titles.is_group, range(*name)))
        return full and not firm and self.titles.is_group(piece.end - 1)

    def _ends_name(self, index: int) -> bool:
        """Tell whether the word says where or what, no more who: ``Rudi Salam misalnya``."""
        if self._lower[index] in self._where:
            return True
        return self._lower[index] in self._ends and not self._words.capital(index)

    def _last_name(self, part: Run, first: int) -> Run | None:
        """Return the name that a piece ends in, of a phrase that begins at ``first``."""
        end = part.end
        while end > part.first and self._is_behind_name(end - 1):
            end -= 1
        start = end
        while start > part.first and self._in_name(start - 1, end):
            start -= 1
        name = self.name_in(Run(start, end), trusted=True) if start < end else None
        before = self._lower[start - 1] if start > part.first else ""
        linked = before in self._phrases.links or before in self._no_names_behind
        if name is None or (linked and name.first == start):
            return None
        numbered = before.isdigit() and self._lower[start - 2] in self.titles.heads  # "SDN 3 Maju"
        if before in self._phrases.determiners or numbered:
            return None
        behind = range(first, name.first)
        addressed = bool(self.titles.several) and all(map(self.titles.is_honorific_or_mark, behind))
        alone = name.end - name.first == 1 and bool(behind) and not addressed
        return None if alone and not self._is_described(Run(first, part.end)) else name

    def _is_behind_name(self, index: int) -> bool:
        """Tell a mark, or what a name may have behind it: ``Tom Ridley KC``."""
        return not self._words.is_word(index) or self.titles.is_postnominal(index)

    def _is_described(self, part: Run) -> bool:
        """Tell whether the phrase begins with what a person can be: ``Menteri``, ``spokesman``."""
        return any(self._lower[i] in self.titles.persons for i in range(part.first, part.end - 1))

    def _in_name(self, index: int, end: int) -> bool:
        if self._words.capital(index):
            return True
        inner = index + 1 < end and self._words.capital(index + 1)
        word = self._lower[index]
        return inner and (word in self.particles or word == ".")
