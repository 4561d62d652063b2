"""An article as ``kutip extract`` prints it."""

from __future__ import annotations

from typing import Any

from reader.model import Article


def extract_object(article: Article, source: str) -> dict[str, Any]:
    """Return ``article``, read from ``source``, as JSON values; what is not known is null."""
    origin = article.syndicated_from
    return {
        "source": source.encode(errors="surrogateescape").decode(errors="replace"),
        "title": article.title,
        "authors": list(article.authors),
        "editor": article.editor or None,
        "published": article.published.isoformat() if article.published else None,
        "site": article.site or None,
        "url": article.url or None,
        "language": article.language or None,
        "syndicated_from": {
            "site": origin.site or None,
            "title": origin.title or None,
            "url": origin.url or None,
        }
        if origin
        else None,
        "text": article.text,
        "blocks": [
            {"role": str(block.role), "start": block.start, "end": block.end}
            for block in article.blocks
        ],
    }
