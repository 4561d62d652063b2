"""What every file that comes back into a library must keep to, whatever its format."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from datetime import datetime
from enum import Enum
from typing import Any, TypeVar

from reader.codec import MalformedError
from reader.model import Article, Attribution, Copy, Rejection, Speaker, Syndication
from reader.text.normalise import normalise

MAX_BYTES = 512_000_000
"""A larger file is refused: it is read as a whole."""

_MAX_STRING = 200_000
"""Code points of any field but an article's text."""

_MAX_LIST = 20_000
"""Entries of any list of texts within one noun."""

_ARTICLE_ID = re.compile(r"[0-9a-f]{20}")
_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z._:-]{0,99}")

Noun = TypeVar("Noun", Article, Attribution, Rejection, Speaker)


class ImportRefusedError(ValueError):
    """The file cannot be brought in; the message says what is wrong with it and where."""


def check_id(noun_id: str) -> None:
    """Raise MalformedError for what cannot be the id of an attribution or a speaker."""
    if not _ID.fullmatch(noun_id):
        raise MalformedError(f"id: {noun_id!r:.40} cannot be an id")


def can_be_article_id(article_id: str) -> bool:
    """Tell whether an article can have this id."""
    return _ARTICLE_ID.fullmatch(article_id) is not None


def check_speaker(speaker: Speaker) -> None:
    """Raise MalformedError for a speaker without a name."""
    if not speaker.name.strip():
        raise MalformedError("name: it is empty")


def cleaned(noun: Noun) -> Noun:
    """Return ``noun``, but for an article's text, cleaned as everything that comes from outside.

    Raises MalformedError, which names the field, for what is longer than anything sane.
    """
    values = {f.name: getattr(noun, f.name) for f in fields(noun) if f.name != "text"}
    found = {}
    for name, value in values.items():
        try:
            clean = _clean(value)
        except MalformedError as error:
            raise MalformedError(f"{name}: {error}") from None
        if clean != value:
            found[name] = clean
    return replace(noun, **found) if found else noun


def _clean(value: Any) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        if len(value) > _MAX_STRING:
            raise MalformedError(f"longer than {_MAX_STRING} characters")
        return value if value.isascii() and value.isprintable() else normalise(value)
    if isinstance(value, datetime):
        if not 1 < value.year < 9999:  # so that it can be told in any zone
            raise MalformedError(f"the year {value.year} cannot be")
    elif isinstance(value, Syndication):
        return Syndication(*map(_clean, (value.site, value.title, value.url)))
    elif isinstance(value, Copy):
        return Copy(*map(_clean, value))
    elif isinstance(value, Mapping):
        return dict(zip(_clean_all(value.keys()), _clean_all(value.values()), strict=True))
    elif isinstance(value, tuple) and value and isinstance(value[0], str | Copy):
        return _clean_all(value)
    return value


def _clean_all(values: Collection[Any]) -> tuple[Any, ...]:
    if len(values) > _MAX_LIST:
        raise MalformedError(f"more than {_MAX_LIST} entries")
    return tuple(_clean(value) for value in values)
