"""Credits at the end and datelines at the beginning of a report."""

import pytest

from reader.ingest.credit import read_credit
from reader.ingest.dateline import read_dateline
from reader.model import Syndication


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            'Artikel ini telah tayang di PesisirPos.com dengan judul "Ikan "Hilang", Warga Resah"',
            Syndication("PesisirPos.com", 'Ikan "Hilang", Warga Resah'),
        ),
        (
            "Artikel ini telah tayang di PesisirPos.com dengan judul Ikan Hilang, Klik untuk baca:"
            " https://pesisirpos.example/ikan?id=1.",
            Syndication("PesisirPos.com", "Ikan Hilang", "https://pesisirpos.example/ikan?id=1"),
        ),
        (
            "Berita ini sudah tayang sebelumnya di luhurNews pada 3 Mei 2020",
            Syndication("luhurNews"),
        ),
        (
            "This article was originally published on The Tidewater Review. Read the original"
            " article at https://tidewater.example/a.",
            Syndication("The Tidewater Review", "", "https://tidewater.example/a"),
        ),
        (
            "*This story was first published by Northwind News under the headline “Ferry back”.*",
            Syndication("Northwind News", "Ferry back"),
        ),
        (
            "Originally published in the Wexcombe Courier, 3 May",
            Syndication("Wexcombe Courier"),
        ),
        ("Sumber: Kantor Berita Luhur", Syndication("Kantor Berita Luhur")),
    ],
)
def test_where_an_article_first_appeared(line: str, expected: Syndication) -> None:
    assert read_credit(line) == expected


@pytest.mark.parametrize(
    "line", ["Artikel ini panjang sekali.", "This story is not over.", "", "Sumber: "]
)
def test_what_is_no_credit(line: str) -> None:
    assert read_credit(line) is None


@pytest.mark.parametrize(
    ("paragraph", "dateline", "site"),
    [
        ("SUKAWENING, KABARLUHUR.ID — Air surut.", "SUKAWENING, KABARLUHUR.ID —", "KABARLUHUR.ID"),
        (
            "KABARLUHUR.ID, SUKAWENING -- Air surut.",
            "KABARLUHUR.ID, SUKAWENING --",
            "KABARLUHUR.ID",
        ),
        ("BAKU (Meridian Press) — Rain fell.", "BAKU (Meridian Press) —", ""),
        (
            "CASTRAVEL, Oct 27 (Meridian Press) - Rain fell.",
            "CASTRAVEL, Oct 27 (Meridian Press) -",
            "",
        ),
        ("Tirtasari, LUHUR Indonesia -- Langit cerah.", "Tirtasari, LUHUR Indonesia --", ""),
        ("Tirtasari - Langit cerah.", "Tirtasari -", ""),
        ("NEW LANTERN — Rain fell.", "NEW LANTERN —", ""),
    ],
)
def test_a_dateline_is_read_up_to_its_dash(paragraph: str, dateline: str, site: str) -> None:
    found = read_dateline(paragraph)
    assert found is not None
    assert (paragraph[: found.length], found.site) == (dateline, site)
    assert paragraph[found.skip] in "ARL"


@pytest.mark.parametrize(
    "paragraph",
    [
        "Krueger — who spoke first — sat down.",
        "Presiden Tanjung Ratu - Wakilnya diam.",
        "Air sudah surut - kata dia.",
        "“Kami pulang - semuanya,” kata Sari.",
        "Nothing here at all.",
        "- Sari",
        "",
    ],
)
def test_what_is_no_dateline(paragraph: str) -> None:
    assert read_dateline(paragraph) is None
