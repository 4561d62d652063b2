"""Reads what the text says of a speaker where it first names him, and not where he speaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from reader.suggest.draft import Run
from reader.suggest.lexicon import Lexicon
from reader.suggest.mentions import Mention, Mentions
from reader.suggest.phrases import Phrases
from reader.suggest.words import Sentence, Words

_LONGEST_ROLE = 6
"""Words of a role, at most."""
_MOST_PLACES = 3
"""Places of a name that are looked at, from the beginning of the text."""


class Presented:
    """Finds role and affiliation beside a full name: ``Mayor Ana Ruiz left. … Ruiz said``."""

    def __init__(
        self, words: Words, lexicon: Lexicon, phrases: Phrases, mentions: Mentions
    ) -> None:
        self._modifiers = lexicon.set("title_modifiers")
        self._belonging = lexicon.set("belonging")
        self._words = words
        self._lower = words.lower
        self._phrases = phrases
        self._mentions = mentions

    def read(self, names: Iterable[str]) -> Mapping[str, Mention]:
        """Return what the text says of each of the full ``names``, where it says anything."""
        sought = {name: name.lower().split() for name in names if " " in name}
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for tokens in sought.values():
            lengths[tokens[0]].add(len(tokens))
        places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        firsts = [i for i, word in enumerate(self._lower) if word in lengths] if lengths else ()
        for index in firsts:
            for length in lengths[self._lower[index]]:
                places[tuple(self._lower[index : index + length])].append(index)
        found = {}
        for name, tokens in sought.items():
            mention = self._first(len(tokens), places.get(tuple(tokens), [])[:_MOST_PLACES])
            if mention is not None and mention.name.lower() == name.lower():
                found[name] = mention
        return found

    def _first(self, length: int, places: list[int]) -> Mention | None:
        for index in places:
            mention = self._mentions.mention(self._phrase(Run(index, index + length)))
            if self._is_role(mention.role):
                return mention
        return None

    def _is_role(self, role: str) -> bool:
        """Tell what a person is from words that only stand before a name."""
        words = role.lower().replace(".", "").split()
        known = (self._mentions.titles.is_somebody(w) and w not in self._modifiers for w in words)
        return len(words) <= _LONGEST_ROLE and any(known)

    def _phrase(self, name: Run) -> Run:
        """Return the name with its titles, and with the apposition before or behind it."""
        sentence = self._words.sentences[self._words.sentence_at(name.first)]
        if sentence.headline:
            return name
        return Run(self._start(name, sentence), self._end(name, sentence))

    def _start(self, name: Run, sentence: Sentence) -> int:
        """Return where the titles begin, or the sentence that opens with what the person is."""
        start = name.first
        while start > sentence.first and self._describes(self._behind_stop(start) - 1):
            start = self._behind_stop(start) - 1
        comma = start - 1 > sentence.first and self._lower[start - 1] == ","
        opening = self._phrases.before(start - 1 if comma else name.end, sentence.first)
        if opening is None:
            return start
        words = range(opening.first, min(opening.end, name.first))
        somebody = any(self._mentions.titles.is_somebody(self._lower[i]) for i in words)
        opens = opening.first == sentence.first
        if opens and somebody and all(map(self._may_tell, words)):
            return opening.first
        return self._behind_verb(opening, start) if comma else start

    def _behind_stop(self, index: int) -> int:
        """Return the place before the full stop of a short title: ``Sen. Ana Ruiz``."""
        stop = index > 1 and self._lower[index - 1] == "." and self._phrases.is_short(index - 2)
        return index - stop

    def _behind_verb(self, opening: Run, start: int) -> int:
        """Return where the title begins behind the verb: ``dibantah Direktur Wahana, Ana Ruiz``."""
        words = range(opening.first + 1, opening.end)
        verbs = [i for i in words if self._phrases.is_verb(i - 1)]
        titled = [i for i in verbs if self._mentions.titles.is_somebody(self._lower[i])]
        told = titled and all(map(self._may_tell, range(titled[-1], opening.end)))
        return titled[-1] if told else start

    def _may_tell(self, index: int) -> bool:
        """Tell whether the word can stand in what a person is: ``The mayor of Leeds``."""
        word = self._lower[index]
        small = word in self._phrases.links or word in self._phrases.determiners
        told = small or word in self._modifiers or self._describes(index)
        other = word in self._phrases.conjunctions or self._phrases.is_verb(index)
        return not other and (told or self._words.capital(index))

    def _describes(self, index: int) -> bool:
        titles = self._mentions.titles
        return titles.describes(index, index) or self._lower[index] in titles.address

    def _before_relative(self, first: int, end: int) -> int:
        """Return where a clause that tells more of somebody begins: ``a nurse who has seen it``."""
        relatives = self._phrases.relatives
        return next((i for i in range(first, end) if self._lower[i] in relatives), end)

    def _end(self, name: Run, sentence: Sentence) -> int:
        if name.end + 1 >= sentence.end:
            return name.end
        if self._lower[name.end] in self._belonging:
            far = range(name.end, sentence.end)
            comma = next((i for i in far if self._lower[i] == ","), sentence.end)
            behind = self._phrases.after(name.first, comma)
            verbs = behind and any(map(self._phrases.is_verb, range(name.end, behind.end)))
            return behind.end if behind and not verbs else name.end
        if self._lower[name.end] != ",":
            return name.end
        told = name.end + 1
        told += self._lower[told] in self._phrases.determiners
        if not self._mentions.titles.is_somebody(self._lower[told]):
            return name.end
        behind = self._phrases.after(name.first, self._before_relative(name.end, sentence.end))
        end = behind.end if behind else name.end
        return name.end if any(map(self._phrases.is_verb, range(name.end, end))) else end
