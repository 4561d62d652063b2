"""Tells what each word of a source is: title, office, organization, place, group or a name.

The word lists are in ``languages/sources``; the first word of a sentence has its capital by
accident, so a word that is in a list is what the list says, whatever its letters look like.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from pathlib import Path

from reader.languages import Language, UnknownLanguageError, language, languages

EDGES = " \t,.;:!?\"'“”„«»‘’()[]–—-"
"""What may stick to a word and is no part of it."""

_FOLDER = Path(__file__).parent / "languages" / "sources"
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,6}|[A-Z][a-z]?-[A-Z]{2,6}|(?:[A-Z]\.){2,5}")


_SHORT_DEGREE = 4
"""Letters; a longer degree may have but one capital: ``Mkes``."""
_SHORTEST = 3
"""Letters; a shorter word is no plural."""


class Tag(Enum):
    """What a word of a source is."""

    TITLE = auto()
    """What a person is called or does: ``Menteri``, ``juru``, ``Dr.``."""
    ORGANIZATION = auto()
    """The first word of an organization's name: ``Partai``, ``University``."""
    AREA = auto()
    """The first word of a place's name: ``Desa``, ``Teluk``."""
    GROUP = auto()
    PLACE = auto()
    COMMON = auto()
    """A word in a list that goes with one of the above: ``Umum``, ``Luar``, ``vice``."""
    ACRONYM = auto()
    LINK = auto()
    """A preposition."""
    LOWER = auto()
    """Any other word in small letters, or a number."""
    NAME = auto()
    """A capitalised word that is in no list, or a particle between two: ``von der``."""


@dataclass(frozen=True, slots=True)
class SourceWords:
    """The word lists of one language, or of all when the language is not known."""

    lists: Mapping[str, frozenset[str]]
    """Every list of ``languages/sources``, by its name."""
    titles: frozenset[str]
    particles: frozenset[str]
    final: frozenset[str]
    """Words that stand behind what describes them, as in English: ``campaign manager``."""
    plurals: tuple[str, ...]
    """How several of a kind end: ``s``; none where the words do not tell."""
    joining: re.Pattern[str]
    """What stands between two names."""

    def among(self, word: str, *names: str) -> bool:
        """Tell whether a word is in one of the lists."""
        return any(key(word) in self.lists[name] for name in names)

    def is_postnominal(self, word: str) -> bool:
        """Tell whether a word is what a name may have behind it: ``KC``, ``MP``, ``M.Si.``."""
        return is_postnominal(word, self.lists["postnominals"], self.lists["small_degrees"])

    def is_title(self, word: str) -> bool:
        """Tell whether a word says what a person is."""
        return key(word) in self.titles

    def is_plural(self, word: str) -> bool:
        """Tell whether a word ends as several of a kind do."""
        return len(word) > _SHORTEST and word.endswith(self.plurals) and not word.endswith("ss")

    def tags(self, words: Sequence[str]) -> list[Tag]:
        """Return what each of the words is."""
        tags = [self._tag(word) for word in words]
        for place, word in enumerate(words):
            inside = 0 < place < len(words) - 1
            if key(word) in self.particles and word.islower() and inside:
                before, after = tags[place - 1], words[place + 1]
                joins = before is Tag.NAME and (is_capital(after) or key(after) in self.particles)
                tags[place] = Tag.NAME if joins else tags[place]
        for place in reversed(range(len(words))):
            if self._is_given(words, tags, place) or self._is_initials(words, tags, place):
                tags[place] = Tag.NAME
        return tags

    def _is_given(self, words: Sequence[str], tags: Sequence[Tag], place: int) -> bool:
        """Tell whether a word is a first name and not what its list says: ``Agung Wibowo``."""
        if not self.among(words[place], "given") or not is_capital(words[place]):
            return False
        free = place == 0 or self.among(words[place - 1], "ranks", "honorifics")
        return free and all(tag is Tag.NAME for tag in tags[place + 1 :])

    def _tag(self, word: str) -> Tag:
        found = key(word)
        if word.islower() and self.among(word, "links", "relatives"):
            return Tag.LINK
        if self.among(word, "places") and is_capital(word):
            return Tag.PLACE
        if found in self.titles:
            return Tag.TITLE
        for tag, name in _LISTED:
            if found in self.lists[name]:
                return tag
        if self.is_acronym(word):
            return Tag.ACRONYM
        return Tag.NAME if is_capital(word) else Tag.LOWER

    def is_acronym(self, word: str) -> bool:
        """Tell whether a word is a short form in capitals."""
        plain = word.strip(EDGES.replace(".", "")).removesuffix("'s").removesuffix("’s")
        return bool(_ACRONYM.fullmatch(plain))

    def _is_initials(self, words: Sequence[str], tags: Sequence[Tag], place: int) -> bool:
        """Tell whether two capitals are the initials of one name behind them: ``MS Hidayat``."""
        ranked = place > 0 and self.among(words[place - 1], "ranks", "honorifics")
        length = len(words[place].strip(EDGES))
        if tags[place] is not Tag.ACRONYM or length > (3 if ranked else 2):
            return False
        alone = tags[place + 1 : place + 2] == [Tag.NAME] and Tag.NAME not in tags[place + 2 :]
        headed = place > 0 and tags[place - 1] in (Tag.TITLE, Tag.LINK, Tag.ORGANIZATION)
        return alone and (ranked or not headed)


_LISTED = (
    (Tag.ORGANIZATION, "organization"),
    (Tag.ORGANIZATION, "complete"),
    (Tag.AREA, "areas"),
    (Tag.GROUP, "group"),
    (Tag.COMMON, "portfolios"),
    (Tag.COMMON, "quantities"),
    (Tag.COMMON, "things"),
    (Tag.COMMON, "unnamed"),
)
_NAMES = (
    *("articles", "pronouns", "honorifics", "ranks", "people", "offices", "local", "portfolios"),
    *("organization", "complete", "institutions", "group", "unnamed", "quantities", "things"),
    *("areas", "places", "links", "relatives", "naming", "pointing", "relations", "singular"),
    *("given", "postnominals", "small_degrees"),
)


@cache
def source_words(code: str) -> SourceWords:
    """Return the word lists for a language's code; those of all languages for an unknown one."""
    known: Sequence[Language]
    try:
        known = (language(code),)
    except UnknownLanguageError:
        known = languages()
    files = [_read(k.code) for k in known]
    lists = {
        name: frozenset().union(*(file.get(name, "").split() for file in files)) for name in _NAMES
    }
    titles = frozenset().union(*(k.titles for k in known))
    titles |= lists["ranks"] | lists["honorifics"] | lists["people"] | lists["offices"]
    last = [(k, file) for k, file in zip(known, files, strict=True) if file.get("heads") == "last"]
    final = frozenset().union(*(_heads(file) | k.titles for k, file in last))
    conjunctions = "|".join(re.escape(word) for k in known for word in k.conjunctions)
    return SourceWords(
        lists=lists,
        titles=titles - lists["areas"],
        particles=frozenset().union(*(k.name_particles for k in known)),
        final=final,
        plurals=tuple(file["plural"] for file in files if "plural" in file),
        joining=re.compile(rf"\s*,?\s+(?:{conjunctions}|&)\s+"),
    )


def _heads(file: Mapping[str, str]) -> set[str]:
    names = ("ranks", "people", "offices", "organization", "group", "things")
    return {word for name in names for word in file.get(name, "").split()}


def _read(code: str) -> Mapping[str, str]:
    import tomllib

    path = _FOLDER / f"{code}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def is_postnominal(word: str, known: frozenset[str], small: frozenset[str]) -> bool:
    """Tell whether a word is in a list of what stands behind names, full stops not counted.

    A short one has more than one capital, ``SE`` and not ``Se``, or is in the ``small`` list.
    """
    letters = word.strip(EDGES).replace(".", "")
    folded = letters.casefold()
    if folded not in known or not letters[0].isupper():
        return False
    return not (len(letters) < _SHORT_DEGREE and letters[1:].islower() and folded not in small)


def is_capital(word: str) -> bool:
    """Tell whether a word begins with a capital; letters without case count as capitals."""
    first = word.strip(EDGES)[:1]
    return first.isalpha() and not first.islower()


def is_possessive(word: str) -> bool:
    """Tell whether a word ends in an English ``'s`` or the apostrophe alone."""
    return word.endswith(("'s", "’s", "s'", "s’"))


def key(word: str) -> str:
    """Return a word as it is looked up in a list."""
    return word.strip(EDGES).casefold().replace("’", "'").removesuffix("'s")
