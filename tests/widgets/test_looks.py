"""What the screen looks like: pictures that a change must not alter unseen."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.annotating import begin, with_cue, with_source, with_speakers
from reader.config import State
from reader.ingest.plain import article_from_text
from reader.library import Library
from reader.model import Article, Span, Speaker
from tests.widgets.desk import settled as everything_settled
from widgets.app import KutipApp
from widgets.commands import bind
from widgets.screens.desk import Desk

Compare = Callable[..., bool]
WIDEST, WIDE, MEDIUM, NARROW = (200, 40), (160, 40), (100, 30), (60, 24)

TEXT = (
    "Tanggul Wirna Selesai Sebelum Musim Hujan\n\n"
    "Oleh Ratih Pramesti, Sabtu, 14 Maret 2026 | 16:42 WIB\n\n"
    '"Air tidak akan naik lagi," kata Wali Kota Sari Dewi. "Kami sudah menghitungnya."\n\n'
    "Warga setempat mengatakan Dewi berjanji tanggul itu tahan dua puluh tahun, tetapi Kementerian "
    "Pekerjaan Umum menyatakan umur tanggul bergantung pada perawatan.\n\n"
    "Komentar warganet: “Akhirnya 🎉👩\u200d👧 水 selesai juga!” tulis akun @wirna.\n\n"
    "Baca Juga: Harga Ikan Naik\n"
)
OTHER = "Pasar Baru Dibuka\n\nSenin, 2 Februari 2026\n\nPedagang menyambut baik pasar itu.\n"
UNMARKED = (
    "Jembatan Sungai Ranu Dibuka\n\n"
    '"Kami menunggu sepuluh tahun," kata Kepala Dinas Pekerjaan Umum Laras Wening, Senin.\n\n'
    "Wening mengatakan jembatan itu sanggup menahan truk besar.\n\n"
    'Pedagang pasar Banyu Asmoro berkata, "Sekarang saya bisa pulang sebelum gelap."\n'
)


def spans(article: Article, *words: str) -> tuple[Span, ...]:
    starts = [article.text.index(w) for w in words]
    return tuple(Span(s, s + len(w)) for s, w in zip(starts, words, strict=True))


def marked(library: Library, article: Article) -> None:
    """Mark quotes side by side, one inside another, one without a speaker."""
    rows = (
        (
            "Sari Dewi",
            ('"Air tidak akan naik lagi,"', '"Kami sudah menghitungnya."'),
            "kata",
            "Wali",
        ),
        ("Warga", ("Dewi berjanji tanggul itu tahan dua puluh tahun",), "mengatakan", "Warga"),
        ("Sari Dewi", ("tanggul itu tahan dua puluh tahun",), "berjanji", "Dewi berjanji"),
        ("Kementerian", ("umur tanggul bergantung pada perawatan",), "menyatakan", "Kementerian"),
        ("", ("“Akhirnya 🎉👩\u200d👧 水 selesai juga!”",), "tulis", ""),
    )
    people: dict[str, str] = {}
    for number, (name, content, cue, source) in enumerate(rows):
        if name and name not in people:
            speaker = Speaker(f"{len(people):026}", name)
            people[name] = library.add_speaker(speaker).id
        quote = replace(begin(article, spans(article, *content), "ana"), id=f"{number:026}")
        quote = with_cue(quote, spans(article, cue))
        if source:
            quote = with_source(quote, spans(article, source))
            quote = with_speakers(quote, [people[name]])
        library.mark(quote)


@pytest.fixture
def desk(tmp_path: Path) -> Iterable[Callable[..., KutipApp]]:
    """An app on a library that is the same every time."""
    library = Library.open(tmp_path / "library")
    articles = [article_from_text(t) for t in (TEXT, OTHER)]
    library.add_all([(a, b"") for a in articles])
    marked(library, articles[0])

    def make(theme: str = "textual-dark", opened: bool = True, suggest: str = "off") -> KutipApp:
        state = State(tour_done=True, theme=theme, suggest=suggest)
        if suggest != "off":
            articles.insert(0, article_from_text(UNMARKED, language="id"))
            library.add(articles[0], b"")
        if opened:
            state.opened[str(library.path)] = [articles[0].id]
        return KutipApp(library, state, bind({}))

    yield make
    library.close()


async def settled(pilot: Pilot[None]) -> None:
    """Wait until the article is read and everything is saved."""
    desk = pilot.app.screen_stack[0]
    assert isinstance(desk, Desk)
    await everything_settled(pilot, desk)


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light", "ansi-dark", "ansi-light"])
def test_themes(desk: Callable[..., KutipApp], snap_compare: Compare, theme: str) -> None:
    assert snap_compare(desk(theme), terminal_size=WIDE, run_before=settled)


def test_without_colour(
    desk: Callable[..., KutipApp], snap_compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(desk(), terminal_size=WIDE, run_before=settled)


@pytest.mark.parametrize("size", [WIDEST, MEDIUM, NARROW], ids=["200", "100", "60"])
def test_room(desk: Callable[..., KutipApp], snap_compare: Compare, size: tuple[int, int]) -> None:
    assert snap_compare(desk(), terminal_size=size, run_before=settled)


async def _selecting(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await pilot.press("right_curly_bracket", "right_curly_bracket", "v", "3", "w")


async def _hinting(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await pilot.press("right_square_bracket", "c")


async def _picking(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await pilot.press("right_square_bracket", "p")


async def _helping(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await pilot.press("question_mark")


@pytest.mark.parametrize("act", [_selecting, _hinting, _picking, _helping])
def test_at_work(desk: Callable[..., KutipApp], snap_compare: Compare, act: object) -> None:
    assert snap_compare(desk(), terminal_size=MEDIUM, run_before=act)


async def _suggested(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await pilot.press("right_square_bracket")


async def _accepting_all(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await pilot.press("A")


@pytest.mark.parametrize("act", [_suggested, _accepting_all])
def test_suggestions(desk: Callable[..., KutipApp], snap_compare: Compare, act: object) -> None:
    assert snap_compare(desk(suggest="60"), terminal_size=(130, 24), run_before=act)


def test_nothing_open(desk: Callable[..., KutipApp], snap_compare: Compare) -> None:
    assert snap_compare(desk(opened=False), terminal_size=MEDIUM, run_before=settled)
