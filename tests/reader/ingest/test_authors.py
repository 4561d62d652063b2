"""The people of a page's article, wherever and however it names them."""

import pytest

from reader.ingest.html import article_from_html
from tests.reader.ingest.pages import json_ld, page

URL = "https://news.example/2020/harbour"


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="author" content="Budi Laras">',
        '<meta property="article:author" content="By Budi Laras">',
        '<meta name="dc.creator" content="Laras, Budi">',
        '<meta name="parsely-author" content="Penulis: Budi Laras">',
        '<meta name="author" content="https://social.example/laraspost">'
        '<meta name="dc.creator" content="Budi Laras">',
        json_ld(headline="x", author={"@type": "Organization", "name": "News Example"})
        + '<meta name="author" content="Budi Laras">'
        + '<meta property="og:site_name" content="News Example">',
        json_ld(headline="x", author="Budi Laras, professor of tides at the University of Port"),
        json_ld(headline="x", author="Budi Laras, Reuters"),
        json_ld(headline="x", author="Budi Laras (bla)"),
        json_ld(headline="x", author="PT. LARAS MEDIA BARU")
        + '<meta name="author" content="Budi Laras">',
        json_ld(headline="x", author="PNN")
        + '<meta name="author" content="Budi Laras">'
        + '<meta property="og:site_name" content="PNN">',
    ],
)
def test_an_author_is_a_person_wherever_it_is_named(head: str) -> None:
    assert article_from_html(page(head=head), URL).authors == ("Budi Laras",)


@pytest.mark.parametrize("named", ["Budi Laras, Tara Finn, and Ida S.A. Batu", "{}, PNN"])
@pytest.mark.parametrize("where", ["meta", "json-ld", "byline"])
def test_several_authors_are_told_apart(named: str, where: str) -> None:
    named = named.format("Budi Laras, Tara Finn, and Ida S.A. Batu")
    heads = {"meta": f'<meta name="author" content="By {named}">'}
    heads["json-ld"] = json_ld(headline="x", author=named)
    before = f"<p>By {named}</p>" if where == "byline" else ""
    article = article_from_html(page(head=heads.get(where, ""), before=before), URL)
    assert article.authors == ("Budi Laras", "Tara Finn", "Ida S.A. Batu")


@pytest.mark.parametrize(
    ("before", "authors"),
    [
        ("<div>By Budi Laras and Tara Finn, 12 October 2020</div>", ("Budi Laras", "Tara Finn")),
        ('<p class="byline">von Budi Laras</p>', ("Budi Laras",)),
        ('<div class="entry-meta">12. Oktober 2020 • Budi Laras • 3 min</div>', ("Budi Laras",)),
        ('<p class="author-name">Budi Laras</p>', ("Budi Laras",)),
        ('<p>Text <a rel="author" href="/x1">Von Budi Laras</a> aus Port</p>', ("Budi Laras",)),
        ('<div><a href="/autoren/11-budi">Budi Laras</a></div><p>Redaktion</p>', ("Budi Laras",)),
        (
            '<p><a href="/autor/1">Budi Laras</a></p><p><a href="/autor/2">Tara Finn</a></p>',
            ("Budi Laras", "Tara Finn"),
        ),
        ('<p><a href="/stories/ani">Budi Laras</a></p>', ()),
        ('<div class="entry-meta"><b>LarasPort</b> <b>October 12, 2020</b></div>', ()),
    ],
)
def test_a_byline_on_the_page_names_the_authors(before: str, authors: tuple[str, ...]) -> None:
    assert article_from_html(page(before=before), URL).authors == authors


def test_a_section_beside_the_hour_is_nobody() -> None:
    menu = '<nav><p><a href="/a">North Port</a></p><p><a href="/b">Money</a></p></nav>'
    line = '<p><a href="/a">North Port</a> 09:31 August 20, 2019</p>'
    assert article_from_html(page(before=menu + line), URL).authors == ()
    assert article_from_html(page(before=line), URL).authors == ("North Port",)
