"""What a person types to find articles, taken apart once for lists, exports and the index."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from reader.model import ArticleState, QuoteType

FIELDS = (
    "title",
    "site",
    "tag",
    "state",
    "lang",
    "author",
    "speaker",
    "type",
    "id",
    "feed",
    "folder",
    "is",
)
"""What may stand before a colon; ``before:`` and ``after:`` take a day, too."""


_VALUES = {
    "state": (*(str(state) for state in ArticleState), "all"),
    "type": tuple(str(kind) for kind in QuoteType),
    "is": ("duplicate", "copy", "version"),
}
"""The fields that hold one of a few values."""


class Sort(StrEnum):
    """The orders of the article list."""

    NEWEST = "newest"
    OLDEST = "oldest"
    ADDED = "added"
    TITLE = "title"
    SITE = "site"
    ATTRIBUTIONS = "attributions"
    STATE = "state"


class QueryError(ValueError):
    """The query cannot be understood; the message says which part."""


class Term(NamedTuple):
    """One condition of a query: a field, what it must hold, and whether it must not."""

    field: str
    """One of ``FIELDS``, ``before``, ``after``, or empty for words anywhere in title or text."""
    value: str
    negated: bool = False


class Query(NamedTuple):
    """All of these conditions must hold; none finds every article."""

    terms: tuple[Term, ...] = ()
    deleted: bool = False
    """True finds only what is deleted, as the undo of a deletion needs."""


def parse_query(text: str) -> Query:
    """Take a query apart: words, ``"a phrase"``, ``field:value``, ``-`` before what must not be.

    Archived articles are found only by a ``state:`` or ``id:`` term; the store sees to that.
    Raises QueryError for an unknown field, a day that is none, an unclosed quotation mark.
    """
    if not text.strip():
        return Query()
    import shlex

    try:
        lexer = shlex.shlex(text, posix=True)
        lexer.whitespace_split, lexer.commenters, lexer.quotes, lexer.escape = True, "", '"', ""
        words = list(lexer)
    except ValueError:
        raise QueryError('a quotation mark is not closed: write "a phrase"') from None
    return Query(tuple(_term(word) for word in words if word.strip("-")))


def _term(word: str) -> Term:
    negated = word.startswith("-")
    word = word.removeprefix("-")
    field, colon, value = word.partition(":")
    if not colon or not value or not field.isalpha():
        return Term("", word, negated)
    field = field.lower()
    if field in ("before", "after"):
        if not _is_day(value):
            raise QueryError(f"{field}: takes a day such as 2020-10-11, a month or a year")
    elif field in _VALUES and value.lower() not in _VALUES[field]:
        raise QueryError(f"{field}: takes one of {', '.join(_VALUES[field])}")
    elif field not in FIELDS:
        raise QueryError(f"{field}: is no field; there are {', '.join(FIELDS)}, before, after")
    return Term(field, value, negated)


def _is_day(value: str) -> bool:
    parts = value.split("-")
    widths = [len(p) for p in parts]
    return all(p.isdecimal() for p in parts) and widths in ([4], [4, 2], [4, 2, 2])
