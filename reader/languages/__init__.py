"""What kutip knows of each language: one file a language, so that adding one is adding a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

_FOLDER = Path(__file__).parent
_PRIMARY = ("id", "en")
"""The order in which languages are asked when a text is in none of them for sure."""


class UnknownLanguageError(LookupError):
    """There is no language file for a code; the message names those there are."""


@dataclass(frozen=True, slots=True)
class Language:
    """The words and patterns of one language; words are as written in its file."""

    code: str
    """BCP 47, the file's name."""
    name: str
    zone: str
    """The zone, one of ``zones``, that a time without a zone is usually in."""
    numeric_dates: Literal["dmy", "mdy"]
    """Whether ``3/4/2020`` is the third of April or the fourth of March."""
    months: Mapping[str, int]
    """Every spelling of a month, in lower case."""
    weekdays: tuple[str, ...]
    day_suffixes: tuple[str, ...]
    """What may be stuck to a day's number: ``st`` in ``1st``."""
    clock_words: tuple[str, ...]
    """What may stand between a date and a time: ``pukul``."""
    conjunctions: tuple[str, ...]
    """The words between the last two names of a list: ``dan``."""
    zones: Mapping[str, str]
    """A zone's short name → its offset (``+07:00``) or its IANA name."""
    function_words: frozenset[str]
    """The commonest small words, by which a text's language is told."""
    negations: frozenset[str]
    """Words that turn what is said into its opposite, in lower case."""
    number_words: frozenset[str]
    """Words that count or say how much, in lower case."""
    abbreviations: frozenset[str]
    """Abbreviations that do not end a sentence, without their last full stop."""
    complementizers: frozenset[str]
    """Words that open reported speech: ``bahwa``, ``that``."""
    reporting_verbs: frozenset[str]
    """Verb forms that report speech or thought, in lower case."""
    titles: frozenset[str]
    """Words of a person's title or function, in lower case."""
    name_particles: frozenset[str]
    """Words in lower case that may stand inside a name."""
    labels: Mapping[str, tuple[str, ...]]
    """Patterns of the labels before a value: ``author``, ``editor``, ``published``, ``updated``."""
    lines: Mapping[str, tuple[str, ...]]
    """Patterns that tell a line's role: ``promo``, ``credit``, ``caption``, ``boilerplate``…"""
    marking: Mapping[str, frozenset[str]]
    """Small words around a noun phrase: ``demonstratives``, which end one, and ``genitives``, which
    go on with it also behind a name."""


@cache
def languages() -> tuple[Language, ...]:
    """Return all languages there is a file for: Indonesian, English, then by code."""
    codes = sorted(path.stem for path in _FOLDER.glob("*.toml"))
    known = [code for code in _PRIMARY if code in codes]
    return tuple(language(code) for code in known + [c for c in codes if c not in known])


@cache
def abbreviations() -> frozenset[str]:
    """Return the abbreviations of all languages in lower case, without their last full stop."""
    return frozenset(word.lower() for known in languages() for word in known.abbreviations)


@cache
def function_words() -> frozenset[str]:
    """Return the small words of all languages."""
    return frozenset().union(*(known.function_words for known in languages()))


@cache
def negations() -> frozenset[str]:
    """Return the words of all languages that turn what is said into its opposite."""
    return frozenset().union(*(known.negations for known in languages()))


@cache
def weighty_words() -> frozenset[str]:
    """Return the negations and number words of all languages: one changed, another meaning."""
    return negations().union(*(known.number_words for known in languages()))


@cache
def language(code: str) -> Language:
    """Return the language of a BCP 47 ``code``; a region or script after it makes no difference.

    Raises UnknownLanguageError when there is no file for it.
    """
    import tomllib

    primary = code.replace("_", "-").partition("-")[0].lower()
    path = _FOLDER / f"{primary}.toml"
    if not primary.isalpha() or not path.is_file():
        codes = ", ".join(sorted(p.stem for p in _FOLDER.glob("*.toml")))
        raise UnknownLanguageError(f"no language file for {code!r:.20}; there are {codes}")
    return _read(primary, tomllib.loads(path.read_text(encoding="utf-8")))


def _read(code: str, value: Mapping[str, Any]) -> Language:
    return Language(
        code=code,
        name=value["name"],
        zone=value["zone"],
        numeric_dates=value["numeric_dates"],
        months={m: i for i, names in enumerate(value["months"], 1) for m in names.split()},
        weekdays=tuple(value["weekdays"].split()),
        day_suffixes=tuple(value["day_suffixes"].split()),
        clock_words=tuple(value["clock_words"].split()),
        conjunctions=tuple(value["conjunctions"].split()),
        zones=value["zones"],
        function_words=frozenset(value["function_words"].split()),
        negations=frozenset(value["negations"].split()),
        number_words=frozenset(value["number_words"].split()),
        abbreviations=frozenset(value["abbreviations"].split()),
        complementizers=frozenset(value["complementizers"].split()),
        reporting_verbs=frozenset(value["reporting_verbs"].split()),
        titles=frozenset(value["titles"].split()),
        name_particles=frozenset(value["name_particles"].split()),
        labels={k: tuple(v) for k, v in value["labels"].items()},
        lines={k: tuple(v) for k, v in value["lines"].items()},
        marking={k: frozenset(v.split()) for k, v in value["marking"].items()},
    )
