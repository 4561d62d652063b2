"""A web page becomes an article: its text, its people and its time, and nothing from around it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from reader.ingest.errors import IngestError
from reader.ingest.html import article_from_html
from reader.model import Article, BlockRole, Precision, article_id_of, sha256_of
from reader.text.normalise import normalise
from tests.reader.ingest.pages import BODY, ELSEWHERE, json_ld, page, paragraphs

WIB = timezone(timedelta(hours=7))
URL = "https://news.example/2020/harbour"


def lines(article: Article, *roles: BlockRole) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.role in roles]


def body_of(article: Article) -> list[str]:
    return lines(article, BlockRole.BODY)


def test_the_text_is_headline_and_body_and_nothing_else() -> None:
    article = article_from_html(page(), URL)
    assert article.title == "Old harbour opens again"
    assert lines(article, BlockRole.HEADLINE) == [article.title]
    assert body_of(article) == list(BODY)
    assert article.text == "\n\n".join([article.title, *BODY])
    assert (article.url, article.site, article.language) == (URL, "news.example", "en")


def test_the_article_is_as_one_of_plain_text() -> None:
    article = article_from_html(page(), URL)
    assert article.sha256 == sha256_of(article.text)
    assert article.id == article_id_of(article.sha256)
    assert normalise(article.text) == article.text and article.retrieved is not None
    covered = " ".join(article.text[b.start : b.end] for b in article.blocks)
    assert covered.split() == article.text.split()
    assert [b.start for b in article.blocks] == sorted(b.start for b in article.blocks)


def test_json_ld_gives_the_fields() -> None:
    head = json_ld(
        headline="Old harbour opens again",
        author=[{"@type": "Person", "name": "Budi Laras"}, {"name": "Tara Finn"}],
        editor={"@type": "Person", "name": "Ida Stone"},
        datePublished="2020-10-12T08:30:00+07:00",
        publisher={"@type": "Organization", "name": "The Laras Post"},
    )
    article = article_from_html(page(head=head), URL)
    assert article.authors == ("Budi Laras", "Tara Finn")
    assert (article.editor, article.site) == ("Ida Stone", "The Laras Post")
    assert article.published == datetime(2020, 10, 12, 8, 30, tzinfo=WIB)
    assert article.published_precision is Precision.MINUTE
    assert not article.published_zone_assumed


def test_json_ld_in_a_graph_names_people_by_reference() -> None:
    graph = [
        {"@type": "WebSite", "@id": "#site", "name": "The Laras Post"},
        {"@type": "Person", "@id": "#budi", "givenName": "Budi", "familyName": "Laras"},
        {"@type": ["Thing", "NewsArticle"], "headline": "Old harbour", "author": {"@id": "#budi"}},
    ]
    article = article_from_html(page(head=json_ld(**{"@graph": graph})), URL)
    assert article.authors == ("Budi Laras",)


def test_a_page_in_indonesian_names_writer_editor_and_hour() -> None:
    text = (
        "JAKARTA - Pelabuhan lama dibuka kembali pada hari Senin setelah dua tahun diperbaiki.",
        '"Kami sudah lama menunggu hari ini," kata kepala pelabuhan, Ani Karsa, kepada wartawan.',
        "Sekitar empat puluh kapal masuk bersama air pasang yang pertama pada pagi hari itu.",
    )
    before = "<div>Senin, 12 Oktober 2020 | 08:30 WIB</div>"
    after = "<p>Pewarta: Budi Laras</p><p>Editor: Ida Batu</p>"
    body = paragraphs(text[:2]) + '<p>Baca juga: <a href="/y">Kapal baru tiba</a></p>'
    body += paragraphs(text[2:])
    data = page(body, title="Pelabuhan lama dibuka", lang="en", before=before, after=after)
    article = article_from_html(data, URL)
    assert article.language == "id"
    assert (article.authors, article.editor) == (("Budi Laras",), "Ida Batu")
    assert article.published == datetime(2020, 10, 12, 8, 30, tzinfo=WIB)
    assert lines(article, BlockRole.DATELINE) == ["JAKARTA -"]
    assert lines(article, BlockRole.PROMO) == ["Baca juga: Kapal baru tiba"]
    assert body_of(article) == [text[0].removeprefix("JAKARTA - "), *text[1:]]


@pytest.mark.parametrize(
    ("head", "when", "precision"),
    [
        (
            '<meta property="article:published_time" content="2020-10-12T01:30:00Z">',
            datetime(2020, 10, 12, 1, 30, tzinfo=UTC),
            Precision.MINUTE,
        ),
        (
            json_ld(headline="x", datePublished="2020-10-12"),
            datetime(2020, 10, 12, tzinfo=UTC),
            Precision.DAY,
        ),
        (
            json_ld(headline="x", datePublished="2020-10-12")
            + '<meta name="date" content="2020-10-12T08:30:00+07:00">',
            datetime(2020, 10, 12, 8, 30, tzinfo=WIB),
            Precision.MINUTE,
        ),
        (
            json_ld(headline="x", datePublished="2020-10-12 08:30:00")
            + '<meta name="date" content="2020-10-12T08:30:00+07:00">',
            datetime(2020, 10, 12, 8, 30, tzinfo=WIB),
            Precision.MINUTE,
        ),
        (
            json_ld(headline="x", datePublished="Mon Oct 12 08:30:00 UTC 2020"),
            datetime(2020, 10, 12, 8, 30, tzinfo=UTC),
            Precision.MINUTE,
        ),
        (
            '<meta name="date" content="1602491400">',
            datetime(2020, 10, 12, 8, 30, tzinfo=UTC),
            Precision.MINUTE,
        ),
    ],
)
def test_the_time_is_read_as_exactly_as_it_is_given(
    head: str, when: datetime, precision: Precision
) -> None:
    article = article_from_html(page(head=head), URL)
    assert (article.published, article.published_precision) == (when, precision)


def test_the_day_may_be_in_the_address() -> None:
    article = article_from_html(page(), "https://news.example/2020/10/12/harbour")
    assert article.published is not None and article.published.date().isoformat() == "2020-10-12"
    assert article.published_precision is Precision.DAY


def test_headings_captions_leads_and_promos_have_their_roles() -> None:
    before = '<p class="lead">Two years of work end with a tide of forty boats and a party.</p>'
    figure = "<figure><img src=a.jpg><figcaption>The new quay on Monday.</figcaption></figure>"
    promo = '<p><a href="/z">Why the harbour was closed for two years</a></p>'
    body = paragraphs(BODY[:2]) + figure + "<h2>Forty boats</h2>" + paragraphs(BODY[2:4]) + promo
    article = article_from_html(page(body + paragraphs(BODY[4:]), before=before), URL)
    assert lines(article, BlockRole.STANDFIRST) == [
        "Two years of work end with a tide of forty boats and a party."
    ]
    assert lines(article, BlockRole.CAPTION) == ["The new quay on Monday."]
    assert lines(article, BlockRole.SUBHEADING) == ["Forty boats"]
    assert lines(article, BlockRole.PROMO) == ["Why the harbour was closed for two years"]
    assert body_of(article) == list(BODY)


@pytest.mark.parametrize("name", ["photoGallery", "story-slideshow", "carousel_inner"])
def test_what_stands_under_the_pictures_of_a_gallery_is_no_body(name: str) -> None:
    words = "People watch boat number {} come into the harbour on a cold Monday."
    shown = "".join(f"<div><cite>{words.format(number)}</cite></div>" for number in range(3))
    body = paragraphs(BODY[:2]) + f'<div class="{name}">{shown}</div>' + paragraphs(BODY[2:])
    assert body_of(article_from_html(page(body), URL)) == list(BODY)


def test_a_gallery_that_is_the_whole_article_is_read() -> None:
    data = page(f'<div class="photo-gallery">{paragraphs()}</div>')
    assert body_of(article_from_html(data, URL)) == list(BODY)


def test_a_first_paragraph_that_a_heading_repeats_stays_one() -> None:
    article = article_from_html(page(before=f"<h2>{BODY[0]}</h2>"), URL)
    assert body_of(article) == list(BODY)
    assert article.text.count(BODY[0]) == 1


def _cards(heading: str) -> str:
    summary = "The fleet of the northern villages waits in port {} until the storm is over."
    return "".join(
        f'<div class="card">{heading.format(number)}<p>{summary.format(number)}</p></div>'
        for number in range(4)
    )


def test_other_stories_with_a_summary_each_are_no_body() -> None:
    cards = _cards('<a href="/{0}"><h4>Fishing boats wait for better weather {0}</h4></a>')
    article = article_from_html(page(paragraphs() + f"<h3>Read also</h3>{cards}"), URL)
    assert body_of(article) == list(BODY)
    assert lines(article, BlockRole.SUBHEADING) == []


def test_the_text_under_headings_that_are_links_stays_body() -> None:
    parts = "".join(f'<h2><a href="#{n}">Part {n}</a></h2><p>{BODY[n]}</p>' for n in range(6))
    assert body_of(article_from_html(page(parts), URL)) == list(BODY)


@pytest.mark.parametrize("name", ["reactions", "article-discussion", "disqus_thread", "komentar"])
def test_what_readers_say_is_no_body(name: str) -> None:
    said = ("I was there on Monday and it was a great day.", "They should have done it long ago.")
    body = paragraphs() + f'<div class="{name}">{paragraphs(said)}</div>'
    assert body_of(article_from_html(page(body), URL)) == list(BODY)


def test_posts_from_elsewhere_are_no_body() -> None:
    post = '<blockquote class="twitter-tweet"><p>So proud of our harbour today!</p></blockquote>'
    body = paragraphs(BODY[:3]) + post + paragraphs(BODY[3:])
    assert body_of(article_from_html(page(body), URL)) == list(BODY)


def test_a_line_between_all_paragraphs_is_a_button() -> None:
    body = "".join(f"<p>{line}</p><p>Article content</p>" for line in BODY)
    assert body_of(article_from_html(page(body), URL)) == list(BODY)


def test_line_breaks_make_paragraphs_on_old_pages() -> None:
    article = article_from_html(page(f"<p>{'<br><br>'.join(BODY)}</p>"), URL)
    assert body_of(article) == list(BODY)


def test_an_article_inside_an_element_called_a_sidebar_is_found() -> None:
    data = page(f'<div class="sidebar comments">{paragraphs()}</div>')
    assert body_of(article_from_html(data, URL)) == list(BODY)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ('<meta property="og:title" content="Old harbour opens again - The Laras Post">', ""),
        ("<title>Old harbour opens again | The Laras Post</title>", ""),
        ('<meta property="og:title" content="laraspost.example: Old harbour opens again">', ""),
        ('<meta property="og:title" content="Old harbour opens again – News – Laras Post">', ""),
        (
            '<meta property="og:title" content="A harbour, a tide, a party">',
            "A harbour, a tide, a party",
        ),
        (
            "<title>Harbour news</title>" + json_ld(headline="The harbour of Port Laras is back"),
            "The harbour of Port Laras is back",
        ),
    ],
)
def test_a_title_is_freed_of_the_site_around_it(head: str, title: str) -> None:
    head += '<meta property="og:site_name" content="The Laras Post">'
    article = article_from_html(page(head=head), "https://www.laraspost.example/a")
    assert article.title == (title or "Old harbour opens again")


def test_a_heading_that_is_the_sites_name_is_no_title() -> None:
    before = '<h1><a href="/">Le Courrier du Pêcheur</a></h1>'
    data = page().replace(b"<main>", before.encode() + b"<main>")
    assert article_from_html(data, "https://www.lecourrierdupecheur.example/a").title == OPENS


def test_a_page_without_headings_has_its_title_in_a_large_font() -> None:
    data = page(head="<title>The Laras Post - Serving the Port Since 1889</title>")
    data = data.replace(b"<h1>", b"<font size=6><b>").replace(b"</h1>", b"</b></font><br>")
    assert article_from_html(data, "https://laraspost.example/a").title == OPENS


SHARED = '<meta property="og:title" content="A harbour, a tide, a party">'
SHARED_AGAIN = '<meta name="twitter:title" content="A harbour, a tide, a party">'
OPENS = "Old harbour opens again"
LABELLED = f'<meta property="og:title" content="Analysis: {OPENS}">'
BACK = "The harbour of Port Laras is back"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (SHARED + json_ld(headline=BACK) + f"<title>{OPENS}</title>", BACK),
        (
            SHARED + json_ld(headline=OPENS) + f"<title>{OPENS}</title>",
            "A harbour, a tide, a party",
        ),
        (SHARED + SHARED_AGAIN + json_ld(headline=OPENS) + f"<title>{OPENS}</title>", OPENS),
        (SHARED + json_ld(headline=BACK) + f"<title>{BACK}</title>", BACK),
        (LABELLED + LABELLED.replace("og:", "twitter:") + json_ld(headline=OPENS), OPENS),
        (
            SHARED + json_ld(headline="Harbour") + "<title>Port</title>",
            "A harbour, a tide, a party",
        ),
    ],
)
def test_of_several_titles_the_one_with_most_behind_it_wins(head: str, title: str) -> None:
    assert article_from_html(page(head=head), URL).title == title


def test_a_saved_page_names_its_site_in_its_tab() -> None:
    head = "<title>Old harbour opens again - Laras Post</title>"
    assert article_from_html(page(head=head)).site == "Laras Post"


def test_an_address_of_its_own_replaces_the_one_that_was_fetched() -> None:
    head = '<link rel="canonical" href="/2020/harbour">'
    assert article_from_html(page(head=head), URL + "?utm_source=x").url == URL


def test_an_address_at_another_site_is_where_it_first_appeared() -> None:
    head = '<link rel="canonical" href="https://agency.example/a/harbour">'
    origin = article_from_html(page(head=head), URL).syndicated_from
    assert origin is not None
    assert (origin.site, origin.url) == ("agency.example", "https://agency.example/a/harbour")


def test_a_credit_line_says_where_it_first_appeared() -> None:
    after = '<p>Artikel ini telah tayang di Laras.com dengan judul "Pelabuhan dibuka"</p>'
    origin = article_from_html(page(after=after), URL).syndicated_from
    assert origin is not None
    assert (origin.site, origin.title) == ("Laras.com", "Pelabuhan dibuka")


def test_an_author_that_only_another_story_links_to_is_not_the_authors() -> None:
    other = '<div class="teaser"><a href="/author/tara">Tara Finn</a></div>'
    article = article_from_html(page(after=f"<ul>{ELSEWHERE}{ELSEWHERE}</ul>{other}"), URL)
    assert article.authors == ()


def test_a_time_without_a_zone_is_that_of_the_languages_country() -> None:
    head = '<meta property="article:published_time" content="2026-07-12T08:30:00">'
    body = paragraphs(("Der alte Hafen von Laras ist am Montag wieder eröffnet worden.",) * 2)
    article = article_from_html(page(body, head=head, lang="de-AT"), URL)
    assert article.published == datetime(2026, 7, 12, 6, 30, tzinfo=UTC)
    assert article.published_zone_assumed


@pytest.mark.parametrize(
    ("url", "lang", "hour"),
    [
        ("https://post.co.nz/a", "en", 20),
        ("https://post.example/a", "en-NZ", 20),
        ("https://post.example/a", "en-US", 8),
        ("https://post.com/a", "en", 8),
    ],
)
def test_a_time_without_a_zone_is_that_of_the_sites_country(url: str, lang: str, hour: int) -> None:
    article = article_from_html(page(before="<p>12 July 2026, 8:30am</p>", lang=lang), url)
    assert article.published == datetime(2026, 7, 11 if hour > 8 else 12, hour, 30, tzinfo=UTC)
    assert article.published_zone_assumed


def test_a_microformat_tells_the_time() -> None:
    before = '<abbr class="published" title="2026-07-12T09:00:00Z">12 July 2026</abbr>'
    when = article_from_html(page(before=before), URL).published
    assert when == datetime(2026, 7, 12, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("encoding", "declared", "header"),
    [
        ("utf-8", "", ""),
        ("utf-8", "iso-8859-1", "text/html; charset=iso-8859-1"),
        ("utf-16", "", ""),
        ("utf-8-sig", "windows-1252", ""),
        ("cp1252", "iso-8859-1", ""),
        ("cp1252", "utf-8", "text/html; charset=utf-8"),
        ("cp1251", "", 'text/html; charset="windows-1251"'),
        ("shift_jis", "shift_jis", ""),
        ("iso2022_jp", "iso-2022-jp", ""),
    ],
)
def test_the_charset_is_found(encoding: str, declared: str, header: str) -> None:
    word = {"cp1251": "Привет", "shift_jis": "港の町", "iso2022_jp": "港の町"}.get(
        encoding, "Café à"
    )
    text = page(paragraphs((f"The sign says {word} to all who come.", *BODY))).decode()
    text = text.replace('charset="utf-8"', f'charset="{declared}"' if declared else "")
    article = article_from_html(text.encode(encoding), URL, header)
    assert f"The sign says {word} to all who come." in article.text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"   ",
        b"<html></html>",
        b"<html><body><div id=root></div><script>render()</script></body></html>",
        b"<html><body><ul>" + b'<li><a href="/a">A story to read</a>' * 40,
    ],
)
def test_a_page_without_an_article_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(IngestError) as caught:
        article_from_html(data, URL)
    assert URL in str(caught.value) and "\n" not in str(caught.value)
