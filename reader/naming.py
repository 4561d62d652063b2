"""Takes the words of a source apart, so that a new speaker is offered under a clean name.

``Presiden Azeri Ilham Aliyev`` is Ilham Aliyev, whom the article calls Presiden Azeri; ``kelompok
nelayan`` is nobody's name and stays whole. Word lists decide first, capitals where no list knows
a word; no letter of a name is changed. A person sees the result before it counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.affiliations import described
from reader.model import SpeakerKind
from reader.name_finding import NameFinder
from reader.source_words import EDGES, SourceWords, Tag, key, source_words
from reader.speakers import fold
from reader.text.normalise import one_line

_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_AGE = re.compile(r",\s*\d{1,3}(?=\s*(?:,|$))")
_COMMA = re.compile(r",(?!\d)")
_DEGREE = re.compile(
    r"(?:[A-Z][A-Za-z]{0,3}\.){1,3}[A-Za-z]{0,4}\.?|Jr\.?|Sr\.?|Ph\.?D\.?|MD|MBA"
    r"|[A-Z]-[A-Z][A-Za-z.]{0,5}"
)
"""A degree, or a party and state: ``R-Ky.``."""
_POSSESSIVE = re.compile(r"['’]s$")
_OUTER = EDGES.replace(".", "")
_SHORT = 3
"""Words at most of a description that points back to somebody: ``the former governor``."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What the words of a source say about who is speaking."""

    name: str
    """The clean name; the words themselves when no name is in them."""
    kind: SpeakerKind
    role: str = ""
    """The words before or after the name that tell what the speaker is."""
    named: bool = True
    """False for what names nobody new: no words, a pronoun, ``politisi itu``."""
    affiliation: str = ""
    """The organization that the role is held in, where it is clear which words name it."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands between two commas; ``[start, end)`` are the words of a person's name."""

    words: Sequence[str]
    start: int = 0
    end: int = 0

    @property
    def is_bare(self) -> bool:
        """Tell whether there is nothing but the name."""
        return self.end - self.start == len(self.words) > 0

    @property
    def name(self) -> str:
        """The name without degrees behind it."""
        words = self.words[self.start : self.end]
        while len(words) > 1 and _DEGREE.fullmatch(words[-1]) and words[-1].count(".") > 1:
            words = words[:-1]
        return _POSSESSIVE.sub("", " ".join(words).strip(_OUTER))


def naming(words: str, code: str = "") -> Naming:
    """Return the name, role, affiliation and kind in the words of a source.

    ``code`` is the article's language; an unknown one means all languages there are.
    """
    known, line = source_words(code), one_line(words)
    plain = _AGE.sub("", _BRACKETS.sub("", line)).strip(_OUTER) or line.strip(_OUTER)
    tokens = plain.split()
    definite = len(tokens) > 1 and known.among(tokens[0], "articles")
    tokens = tokens[1:] if definite else tokens
    plain = " ".join(tokens)
    if all(known.among(word, "pronouns") for word in tokens):
        return Naming(plain, SpeakerKind.PERSON, named=False)
    parts = _parts(plain, known)
    best = next((p for p in parts if p.is_bare), None) or next((p for p in parts if p.name), None)
    if best is None:
        kind = _kind_of_words(tokens, known)
        tokens = _without_clause(tokens, kind == SpeakerKind.UNNAMED, known)
        plain = " ".join(tokens).strip(_OUTER)
        return Naming(plain, kind, named=not _points_back(tokens, kind, definite, known))
    behind = [w for w in best.words[best.end :] if known.is_title(w) or not known.is_postnominal(w)]
    after = [behind, *(p.words for p in parts if p is not best)]
    role, affiliation = described(best.words[: best.start], after, known)
    alone = not (role or affiliation)
    kind = _kind_of_name(best, definite, known) if alone else SpeakerKind.PERSON
    return Naming(best.name, kind, role, affiliation=affiliation)


def several(words: str, code: str = "") -> list[str]:
    """Part the words of a joint source (``A, B dan C``) into those of each; one when not joint.

    ``Menteri Pendidikan dan Kebudayaan`` stays whole: only names are parted.
    """
    known, line = source_words(code), one_line(words)
    parts = re.split(known.joining, line)
    if len(parts) < 2:
        return [line]
    pieces = (_BRACKETS.sub("", piece).strip() for part in parts for piece in _COMMA.split(part))
    listed = [piece for piece in pieces if piece and not _DEGREE.fullmatch(piece)]
    if all(_part(piece, known).is_bare for piece in listed[1:]):
        parts = listed
    return parts if all(_names_somebody(part, known) for part in parts) else [line]


def _names_somebody(words: str, known: SourceWords) -> bool:
    tokens = words.split()
    tokens = tokens[1:] if tokens and known.among(tokens[0], "articles") else tokens
    return _is_proper(known.tags(tokens)) or any(part.name for part in _parts(words, known))


def described_as(words: str, code: str = "") -> list[str]:
    """Return the folded words by which ``politisi itu`` points back to somebody; none otherwise."""
    known = source_words(code)
    plain = " ".join(w for w in words.split() if not known.among(w, "pointing", "pronouns"))
    return fold(plain).split()


def _parts(plain: str, known: SourceWords) -> list[_Part]:
    pieces = [piece.strip(_OUTER) for piece in _COMMA.split(plain)]
    return [
        _part(piece, known)
        for place, piece in enumerate(pieces)
        if piece and (place == 0 or not _is_degree(piece, known))
    ]


def _is_degree(piece: str, known: SourceWords) -> bool:
    return bool(_DEGREE.fullmatch(piece)) or all(map(known.is_postnominal, piece.split()))


def _without_clause(words: list[str], single: bool, known: SourceWords) -> list[str]:
    """Cut off what tells more of a nameless source: ``Seorang petugas yang enggan disebut``.

    Without a comma that is only done for a ``single`` one: ``pihak yang bertikai`` says who it is.
    """
    for place, word in enumerate(words[1:], 1):
        apart = words[place - 1].endswith(",")
        relative = known.among(word, "relatives") and (apart or single)
        if relative or (apart and known.among(word, "articles")):
            return words[:place]
    return words


def _part(piece: str, known: SourceWords) -> _Part:
    words = piece.split()
    degrees = next((n for n, w in enumerate(reversed(words)) if not known.is_postnominal(w)), 0)
    found = NameFinder(words[: len(words) - degrees], known).find()
    if found is None:
        return _Part(words)
    start, end = found
    while start < end - 1 and known.among(words[start], "honorifics"):
        start += 1
    return _Part(words, start, end)


def _points_back(
    words: Sequence[str], kind: SpeakerKind, definite: bool, known: SourceWords
) -> bool:
    """Tell whether the words mean somebody of whom the article has spoken: ``politisi itu``."""
    if known.among(words[0], "unnamed", "quantities", "things"):
        return False
    if all(known.among(word, "singular") for word in words):
        return True
    if len(words) > 1 and known.among(words[-1], "pointing"):
        return kind != SpeakerKind.GROUP or known.is_title(words[0])
    short = definite and len(words) <= _SHORT and kind != SpeakerKind.GROUP
    common = all(word.islower() or known.among(word, "portfolios") for word in words)
    return short and common and not known.among(words[-1], "things")


def _kind_of_name(part: _Part, definite: bool, known: SourceWords) -> SpeakerKind:
    """Return what a name without a role is: ``the Daily Bugle`` is no person."""
    if definite and part.is_bare:
        plural = known.is_plural(part.name) and len(part.words) == 1
        return SpeakerKind.GROUP if plural else SpeakerKind.ORGANIZATION
    tags = known.tags(part.words)
    branch = not known.final and len(tags) > 1 and tags[-1] is Tag.PLACE  # Greenpeace Indonesia
    return SpeakerKind.ORGANIZATION if branch else SpeakerKind.PERSON


def _kind_of_words(words: Sequence[str], known: SourceWords) -> SpeakerKind:
    """Return the kind of a source without a name, by the word that says what it is."""
    tags = known.tags(words)
    limit = next((i for i, tag in enumerate(tags) if tag is Tag.LINK), len(tags))
    for word in reversed(words[:limit]):
        if key(word) in known.final:
            return _kind_of_word(word, known) or SpeakerKind.UNNAMED
        if word.islower() and known.is_plural(word) and not known.is_title(word):
            return SpeakerKind.GROUP
    told = (found for word in words if (found := _kind_of_word(word, known)))
    proper = SpeakerKind.ORGANIZATION if _is_proper(tags) else SpeakerKind.UNNAMED
    return next(told, proper)


def _is_proper(tags: Sequence[Tag]) -> bool:
    """Tell whether there is nothing but places and short forms."""
    return all(tag in (Tag.PLACE, Tag.ACRONYM) for tag in tags)


def _kind_of_word(word: str, known: SourceWords) -> SpeakerKind | None:
    if known.among(word, "unnamed", "things"):
        return SpeakerKind.UNNAMED
    if known.among(word, "organization", "complete"):
        return SpeakerKind.ORGANIZATION
    if known.among(word, "group", "quantities"):
        return SpeakerKind.GROUP
    return SpeakerKind.UNNAMED if known.is_title(word) else None
