"""An article as scraped from a news site, annotated with keys alone and taken away as CSV."""

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.model import QuoteType
from tests.widgets.desk import Hands, at_the_desk

SAMPLE = Path(__file__).parents[2] / "sample_articles" / "id-sengketa-selat-arunika.txt"
DIRECT, INDIRECT, MIXED = QuoteType.DIRECT, QuoteType.INDIRECT, QuoteType.MIXED


@dataclass(frozen=True)
class Quote:
    """One attribution: where to go, which words to pick, and what must come of it."""

    go_to: str
    content: str
    cue: str = ""
    source: str = ""
    """The word of the source whose letter is pressed; empty for a clitic or nobody."""
    speaker: str = ""
    type: QuoteType = INDIRECT
    first: str = ""
    """The word that the content begins with; empty for a quotation."""
    fragments: int = 1


QUOTES = (
    Quote("Kami Tidak", "'Kami Tidak Akan Pergi'", type=DIRECT),
    Quote("kubu", "telah melanggarnya", "menuduh", "kubu", "kedua kubu", first="telah"),
    Quote(
        "menuduh kapal",
        "kapal-kapal dari Teluk Wirasa menebar pukat di zona terlarang",
        "menuduh",
        "Sarimau",
        "Persatuan Nelayan Sarimau",
        first="kapal-kapal",
    ),
    Quote(
        "menyatakan jaring",
        "jaring merekalah yang dipotong orang pada malam hari",
        "menyatakan",
        "kelompok",
        "kelompok nelayan Teluk Wirasa",
        first="jaring",
    ),
    Quote(
        "mengatakan sedikitnya",
        "sedikitnya 14 kapal kecil tidak melaut sejak Kamis karena awaknya takut diserang",
        "mengatakan",
        "Kelautan",
        "Dinas Kelautan Provinsi Arunika",
        first="sedikitnya",
    ),
    Quote(
        "bahwa pihaknya",
        "pihaknya sedang menyusun peta zona tangkap yang baru",
        "mengatakan",
        "Wiratama",
        "Mahesa Wiratama",
        first="pihaknya",
    ),
    Quote(
        "memperingatkan",
        "izin kapal yang melanggar dapat dicabut sewaktu-waktu",
        "memperingatkan",
        "Wiratama",
        "Mahesa Wiratama",
        first="izin",
    ),
    Quote(
        "memihak",
        '"Kami tidak memihak siapa pun. Yang kami jaga adalah lautnya,"',
        "kata",
        "Mahesa",
        "Mahesa Wiratama",
        DIRECT,
    ),
    Quote(
        "menilai",
        "peta lama dibuat tanpa bertanya kepada orang yang setiap hari melaut",
        "menilai",
        "Rusli",
        "Daeng Rusli",
        first="peta",
    ),
    Quote(
        "lahir di selat",
        '"Kami lahir di selat ini,";"dan kami tidak akan pergi hanya karena ada garis baru di '
        'atas kertas."',
        "ujar",
        "Rusli",
        "Daeng Rusli",
        DIRECT,
        fragments=2,
    ),
    Quote(
        "Ia mengatakan",
        'pemilik kapal besar selama ini "pura-pura tidak tahu" soal larangan pukat di sekitar '
        "karang",
        "mengatakan",
        "Ia",
        "Daeng Rusli",
        MIXED,
        first="pemilik",
    ),
    Quote(
        "membantah",
        "anggotanya memotong jaring tetangga",
        "membantah",
        "Lasut",
        "Yohana Lasut",
        first="anggotanya",
    ),
    Quote(
        "Kalau memang",
        '"Kalau memang ada bukti, bawa saja ke polisi. Jangan kami terus yang disalahkan,"',
        "ucapnya",
        "",
        "Yohana Lasut",
        DIRECT,
    ),
    Quote(
        "menyebutkan",
        "dua kapal tanpa lampu terlihat mendekati zona terlarang pada Jumat dini hari",
        "menyebutkan",
        "petugas",
        "Seorang petugas patroli",
        first="dua",
    ),
    Quote(
        "memperkirakan",
        "pasokan ikan ke kota akan turun sepertiga jika kapal-kapal kecil tetap bersandar "
        "sampai akhir pekan",
        "memperkirakan",
        "Koperasi",
        "Koperasi Bahari Sarimau",
        first="pasokan",
    ),
)


async def mark(hands: Hands, quote: Quote) -> None:
    """Go to a quote by searching for words of its sentence, and mark it."""
    await hands.press("/")
    await hands.type(quote.go_to)
    await hands.press("enter")
    if quote.first:
        await hands.press("a")
        await hands.pick(quote.first)
    else:
        await hands.press('"')
    for _ in range(quote.fragments - 1):
        await hands.press("+", '"')
    if quote.cue:
        await hands.press("c")
        await hands.pick(quote.cue)
    if quote.source:
        await hands.press("s")
        await hands.pick(quote.source)
        await hands.press("enter")
    elif quote.speaker:
        await hands.press("p", "enter")
    await hands.press("enter")


@pytest.mark.slow
async def test_every_attribution_of_a_scrape_is_marked_by_keys_and_exported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with at_the_desk(tmp_path, SAMPLE.read_text("utf-8")) as hands:
        for quote in QUOTES:
            await mark(hands, quote)
        await hands.settle()
        await hands.press("g", "x", "enter")
        await hands.settle()
        assert hands.desk.exports == 1
    (exported,) = tmp_path.glob("*.csv")
    with exported.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    got = [(r["content"], r["cue"], r["speaker_names"], r["type"]) for r in rows]
    assert got == [(q.content, q.cue, q.speaker, str(q.type)) for q in QUOTES]
    assert len(rows) >= 12
