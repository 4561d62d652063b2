"""Whom the texts in an element called a byline, or a link to an author, name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reader.ingest.byline import label_alone
from reader.ingest.byline_words import byline_words, without_start
from reader.ingest.dates import find_moments
from reader.ingest.names import does, holds_thing, is_house, is_name, is_person, parted, split_names
from reader.ingest.patterns import patterns

_FIGURES = re.compile(r"\s\d[^|•·,/]*")
_FIELDS = re.compile(r"\s*[|•·]\s*|\s[-–—]\s")
_EDGES = " \u00a0.,;:"
_BRACKETS = "()"


def named_in(texts: Sequence[str]) -> Iterator[str]:
    """Yield the people in the texts of a byline, up to who did something else."""
    somebody = False
    for text in texts:
        if label_alone(text) in ("editor", "other"):
            return
        if byline_words().opening.fullmatch(f"{text} ") or _announces(text):
            continue
        people = [name for name in people_in(text) if is_person(name)]
        if somebody or any(map(does, text.split())):
            people = [name for name in people if not holds_thing(name)]
        if somebody and text.lower() in byline_words().agencies:
            people = [text]
        somebody = somebody or bool(people)
        yield from people


def _announces(text: str) -> bool:
    """Return whether ``text`` says who or what else there is: ``Photographs by …``, ``Time: …``."""
    label = patterns().label.match(text)
    if label:
        return label.lastgroup in ("other", "editor")
    before, colon, value = text.partition(":")
    return bool(colon and value.strip()) and is_name(before)


def pictured_in(texts: Sequence[str]) -> Iterator[str]:
    """Yield the names in ``texts`` below which it stands that these took the pictures."""
    for text, below in pairwise(texts):
        if byline_words().pictures_role.fullmatch(below.strip(_EDGES)):
            yield text.strip(_EDGES)


def people_in(text: str) -> list[str]:
    """Return the people named in a text that is a byline for sure, or the desk when none is."""
    known = byline_words()
    text = text[:300].strip(_BRACKETS + _EDGES if text[:1] == "(" else _EDGES)
    text = without_start(known.button, _undated(text))
    text = without_start(known.opening, without_start(patterns().label, text))
    desks: list[str] = []
    text = parted(text)
    barred = [field.strip(_EDGES) for field in text.split("|")]
    if len(barred) > 1 and all(map(is_person, barred)):
        return barred
    fields = [field.strip(_EDGES) for field in _FIELDS.split(text)]
    for field in fields:
        names = split_names(field)[0]
        people = [name for name in names if is_person(name)]
        if people:
            return people
        desks += [name for name in names if is_house(name) and name == field.strip()]
    return desks[:1]


def _undated(text: str) -> str:
    """Return ``text`` with a bar in place of its dates, and of what is behind a number."""
    rest, reached = "", 0
    for moment in find_moments(text):
        rest += text[reached : moment.start] + " | "
        reached = moment.end
    return _FIGURES.sub(" | ", rest + text[reached:])
