"""Takes passwords out of the addresses of an article that leaves a library, or comes from another.

New articles keep none; those of an older kutip, or of a file made by hand, may.
"""

from __future__ import annotations

from dataclasses import replace

from reader.model import Article
from reader.text.passwords import without_password


def without_passwords(article: Article) -> Article:
    """Return ``article`` with no user name or password in its addresses: itself when it has none.

    Its text stays as it was written.
    """
    first = article.syndicated_from
    bare = replace(
        article,
        url=without_password(article.url),
        syndicated_from=first and replace(first, url=without_password(first.url)),
        also_at=tuple(copy._replace(url=without_password(copy.url)) for copy in article.also_at),
    )
    return article if bare == article else bare
