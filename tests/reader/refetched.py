"""An article on a page that changes: what the tests fetch again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reader.ingest.pages import fetch_article
from reader.library import Library
from reader.model import Article, Attribution, Rejection, Span, Speaker, new_id
from tests.reader.anchoring.marking import mark
from tests.reader.ingest.pages import BODY, page, paragraphs
from tests.servers import LoopbackServer, Respond, answer

FIRST = (
    *BODY,
    '"We are ready," said the mayor, Tomas Hale, on Monday.',
    "Hale said that the quay would hold for 40 years, and that nobody doubted it any more.",
    '"We are ready," said the pilot, Mira Sund, on Monday.',
)
SPEAKER = Speaker("s1", "Ani Karsa")
ADDED = "The rain that had fallen all night stopped before the first of the boats came in."


@dataclass
class Desk:
    """A library with an article of the page, and the server that the page is on."""

    server: LoopbackServer
    library: Library
    article: Article
    shown: dict[str, Respond]

    def shows(self, *lines: str, status: int = 200, **parts: str) -> None:
        """Let the page be another one from now on."""
        self.shown["page"] = answer(status, page(paragraphs(lines), **parts))

    def mark(self, content: str, cue: str = "", source: str = "", number: int = 0) -> Attribution:
        """Keep a mark of the article."""
        found = mark(self.article.text, content, cue, source, number)
        found = Attribution(
            new_id(),
            self.article.id,
            found.content,
            found.cue,
            found.source,
            speaker_ids=(SPEAKER.id,),
        )
        self.library.keep(self.article.id, "mark a quote", [found])
        return found

    def refuse(self, content: str) -> Rejection:
        (span,) = mark(self.article.text, content).content
        found = Rejection("r1", self.article.id, (span,))
        self.library.keep(self.article.id, "reject", [found])
        return found

    def titles(self, query: str = "") -> list[str]:
        return [row.id for row in self.library.rows(query)]


@contextmanager
def desk(folder: Path) -> Iterator[Desk]:
    shown = {"page": answer(200, page(paragraphs(FIRST)))}
    with LoopbackServer({"/a": lambda request: shown["page"](request)}) as server:
        library = Library.open(folder / "library")
        article, original = fetch_article(server.url("/a"))
        library.add(article, original)
        library.add_speaker(SPEAKER)
        yield Desk(server, library, article, shown)
        library.close()


def covered(article: Article, spans: tuple[Span, ...]) -> str:
    return " … ".join(article.text[start:end] for start, end in spans)
