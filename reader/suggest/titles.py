"""Tells titles, offices, organizations and places from the names that stand behind them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import IntEnum

from reader.source_words import is_postnominal
from reader.suggest.draft import Run
from reader.suggest.lexicon import Lexicon
from reader.suggest.words import Words

_NO_NAME = re.compile(r"\w+\.\w{2,}|.*\d.*")
"""A word with a full stop or a number inside: the name of a site, ``Covid-19``."""


_ABSTRACT = 6
"""Letters at least of a word that is seen by its form to name an act or a field."""
_SHORT = 3
"""Letters at most of an acronym that is a name when it is not in capitals: ``Ma``, ``Bin``."""


class Claim(IntEnum):
    """What the words before a capitalised one claim of it."""

    NOTHING = 0
    PERHAPS = 1
    """Its first word, when a full name is left: ``Camat Tirta Budi Santoso``."""
    A_WORD = 2
    """Its first word: ``Partai Maju``."""
    IF_APART = 3
    """Its first words that stand in the article without the next: ``Direktur Maju Ana Ruiz``."""


class Titles:
    """Knows the words that say what somebody is, by word lists and by their form."""

    def __init__(self, words: Words, lexicon: Lexicon, aliases: Mapping[str, str]) -> None:
        self._words = words
        self._lower = words.lower
        self._aliases = aliases
        self.acronyms: set[str] = set()
        """The initials, in lower case, of organizations that the article names in full."""
        self.personal: dict[str, str] = {}
        """The initials of people, in lower case → the names."""
        get = lexicon.set
        self.heads = get("organizations")
        """The words that an organization's or a place's name begins with."""
        self.persons = get("person_words")
        """What a person is or does."""
        self.roles = get("role_words")
        """The same, and the words that go with it."""
        self.ranks = get("ranks")
        self._describing = get("describing")
        self._places = get("places")
        self._here: set[str] = set()
        """The places that the article names behind what they are: ``Kota Wirna``."""
        self._weak = get("weak_titles")
        self._given = get("given_or_title")
        self._postnominals, self._small_degrees = get("postnominals"), get("small_degrees")
        self._addressed = lexicon.union("given_names", "address")
        self._pairs = get("title_pairs")
        self._honorifics, self._learned = get("honorifics"), get("learned")
        self._bound = lexicon.union("given_or_title", "weak_titles", "honorifics")
        """The words of which their neighbours tell whether they are titles."""
        self.address = get("address")
        """What a person is addressed by, which is no role: ``Ms``."""
        self._groups = get("organization_ends")
        self._local = get("local_titles")
        self._areas = get("areas")
        self._directions = get("directions")
        self._held = get("held_offices")
        self.several = get("several")
        """Groups of people, of whom one can be named: ``petani Ana Ruiz``."""
        self._unnamed = get("unnamed")
        self.single = get("amounting")
        """What says that somebody is one of many, and is no role: ``seorang``, ``one``."""
        self._complete = get("complete_names")
        self._bosses = get("bosses")
        self._institutions = get("institutions")
        self._abstract = lexicon.abstract
        self._prefixes = get("title_prefixes")
        self._behind = get("offices_behind")
        self.kin, self.home = get("kin"), get("home")
        self.field_links, self.held_at = get("field_links"), get("held_at")
        self._regions = get("regions")
        self._learn_places(self._regions)

    def _learn_places(self, regions: frozenset[str]) -> None:
        """Keep what stands behind a region, but not behind an office of one: ``Wali Kota Ana``."""
        lower, capital = self._lower, self._words.capital
        for index in [i for i, word in enumerate(lower[:-1]) if word in regions]:
            before = lower[max(0, index - 2) : index]
            office = not self._local.isdisjoint(before) or not self._places.isdisjoint(before[-1:])
            if capital(index) and capital(index + 1) and not office:
                self._here.add(lower[index + 1])

    def is_here(self, word: str) -> bool:
        """Tell whether the word is the name of a place, known or by the article."""
        return word in self._places or word in self._here

    def is_one(self, word: str) -> bool:
        """Tell whether a phrase that the word begins is one unnamed person: ``seorang guru``."""
        return word in self._unnamed

    def is_somebody(self, word: str) -> bool:
        """Tell whether the word stands for people: ``politisi itu``, not ``kabar itu``."""
        if "-" in word:
            word = self._without_prefix(word)
        return word in self.persons or word in self.several

    def _without_prefix(self, word: str) -> str:
        """Return the title that a prefix is joined to: ``ex-president``, ``eks-bupati``."""
        prefix, hyphen, title = word.partition("-")
        return title if hyphen and prefix in self._prefixes else word

    def stands_behind(self, index: int) -> bool:
        """Tell whether the word is an office in short that its seat stands before: ``MP``."""
        return self._lower[index] in self._behind and self._words.capital(index)

    def is_complete(self, index: int) -> bool:
        """Tell whether a name begins behind the word: a rank, a place, a whole organization."""
        held = index > 0 and self._lower[index - 1] in self._held  # "Direktur Jenderal"
        return self._lower[index] in self._complete and not held

    def is_honorific(self, index: int) -> bool:
        """Tell whether the word is a form of address, that no name ends with: ``Pak``."""
        return self._lower[index] in self._honorifics

    def is_learned(self, index: int) -> bool:
        """Tell whether it is of a degree before a name, which is no role: ``Prof. Dr.``."""
        degree = self._lower[index] in self._learned and self._words.capital(index)
        return degree or (self._lower[index] == "." and self._lower[index - 1] in self._learned)

    def is_honorific_or_mark(self, index: int) -> bool:
        """Tell whether the word is such a form, ``Drs``, ``H``, or the full stop behind it."""
        return not self._words.is_word(index) or self.is_honorific(index)

    def is_group(self, index: int) -> bool:
        """Tell whether the name of an organization ends with the word: ``Leeds City Council``."""
        return self._lower[index] in self._groups

    def is_located(self, index: int) -> bool:
        """Tell whether the word is of a place's name: ``Kabupaten`` and ``Bogor``."""
        named = self._lower[index] in self._regions or self._lower[index - 1] in self._regions
        return named or self.is_here(self._lower[index])

    def is_place(self, run: Run) -> bool:
        """Tell whether the phrase is nothing but a place: ``Jakarta Barat``."""
        return all(self.is_here(self._lower[index]) for index in range(*run))

    def is_postnominal(self, index: int) -> bool:
        """Tell whether the word is what a name may have behind it: ``KC``, ``MP``, ``M.Si``."""
        if self._lower[index].replace(".", "") not in self._postnominals:
            return False
        word = self._words.covered(index, index + 1)
        return is_postnominal(word, self._postnominals, self._small_degrees)

    def behind(self, run: Run) -> tuple[int, Claim]:
        """Return where a name can begin in a capitalised run, and what stands before claims."""
        first, end = run
        start, claim, ranked = first, Claim.NOTHING, self._is_ranked(first)
        for index in range(first, end):
            if not self.describes(index, first) or self._is_surname(index, run):
                continue
            if ranked and index > start and self.is_here(self._lower[index]):
                continue  # "Letkol Budi Nusantara"
            start = index + 1
            ranked = ranked or self._lower[index] in self.ranks
            claim = self._claim(index, first, claim)
        return start, claim

    def _is_surname(self, index: int, run: Run) -> bool:
        """Tell whether the last word is a name behind what else would be a title or a place.

        A direction is where no place stands before it, and a title behind a usual given name.
        """
        if index != run.end - 1 or index == run.first:
            return False
        before = index - 1 - (self._lower[index - 1] == "." and index - 1 > run.first)
        if not self.several and self._lower[before] in self._addressed:
            return True
        return self._lower[index] in self._directions and not self.describes(before, run.first)

    def _claim(self, index: int, first: int, before: Claim) -> Claim:
        """Return what a describing word claims of the next, when the one before claims of it."""
        word = self._lower[index]
        headed = word in self.heads or word in self._areas
        if headed and index > first and self.is_here(self._lower[index - 1]):
            return Claim.NOTHING  # "Camat Garut Kota"
        local = index - headed  # "Wali Kota", and not "Kota" alone
        title = self._lower[local] if local >= first else ""
        if title in self._local and title not in self.heads:
            return Claim.PERHAPS
        if headed:
            return Claim.A_WORD
        held = word in self._held or (before is Claim.IF_APART and word not in self._complete)
        acronym = self._is_upper(index) and word not in self._bosses
        return Claim.IF_APART if held and not acronym else Claim.NOTHING

    def _is_upper(self, index: int) -> bool:
        return self._words.text[self._words.start[index] : self._words.end[index]].isupper()

    def describes(self, index: int, first: int) -> bool:
        """Tell whether the word is a title, an organization or a place, not a part of a name.

        ``first`` is where the phrase begins: some words only describe behind others that do.
        """
        word = self._lower[index]
        if "-" in word:
            word = self._without_prefix(word)
        if word in self._bound:
            return self._describes_here(index, first)
        if len(word) <= _SHORT and word in self._complete and not self._is_upper(index):
            return False
        if word in self._describing or word in self._here or self._is_no_name(word):
            return True
        if word in self._institutions and index > first:
            return self._is_inside_name(index - 1, first)
        return self._is_upper(index) and self._is_acronym(index, first)

    def _describes_here(self, index: int, first: int) -> bool:
        """Tell whether a word that only describes beside others does: ``Kota`` of a name."""
        word = self._lower[index]
        if word in self._given:
            return index > first and f"{self._lower[index - 1]} {word}" in self._pairs
        before = index - 1 - (index - 1 > first and self._lower[index - 1] == ".")
        behind = before >= first and self.describes(before, first)
        opening = word not in self._weak or word in self._areas
        return behind or (index == first and opening)

    def _is_acronym(self, index: int, first: int) -> bool:
        """Tell whether a word in capitals stands for an organization, not for a person."""
        word = self._lower[index]
        if self.is_personal(word) or self._is_initials(index):
            return False
        behind = index > first and (
            self._lower[index - 1] in self._held or self._is_upper(index - 1)
        )
        letters = self._words.end[index] - self._words.start[index]
        if letters == 2 and behind:
            return True
        return letters > 2 or word in self._aliases or word in self.acronyms

    def _is_initials(self, index: int) -> bool:
        """Tell whether capitals behind a rank belong to the name: ``Kolonel IGN Salam``."""
        ranked = self._is_ranked(index) and len(self._lower[index]) <= _SHORT
        return ranked and self._words.capitals[index + 1 : index + 2] == [True]

    def _is_ranked(self, index: int) -> bool:
        """Tell whether a rank stands before the word."""
        before = index - 1
        if before > 2 and self._lower[before] == ")" and self._lower[before - 2] == "(":
            before -= 3  # "Kolonel (Inf)"
        return before >= 0 and self._lower[before] in self.ranks

    def is_personal(self, word: str) -> bool:
        """Tell whether a short form is that of a person whom the article names in full."""
        return word in self.personal and word not in self.acronyms

    def _is_no_name(self, word: str) -> bool:
        """Tell by its form that a word is no part of a person's name."""
        if not word.isalpha():
            return bool(_NO_NAME.fullmatch(word))
        return len(word) >= _ABSTRACT and self._abstract(word)

    def _is_inside_name(self, index: int, first: int) -> bool:
        """Tell whether an organization's name has begun: ``Universitas Gadjah`` before ``Mada``."""
        near = self._lower[max(first, index - 1) : index + 1]
        return not self.heads.isdisjoint(near)
