"""Whether a page can be a later version of an article, or is a paywall or another article."""

from __future__ import annotations

from reader.model import BODY_ROLES, Article, BlockRole

_COMPARED = BODY_ROLES | {BlockRole.HEADLINE}
"""What of a page is the article: a new byline, caption or related link makes no new version."""
_LEAST_BODY = 1 / 3
"""A body with a smaller share of the earlier one's length is a stub: a paywall, a teaser."""
_LEAST_SHARED = 0.05
"""When fewer of the earlier body's rows of letters are still there, it is another article."""
_ROW = 12
"""Letters in a row, blanks left out, that two texts do not share by chance: three words in scripts
with blanks, a clause in those without."""


def told(article: Article) -> list[str]:
    """Return the words of an article's headline and body, by which two versions are compared."""
    parts = [article.text[b.start : b.end] for b in article.blocks if b.role in _COMPARED]
    return " ".join(parts or [article.text]).split()


def no_version(article: Article, page: Article) -> str:
    """Return why a page cannot be a later version of an article, empty when it can."""
    before, after = "".join(told(article)), "".join(told(page))
    if len(after) < _LEAST_BODY * len(before):
        share = len(after) / len(before)
        return f"only {share:.0%} of its text came back, as from a paywall"
    rows = _rows(before)
    if len(rows & _rows(after)) < _LEAST_SHARED * len(rows) and page.title != article.title:
        return "another article stands at its address now"
    return ""


def _rows(text: str) -> set[str]:
    return {text[start : start + _ROW] for start in range(max(1, len(text) - _ROW + 1))}
