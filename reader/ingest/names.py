"""Names of people as bylines write them, told from other words by their shape alone."""

from __future__ import annotations

import re

from reader.ingest.patterns import patterns

_MOST_WORDS = 5
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|\S+@\S+")
_EDGES = ' \t\u00a0|,;:/·•*_"“”-–—.()[]'
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’‘`-](?=\w))*\.?")
DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?!\w)", re.IGNORECASE)


def split_names(value: str) -> tuple[tuple[str, ...], int]:
    """Return the names in what follows a byline's label, and how many words are left over.

    ``Budi Karsa dan Ani Laras`` are two. A name ends where lower-case words begin (``in London``);
    a later piece that is a function (``Political Editor``), a medium or a website is dropped.
    Nothing is sure about a one-word name but that the label says so.
    """
    names: list[str] = []
    left = 0
    for piece in patterns().conjunction.split(_ASIDE.sub(" ", value)):
        piece = piece.strip(_EDGES)
        name = _leading_name(piece).strip(_EDGES)
        if DOMAIN.fullmatch(piece) or (names and (_is_function(name) or is_masthead(name))):
            continue
        if name.lower() in patterns().calendar:
            name = ""
        left += len(piece.split()) - len(name.split())
        if name and name not in names:
            names.append(name)
    return tuple(names), left


def is_name(text: str, fewest: int = 2) -> bool:
    """Return whether ``text`` has the shape of one person's name, of ``fewest`` words or more."""
    words = text.split()
    if not fewest <= len(words) <= _MOST_WORDS or len(text) > 60:
        return False
    return _leading_name(text) == text and not _is_function(text)


def is_masthead(text: str) -> bool:
    """Return whether ``text`` looks like a medium: ``Kompas.com``, ``CNN Indonesia``."""
    words = text.split()
    if not words or len(words) > 3:
        return False
    if DOMAIN.fullmatch(text):
        return True
    shouted = [word.isupper() and len(word) > 2 and "." not in word for word in words]
    camel = any(word[0].islower() and not word.islower() for word in words)
    return camel or (any(shouted) and (len(words) == 1 or not all(shouted)))


def _leading_name(text: str) -> str:
    """Return ``text`` up to the first word that cannot be of a name."""
    particles, words = patterns().particles, text.split()
    kept = 0
    for index, word in enumerate(words):
        if _can_be_of_a_name(word):
            kept = index + 1
        elif word.lower() not in particles:
            break
    return " ".join(words[:kept])


def _can_be_of_a_name(word: str) -> bool:
    bare = word.strip("'’‘`\"“”()")
    if not _WORD.fullmatch(bare):
        return False
    return bare[0].isupper() or not (bare[0].islower() or bare.isascii())


def _is_function(name: str) -> bool:
    return any(word.lower() in patterns().titles for word in name.split())
