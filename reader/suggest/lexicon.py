"""The grammar of attribution of one language, read from its file, in the form the rules need."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from reader.languages import UnknownLanguageError, abbreviations, language
from reader.source_words import source_words

Form = Callable[[str], bool]
"""Tells by its form whether a word is of a kind."""

_NONE: frozenset[str] = frozenset()
_GIVEN = ("given_names", "men", "women")
_MOST_FORMS = 20_000
"""Words of which is remembered what their form tells; an article has a few hundred."""
_DESCRIBING = ("people", "offices", "local", "portfolios", "complete", "places")
"""The lists of sources whose words are no part of a person's name."""
_FOLDER = Path(__file__).parent / "languages"

FINITE, PARTICIPLE, PAST, BASE = "finite", "participle", "past", "base"
"""The forms of a verb as far as the rules tell them apart; a past form may be a passive too."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a word that signals an attribution."""

    words: tuple[str, ...]
    """In lower case; several when a particle or an object belongs to it: ``points out``."""
    lemma: str
    kind: str
    """``verb``, ``noun``, ``preposition`` or ``clitic``, a word whose ending is its subject."""
    form: str
    frames: Mapping[str, float]
    """A construction the word stands in → how often it then is an attribution, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the rules know of one language; all words are in lower case."""

    code: str
    cues: Mapping[str, tuple[Cue, ...]]
    """By their first word, those of more words first."""
    nouns: Mapping[str, Cue]
    """Those that only a noun is, ``claim that``, by the word; it can be a form of a verb too."""
    sets: Mapping[str, frozenset[str]]
    """The closed classes of words, by the names that the language files give them."""
    genders: Mapping[str, str]
    """A pronoun or a title → the gender of whom it stands for, ``f`` or ``m``."""
    short_titles: Mapping[str, str]
    """A short form of an office → its words: ``wapres``, ``wakil presiden``."""
    options: Mapping[str, bool]
    verb: Form
    """Tells a finite verb; takes too much for one rather than too little."""
    active: Form
    """Tells a verb in the active voice, that opens an adjunct without a subject."""
    adverb: Form
    participle: Form
    """Tells a participle, so that what it opens is not taken for a phrase."""
    plural: Form
    """Tells a noun of which there are several."""
    abstract: Form
    """Tells a noun that is no part of a person's name: ``Perekonomian``."""
    abbreviations: frozenset[str] = field(default_factory=abbreviations)
    _unions: dict[tuple[str, ...], frozenset[str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def set(self, name: str) -> frozenset[str]:
        """Return a closed class of words; one that the language does not have is empty."""
        return self.sets.get(name, _NONE)

    def union(self, *names: str) -> frozenset[str]:
        """Return the words of several classes, put together once for all articles."""
        known = self._unions.get(names)
        if known is None:
            known = self._unions[names] = _NONE.union(*map(self.set, names))
        return known

    def may_invert(self, word: str) -> bool:
        """Tell whether a word is a cue that stands before its source: ``kata``, ``ujarnya``."""
        cues = self.cues.get(word, ())
        return any("inverted" in cue.frames for cue in cues)


@cache
def lexicon(code: str) -> Lexicon:
    """Return the lexicon of a language; ``""`` or a language without a file has no words at all."""
    path = _FOLDER / f"{code}.toml"
    if not code.isalpha() or not path.is_file():
        return Lexicon(
            code="",
            cues={},
            nouns={},
            sets={},
            genders={},
            short_titles={},
            options={},
            verb=_never,
            active=_never,
            adverb=_never,
            participle=_never,
            plural=_never,
            abstract=_never,
        )
    import tomllib

    return _read(code, tomllib.loads(path.read_text(encoding="utf-8")))


@cache
def codes() -> tuple[str, ...]:
    """Return the codes of the languages that suggestions are made in."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def _read(code: str, value: Mapping[str, Any]) -> Lexicon:
    sets = {name: _split(words) for name, words in value["words"].items()}
    sets |= _shared_words(code)
    if value.get("options", {}).get("titles_of_sources"):
        sets |= _titles_of_sources(code, sets)
    sets["given_names"] = frozenset().union(*(sets.get(name, _NONE) for name in _GIVEN))
    sets |= _title_classes(sets)
    cues: dict[str, list[Cue]] = {}
    nouns = {}
    for cue in _cues(value):
        if cue.kind == "noun":
            nouns[cue.words[0]] = cue
            continue
        known = cues.setdefault(cue.words[0], [])
        twin = next((i for i, other in enumerate(known) if other.words == cue.words), None)
        if twin is None:
            known.append(cue)
        else:
            first = known[twin]
            known[twin] = replace(first, frames={**cue.frames, **first.frames})
    for known in cues.values():
        known.sort(key=lambda cue: -len(cue.words))
    sets["cue_words"] = frozenset(cues)
    sets["cue_prepositions"] = frozenset(
        word
        for word, found in cues.items()
        if any(cue.kind == "preposition" and len(cue.words) == 1 for cue in found)
    )
    recaps = (word for word, found in cues.items() if any("recap" in cue.frames for cue in found))
    sets["agents"] = sets.get("agents", frozenset()).union(recaps)
    return Lexicon(
        code=code,
        cues={first: tuple(known) for first, known in cues.items()},
        nouns=nouns,
        sets=sets,
        genders={w: g for g, words in value.get("genders", {}).items() for w in words.split()},
        short_titles=value.get("short_titles", {}),
        options=value.get("options", {}),
        verb=_form(value["verb"]),
        active=_form(value.get("active")),
        adverb=_form(value.get("adverb")),
        participle=_form(value.get("participle")),
        plural=_form(value.get("plural")),
        abstract=_form(value.get("abstract")),
    )


def _never(_: str) -> bool:
    return False


def _form(pattern: str | None) -> Form:
    """Return what finds a pattern in a word, and remembers where: the same words come again."""
    if pattern is None:
        return _never
    search = re.compile(pattern).search

    @lru_cache(_MOST_FORMS)
    def has_form(word: str) -> bool:
        return search(word) is not None

    return has_form


def _split(words: str) -> frozenset[str]:
    """Split a list at its commas when it has phrases in it, else at blanks."""
    parts = words.split(",") if "," in words else words.split()
    return frozenset(" ".join(part.split()) for part in parts) - {""}


def _shared_words(code: str) -> dict[str, frozenset[str]]:
    """Return the classes that the reader's own language file already lists."""
    try:
        shared = language(code)
    except UnknownLanguageError:
        return {}
    behind = source_words(code).lists
    return {
        "postnominals": behind["postnominals"],
        "small_degrees": behind["small_degrees"],
        "times": frozenset(shared.weekdays) | frozenset(m for m in shared.months if len(m) > 3),
        "function_words": shared.function_words,
        "titles": shared.titles,
        "particles": shared.name_particles,
    }


def _titles_of_sources(code: str, sets: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return what the lists of sources know of titles, organizations and places."""
    lists = source_words(code).lists
    given = (lists["given"] | sets["given_or_title"]) - sets["weak_titles"]
    areas = lists["areas"] - sets["organizations"]
    weak = areas | sets["weak_titles"]
    described = frozenset().union(*(lists[name] for name in _DESCRIBING))
    return {
        "organizations": (sets["organizations"] | lists["organization"]) - lists["complete"],
        "described": (described | sets.get("described", frozenset())) - weak - given,
        "institutions": lists["institutions"],
        "weak_titles": weak,
        "given_or_title": given,
        "areas": areas,
        "local_titles": lists["local"],
        "places": sets["places"] | lists["places"],
        "complete_names": lists["complete"] | lists["places"] | lists["ranks"],
        "held_offices": lists["offices"] - lists["ranks"],
        "persons": lists["people"] | lists["offices"] | lists["ranks"],
        "ranks": lists["ranks"],
        "honorifics": lists["honorifics"] | sets["also_names"],
        "several": lists["group"],
        "relations": lists["relations"],
        "unnamed": lists["unnamed"],
        "naming": lists["naming"],
        "nameless": (lists["group"] | lists["quantities"] | lists["things"]) - sets["titles"],
    }


def _title_classes(sets: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Return the classes that are made of others, put together once for all articles."""

    def united(*names: str) -> frozenset[str]:
        return frozenset().union(*(sets.get(name, frozenset()) for name in names))

    persons = united("titles", "roles", "persons")
    roles = persons | united("offices")
    return {
        "person_words": persons,
        "role_words": roles,
        "describing": roles | united("organizations", "places", "described", "times"),
        "nameless": united("groups", "organizations", "nameless"),
    }


def _cues(value: Mapping[str, Any]) -> Iterator[Cue]:
    rules = [(re.compile(rule["ending"]), rule["forms"]) for rule in value.get("inflections", [])]
    for group in value["cues"]:
        frames = {name: share / 100 for name, share in group["frames"].items()}
        for entry in group["words"].split("\n"):
            for item in filter(str.strip, entry.split("," if group.get("phrases") else None)):
                for words, form in _forms(item.strip(), rules if group["kind"] == "verb" else []):
                    if words:
                        yield Cue(
                            words, item.strip(), group["kind"], group.get("form", form), frames
                        )
                        for clitic in value.get("clitics", ()) if group.get("clitic") else ():
                            yield Cue((words[0] + clitic,), item.strip(), "clitic", form, frames)


def _forms(
    item: str, rules: list[tuple[re.Pattern[str], list[str]]]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every form of an entry: ``say:said``, ``point out`` or, as it stands, ``kata``."""
    head, *rest = item.split() or [""]
    base, *irregular = head.split(":")
    if not rules:
        yield (tuple([base, *rest]) if base else ()), FINITE
        return
    ending, made = next((rule for rule in rules if rule[0].search(base)), rules[-1])
    third, past, participle, gerund = (ending.sub(form, base, count=1) for form in made)
    past = irregular[0] if irregular else past
    participle = irregular[1] if len(irregular) > 1 else past if irregular else participle
    forms = {base: BASE, third: FINITE, participle: PAST, past: PAST, gerund: PARTICIPLE}
    for word, form in forms.items():
        yield (tuple([word, *rest]) if word else ()), form
