"""Who signed a text at its end: by a dash, in brackets, behind an agency, or introduced there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.ingest.byline_words import byline_words
from reader.ingest.names import does, is_house, is_name, is_unspaced_name, leading_name, names_thing
from reader.ingest.patterns import patterns

_COPYRIGHT = re.compile(r"(?:\(c\)|©)\s*([^©()]{3,80})$", re.IGNORECASE)
_BRACKETED = re.compile(r"(?:^|[。.!?”」])\s*[（(【\[]([^（）()【】\[\]]{2,40})[）)】\]]$")
_SHORTHANDS = re.compile(r"[(\[](\w{2,5}(?:\s?[/,;]\s?\w{2,5}){0,3})[)\]]")
_DASHED = re.compile(r"^[—–-]{1,2}\s*(\S.{2,40})$")
_QUOTED = re.compile(r"\s*[\"“„«»‘'].*[\"”“»«’'][.!?…]?\s*$", re.DOTALL)
"""A quotation alone, which the line below it signs for somebody else."""
_LOOKED_AT = 100
"""Characters at the end of a paragraph in which it may be signed."""
_EDGES = " \u00a0\u3000.,;:()"
_ROLE_WITHIN = 14
"""Words behind a name in which it is said what that person does."""


def signed(lines: Sequence[str], *, shorthands: bool = False) -> tuple[str, ...]:
    """Return who signed a text; of ``lines`` the first is its last paragraph.

    ``(c)AFP/Ani LARAS``, ``— Ani Laras``, ``（佐藤花子）``, ``Ani Laras is a reporter for …``; and
    ``(ala/dpa)``, with ``shorthands`` without an agency as well.
    """
    for number, line in enumerate(lines):
        names = _behind_an_agency(line) or _in_brackets(line) or _initials(line, shorthands)
        if number and not names and not _QUOTED.match(lines[number - 1]):
            names = _behind_a_dash(line)
        if names or (names := _introduced(line)):
            return names
    return ()


def _behind_an_agency(line: str) -> tuple[str, ...]:
    found = _COPYRIGHT.search(line[-_LOOKED_AT:])
    names = [name.strip(_EDGES) for name in found[1].split("/")] if found else []
    pictures = bool(names) and names[0].lower() in byline_words().pictures
    if len(names) > 1 and is_house(names[0]) and not pictures:
        return tuple(name for name in names[1:] if is_name(name) and not names_thing(name))
    return ()


def _in_brackets(line: str) -> tuple[str, ...]:
    """Return the name in brackets at the end of a line in a script without spaces."""
    found = _BRACKETED.search(line[-_LOOKED_AT:])
    text = re.sub(r"[：:／/・]", " ", found[1]) if found else ""
    words = [word for word in text.split() if not does(word)]
    rank = len(words) < len(text.split())
    alone = found is not None and (rank or found.start(1) == 1 or "。" in line)
    if alone and len(words) == 1 and is_unspaced_name(words[0]):
        return (words[0],)
    return ()


def _initials(line: str, alone: bool) -> tuple[str, ...]:
    """Return the shorthands and agencies on a line that is nothing else: ``(ala/dpa)``."""
    found = _SHORTHANDS.fullmatch(line)
    parts = tuple(part.strip() for part in re.split("[/,;]", found[1])) if found else ()
    return parts if alone or any(map(is_house, parts)) else ()


def _behind_a_dash(line: str) -> tuple[str, ...]:
    found = _DASHED.match(line[:_LOOKED_AT].strip(_EDGES))
    name = found[1].strip(_EDGES) if found else ""
    return (name,) if is_name(name) and not is_house(name) else ()


def _introduced(line: str) -> tuple[str, ...]:
    """Return whom a line introduces as somebody who writes."""
    head = line[: 2 * _LOOKED_AT]
    name = leading_name(head)
    rest = head[len(name) :].lstrip(" ,")
    if not is_name(name) or is_house(name) or not patterns().bio.match(rest):
        return ()
    words = rest.split()[:_ROLE_WITHIN]
    writes = any(word.strip(_EDGES).lower() in byline_words().functions for word in words)
    return (name,) if writes else ()
