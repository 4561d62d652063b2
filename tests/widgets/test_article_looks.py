"""The article view alone, as a picture: by theme, without colour, narrow, with everything on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.app import App, ComposeResult

from reader.model import Article, Attribution, Block, BlockRole, Record, Span
from widgets.article_view import ArticleView

LINES = (
    (BlockRole.HEADLINE, "Wali kota: “Tanggul selesai” bulan depan"),
    (BlockRole.BYLINE, "Oleh Ratna Wijaya · 3 Maret 2024 08.15 WIB"),
    (
        BlockRole.BODY,
        "Wali Kota Sari Dewi mengatakan bahwa tanggul akan selesai bulan depan. Ia tidak "
        "menyebut tanggal, tetapi pekerja sudah memasang batu terakhir di sisi timur.",
    ),
    (
        BlockRole.BODY,
        "“Kami bekerja siang dan malam. ‘Jangan berhenti,’ pesan ibu saya dulu,” kata kepala "
        "proyek Bima Putra. “Warga bisa tenang.”",
    ),
    (BlockRole.PROMO, "Baca juga: Harga beras turun di tiga pasar"),
    (BlockRole.SUBHEADING, "Warga menunggu"),
    (
        BlockRole.BODY,
        "Warga menyambut kabar itu dengan 👩‍🚒 dan 🇮🇩 di jalan; turis Jepang menulis "
        "「良い知らせです」 di papan, lengkap dengan cafe\u0301 gratis.",
    ),
)
TEXT = "\n\n".join(text for _, text in LINES)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def quote(name: str, content: tuple[str, ...], cue: str, source: str, who: str) -> Attribution:
    spans = tuple(span(words) for words in content)
    return Attribution(
        name, "article", spans, cue=(span(cue),), source=(span(source),), speaker_ids=(who,)
    )


BLOCKS = tuple(Block(role, *span(text)) for role, text in LINES)
INDIRECT = quote(
    "1", ("bahwa tanggul akan selesai bulan depan",), "mengatakan", "Wali Kota Sari Dewi", "sari"
)
SPLIT = quote(
    "2",
    ("“Kami bekerja siang dan malam. ‘Jangan berhenti,’ pesan ibu saya dulu,”", "“Warga bisa"),
    "kata",
    "kepala proyek Bima Putra",
    "bima",
)
NESTED = quote("3", ("‘Jangan berhenti,’",), "pesan", "ibu saya", "ibu")
SUGGESTED = quote("4", ("「良い知らせです」",), "menulis", "turis Jepang", "")
RECORD = Record(Article("article", TEXT, title="Tanggul [selesai]", blocks=BLOCKS))
MARKED = Record(RECORD.article, (INDIRECT, SPLIT, NESTED))


class Looks(App[None]):
    """The view with a frame, in one theme, prepared by a function."""

    CSS = "ArticleView { border: round $primary; }"
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self, theme: str, prepare: Callable[[ArticleView], None], ansi: bool | None = None
    ) -> None:
        super().__init__(ansi_color=ansi)
        self._theme_name = theme
        self._prepare = prepare

    def compose(self) -> ComposeResult:
        yield ArticleView(empty="No article is open.\n\nEnter opens the one in the list.")

    def on_mount(self) -> None:
        self.theme = self._theme_name
        view = self.query_one(ArticleView)
        view.focus()
        self._prepare(view)


def marked(view: ArticleView) -> None:
    view.show(MARKED, {}, suggestions=[SUGGESTED])
    view.active = "2"


def hinted(view: ArticleView) -> None:
    view.show(MARKED, {})
    words = ("Warga menyambut", "👩", "🇮🇩", "jalan", "Jepang", "良", "cafe\u0301")
    view.show_hints(
        {TEXT.index(word): letter for word, letter in zip(words, "asdfghj", strict=True)}
    )


def selecting(view: ArticleView) -> None:
    view.show(MARKED, {})
    view.set_matches([span("tanggal"), span("Warga bisa"), span("Warga menunggu")], 0)
    view.set_selection(Span(span("batu").start, span("siang dan").end))


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "ansi-light"])
def test_marks(snap_compare, theme: str) -> None:
    assert snap_compare(Looks(theme, marked), terminal_size=(90, 24))


@pytest.mark.parametrize("ansi", [None, True], ids=["grey", "none"])
def test_marks_without_colour(
    snap_compare, ansi: bool | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(Looks("textual-dark", marked, ansi), terminal_size=(90, 24))


def test_letters_over_words_of_every_width(snap_compare) -> None:
    assert snap_compare(Looks("textual-dark", hinted), terminal_size=(90, 24))


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark"])
def test_selection_and_matches(snap_compare, theme: str) -> None:
    assert snap_compare(Looks(theme, selecting), terminal_size=(90, 24))


def test_narrow(snap_compare) -> None:
    assert snap_compare(Looks("textual-dark", marked), terminal_size=(34, 24))


def test_empty(snap_compare) -> None:
    assert snap_compare(Looks("textual-dark", ArticleView.clear), terminal_size=(60, 14))
