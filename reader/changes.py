"""The changes of an action made from the nouns themselves: no caller writes JSON by hand."""

from __future__ import annotations

from reader.codec import Json, patch, to_json
from reader.model import Article, Attribution, EditedSuggestion, Feed, Rejection, Speaker
from reader.store.protocol import Change, Kind

Noun = Article | Attribution | Rejection | Speaker | Feed

_KINDS: dict[type[object], Kind] = {
    Article: "article",
    Attribution: "attribution",
    Rejection: "rejection",
    EditedSuggestion: "suggestion",
    Speaker: "speaker",
    Feed: "feed",
}


def creation(noun: Noun) -> Change:
    """Return the change that keeps ``noun`` exactly as it is."""
    return Change(_KINDS[type(noun)], noun.id, None, to_json(noun), article_id=_home(noun))


def edit(before: Noun, after: Noun) -> Change | None:
    """Return the change from one state of a noun to another; None when they are equal.

    Articles and feeds are compared field by field, so that two people can correct two fields of
    one; every other noun must still have the revision it was changed from.
    """
    old, new = _patch(before, after)
    if not new:
        return None
    revision = None if isinstance(before, Article | Feed) else before.revision
    return Change(_KINDS[type(before)], before.id, old, new, revision, _home(before))


def whole_edit(before: Noun, after: Noun) -> Change:
    """Return the same change as a draft needs it.

    It has every field, of an article or a feed those that differ.
    """
    kind, home = _KINDS[type(before)], _home(before)
    if isinstance(before, Article | Feed):
        return Change(kind, before.id, *_patch(before, after), article_id=home)
    return Change(kind, before.id, to_json(before), to_json(after), article_id=home)


def removal(noun: Attribution | Rejection) -> Change:
    """Return the change that takes ``noun`` away."""
    return Change(_KINDS[type(noun)], noun.id, to_json(noun), None, noun.revision, _home(noun))


def _patch(before: Noun, after: Noun) -> tuple[Json, Json]:
    if type(before) is not type(after):
        raise TypeError("a noun can only become another state of itself")
    return patch(before, after)  # type: ignore[type-var]


def _home(noun: Noun) -> str:
    if isinstance(noun, Article):
        return noun.id
    return "" if isinstance(noun, Speaker | Feed) else noun.article_id
