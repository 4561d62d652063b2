"""Pages made to harm: they become an article or one line of refusal, cheaply, without a crash."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.ingest.errors import IngestError
from reader.ingest.html import article_from_html
from reader.ingest.web.tree import MAX_ELEMENTS, MAX_PAGE
from tests.reader.ingest.pages import BODY, json_ld, page, paragraphs

URL = "https://news.example/a"
SEQUENCES = "\x1b]0;owned\x07\x1b[31m\x9b2J\x90q\x9c\u202eevil\u2066\u200b\U000e0041"
KEPT = {"\n"}
DEEP = '{"a":' * 50_000 + "1" + "}" * 50_000
MANY = MAX_ELEMENTS - 500


def unsafe(text: str) -> list[str]:
    return [c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in KEPT]


def test_nothing_a_page_says_reaches_the_terminal_as_a_command() -> None:
    head = json_ld(
        headline="Old harbour" + SEQUENCES,
        author={"name": "Budi" + SEQUENCES + " Laras"},
        editor="Ida" + SEQUENCES + " Stone",
        publisher={"name": "Post" + SEQUENCES},
        datePublished=SEQUENCES + "2020-10-12",
        url="https://news.example/\x1b]0;x\x07",
        inLanguage="en" + SEQUENCES,
    )
    head += f'<link rel="canonical" href="/a{SEQUENCES}">'
    head += f'<meta name="original-source" content="{SEQUENCES}">'
    body = paragraphs(tuple(line + SEQUENCES for line in BODY))
    body += "<p>&#27;]0;owned&#7; &#155;31m &#x202e;and more words of this very sentence.</p>"
    article = article_from_html(page(body, head=head, title="Old" + SEQUENCES), URL)
    fields = (article.text, article.title, article.editor, article.site, article.url)
    for text in (*fields, *article.authors, article.language):
        assert not unsafe(text), text


@pytest.mark.parametrize(
    "head",
    [
        f'<script type="application/ld+json">{"[" * 10_000}{"]" * 10_000}</script>',
        f'<script type="application/ld+json">{DEEP}</script>',
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>',
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":{"a":[1]},"author":'
        '[null,1,true,{"name":["x"]},[[[[]]]]],"datePublished":{},"articleBody":[7]}</script>',
        json_ld(headline="x", author={"@id": "#a"}, **{"@id": "#a"}),
        json_ld(headline="x", author=[{"name": f"Budi Laras {n}"} for n in range(5000)]),
        json_ld(headline="x" * 300_000),
        json_ld(headline="x", articleBody="word " * 100_000),
        json_ld(headline="x", datePublished="9" * 100_000),
        json_ld(headline="x", datePublished="99999999999-99-99T99:99:99+99:99"),
        '<meta name="date" content="9999999999999">',
        '<link rel="canonical" href="http://[">',
        '<link rel="canonical" href="javascript:alert(1)">',
        '<meta property="og:title" content="' + "T - " * 100_000 + '">',
        "<title>" + "T | " * 100_000 + "</title>",
        '<meta charset="no-such-charset"><base href="http://[">',
        "<script>" + "<!--" * 20_000 + "</script>",
    ],
)
def test_broken_data_about_a_page_costs_no_more_than_its_field(head: str) -> None:
    article = article_from_html(page(head=head), URL)
    assert all(line in article.text for line in BODY)
    assert article.url == URL and len(article.title) <= 400 and len(article.authors) <= 20


def test_entities_are_neither_multiplied_nor_read_from_files() -> None:
    laughs = "".join(f'<!ENTITY a{n} "' + f"&a{n - 1};" * 10 + '">' for n in range(1, 12))
    doctype = f'<!DOCTYPE html [<!ENTITY a0 "ha">{laughs}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    data = page(paragraphs(("&a11; &x; is what the first line of it says.", *BODY))).decode()
    article = article_from_html(data.replace("<!doctype html>", doctype).encode(), URL)
    assert "root:" not in article.text and len(article.text) < 2000


@pytest.mark.parametrize("address", ["file:///etc/passwd", "//[::1", "data:text/html,x"])
def test_links_to_files_are_neither_followed_nor_kept(address: str) -> None:
    head = f'<base href="{address}"><link rel="canonical" href="{address}">'
    head += f'<meta property="og:url" content="{address}"><link rel="import" href="{address}">'
    body = f'<iframe src="{address}"></iframe><object data="{address}"></object>{paragraphs()}'
    body += f'<p>The <a href="{address}">whole report</a> is kept in the harbour office.</p>'
    article = article_from_html(page(body, head=head), URL)
    assert article.url == URL and article.syndicated_from is None
    assert "root:" not in article.text


@pytest.mark.parametrize(
    "data",
    [
        b"<p>" + b"a" * (MAX_PAGE + 1),
        b"<html><title>" + b"t" * 100_000_000,
        b"<html><body>" + b"<p>x" * (MAX_ELEMENTS + 1),
    ],
)
def test_a_page_too_large_is_refused_before_it_is_read(data: bytes) -> None:
    with pytest.raises(IngestError, match="too large"):
        article_from_html(data, URL)


TABS = "Ani Laras" + "\\t" * 1_900
AUTHORS = "".join(
    f'<meta name="author" content="i{"(" * 1_980}{n}">'
    f"""<meta name="parsely-page" content='{{"author": "{TABS}{n}"}}'>"""
    for n in range(240)
)
WORST = {
    "authors": paragraphs() + AUTHORS,
    "nested": "<div>" * MANY + "some words",
    "nested inline": "<p>" + "<b>" * MANY + "some words",
    "nested bylines": "<div class=author>" * 200 + "<b>x</b>" * (MANY - 300) + "</div>" * 200,
    "links": '<a href="/x">some words of a link</a> ' * MANY,
    "items": "<ul>" + "<li>An item of the list." * MANY,
    "paragraphs": "".join(f"<p>Sentence number {n} of the article is here." for n in range(MANY)),
    "breaks": "<p>" + "Words in a line of text here.<br>" * MANY,
    "cells": "<table>" + "<tr><td>a cell" * (MANY // 2),
    "one word": "<p>" + "w" * 4_000_000,
    "one line": "<p>" + "word and word. " * 300_000,
    "angles": "<" * 4_000_000,
    "ampersands": "<p>" + "&" * 4_000_000,
    "classes": '<p class="' + "author " * 500_000 + '">A sentence of the article is here.',
    "unclosed": "<a><b><i><p>a" * (MANY // 4),
    "headline": "<h1>" + "H - " * 1_000_000 + "</h1><p>A sentence of the article is here.",
}

MEASURE = """
    import sys
    from pathlib import Path
    from reader.ingest.errors import IngestError
    from reader.ingest.html import article_from_html
    from tests.reader.ingest.pages import page
    from tests.reader.ingest.test_html_hostile import WORST

    article_from_html(page())
    try:
        article_from_html(page(WORST[sys.argv[1]]))
    except IngestError as error:
        print(error)
    status = Path("/proc/self/status")
    if status.exists():
        print(status.read_text().partition("VmHWM:")[2].split()[0])
"""


@pytest.mark.slow
@pytest.mark.parametrize("name", WORST)
def test_the_worst_pages_end_in_bounded_time_and_memory(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(MEASURE), name],
        capture_output=True,
        text=True,
        timeout=120,
        env=dict(os.environ, PYTHONPATH=os.pathsep.join(["", *sys.path])),
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert not done.stderr
    if Path("/proc/self/status").exists():
        assert int(done.stdout.split()[-1]) < 600 * 1024


PARTS = [
    *("<p>", "</p>", "<div class=x>", "</div>", "<h1>", "<article>", "<a href=/>", "</a>", "<br>"),
    *("<table><tr><td>", "<ul><li>", "<script>", "</script>", "<!--", "-->", "&", '"', "<"),
    *("Words of a sentence. ", "\x00", "\ud800", "<blockquote>", "<figure>"),
]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(PARTS) | st.text(max_size=30),
        max_size=60,
    )
)
def test_any_markup_is_an_article_or_a_refusal(parts: list[str]) -> None:
    data = "".join(parts).encode(errors="surrogatepass")
    try:
        article = article_from_html(data, URL)
    except IngestError as error:
        assert "\n" not in str(error)
    else:
        assert article.text and not unsafe(article.title)
        assert all(0 <= b.start < b.end <= len(article.text) for b in article.blocks)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_an_article_or_a_refusal(data: bytes) -> None:
    try:
        article_from_html(data, URL, "text/html; charset=utf-8")
    except IngestError as error:
        assert "\n" not in str(error)
