"""The people of an article, out of the names that a page gives in many places and many ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import NamedTuple

from reader.ingest.names import is_name, split_names
from reader.ingest.patterns import patterns
from reader.ingest.web.pieces import key_of
from reader.ingest.web.structured import Person
from reader.text.normalise import one_line

_ADDRESS = re.compile(r"https?:|www\.|/\w+/|@", re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]{1,12}\)$")
"""A shorthand behind a name: ``Ani Laras (ala)``."""
_FIRM = re.compile(
    r"(?<!\w)(?:PT|CV|Tbk|GmbH|KG|AG|SE|Ltd|Limited|LLC|Inc|Corp|Pty|PLC|S\.?p\.?A|B\.?V|"
    r"Media Group|Media$|Web ?(?:Design|master)|Admin(?:istrator)?|wordpress)(?:\.|(?!\w))"
    r"|(?<!\w)S\.?A\.?$"
)
_NO_NAME = frozenset({"", "null", "none", "undefined", "unknown", "admin", "author", "by"})
_AND = re.compile(r"\s(?:und|et|y|e|en|og|och|ja|ve|và|i|a)\s")
"""``and`` in languages without a file here, between two names."""
_FAMILY_FIRST = re.compile(r"([^\W\d_][\w'’-]+), ([^\W\d_][\w.'’-]+(?: [^\W\d_][\w.'’-]*){0,2})")
"""A name as libraries write it: ``Laras, Budi A.``"""
_MOST_WORDS = 8
_MOST = 20


class People(NamedTuple):
    """Who wrote and who edited an article."""

    authors: tuple[str, ...]
    editor: str


def people_of(
    structured: Sequence[Person],
    editors: Sequence[Person],
    named: Iterable[str],
    bylines: Iterable[Sequence[str]],
    sites: Iterable[str],
) -> People:
    """Return the people named in JSON-LD (``structured``), ``<meta>`` (``named``) or ``bylines``.

    JSON-LD first; but what is only the name of one of ``sites``, or of a firm, gives way to a
    person found elsewhere. An address is nobody.
    """
    keys = {key_of(site) for site in sites if site}
    groups = [
        [
            Person(name, person.organization)
            for person in structured
            for name in _names(person.name)
        ],
        [Person(name, False) for value in named for name in _listed(value)],
        *([Person(name, False) for name in byline] for byline in bylines),
    ]
    authors = next(
        (own for group in groups if (own := [p.name for p in group if _is_own(p, keys)])),
        next(([p.name for p in group] for group in groups if group), []),
    )
    editor = next((name for person in editors for name in _names(person.name)), "")
    return People(tuple(dict.fromkeys(authors))[:_MOST], editor)


def _is_own(person: Person, sites: set[str]) -> bool:
    """Return whether ``person`` is somebody else than the site itself."""
    key = key_of(person.name)
    return key not in sites and not any(
        (len(key) > 3 and key in site) or (site in key and len(key) < len(site) + 5)
        for site in sites
        if len(site) > 3
    )


def _names(value: str) -> list[str]:
    """Return the name in ``value``, without a label before it or functions behind it."""
    name = one_line(value[:300])
    label = patterns().label.match(name)
    if label and name[label.end() :].strip():
        name = name[label.end() :]
    parts = [part.strip(" ,;|") for part in name.split(",")]
    people = list(takewhile(is_name, patterns().conjunction.split(name)))
    if len(people) > 1:
        return people
    if is_name(parts[0]) and not _is_degree("".join(parts[1:])):
        name = parts[0]
    name = _ASIDE.sub("", name).strip(" ,;|:-")
    if name.lower() in _NO_NAME or _ADDRESS.search(name) or _FIRM.search(name):
        return []
    pair = _AND.split(name)
    if len(pair) > 1 and all(is_name(one) for one in pair):
        return pair
    return [name] if len(name.split()) <= _MOST_WORDS else []


def _is_degree(text: str) -> bool:
    """Return whether what stands behind a name belongs to it: ``S.H.``, ``PhD``."""
    return bool(text) and (len(text) <= 4 or text.endswith("."))


def _listed(value: str) -> list[str]:
    """Return the names in a value that may be a list: ``By Ani Laras and Budi Karsa, London``."""
    if _ADDRESS.search(value) or _FIRM.search(value):
        return []
    bare = patterns().label.sub("", value, count=1).strip(" :")
    if family := _FAMILY_FIRST.fullmatch(bare):
        return [f"{family[2]} {family[1]}"]
    names, left = split_names(_AND.sub(", ", bare))
    people = [name for name in names if is_name(name)]
    if people and left <= 2:
        return people
    return _names(bare)
