"""Finds where a person's name stands among the words that say what the person is.

A capital is not enough: organizations and places have names of their own (``Ketua Partai Maju
Rina``), so what stands before a name may claim the first of the capitalised words for itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from reader.source_words import SourceWords, Tag, is_capital, is_possessive, key

_ENOUGH = 3
"""Capitalised words in a row that can hold a place's name and a person's."""

_OTHERS = {Tag.ORGANIZATION, Tag.AREA, Tag.GROUP, Tag.LINK}
"""What a name may belong to when there is no title before it."""


class _Claim(IntEnum):
    """What the words before a capitalised one claim of it."""

    NOTHING = 0
    PERHAPS = 1
    """Its first word, when a full name is left: ``Dinas Kesehatan Tirta Budi Santoso``."""
    A_WORD = 2
    """Its first word, as in ``Partai Maju``."""


class NameFinder:
    """The words between two commas, of which some may be a person's name."""

    def __init__(self, words: Sequence[str], known: SourceWords) -> None:
        self._words = words
        self._known = known
        self._tags = known.tags(words)

    def find(self) -> tuple[int, int] | None:
        """Return the first word of the person's name and the one behind it; None without one."""
        if not self._words:
            return None
        called = self._behind_naming()
        if called:
            return self._run(called)
        opens = self._tags[0] in (Tag.NAME, Tag.PLACE) and Tag.NAME in self._tags
        if opens and not self._opening_describes():
            return 0, self._opening_end()
        return None if self._is_nameless() else self._behind_titles()

    def _behind_naming(self) -> int:
        for place, word in enumerate(self._words[:-1], 1):
            if self._known.among(word, "naming") and place > 1 and is_capital(self._words[place]):
                return place
        return 0

    def _run(self, start: int) -> tuple[int, int]:
        end = start
        while end < len(self._tags) and (self._tags[end] is Tag.NAME or end == start):
            end += 1
        return start, end

    def _opening_end(self) -> int:
        """Return the end of the capitalised words that all begins with."""
        end = 0
        while end < len(self._words) and (
            self._tags[end] is Tag.NAME or is_capital(self._words[end])
        ):
            end += 1
        return end

    def _opening_describes(self) -> bool:
        """Tell whether the first name is not the speaker's, as in ``Trump campaign``."""
        if any(is_possessive(word) for word in self._words[:-1]):
            return True
        end = self._opening_end()
        others = [t for t in self._tags[:end] if t not in (Tag.NAME, Tag.PLACE)]
        if self._tags[0] is Tag.PLACE and others:
            return True
        limit = self._first_link()
        heads = [i for i in range(limit) if key(self._words[i]) in self._known.final]
        surname = heads == [limit - 1] == [end - 1] and self._tags[end - 1] is Tag.TITLE
        return (bool(heads) and not surname) or self._is_plural(limit - 1)

    def _first_link(self) -> int:
        return next((i for i, t in enumerate(self._tags) if t is Tag.LINK), len(self._tags))

    def _is_plural(self, place: int) -> bool:
        word = self._words[place]
        return word.islower() and self._known.is_plural(word)

    def _is_nameless(self) -> bool:
        """Tell whether the first words say that nobody is named: ``Warga``, ``Partai``, ``a``."""
        if self._known.among(self._words[0], "unnamed", "quantities", "things", "relations"):
            return True
        several = self._tags[0] in (Tag.GROUP, Tag.ORGANIZATION, Tag.AREA, Tag.ACRONYM)
        return several and not any(
            self._tags[place] is Tag.TITLE and key(self._words[place]) in self._known.final
            for place in range(self._first_link())
        )

    def _behind_titles(self) -> tuple[int, int] | None:
        claim, place, in_name = _Claim.NOTHING, 0, False
        while place < len(self._words):
            word = self._words[place]
            in_name = (claim > 0 or in_name) and self._known.among(word, "institutions")
            if self._tags[place] is Tag.NAME and not in_name:
                start, end = self._run(place)
                found = self._person(start, end, claim)
                if found:
                    return found
                claim, place = _Claim.NOTHING, end
            else:
                if self._is_surname(place):
                    return place, place + 1
                claim = _Claim.NOTHING if in_name else self._claim(place, claim)
                place += 1
        return None

    def _claim(self, place: int, claim: _Claim) -> _Claim:
        word, tag = self._words[place], self._tags[place]
        complete, local = (self._known.among(word, name) for name in ("complete", "local"))
        if tag in (Tag.ORGANIZATION, Tag.AREA, Tag.LINK) and not complete:
            return _Claim.PERHAPS if tag is Tag.AREA and local else _Claim.A_WORD
        if tag in (Tag.PLACE, Tag.ACRONYM) or self._known.among(word, "honorifics", "ranks"):
            return _Claim.NOTHING
        if complete or local:
            return _Claim.PERHAPS if local else _Claim.NOTHING
        if tag in (Tag.TITLE, Tag.GROUP):
            return (
                _Claim.PERHAPS if claim and key(word) not in self._known.final else _Claim.NOTHING
            )
        if tag is Tag.COMMON and claim is _Claim.A_WORD:
            local = self._known.among(self._words[place - 1], "local")
            return _Claim.PERHAPS if local else _Claim.NOTHING
        return claim

    def _person(self, start: int, end: int, claim: _Claim) -> tuple[int, int] | None:
        """Return what of these capitalised words is a person's name, if they hold one."""
        if end < len(self._words):
            if self._tags[end] not in (Tag.LINK, Tag.LOWER):
                return (start, end + 1) if self._ends_name(start, end, claim) else None
            if is_possessive(self._words[end - 1]) or self._is_plural(end):
                return None
        before = zip(self._words[:start], self._tags[:start], strict=True)
        titled = any(t is Tag.TITLE and not self._known.among(w, "group") for w, t in before)
        if not titled and (end - start < 2 or not _OTHERS.isdisjoint(self._tags[:start])):
            return None
        if claim is _Claim.A_WORD or (claim is _Claim.PERHAPS and end - start >= _ENOUGH):
            start += 1
        return (start, end) if end > start else None

    def _ends_name(self, start: int, place: int, claim: _Claim) -> bool:
        """Tell whether the last word, though in a list, is a surname: ``Chuck Jordan``."""
        word, tag = self._words[place], self._tags[place]
        if place < len(self._words) - 1 or claim or tag is Tag.ACRONYM or not is_capital(word):
            return False
        return place > start + 1 or (tag is Tag.PLACE and bool(self._known.final))

    def _is_surname(self, place: int) -> bool:
        """Tell whether the word is a title, but a name here: ``Mr. King``."""
        addressed = place > 0 and self._known.among(self._words[place - 1], "honorifics")
        last = place == len(self._words) - 1 and is_capital(self._words[place])
        return addressed and last and key(self._words[place]) in self._known.final
