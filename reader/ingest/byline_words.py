"""What bylines say beside the names, read once from ``bylines.toml``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple


class BylineWords(NamedTuple):
    """Words in lower case, and patterns without regard to case."""

    functions: frozenset[str]
    """What a person does at a paper: ``correspondent``."""
    modifiers: frozenset[str]
    """What may stand before such a word: ``political``."""
    tails: frozenset[str]
    """What begins what is behind a name: ``in``, ``for``."""
    desks: frozenset[str]
    """Words of which alone a desk's name or a house's account is made."""
    rooms: frozenset[str]
    """Words with which a desk's name begins or ends."""
    given: frozenset[str]
    """Usual given names."""
    things: frozenset[str]
    """Words of places, clubs, sections and shows."""
    agencies: frozenset[str]
    pictures: frozenset[str]
    """Agencies that have pictures alone."""
    button: re.Pattern[str]
    """A button or note, matched at a beginning."""
    button_behind: re.Pattern[str]
    """The same at an end."""
    pictured: re.Pattern[str]
    """What is behind a name, in brackets, of who took the pictures; searched for anywhere."""
    pictures_role: re.Pattern[str]
    """The same where it stands alone."""
    opening: re.Pattern[str]
    """What may stand before a name where a byline is for sure."""


def without_start(pattern: re.Pattern[str], text: str) -> str:
    """Return ``text`` without what ``pattern`` matches at its beginning, unless that is all."""
    match = pattern.match(text)
    rest = text[match.end() :].lstrip(" :") if match else ""
    return rest or text


@cache
def byline_words() -> BylineWords:
    """Return the words of all languages together."""
    import tomllib

    path = Path(__file__).with_name("bylines.toml")
    words = tomllib.loads(path.read_text(encoding="utf-8"))
    pictured = "|".join(words["pictured"])
    buttons, openings = "|".join(words["buttons"]), "|".join(words["openings"])
    return BylineWords(
        functions=frozenset(words["functions"].split()),
        modifiers=frozenset(words["modifiers"].split()),
        tails=frozenset(words["tails"].split()),
        desks=frozenset(words["desks"].split()),
        rooms=frozenset(words["rooms"].split()),
        given=frozenset(words["given"].split()),
        things=frozenset(words["things"].split()),
        agencies=frozenset(words["agencies"].strip().split("\n")),
        pictures=frozenset(words["pictures"].strip().split("\n")),
        button=re.compile(rf"(?:{buttons})(?!\w)\s*", re.IGNORECASE),
        button_behind=re.compile(
            rf"(?:\s*(?:(?<!\w)|(?<=[a-z])(?=(?-i:[A-Z])))(?:{buttons}))+\W*$", re.IGNORECASE
        ),
        pictured=re.compile(rf"\s*\((?:{pictured})\)", re.IGNORECASE),
        pictures_role=re.compile(rf"(?:{pictured})", re.IGNORECASE),
        opening=re.compile(rf"(?:{openings})\s+", re.IGNORECASE),
    )
