"""The people of an article, out of the names that a page gives in many places and many ways."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from reader.ingest.byline_words import byline_words, without_start
from reader.ingest.names import (
    DOMAIN,
    begins_as_usual,
    does,
    is_house,
    is_name,
    is_unspaced_name,
    leading_name,
    parted,
    ranked_people,
    split_names,
)
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
_NO_NAME = frozenset(
    {"", "null", "none", "undefined", "unknown", "admin", "super user", "author", "by"}
)
_FAMILY_FIRST = re.compile(r"([^\W\d_][\w'’-]+), ([^\W\d_][\w.'’-]+(?: [^\W\d_][\w.'’-]*){0,2})")
"""A name as libraries write it: ``Laras, Budi A.``"""
_HANDLE = re.compile(r"\s+[<(\[]?\s*\S*@\S+")
"""An address or a handle behind a name."""
_FIELDS = re.compile(r"\s*[|•·]\s*|\s[-–—]\s")
_BEFORE_AUTHORS = ("author", "signed")
_FEWEST_BEHIND = 2
"""Words of a name up to which ``Von`` before it, with a capital, may be a part of it."""
_MOST_WORDS = 8
_MOST_OF_SITE = 4
"""Words of a site's name before that of a person."""
_MOST = 20
_MOST_VALUES = 50
_LONGEST = 300
"""Characters of a value that are looked at."""
_LONGEST_LIST = 1_000
"""Characters that are looked at of a value that may be a list."""


class Shown(NamedTuple):
    """Whom the lines of a page name."""

    groups: tuple[tuple[str, ...], ...] = ()
    """The authors as several witnesses have them, the likeliest first."""
    editors: tuple[str, ...] = ()
    others: frozenset[str] = frozenset()
    """Who did something else for it."""
    sure: tuple[tuple[str, ...], ...] = ()
    """Those of the groups that stand in a byline beyond doubt."""
    printed: frozenset[str] = frozenset()
    """What its links to authors, and its elements called bylines, say, whoever that is."""


class People(NamedTuple):
    """Who wrote and who edited an article."""

    authors: tuple[str, ...]
    editor: str


def people_of(
    structured: Sequence[Person],
    editors: Sequence[Person],
    named: Iterable[str],
    marked: Iterable[str],
    shown: Shown,
    sites: Iterable[str],
) -> People:
    """Return the people named in JSON-LD (``structured``), ``<meta>`` (``named``), microdata
    (``marked``) or the lines that are ``shown``.

    JSON-LD first; but what names only one of ``sites``, a firm, an agency, a desk or an account
    gives way to a person whom the page shows first of all, and what names some of those whom a
    byline shows to all of them. Who only took the pictures is no author, an address is nobody.
    """
    keys = {key_of(site) for site in sites if site}
    told = [
        [name for person in structured for name in _names(person.name)],
        [name for value in islice(named, _MOST_VALUES) for name in _listed(value)],
    ]
    lines = [
        [name for value in islice(marked, _MOST_VALUES) for name in _listed(value)],
        *map(list, shown.groups),
    ]
    told = [_without(group, shown.others) for group in told]
    data, seen = ([_own(group, keys) for group in groups] for groups in (told, lines))
    first = next((own for own in seen if own), [])
    firms = {person.name for person in structured if person.organization}
    firms = {name for name in firms if not begins_as_usual(name)}
    persons = [own for own in (*data, first) if any(map(_is_somebody, {*own} - firms))]
    printed = [group for group in told if len(group) > 1 and set(group) <= shown.printed]
    groups = (*persons, *printed, *data, first, *told, *lines)
    authors = _completed(next((group for group in groups if group), []), shown.sure)
    editor = next((name for person in editors for name in _names(person.name)), "")
    return People(tuple(dict.fromkeys(authors))[:_MOST], editor)


def _without(names: Sequence[str], others: Container[str]) -> list[str]:
    """Return ``names`` without those who did something else for it, unless nobody is left."""
    return [name for name in names if name not in others] or list(names)


def _completed(names: Sequence[str], sure: Iterable[Sequence[str]]) -> Sequence[str]:
    """Return the first of the ``sure`` groups that begins as ``names``, and has all of them and
    more, else ``names``.
    """
    keys = [key_of(name) for name in names]
    more = (group for group in sure if {*keys} < {*map(key_of, group)})
    return next((group for group in more if key_of(group[0]) in keys[:1]), names)


def _own(names: Iterable[str], sites: set[str]) -> list[str]:
    parted = (_without_site(name, sites) for name in names)
    return [name for name in parted if _is_own(name, sites)]


def _without_site(name: str, sites: set[str]) -> str:
    """Return the name behind that of the site: ``Ouest-Laras Ani KARSA``."""
    words = name.split()
    for length in range(1, min(len(words) - 1, _MOST_OF_SITE + 1)):
        behind = " ".join(words[length:])
        if key_of("".join(words[:length])) in sites and is_name(behind):
            return behind
    return name


def _is_own(name: str, sites: set[str]) -> bool:
    """Return whether ``name`` is that of somebody else than the site itself."""
    key = key_of(name)
    return key not in sites and not any(
        (len(key) > 3 and key in site) or (site in key and len(key) < len(site) + 5)
        for site in sites
        if len(site) > 3
    )


def _is_somebody(name: str) -> bool:
    """Return whether ``name`` is not only what a house calls its desk or an account."""
    words = name.lower().split()
    account = name.isascii() and len(words) == 1 and (name.islower() or not name.isalpha())
    desk = words[0] == "the" or not byline_words().rooms.isdisjoint((words[0], words[-1]))
    site = DOMAIN.fullmatch(words[0].rstrip(","))
    return not (account or desk or site or is_house(name))


def _names(value: str) -> list[str]:
    """Return the names in ``value``, without a label before them or what is behind them."""
    return [name for part in value[:_LONGEST].split(";") for name in _names_in(part)]


def _names_in(value: str) -> list[str]:
    name = _bare(value)
    if ranked := ranked_people(name):
        return list(ranked)
    if name[:4].lower() == "the " and does(name.split()[-1]) and "," not in name:
        return [name]
    parts = [part.strip(" ,;|") for part in name.split(",")]
    people = list(takewhile(_is_whole, map(_without_rank, patterns().conjunction.split(name))))
    if len(people) > 1 and not is_house(people[1]):
        return [person for person in people if not is_house(person)]
    if is_name(parts[0]) and not _is_degree("".join(parts[1:])):
        name = parts[0]
    name = _ASIDE.sub("", name).strip(" ,;|:-")
    if name.lower() in _NO_NAME or _ADDRESS.search(name) or _FIRM.search(name):
        return []
    pair = parted(name).split(", ")
    if len(pair) > 1 and all(is_name(one) for one in pair):
        return pair
    leading = leading_name(name)
    if leading != name and is_name(leading) and "," not in name:
        return [leading]
    return [name] if len(name.split()) <= _MOST_WORDS else []


def _is_whole(name: str) -> bool:
    return is_name(name) or is_unspaced_name(name)


def _without_rank(text: str) -> str:
    """Return a name without what that person does, in a script that has one word for each."""
    name = leading_name(text)
    return name if is_unspaced_name(name) else text


def _bare(value: str) -> str:
    """Return a value without a label, a handle or an address, and its first field with a name."""
    name = _HANDLE.sub("", one_line(value))
    label = patterns().label.match(name)
    if label and label.lastgroup in _BEFORE_AUTHORS and name[label.end() :].strip():
        name = name[label.end() :].strip(" :")
    if name[:1].islower() or len(name.split()) > _FEWEST_BEHIND:
        name = without_start(byline_words().opening, name)
    fields = _FIELDS.split(name)
    if len(fields) > 1 and is_name(fields[0]) and not all(map(is_name, fields)):
        name = fields[0]
    return name.strip()


def _is_degree(text: str) -> bool:
    """Return whether what stands behind a name belongs to it: ``S.H.``, ``PhD``."""
    return bool(text) and (len(text) <= 4 or text.endswith("."))


def _listed(value: str) -> list[str]:
    """Return the names in a value that may be a list: ``By Ani Laras and Budi Karsa, London``."""
    bare = _HANDLE.sub("", one_line(value[:_LONGEST_LIST]))
    if _ADDRESS.search(bare) or _FIRM.search(bare):
        return []
    bare = patterns().label.sub("", bare, count=1).strip(" :")
    if family := _FAMILY_FIRST.fullmatch(bare):
        return [f"{family[2]} {family[1]}"]
    names, left = split_names(parted(bare))
    people = [name for name in names if is_name(name.partition(",")[0])]
    if people and left <= 2:
        return [name for name in people if name.lower() not in _NO_NAME]
    return _names(bare)
