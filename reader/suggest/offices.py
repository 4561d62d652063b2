"""Parts what a source says of a person into the role and where it is held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from reader.suggest.draft import Run
from reader.suggest.phrases import Phrases
from reader.suggest.titles import Titles
from reader.suggest.words import Words

_SEAT = 2
"""Words of a seat before its member, and one, at least: ``Derby North MP``."""


_ARM = 4
"""Letters of the arm that a rank is held in, at most: ``Pol``, ``Inf``."""


class Offices:
    """Reads role and affiliation off the phrases around a name."""

    def __init__(self, words: Words, phrases: Phrases, titles: Titles, surnames: Set[str]) -> None:
        self._surnames = surnames
        self._words = words
        self._lower = words.lower
        self._phrases = phrases
        self._titles = titles
        self._parting = phrases.links - phrases.conjunctions
        self._address = titles.address
        self._single = titles.single
        self._kin, self._home = titles.kin, titles.home
        self._field_links, self._held_at = titles.field_links, titles.held_at

    def read(self, phrases: Iterable[Sequence[Run]]) -> tuple[str, str]:
        """Return role and affiliation, ``Menteri Luar Negeri`` and ``Azeri``, of the first phrase
        that says what somebody is.
        """
        given = self._without_home([[i for run in part for i in range(*run)] for part in phrases])
        told = [self._told(words) for words in given]
        held = [words for words in told if not all(map(self._titles.is_learned, words))]
        roles = filter(self._is_role, [*map(self._without_honorific, told), *held])
        return next(map(self._parted, roles), ("", ""))

    def _without_home(self, parts: list[list[int]]) -> list[list[int]]:
        """Leave out where somebody lives: ``from Leeds``, ``of Mill Lane, Leeds``."""
        left, lives = [], False
        for words in parts:
            lives = lives and all(map(self._words.capital, words))
            lives = lives or (bool(words) and self._lower[words[0]] in self._home)
            if not lives:
                left.append(words)
        return left

    def _without_honorific(self, words: list[int]) -> list[int]:
        """Return a phrase without what stands right before a name: ``Bupati Garut Drs. H.``."""
        end = len(words)
        while end:
            mark = end > 1 and self._lower[words[end - 1]] == "."
            if not self._titles.is_honorific(words[end - 1 - mark]):
                break
            end -= 1 + mark
        return words[:end]

    def whole(self, phrase: Sequence[Run]) -> str:
        """Return all words of a phrase as the text has them."""
        return self._text([i for run in phrase for i in range(*run)])

    def held(self, phrase: Sequence[Run]) -> str:
        """Return where somebody belongs, from the word that says so on: ``of the Leeds Trust``."""
        return self._text(self._told([i for run in phrase for i in range(*run)][1:]))

    def _is_role(self, words: list[int]) -> bool:
        """Tell whether anything is left that is no mere place: ``Jakarta`` of a dateline."""
        place = self._titles.is_place
        mere = self._titles.several and all(place(Run(index, index + 1)) for index in words)
        acted = self._titles.several and words and self._phrases.is_verb(words[0])
        return bool(words) and not mere and not acted

    def _told(self, words: list[int]) -> list[int]:
        """Return a phrase without what leads up to it, and without an age or a bare verb."""
        skipped = self._phrases.determiners | self._single
        words = [index for index in words if self._lower[index] not in self._address]
        while words and (self._lower[words[0]] in skipped or self._is_no_role(words[0])):
            words = words[1:]
        while len(words) > 1 and self._is_one(words[0]):
            words = words[1:]  # "seorang guru"
        while words and not self._words.is_word(words[-1]) and not self._is_short(words):
            words = words[:-1]
        return words

    def _is_one(self, index: int) -> bool:
        return bool(self._titles.several) and self._titles.is_one(self._lower[index])

    def _is_short(self, words: list[int]) -> bool:
        """Tell whether the full stop of a short form ends the words: ``Sen.``."""
        return (
            len(words) > 1
            and self._lower[words[-1]] == "."
            and words[-2] == words[-1] - 1
            and self._phrases.is_short(words[-2])
        )

    def _is_no_role(self, index: int) -> bool:
        age = self._lower[index].partition("-")[0]
        if not self._words.is_word(index) or age.isdigit():
            return True
        return self._phrases.is_skipped(index) and not self._words.capital(index)

    def _parted(self, words: list[int]) -> tuple[str, str]:
        owner = self._owner(words)
        if owner:
            return self._text(words[owner + 1 :]), self._text(words[:owner])
        if len(words) > _SEAT and self._titles.stands_behind(words[-1]):
            return self._text(words[-1:]), self._text(words[:-1])
        closed = not self._titles.several and self._titles.is_somebody(self._lower[words[-1]])
        for place in range(1, len(words)):
            index = words[place]
            if self._lower[index] in self._parting and not self._is_field(words, place):
                held = self._told(words[place + 1 :])
                return self._text(words[:place]), self._text(self._without_rank(held))
            described = self._titles.describes(index, words[0])
            other = described and self._lower[index] not in self._titles.roles
            ranked = self._lower[words[place - 1]] in self._titles.ranks
            other = other and not (ranked and len(self._lower[index]) <= _ARM)  # "Irjen Pol"
            if other and self._words.capital(index) and not closed:
                return self._text(words[:place]), self._text(self._without_rank(words[place:]))
        return self._text(words), ""

    def _owner(self, words: list[int]) -> int:
        """Return where the ``'s`` of ``Labour's energy spokesman`` stands; 0 without an owner.

        Of ``Ruiz's wife`` and ``Ruiz's former coach`` the owner is nobody's employer.
        """
        near = range(1, len(words) - 1)
        mark = next((n for n in near if self._phrases.is_possessive(words[n], words[0])), 0)
        named = all(self._words.capital(index) for index in words[:mark])
        related = any(self._lower[index] in self._kin for index in words[mark + 1 :])
        person = self._lower[words[mark - 1]] in self._surnames if mark else False
        return mark if named and not related and not person else 0

    def _is_field(self, words: list[int], place: int) -> bool:
        """Tell whether the link leads to what an office is for: ``head of refereeing at Leeds``."""
        behind = words[place + 1 :]
        if self._lower[words[place]] not in self._field_links or not behind:
            return False
        first = behind[0]
        named = self._words.capital(first) or self._phrases.determines(first)
        return not named or any(self._lower[i] in self._held_at for i in behind)

    def _without_rank(self, words: list[int]) -> list[int]:
        """Return an affiliation without the rank that the person behind it has."""
        end = next((n for n, i in enumerate(words) if self._lower[i] in self._titles.ranks), None)
        return words if end is None else words[:end]

    def _text(self, words: Sequence[int]) -> str:
        """Return the words as the text has them, without what stands between two pieces."""
        text, last = "", -1
        for index in words:
            start = self._words.end[last] if last == index - 1 and last >= 0 else None
            joint = " " if start is None else self._words.text[start : self._words.start[index]]
            text += (joint if last >= 0 else "") + self._words.covered(index, index + 1)
            last = index
        return text
