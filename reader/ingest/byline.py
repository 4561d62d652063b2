"""The line that says who wrote an article, who edited it, and when it came out."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.ingest.byline_words import byline_words
from reader.ingest.dates import Moment, find_moments
from reader.ingest.names import (
    is_house,
    is_masthead,
    is_name,
    is_unspaced_name,
    leading_name,
    named_by_function,
    split_names,
)
from reader.ingest.patterns import LABEL_KINDS, patterns
from reader.model import Precision

MAX_LINE = 300
"""A longer line (code points) is never a byline."""

_DECORATION = re.compile(r"^[\s>#*+•·|_-]+|[\s*_|]+$")
_PIECES = re.compile(r"[|\n·•–—,/]|\s-+\s|-$|^-")
_FIELDS = re.compile(r"\s*[|•·\n]\s*|\s[-–—]+\s")
"""What stands between the fields of a line: names in one, a place or a section in the next."""
_OPENERS = " ,|/·•(-–—\n"
_BEFORE_A_LABEL = ("|", "/", ";", "·", "•", "\n")
_BEFORE_A_PHRASE = (*_BEFORE_A_LABEL, "—", "–", "-", ",", ".")
"""What may stand before a label of several words: ``…, photographs by``."""
_ADDRESS = re.compile(r"[(<\[]?\S+@\S+")
_COUNT = re.compile(r"^[\d.,]+\s*\S{0,12}(?:\s\S{1,12})?$")
_LONGEST_LABEL = 40
_MOST_WORDS = 30
"""A longer line (words) is no byline; one that ends with a full stop may have half as many."""
_MOST_UNEXPLAINED = 4
"""A line with more words (beside names, dates and labels) than this is not a byline."""
_MOST_BEHIND_A_TIME = 8
"""The same for a line that begins with a day and its time: ``12/3/2021 14:05 from our office …``"""


class Byline(NamedTuple):
    """What one line says about who and when."""

    authors: tuple[str, ...] = ()
    editor: str = ""
    others: tuple[str, ...] = ()
    """Who did something else for it: took the pictures, checked the facts, translated it."""
    site: str = ""
    published: Moment | None = None
    updated: Moment | None = None
    relative: bool = False
    """It says how long ago that was, which gives no date."""
    labelled: bool = False
    """A person stands after a label such as ``By`` or ``Editor:``, so there is no doubt."""

    @property
    def dated(self) -> bool:
        """Whether a date is in the line."""
        return self.published is not None or self.updated is not None


def read_byline(line: str, code: str = "") -> Byline | None:
    """Return what ``line`` says about authors, editor and time, None when it is no byline.

    ``code`` is the language of the article, for dates written in figures.
    """
    if len(line) > MAX_LINE:
        return None
    line = _DECORATION.sub("", line)
    words = line.count(" ") + 1
    if words > (_MOST_WORDS // 2 if line.endswith(".") else _MOST_WORDS):
        return None
    if label_alone(line) not in ("", "signed"):
        return Byline()
    found, rest = _take_moments(line, code)
    rest, relative = patterns().relative.subn("\n", rest)
    found = found._replace(relative=bool(relative))
    pieces = _by_label(rest)
    name = named_by_function(_ADDRESS.sub("", rest).strip(_OPENERS)) if len(pieces) == 1 else ""
    if name:
        return found._replace(authors=(name,), labelled=True)
    found, unexplained = _take_people(found, pieces)
    if _opens_with_time(found, rest):
        most = _MOST_BEHIND_A_TIME
    else:
        most = 1 if line.endswith((".", "!", "?")) else _MOST_UNEXPLAINED
    signed = found.site and found.authors and not unexplained
    if not (found.labelled or found.dated or found.relative or signed) or unexplained > most:
        return None
    return found


def _opens_with_time(found: Byline, rest: str) -> bool:
    """Return whether a line begins with a time, as ``12.5.2026 - 13:30 Uhr Lesedauer: 2 Min.``"""
    moment = found.published or found.updated
    if moment is None or moment.precision is not Precision.MINUTE:
        return False
    return not patterns().label.sub("", rest.partition("\n")[0]).strip(" :")


def label_alone(line: str) -> str:
    """Return the kind of label that ``line`` is when it is nothing else (``By``), else empty."""
    if len(line) > _LONGEST_LABEL:
        return ""
    match = patterns().label.fullmatch(_DECORATION.sub("", line).rstrip(" :") or "-")
    return match.lastgroup or "" if match else ""


def _take_moments(line: str, code: str) -> tuple[Byline, str]:
    """Return the dates of ``line``, and the line with a line break where each of them was."""
    published: Moment | None = None
    updated: Moment | None = None
    rest, reached = "", 0
    for moment in find_moments(line, code):
        before = line[reached : moment.start]
        labels = [m for m in patterns().label.finditer(before) if _is_label(before, m, "\n")]
        if labels and labels[-1].lastgroup == "updated":
            updated = updated or moment
        else:
            published = published or moment
        rest += before + "\n"
        reached = moment.end
    return Byline(published=published, updated=updated), rest + line[reached:]


def _by_label(rest: str) -> list[tuple[str, str]]:
    """Return (kind of label, value) pairs; what stands before the first label has no kind."""
    pieces, kind, reached = [], "", 0
    for match in patterns().label.finditer(rest):
        if not _is_label(rest, match, rest[match.end() :].lstrip(" ")[:1]):
            continue
        pieces.append((kind, rest[reached : match.start()]))
        kind = next(name for name in LABEL_KINDS if match[name])
        reached = match.end()
    return [*pieces, (kind, rest[reached:])]


def _is_label(text: str, match: re.Match[str], following: str) -> bool:
    """Return whether a match stands where labels stand: at a word's beginning, before a value.

    A label glued to the word before it (``Jen MillsPublished``) is what is left of two elements
    of a page. Without a colon the value must begin like a name or be a date.
    """
    start = match.start()
    before, first = text[start - 1 : start], text[start]
    if before.isalnum() and not (before.islower() and first.isupper()):
        return False
    if match[0].endswith((":", "：")):
        return True
    if following == "\n":
        return first.isupper() or not text[:start].strip(_OPENERS)
    earlier = text[:start].rstrip(" (")
    before_it = _BEFORE_A_PHRASE if " " in match[0].strip() else _BEFORE_A_LABEL
    apart = before == " " and _is_other_letter(first)
    opens = apart or not earlier.strip(_OPENERS) or earlier.endswith(before_it)
    opens = opens or (match.lastgroup == "other" and first.isupper() and " " in match[0].strip())
    counted = following.isdigit() and match.lastgroup in ("published", "updated")
    return opens and (following.isupper() or _is_other_letter(following) or counted)


def _is_other_letter(letter: str) -> bool:
    """Return whether ``letter`` is of a script without capitals."""
    return letter.isalpha() and not (letter.isupper() or letter.islower())


def _take_people(found: Byline, pieces: list[tuple[str, str]]) -> tuple[Byline, int]:
    """Return ``found`` with the people and the site of ``pieces``, and how many words are left."""
    authors: list[str] = []
    unexplained = 0
    for kind, value in pieces:
        people, left = _labelled(kind, value)
        if kind == "other":
            found = found._replace(others=found.others + people)
        elif people:
            found = found._replace(labelled=True)
            if kind == "editor":
                found = found._replace(editor=found.editor or people[0])
            else:
                authors += [name for name in people if name not in authors]
        else:
            names, site, left = _loose(value)
            found = found._replace(site=found.site or site)
            if found.dated or found.relative or site:
                authors += [name for name in names if name not in authors]
            else:
                left += sum(len(name.split()) for name in names)
        unexplained += left
    return found._replace(authors=tuple(authors)), unexplained


def _labelled(kind: str, value: str) -> tuple[tuple[str, ...], int]:
    """Return the names that a label of ``kind`` announces in ``value``, and the words left over.

    They stand in the first field that has any. A label that is a small word, as ``von``, announces
    nobody but with first and family name, and no other words than where they are.
    """
    if kind not in ("author", "editor", "other", "signed"):
        return (), 0
    fields = _FIELDS.split(value)
    people: tuple[str, ...] = ()
    left = 0
    while fields and not people:
        people, more = split_names(fields.pop(0))
        left += more
    if people:
        left += sum(_loose(field)[2] for field in fields)
    if kind == "signed":
        placed = any(word.lower() in byline_words().tails for word in value.split())
        sure = all(is_name(name) or is_unspaced_name(name) for name in people)
        return (people, 0) if people and sure and (not left or placed) else ((), left)
    return people, left


def _loose(value: str) -> tuple[list[str], str, int]:
    """Return the names, the site and the number of other words in a value without a label.

    Names in a later field than the first that has any are a section's or a place's.
    """
    names: list[str] = []
    site, left = "", 0
    for field in _FIELDS.split(value):
        here: list[str] = []
        for piece in (each.strip(" :;.()[]") for each in _PIECES.split(field)):
            if is_masthead(piece):
                site = site or piece
            elif is_name(piece):
                here.append(leading_name(piece))
            elif piece and not _COUNT.match(piece):
                left += sum(not word.isdecimal() for word in piece.split())
        names = names or [name for name in here if not is_house(name)] or here
    return names, site, left
