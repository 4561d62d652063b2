"""One short and one long article on a host of its own, for tests of the article view."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from rich.cells import cell_len
from rich.style import Style
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.strip import Strip

from reader.model import Article, Attribution, Block, Record, Span, Speaker
from tests.widgets.hosts import Host
from widgets.article_render import GUTTER
from widgets.article_view import ArticleView

HEADLINE = "Wali kota: “Tanggul selesai” bulan depan"
FIRST = "Wali Kota Sari Dewi mengatakan bahwa tanggul akan selesai bulan depan."
SECOND = "“Kami kerja siang malam. Warga bisa tenang,” kata Dewi kepada wartawan."
LONG = " ".join(f"Kalimat ke-{n} berbicara tentang sungai dan jembatan." for n in range(1, 120))
TEXT = f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n\n{LONG}\n"


class CountingView(ArticleView):
    """Remembers which visible lines were asked for."""

    def __init__(self) -> None:
        super().__init__(empty="Nothing is open.\nEnter opens an article.")
        self.rendered: list[int] = []

    def render_line(self, y: int) -> Strip:
        self.rendered.append(y)
        return super().render_line(y)


def span_of(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def article(text: str = TEXT, *blocks: Block, title: str = "A title") -> Article:
    return Article("article", text, title=title, blocks=blocks)


def quote(name: str, content: str, speaker: str, cue: str = "", source: str = "") -> Attribution:
    return Attribution(
        name,
        "article",
        (span_of(content),),
        cue=(span_of(cue),) if cue else (),
        source=(span_of(source),) if source else (),
        speaker_ids=(speaker,) if speaker else (),
    )


INDIRECT = quote("1", "tanggul akan selesai bulan depan", "sari", "mengatakan", "Sari Dewi")
DIRECT = quote("2", "“Kami kerja siang malam. Warga bisa tenang,”", "bima", "kata")
NESTED = quote("3", "siang malam", "wulan")


@asynccontextmanager
async def shown(
    *attributions: Attribution,
    text: str = TEXT,
    size: tuple[int, int] = (60, 20),
    speakers: Mapping[str, Speaker] | None = None,
    **place: int,
) -> AsyncIterator[tuple[CountingView, Pilot[None], Host]]:
    view = CountingView()
    host = Host(view)
    async with host.run_test(size=size, message_hook=host.hook) as pilot:
        view.show(Record(article(text), attributions), speakers or {}, **place)
        view.focus()
        await pilot.pause()
        view.rendered.clear()
        yield view, pilot, host


def line_text(view: ArticleView, y: int) -> str:
    return "".join(segment.text for segment in view.render_line(y))


def gutter(view: ArticleView, y: int) -> str:
    return line_text(view, y)[:GUTTER]


def seen(view: ArticleView) -> list[str]:
    return [line_text(view, y)[GUTTER:].rstrip() for y in range(view.page_height)]


def style_at(view: ArticleView, offset: int) -> Style:
    """The style in which the character at ``offset`` is painted."""
    y = view.lines.line_of(offset) - view.scroll_offset.y
    cell = GUTTER + view.lines.cell_of(offset)
    for segment in view.render_line(y):
        cell -= cell_len(segment.text)
        if cell < 0:
            return segment.style
    raise AssertionError(f"{offset} is not on the screen")


def cell_of(view: ArticleView, offset: int) -> Offset:
    y = view.lines.line_of(offset) - view.scroll_offset.y
    return Offset(GUTTER + view.lines.cell_of(offset), y)
