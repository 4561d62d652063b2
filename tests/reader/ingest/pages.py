"""Web pages written for the tests, as newspapers build them, with what stands around an article."""

from __future__ import annotations

import json
from typing import Any

BODY = (
    "The old harbour of Port Laras opened again on Monday after two years of work on its walls.",
    '"We have waited long for this day," said the harbour master, Ani Karsa, on the new quay.',
    "Some forty boats came in with the first tide, watched by several hundred people.",
    "The work cost 12 million crowns, of which the region paid about a third, the council said.",
    'Fishermen welcomed the opening. "The old walls were a danger," one of them told this paper.',
    "A second part of the quay is to follow next year, if the council finds the money for it.",
)
MENU = "".join(
    f'<li><a href="/{name}">{name.title()}</a></li>' for name in ("home", "world", "sport", "money")
)
ELSEWHERE = "".join(
    f'<li><a href="/x{number}">Another story that readers of this page may like, {number}</a></li>'
    for number in range(6)
)


def paragraphs(lines: tuple[str, ...] = BODY) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def json_ld(**fields: Any) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def page(
    body: str = "",
    *,
    head: str = "",
    title: str = "Old harbour opens again",
    lang: str = "en",
    before: str = "",
    after: str = "",
) -> bytes:
    """Return a page whose article is ``body``, with ``before`` and ``after`` around it in its
    element.
    """
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>'
        f'<nav><ul class="menu">{MENU}</ul></nav>'
        f"<main><article><h1>{title}</h1>{before}"
        f'<div class="article-body">{body or paragraphs()}</div>{after}</article></main>'
        f'<aside class="related"><h3>More</h3><ul>{ELSEWHERE}</ul></aside>'
        "<footer><p>All rights reserved. Subscribe to our newsletter today.</p></footer>"
        "</body></html>"
    ).encode()
