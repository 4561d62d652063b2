"""Pages that say that there is no article, or lead on to another, are told as such, not added."""

from __future__ import annotations

import pytest

from reader.ingest.errors import IngestError
from reader.ingest.html import article_from_html
from reader.ingest.sources import read_bytes
from tests.reader.ingest.pages import BODY, json_ld, page, paragraphs

URL = "https://news.example/2020/harbour"
GONE = (
    "We looked everywhere, but what you came for has been moved, or was taken down some time ago.",
    "Perhaps you find it when you begin at our front page, or when you search for its title.",
)
HILANG = (
    "Maaf, yang Anda cari mungkin sudah dipindahkan atau dihapus beberapa waktu yang lalu.",
    "Silakan periksa kembali alamatnya, atau kembali ke beranda untuk membaca berita terbaru.",
)


def refused(data: bytes) -> str:
    with pytest.raises(IngestError) as caught:
        article_from_html(data, URL)
    return str(caught.value)


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "Error 404 - Page not found",
        "404 Not Found",
        "Page not found",
        "Sorry, this page could not be found",
        "This article is no longer available",
        "Seite nicht gefunden",
        "Page introuvable",
    ],
)
def test_a_page_that_was_not_found_is_no_article(title: str) -> None:
    assert "no such page" in refused(page(paragraphs(GONE), title=title))


def test_the_title_of_the_tab_says_it_too() -> None:
    head = "<title>Halaman Tidak Ditemukan - Kabar Laras</title>"
    data = page(paragraphs(HILANG), title="Ups!", head=head, lang="id")
    assert "no such page" in refused(data)


@pytest.mark.parametrize(
    "title",
    ["Access Denied", "403 Forbidden", "Just a moment...", "Are you a robot?", "Akses ditolak"],
)
def test_a_page_that_keeps_programs_out_is_no_article(title: str) -> None:
    told = refused(page(paragraphs(GONE), title=title))
    assert "only browsers" in told and "add its text" in told


@pytest.mark.parametrize(
    "title",
    [
        "404 boats came to Port Laras this year",
        "Page not found: the lost diary of a harbour master",
        "Access denied to fishermen at the new quay",
        "Halaman belakang sekolah dijadikan kebun",
        "403 households without water",
    ],
)
def test_an_article_with_such_a_title_is_one(title: str) -> None:
    data = page(head=json_ld(headline=title, datePublished="2020-10-12T08:30:00+07:00"))
    assert article_from_html(data.replace(b"Old harbour opens again", title.encode()), URL)
    long = page(paragraphs(BODY + BODY[:2]), title=title)
    assert article_from_html(long, URL).title == title


def test_a_page_that_leads_on_names_where_to() -> None:
    refresh = '<meta http-equiv="refresh" content="0; url=/2020/harbour-opens?from=old">'
    told = refused(page(paragraphs(GONE), head=refresh))
    assert "leads on to https://news.example/2020/harbour-opens?from=old" in told


@pytest.mark.parametrize(
    "content",
    ["300", "5", f"0;url={URL}", "900;url=/home", "0;url=javascript:alert(1)", "0;url=http://[x"],
)
def test_a_page_that_only_loads_itself_again_is_read(content: str) -> None:
    refresh = f'<meta http-equiv="refresh" content="{content}">'
    article = article_from_html(page(paragraphs(BODY[:3]), head=refresh), URL)
    assert article.title == "Old harbour opens again"


def test_an_article_that_leads_on_after_a_while_is_read() -> None:
    refresh = '<meta http-equiv="refresh" content="20; url=/">'
    data = page(paragraphs((*BODY, *GONE, *GONE)), head=refresh)
    assert article_from_html(data, URL).title == "Old harbour opens again"


def test_an_address_of_its_own_that_is_endless_is_passed_over() -> None:
    endless = f'<link rel="canonical" href="https://news.example/{"a" * 5000}">'
    assert article_from_html(page(head=endless), URL).url == URL


@pytest.mark.parametrize(
    "text",
    [
        "404 Not Found\n\nnginx/1.18.0\n",
        "News\nSport\nPage not found\nSorry, what you look for has moved or never was.\nHome\n",
        "Halaman Tidak Ditemukan\n\n" + "\n".join(HILANG),
    ],
)
def test_a_text_copied_from_a_page_that_was_not_found_is_no_article(text: str) -> None:
    with pytest.raises(IngestError, match=r"pasted text: .*no such page; look for the article"):
        read_bytes(text.encode(), "pasted text")


def test_a_text_copied_from_a_page_that_keeps_programs_out_is_no_article() -> None:
    with pytest.raises(IngestError, match="only browsers"):
        read_bytes(b"Just a moment...\n\nChecking your browser.\n", "pasted text")


@pytest.mark.parametrize(
    "text",
    [
        "404 boats came to Port Laras\n\n" + "\n".join(BODY[:2]),
        "Page not found\nBy Ana Pol\n4 May 2026\n\nA short poem about a lost page.\n",
        "Page not found\n\n" + "\n".join(BODY + BODY[:2]),
        "A note\n\nIt is short.\n",
    ],
)
def test_a_text_with_such_a_title_is_one(text: str) -> None:
    assert read_bytes(text.encode(), "pasted text").article.text == text
