"""Whom the lines of a page name as its writers: by labels, links, places and how lines follow."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.ingest.byline import Byline, label_alone, read_byline
from reader.ingest.byline_words import byline_words, without_start
from reader.ingest.dates import find_moments
from reader.ingest.names import (
    begins_as_usual,
    holds_thing,
    is_name,
    is_person,
    names_thing,
    pictured_by,
)
from reader.ingest.patterns import patterns
from reader.ingest.signature import signed
from reader.ingest.stacked import stacked
from reader.ingest.web.choose import end_of_article
from reader.ingest.web.marked import BESIDE_NAME, BYLINE_NAME, is_signed_only
from reader.ingest.web.naming import named_in, people_in, pictured_in
from reader.ingest.web.people import Shown
from reader.ingest.web.pieces import Piece, key_of
from reader.ingest.web.votes import reads_like_text
from reader.languages import languages
from reader.model import BlockRole

if TYPE_CHECKING:
    from reader.ingest.web.facts import Page

_BEFORE, _AFTER = 14, 6
"""Lines before the text, and after its beginning and its end, where a byline may be."""
_COMMENT_NAME = re.compile(
    r"(?<![a-z])(?:comment\w*|kommentar\w*|komentar|reply|replies|disqus)(?![a-z])", re.IGNORECASE
)
_TOLD = (BlockRole.HEADLINE, BlockRole.BODY, BlockRole.STANDFIRST)
_BYLINE_WORDS = 14
_AUTHOR_ALONE = re.compile(
    r"(?:^|[.\s_-])(?:author|autor|auteur|penulis|writer|by-?line)(?:[-_]+name)?(?:$|\s)",
    re.IGNORECASE,
)
"""What the element of an author's name is called by itself."""
_DESK_WORDS = 3
_APART = 3
"""Lines from one author to the next at most."""
_PARTS = re.compile(r"\s*[|•·,/]\s*|\s[-–—]\s|\s\d[^|•·,/]*")
_CAPITALISED = re.compile(r"[A-Z][a-z]+")
_EDGES = " \u00a0.,;:()"
_AT = "in|at|from|near|en|à|em|di|nach|aus|bei|de"
"""What stands before the name of a place."""
_SOON = 2
"""Paragraphs of the text, a standfirst among them, below which a byline without a label may be."""
_QUOTED = re.compile(r"^[\"“„«»‘'].*[\"”“»«’'.]$", re.DOTALL)
_DASHED = ("-", "–", "—")


class Candidate(NamedTuple):
    """A line in which a byline may be."""

    piece: Piece
    early: bool
    """It stands below the headline, and above the text's second paragraph."""
    told: bool
    """So much of the text, or such a line, is above it that only a label makes it a byline."""


def writers(page: Page, language: str) -> Shown:
    """Return whom the lines of ``page`` name.

    A name alone above the text is an author's, one alone below it an editor's, or the author's
    when nobody else is named. What a menu holds too is a section, unless a label says otherwise.
    """
    found, known = list(candidates(page)), {each.code for each in languages()}
    read = [(each, byline) for each in found if (byline := _read(each.piece, language))]
    bylines = [b for each, b in read if b.labelled or not each.told]
    stack = stacked([each.piece.text.strip(_EDGES) for each in found])
    menus = {piece.key for piece in page.pieces if piece.aside}

    def apart(names: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for name in names if key_of(name) not in menus)

    below = _alone(page, BlockRole.EDITOR)
    editors = (*(b.editor for b in bylines if b.editor), stack.editor)
    pictured = [n for each in found if not each.told for n in pictured_by(each.piece.text)]
    pictured += [name for texts in page.named for name in pictured_in(texts)]
    others = frozenset(pictured).union(editors, stack.others, *(b.others for b in bylines)) - {""}
    linked = _standing([name for text in page.writers for name in people_in(text)], found)
    named = apart(_standing([name for texts in page.named for name in named_in(texts)], found))
    labelled = [b.authors for b in bylines if b.labelled]
    more = [authors for authors in (named, *labelled) if set(linked) < set(authors)]
    glued = any(sum(own in name for own in named) > 1 for names in labelled for name in names)
    groups = (
        *(more if linked else ()),
        linked,
        named if glued else (),
        *(b.authors if b.labelled else apart(b.authors) for b in bylines),
        named,
        stack.authors,
        *map(apart, _placed(found)),
        _alone(page, BlockRole.BYLINE),
        apart(_beside_the_day(page, found)),
        signed([page.pieces[at].text for at in _ending(page)], shorthands=language not in known),
        tuple(_desks(found)),
    )
    text = " ".join(line.text for line in page.chosen if line.role is BlockRole.BODY)
    told = [_authors(group, others, "" if group is linked else text) for group in groups]
    apiece = [*(tuple(named_in(texts)) for texts in page.named), *page.runs]
    standing = [_standing(names, found) for names in apiece]
    return Shown(
        groups=(*filter(None, told), below),
        editors=tuple(filter(None, (*editors, *below))),
        others=others,
        sure=tuple(_sure(_authors(each, others, text) for each in (*standing, *labelled))),
        printed=frozenset((*page.writers, *(text for texts in page.named for text in texts))),
    )


def _sure(groups: Iterable[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Yield the ``groups`` that name anybody, without places and the like."""
    for group in groups:
        if people := tuple(filter(_is_somebody, group)):
            yield people


def _is_somebody(name: str) -> bool:
    person = is_person(name) and not holds_thing(name) and "(" not in name
    return person or name.lower() in byline_words().agencies


def _authors(names: Sequence[str], others: Container[str], text: str) -> tuple[str, ...]:
    """Return ``names`` without those of ``others``, and without where somebody is.

    ``Ani Laras, Palma de Mallorca`` names a place when the text tells of things that are there, or
    begins with it as datelines do.
    """
    return tuple(
        name
        for number, name in enumerate(names)
        if name not in others and not (number and name in text and _is_place(name, text))
    )


def _is_place(name: str, text: str) -> bool:
    if text[: len(name)].casefold() == name.casefold():
        return True
    return re.search(rf"(?<!\w)(?:{_AT})\s+{re.escape(name)}(?!\w)", text) is not None


def bylines(page: Page, language: str) -> Iterator[Byline]:
    """Yield the bylines: around the beginning of the text, the nearer to the headline first."""
    for each in candidates(page):
        if byline := _read(each.piece, language):
            yield byline


def candidates(page: Page) -> Iterator[Candidate]:
    """Yield the lines in which a byline may be."""
    indices = [line.at for line in page.chosen if line.role is BlockRole.BODY]
    headline = next((c.at for c in page.chosen if c.role is BlockRole.HEADLINE), -1)
    first, last = min(indices), max(indices)
    top = headline if headline >= 0 else max(0, first - _BEFORE)
    end = len(page.pieces)
    order = (
        *range(top + 1, min(end, first + _AFTER)),
        *range(top - 1, max(-1, top - _BEFORE), -1),
        *range(last, end_of_article(page.pieces, last + 1, min(end, last + _AFTER))),
    )
    told = sorted(index for index in indices if reads_like_text(page.pieces[index]))
    for index in order:
        piece = page.pieces[index]
        if piece.place.caption or _COMMENT_NAME.search(piece.place.names):
            continue
        above, inside = bisect_left(told, index), first < index <= last
        alone = inside and (above > _SOON or _signs_quotation(page.pieces, index))
        yield Candidate(piece, top < index and above < _SOON, alone)


def _signs_quotation(pieces: Sequence[Piece], index: int) -> bool:
    """Return whether a line says whose the quotation above it is."""
    above = pieces[index - 1].text if index else ""
    return pieces[index].text.startswith(_DASHED) or bool(_QUOTED.match(above))


def _read(piece: Piece, language: str) -> Byline | None:
    return read_byline(piece.text, language)


def _standing(names: Sequence[str], found: Sequence[Candidate]) -> tuple[str, ...]:
    """Return those of ``names`` that stand where a byline may be.

    Those far from the first of them are of other articles, unless they stand as it does.
    """
    standing: dict[str, None] = {}
    place, reached = "", 0
    for index, (piece, *_) in enumerate(found if names else ()):
        if piece.aside and not BYLINE_NAME.search(piece.place.names):
            continue
        held = [n for n in names if n in piece.text and piece.words <= 2 * _BYLINE_WORDS]
        if held and (not standing or piece.place.names == place or index <= reached + _APART):
            place, reached = piece.place.names, index
            standing |= dict.fromkeys(held)
    return tuple(standing)


def _placed(found: Sequence[Candidate]) -> Iterator[tuple[str, ...]]:
    """Yield the names in lines whose element is called a byline, whatever language they are in.

    Such elements that follow each other and are called the same hold one author each.
    """
    group: list[str] = []
    place, reached = "", 0
    for index, (piece, _, told) in enumerate(found):
        if piece.words > _BYLINE_WORDS:
            continue
        if BYLINE_NAME.search(piece.place.names) and not _is_beside(piece):
            if group and (piece.place.names != place or index > reached + _APART):
                yield tuple(group)
                group = []
            people = [name for name in people_in(piece.text) if name not in group]
            opened = byline_words().opening.match(piece.text)
            if is_signed_only(piece.place.names) and not opened:
                people = list(filter(begins_as_usual, people))
            if people:
                place, reached = piece.place.names, index
                group += people
        elif not told and any(find_moments(piece.text)):
            yield tuple(_beside_a_date(piece.text))
    yield tuple(group)


def _is_beside(piece: Piece) -> bool:
    """Return whether a line says where or what an author is, by what its element is called."""
    return BESIDE_NAME.search(piece.place.names.rpartition(">")[2]) is not None


def _beside_a_date(text: str) -> Iterator[str]:
    for part in _PARTS.split(text):
        part = without_start(byline_words().opening, _without_month(part))
        if is_person(part):
            yield part


def _without_month(text: str) -> str:
    """Return the text without the month or weekday of a date that stood behind it."""
    words = text.strip(_EDGES).split()
    while words and words[-1].strip(_EDGES).lower() in patterns().calendar:
        words.pop()
    return " ".join(words).strip(_EDGES)


def _beside_the_day(page: Page, found: Sequence[Candidate]) -> tuple[str, ...]:
    """Return the name that stands alone soon above or below the day, and nowhere else.

    Sections, places and shows stand there as well, and are nobody.
    """
    lines = [each.piece for each in found if each.early]
    dated = [i for i, piece in enumerate(lines) if piece.words < _BYLINE_WORDS and _has_date(piece)]
    told = " ".join(
        line.text for line in page.chosen if line.role in _TOLD and not is_name(line.text)
    )
    for index, piece in enumerate(lines):
        near = any(abs(index - other) <= _SOON for other in dated)
        labels = piece.text.endswith((":", "："))
        if near and not (labels or piece.aside or piece.place.item or reads_like_text(piece)):
            text = piece.text.strip(_EDGES)
            if is_name(text) and is_person(text) and not (text in told or names_thing(text)):
                return (text,)
    return ()


def _has_date(piece: Piece) -> bool:
    return any(find_moments(piece.text))


def _ending(page: Page) -> range:
    """Return the last paragraph of the text and the lines below it that may say who wrote it."""
    body = [line.at for line in page.chosen if line.role is BlockRole.BODY]
    told = [index for index in body if reads_like_text(page.pieces[index])]
    last = max(told, default=max(body))
    stop = min(len(page.pieces), max(last, *body) + _AFTER)
    return range(last, end_of_article(page.pieces, max(body) + 1, stop))


def _desks(found: Sequence[Candidate]) -> Iterator[str]:
    """Yield what stands alone in an element called the author, whatever it looks like."""
    for piece, early, _ in found:
        called = _AUTHOR_ALONE.search(piece.place.names.rpartition(">")[2])
        text = piece.text.strip(_EDGES)
        if early and called and piece.words <= _DESK_WORDS and not label_alone(text):
            if _CAPITALISED.search(text) or piece.text.startswith("("):
                yield text
            return


def _alone(page: Page, role: BlockRole) -> tuple[str, ...]:
    """Return the names that stand alone on lines of ``role``."""
    opening = byline_words().opening
    lines = (line.text.strip(_EDGES) for line in page.chosen if line.role is role)
    return tuple(name for text in lines if is_name(name := without_start(opening, text)))
