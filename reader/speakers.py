"""Finds the speaker a person means among thousands, so that naming one costs a key or two."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from reader.model import Speaker, SpeakerKind

_LETTERS = {
    "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ŋ": "n",
    "'": "", "’": "", "‘": "", "ʼ": "", "ʻ": "", "`": "", ".": "",
}  # fmt: skip
"""What Unicode does not take apart, and the marks that people leave out (``Jum'at``, ``S.H.``)."""

_FUZZY_CUTOFF = 65
"""Names less alike than this (0–100, RapidFuzz's WRatio) are not offered."""

_ENOUGH = 4
"""So many names for each line of the answer fill it even when speakers have several names."""


class Tier(IntEnum):
    """How a speaker matches what was asked, best last."""

    FUZZY = 0
    """Spelled somewhat alike."""
    SUBSTRING = 1
    """The query stands somewhere in the name."""
    PREFIX = 2
    """Each word of the query begins a word of the name."""
    ENDING = 3
    """The query ends with the whole name: ``Azeri Ilham Aliyev``."""
    INITIALS = 4
    """The query is the first letters of the name: ``BNPB``."""
    WORDS = 5
    """Each word of the query is a word of the name: ``Aliyev`` for Ilham Aliyev."""
    EXACT = 6
    """The query is the name or an alias."""


class Match(NamedTuple):
    """One speaker that a query found."""

    speaker: Speaker
    tier: Tier
    score: float = 0.0
    """How alike (0–100) when the tier is FUZZY; else 100."""
    positions: tuple[int, ...] = ()
    """The code points of the speaker's name that matched, for highlighting."""
    alias: str = ""
    """The alias that matched, when it was not the name."""

    @property
    def sure(self) -> bool:
        """Tell whether a source with these words can be taken to be this speaker."""
        if self.tier == Tier.WORDS and self.speaker.kind != SpeakerKind.PERSON:
            return False  # "Armenia" alone is not the Armenian ministry of defence
        return self.tier >= Tier.ENDING


def fold(name: str) -> str:
    """Return ``name`` as it is compared: no case, accents, punctuation; single spaces.

    A name of nothing but symbols is only freed of case.
    """
    folded = " ".join("".join(map(_fold_character, name)).split())
    return folded or " ".join(name.casefold().split())


@lru_cache(4096)
def _fold_character(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character).casefold()
    plain = "".join(_LETTERS.get(c, c) for c in unicodedata.normalize("NFKD", plain))
    kept = (c for c in plain if not unicodedata.combining(c))
    return "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in kept)


def canonical(speaker_id: str, speakers: Mapping[str, Speaker]) -> Speaker | None:
    """Return the speaker that ``speaker_id`` stands for after all merges; None when unknown."""
    seen: set[str] = set()
    speaker = speakers.get(speaker_id)
    while speaker and speaker.merged_into and speaker.id not in seen:
        seen.add(speaker.id)
        speaker = speakers.get(speaker.merged_into, speaker)
    return speaker


def uses_by_canonical(uses: Mapping[str, int], speakers: Mapping[str, Speaker]) -> dict[str, int]:
    """Add up the quotes counted under ids that have since been merged."""
    total: dict[str, int] = {}
    for speaker_id, count in uses.items():
        speaker = canonical(speaker_id, speakers)
        if speaker:
            total[speaker.id] = total.get(speaker.id, 0) + count
    return total


class _Entry(NamedTuple):
    """One name or alias in the index."""

    owner: int
    folded: str
    words: tuple[str, ...]
    alias: str


class _Hit(NamedTuple):
    tier: Tier
    score: float
    number: int
    """Of the entry."""


class SpeakerIndex:
    """The names and aliases of living speakers, folded once, so that each key costs milliseconds.

    ``uses`` counts the quotes of each speaker; of equal matches the one with more comes first.
    """

    def __init__(self, speakers: Iterable[Speaker], uses: Mapping[str, int] | None = None) -> None:
        self.speakers: list[Speaker] = []
        """Who can be found."""
        self.by_id: dict[str, Speaker] = {}
        """The same, by id."""
        self.uses: Mapping[str, int] = uses or {}
        """How many quotes each has, by id."""
        self._entries: list[_Entry] = []
        self._by_folded: defaultdict[str, list[int]] = defaultdict(list)
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        self._by_initials: defaultdict[str, list[int]] = defaultdict(list)
        self._folded: list[str] = []
        for speaker in speakers:
            self._take_in(speaker)
        self._words = sorted(self._by_word)

    def add(self, speaker: Speaker) -> None:
        """Make one more speaker findable, without reading all the others again.

        A speaker whose id is there already, deleted or merged, is left out: changes need a new
        index.
        """
        before = len(self._entries)
        self._take_in(speaker)
        for entry in self._entries[before:]:
            for word in entry.words:
                place = bisect_left(self._words, word)
                if self._words[place : place + 1] != [word]:
                    self._words.insert(place, word)

    def _take_in(self, speaker: Speaker) -> None:
        if speaker.deleted or speaker.merged_into or speaker.id in self.by_id:
            return
        owner = len(self.speakers)
        self.speakers.append(speaker)
        self.by_id[speaker.id] = speaker
        self._enter(owner, speaker.name, "")
        for alias in speaker.aliases:
            self._enter(owner, alias, alias)

    def _enter(self, owner: int, name: str, alias: str) -> None:
        folded = fold(name)
        words = tuple(folded.split())
        if not words:
            return
        number = len(self._entries)
        self._entries.append(_Entry(owner, folded, words, alias))
        self._folded.append(folded)
        self._by_folded[folded].append(number)
        for word in dict.fromkeys(words):
            self._by_word[word].append(number)
        if len(words) > 2:
            self._by_initials["".join(word[0] for word in words)].append(number)

    def rank(self, query: str, used_here: Sequence[str] = (), limit: int = 50) -> list[Match]:
        """Return the speakers that ``query`` may mean, best first, each once.

        Of equal matches those in ``used_here`` (ids of the article's speakers) come first, in
        that order. An empty query returns everyone, the article's speakers first.
        """
        folded = fold(query)
        here = {speaker_id: place for place, speaker_id in enumerate(used_here)}
        if not folded:
            everyone = sorted(self.speakers, key=lambda s: self._familiarity(s, here))
            return [Match(speaker, Tier.FUZZY) for speaker in everyone[:limit]]
        found = self._structured(folded, limit)
        if len(found) < limit:
            self._add_alike(folded, found, limit)
        best: dict[int, _Hit] = {}
        for hit in found.values():
            owner = self._entries[hit.number].owner
            if owner not in best or (hit.tier, hit.score) > best[owner][:2]:
                best[owner] = hit
        hits = sorted(best.values(), key=lambda hit: self._order(hit, folded, here))
        return [self._match(hit, folded) for hit in hits[:limit]]

    def named(self, name: str) -> list[Speaker]:
        """Return whom ``name`` surely means: one as a rule, several when it is not clear who."""
        folded = fold(name)
        words = folded.split()
        numbers: Iterable[int] = self._by_folded.get(folded, ())
        if words and not numbers:
            people = (n for n in self._with_all(words) if self._is_person(n))
            numbers = [*people, *self._by_initials.get(folded, ()), *self._ending(words)]
        owners = dict.fromkeys(self._entries[number].owner for number in numbers)
        return [self.speakers[owner] for owner in owners]

    def _is_person(self, number: int) -> bool:
        return self.speakers[self._entries[number].owner].kind == SpeakerKind.PERSON

    def _structured(self, folded: str, limit: int) -> dict[int, _Hit]:
        words = folded.split()
        found: dict[int, _Hit] = {}
        tiers: tuple[tuple[Tier, Iterable[int]], ...] = (
            (Tier.EXACT, self._by_folded.get(folded, ())),
            (Tier.WORDS, self._with_all(words)),
            (Tier.INITIALS, self._by_initials.get(folded, ())),
            (Tier.ENDING, self._ending(words)),
            (Tier.PREFIX, self._beginning(words)),
            (Tier.SUBSTRING, (i for i, name in enumerate(self._folded) if folded in name)),
        )
        for tier, numbers in tiers:
            if len(found) > _ENOUGH * limit:
                break  # whoever follows would stand below the list's end
            for number in numbers:
                found.setdefault(number, _Hit(tier, 100.0, number))
        return found

    def _with_all(self, words: Sequence[str]) -> set[int]:
        sets = [set(self._by_word.get(word, ())) for word in words]
        return set.intersection(*sets)

    def _ending(self, words: Sequence[str]) -> Iterable[int]:
        # Two words at least: a single one at the end is as often a place as a person.
        for start in range(1, len(words) - 1):
            yield from self._by_folded.get(" ".join(words[start:]), ())

    def _beginning(self, words: Sequence[str]) -> set[int]:
        sets: list[set[int]] = []
        for prefix in words:
            place, numbers = bisect_left(self._words, prefix), set[int]()
            while place < len(self._words) and self._words[place].startswith(prefix):
                numbers.update(self._by_word[self._words[place]])
                place += 1
            sets.append(numbers)
        return set.intersection(*sets)

    def _add_alike(self, folded: str, found: dict[int, _Hit], limit: int) -> None:
        from rapidfuzz import fuzz, process

        alike = process.extract(
            folded, self._folded, scorer=fuzz.WRatio, score_cutoff=_FUZZY_CUTOFF, limit=limit
        )
        for _, score, number in alike:
            found.setdefault(number, _Hit(Tier.FUZZY, score, number))

    def _familiarity(self, speaker: Speaker, here: Mapping[str, int]) -> tuple[int, int, str]:
        place = here.get(speaker.id, len(here))
        return place, -self.uses.get(speaker.id, 0), speaker.name

    def _order(
        self, hit: _Hit, folded: str, here: Mapping[str, int]
    ) -> tuple[int, float, bool, int, int, str]:
        entry = self._entries[hit.number]
        place, uses, name = self._familiarity(self.speakers[entry.owner], here)
        closeness = hit.score if hit.tier == Tier.FUZZY else float(place < len(here))
        return (-hit.tier, -closeness, entry.words[-1] != folded, place, uses, name)

    def _match(self, hit: _Hit, folded: str) -> Match:
        entry = self._entries[hit.number]
        speaker = self.speakers[entry.owner]
        by_name = not entry.alias and hit.tier != Tier.FUZZY
        positions = _positions(speaker.name, folded) if by_name else ()
        return Match(speaker, hit.tier, hit.score, positions, entry.alias)


def rank(
    query: str,
    speakers: Iterable[Speaker],
    used_here: Sequence[str] = (),
    limit: int = 50,
) -> list[Match]:
    """Rank once; whoever asks for every key keeps a SpeakerIndex instead."""
    return SpeakerIndex(speakers).rank(query, used_here, limit)


def _positions(name: str, folded: str) -> tuple[int, ...]:
    characters: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(name):
        for plain in _fold_character(character):
            characters.append(plain)
            origins.append(index)
    text = " " + "".join(characters)
    hit: set[int] = set()
    for word in folded.split():
        start = text.find(" " + word)
        start = text.find(word) - 1 if start < 0 else start
        if start >= -1 and word in text:
            hit.update(origins[start : start + len(word)])
    return tuple(sorted(hit))
