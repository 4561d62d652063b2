"""Finds which articles of a library say much the same in much the same words as a new one."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from reader.model import BODY_ROLES, Article
from reader.text.shingles import jaccard, shingles, sketch_of

NEAR = 0.4
"""Articles with at least this Jaccard index of their runs of three words are near duplicates.

Of articles on one topic by different writers none comes near it, a wire story that was given
another headline and lead, and lost a third of its end, stays above it.
"""

MOST_LINKS = 5
"""An article is linked to no more near duplicates than this, those most like it."""

_FEWEST_SHARED = 4
_REMEMBERED = 512


class Near(NamedTuple):
    """A near duplicate of an article."""

    article_id: str
    share: float
    """The Jaccard index of the two bodies, from ``NEAR`` to 1."""


def body_shingles(article: Article) -> frozenset[int]:
    """Return the shingles of an article's body; of all its text when no block is body."""
    return shingles(_pieces(article))


def _pieces(article: Article) -> list[str]:
    body = [article.text[b.start : b.end] for b in article.blocks if b.role in BODY_ROLES]
    return body or [article.text]


class Finder:
    """Compares new articles with those of a library and with one another.

    ``alike`` names, for a sketch, the articles of the library worth comparing, ``read`` returns one
    of them or None. Articles that are not in the library yet are told to ``remember`` until then.
    """

    def __init__(
        self,
        alike: Callable[[list[int]], Iterable[str]],
        read: Callable[[str], Article | None],
    ) -> None:
        self._alike, self._read = alike, read
        self._waiting: dict[str, frozenset[int]] = {}
        self._having: defaultdict[int, list[str]] = defaultdict(list)
        self._compared: OrderedDict[str, frozenset[int]] = OrderedDict()

    def find(self, article: Article, own: frozenset[int] | None = None) -> list[Near]:
        """Return the near duplicates of ``article``, the most alike first; remember the article.

        ``own`` are its ``body_shingles`` when they are at hand.
        """
        pieces = _pieces(article)
        own = shingles(pieces) if own is None else own
        numbers = sketch_of(pieces, own)
        if not own:
            return []
        shared = Counter(i for number in numbers for i in self._having.get(number, ()))
        waiting = [i for i, count in shared.items() if count >= _FEWEST_SHARED]
        found = [Near(i, jaccard(own, self._waiting[i])) for i in waiting]
        found += [Near(i, jaccard(own, self._shingles(i))) for i in self._alike(numbers)]
        self._waiting[article.id] = own
        for number in numbers:
            self._having[number].append(article.id)
        near = sorted(n for n in found if n.share >= NEAR and n.article_id != article.id)
        return sorted(near, key=lambda n: -n.share)[:MOST_LINKS]

    def forget(self) -> None:
        """Forget the articles that were remembered: they are in the library now."""
        self._waiting.clear()
        self._having.clear()

    def _shingles(self, article_id: str) -> frozenset[int]:
        known = self._compared.get(article_id)
        if known is None:
            article = self._read(article_id)
            known = body_shingles(article) if article else frozenset()
            self._compared[article_id] = known
            if len(self._compared) > _REMEMBERED:
                self._compared.popitem(last=False)
        return known
