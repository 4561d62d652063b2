"""Takes the words of a source apart, so that a new speaker is offered under a clean name.

``Presiden Azeri Ilham Aliyev`` is Ilham Aliyev, whom the article calls Presiden Azeri. The rules
look only at capitals and at the word lists of the language files; a person sees the result first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reader.languages import Language, UnknownLanguageError, language, languages
from reader.model import SpeakerKind
from reader.text.normalise import one_line

_FOLDER = Path(__file__).parent / "languages" / "sources"
_EDGES = " \t,.;:!?\"'“”„«»‘’()[]–—-"
_AGE = re.compile(r"\s*[(\[]\s*\d{1,3}[^)\]]{0,12}[)\]]|,\s*\d{1,3}(?=\s*(?:,|$))")
_DEGREE = re.compile(r"(?:[A-Z][A-Za-z]{0,3}\.){1,3}[A-Za-z]{0,4}\.?|Jr\.?|Sr\.?|Ph\.?D\.?|MD|MBA")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,6}")


@dataclass(frozen=True, slots=True)
class Naming:
    """What the words of a source say about who is speaking."""

    name: str
    """The clean name; the words themselves when no name is in them."""
    kind: SpeakerKind
    role: str = ""
    """The words before or after the name that tell what the speaker is."""
    named: bool = True
    """False for a pronoun or for no words at all, which name nobody new."""


@dataclass(frozen=True, slots=True)
class _Cues:
    pronouns: frozenset[str]
    honorifics: frozenset[str]
    titles: frozenset[str]
    portfolios: frozenset[str]
    organization: frozenset[str]
    group: frozenset[str]
    unnamed: frozenset[str]
    places: frozenset[str]
    particles: frozenset[str]
    articles: frozenset[str]
    joining: re.Pattern[str]
    """What stands between two names."""


@cache
def _cues(code: str) -> _Cues:
    known: Sequence[Language]
    try:
        known = (language(code),)
    except UnknownLanguageError:
        known = languages()
    lists = [_word_lists(k.code) for k in known]

    def words(*names: str) -> frozenset[str]:
        return frozenset().union(
            *(found.get(name, "").split() for found in lists for name in names)
        )

    conjunctions = "|".join(re.escape(word) for k in known for word in k.conjunctions)
    return _Cues(
        pronouns=words("pronouns"),
        honorifics=words("honorifics"),
        titles=words("ranks", "honorifics").union(*(k.titles for k in known)),
        portfolios=words("portfolios"),
        organization=words("organization"),
        group=words("group"),
        unnamed=words("unnamed"),
        places=words("places"),
        particles=frozenset().union(*(k.name_particles for k in known)),
        articles=words("articles"),
        joining=re.compile(rf"\s+(?:{conjunctions}|&)\s+"),
    )


def _word_lists(code: str) -> Mapping[str, str]:
    import tomllib

    path = _FOLDER / f"{code}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def naming(words: str, code: str = "") -> Naming:
    """Return the name, role and kind in the words of a source.

    ``code`` is the article's language; an unknown one means all languages there are.
    """
    cues = _cues(code)
    plain = _AGE.sub("", one_line(words)).strip(_EDGES.replace(".", ""))
    plain = " ".join(_without_article(plain.split(), cues))
    if not plain or plain.casefold() in cues.pronouns:
        return Naming(plain, SpeakerKind.PERSON, named=False)
    head, tail = _parts(plain, cues)
    name, role = _name_and_role(head.split(), cues)
    if name:
        role = ", ".join(filter(None, (role, tail)))
        return Naming(name, _kind_of_name(name, role, cues), role)
    role = tail if tail and head else ""
    whole = head or plain
    return Naming(whole, _kind_of_words(whole.split(), cues), role)


def several(words: str, code: str = "") -> list[str]:
    """Part the words of a joint source (``A dan B``) into those of each; one when it is not joint.

    ``Menteri Pendidikan dan Kebudayaan`` stays whole: only names are parted.
    """
    cues = _cues(code)
    parts = re.split(cues.joining, one_line(words))
    names = [_name_and_role(_parts(part, cues)[0].split(), cues)[0] for part in parts]
    return parts if len(parts) > 1 and all(names) else [one_line(words)]


def guess_kind(words: str, code: str = "") -> SpeakerKind:
    """Return what kind of speaker a name or the words of a source stand for."""
    return naming(words, code).kind


def _without_article(words: list[str], cues: _Cues) -> list[str]:
    return words[1:] if len(words) > 1 and _key(words[0]) in cues.articles else words


def _parts(plain: str, cues: _Cues) -> tuple[str, str]:
    """Part ``Budi, ketua RT`` and ``Ketua RT, Budi`` into who and what; degrees are dropped."""
    pieces = [piece.strip() for piece in plain.split(",")]
    pieces = [p for i, p in enumerate(pieces) if p and (i == 0 or not _DEGREE.fullmatch(p))]
    if len(pieces) < 2:
        return (pieces[0] if pieces else ""), ""
    head, tail = pieces[0], ", ".join(pieces[1:])
    starts = head.split()[0]
    describes = _key(starts) in cues.titles | cues.organization or starts.islower()
    bare = not any(_key(w) in cues.organization for w in head.split())
    if describes and not (bare and _name_and_role(head.split(), cues)[0]):
        name, role = _name_and_role(pieces[1].split(), cues)
        if name and not role:
            return pieces[1], ", ".join([head, *pieces[2:]])
    return head, tail


def _name_and_role(words: Sequence[str], cues: _Cues) -> tuple[str, str]:
    """Part a name from what stands before and after it; the name is empty when there is none."""
    if words and _key(words[0]) in cues.organization:
        return "", ""
    start = end = _role_end(words, cues)
    while end < len(words) and (_is_capital(words[end]) or _key(words[end]) in cues.particles):
        end += 1
    name = words[start:end]
    if not name or all(_key(w) in cues.places | cues.organization for w in name):
        return "", ""
    role = [w for w in (*words[:start], *words[end:]) if _key(w) not in cues.honorifics]
    return " ".join(name).strip(_EDGES.replace(".", "")), " ".join(role)


def _role_end(words: Sequence[str], cues: _Cues) -> int:
    """Return how many of the first words are title, office, place and the like."""
    if not words or not _describes(words[0], cues):
        return 0
    if not any(_key(w) in cues.titles or w.islower() for w in words):
        return 0
    end = place = 0
    while place < len(words):
        key = _key(words[place])
        if key in cues.organization and place + 1 < len(words):
            place += 1  # the word after "Partai" or "Kementerian" is its name
        elif not _describes(words[place], cues) or (key in cues.particles and place == end):
            if any(_key(w) in cues.titles for w in words[place + 1 : place + 4]):
                place += 1
                continue
            break
        place += 1
        end = place
    return end


def _describes(word: str, cues: _Cues) -> bool:
    key = _key(word)
    known = cues.titles | cues.portfolios | cues.places | cues.organization | cues.group
    is_word = not _is_capital(word) and key not in cues.particles
    return key in known or is_word or bool(_ACRONYM.fullmatch(word.strip(_EDGES)))


def _kind_of_name(name: str, role: str, cues: _Cues) -> SpeakerKind:
    words = name.split()
    keys = [_key(word) for word in words]
    if keys[0] in cues.organization or (keys[-1] in cues.organization and not role):
        return SpeakerKind.ORGANIZATION
    is_acronym = len(words) == 1 and _ACRONYM.fullmatch(words[0])
    if not role and (is_acronym or all(key in cues.places for key in keys)):
        return SpeakerKind.ORGANIZATION
    return SpeakerKind.PERSON


def _kind_of_words(words: Sequence[str], cues: _Cues) -> SpeakerKind:
    """Return the kind of a source without a name: the first word that tells it decides."""
    for word in words:
        key = _key(word)
        if key in cues.unnamed:
            return SpeakerKind.UNNAMED
        if key in cues.organization:
            return SpeakerKind.ORGANIZATION
        if key in cues.group:
            return SpeakerKind.GROUP
        if key in cues.titles:
            return SpeakerKind.UNNAMED
    if words and all(_key(w) in cues.places or _ACRONYM.fullmatch(w) for w in words):
        return SpeakerKind.ORGANIZATION
    return SpeakerKind.UNNAMED


def _is_capital(word: str) -> bool:
    first = word.strip(_EDGES)[:1]
    return first.isalpha() and not first.islower()  # scripts without case count as capitals


def _key(word: str) -> str:
    return word.strip(_EDGES).casefold().replace("’", "'").removesuffix("'s")
